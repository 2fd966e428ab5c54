"""What people and programs type that they should not, and what may look like it and is meant."""

from typing import Final

# Refused at the field, with a sentence, and kept in it.
REFUSED: Final = {
    "a NUL": "Mar\x00garet",
    "a zero-width space": "Mar\u200bgaret",
    "a bidi override": "Mar\u202egaret",
    "a bidi isolate": "Mar\u2066garet",
    "a byte order mark": "Mar\ufeffgaret",
    "a line separator": "Mar\u2028garet",
    "an escape sequence": "Mar\x1b[31mgaret",
    "a flood of marks": "M" + "\u0301" * 30,
    "a flood of enclosing marks": "M" + "\u20dd" * 30,
    "a private letter": "Mar\ue000garet",
    "a letter that is none": "Mar\U000e0080garet",
    "a word of 3,000 letters": "m" * 3000,
    "20,000 letters": "word " * 4000,
}
# Words like others: kept as they are, shown and printed as they are.
MEANT: Final = {
    "markup": "<script>alert(1)</script>",
    "an attribute": '" onmouseover="alert(1)',
    "a template": "{{ 7*7 }}{% load x %}",
    "a link to a file": "<link rel=attachment href=/etc/passwd>",
    "a picture from elsewhere": "<img src=http://169.254.169.254/x>",
    "a style": "</style>@import url(//evil.example)",
    "a formula": '=HYPERLINK("x")',
    "a query": "'; DROP TABLE patients; --",
    "an entity": "&lt;b&gt; &amp; &#0;",
}
# Names of people, in their own letters.
NAMES: Final = {
    "Arabic": "مارغريت الأحمد",
    "Hebrew": "מרגרט כהן",
    "Chinese": "王小明",
    "Devanagari": "मार्गरेट",
    "Vietnamese": "Nguyễn Thị Ánh",
    "Persian with a joiner": "علی‌رضا",
}
NOT_WHOLE: Final = (
    *("-1", "1000000000", "1e9", "NaN", "Infinity", "-Infinity", "3;DROP TABLE", "10.5", "10,5", "0x10", "1_0", "+5"),
    *("٣", "３", "½", "²", "ten", "10 kg", "\x00", "5 5", "9" * 5000, "<b>5</b>", "{{ 7*7 }}", "\u200b5"),
)
