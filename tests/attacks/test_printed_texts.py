"""What was typed, on paper: each letter as it was typed, nothing run, nothing fetched, nothing cut off."""

import io
import socket
from dataclasses import replace
from typing import Final, NoReturn

import pypdf
import pypdfium2
import pytest
from django.urls import reverse

from accounts.models import Clinic, User
from exercises.actions import content_of, publish, save_draft
from prescriptions.actions.handouts import proof
from prescriptions.handouts import html, text
from prescriptions.handouts.pdf import RenderProblem
from prescriptions.models import Patient, Routine
from tests.attacks.texts import MEANT, NAMES
from tests.conftest import SignIn
from tests.stock import STANDARD

LONG: Final = "Antidisestablishmentarianism" * 3
EVERY_EDGE_MM: Final = 4


def printed(routine: Routine, by: User) -> bytes:
    """The routine as it is now, as PDF."""
    now = Routine.objects.select_related("patient", "clinic").get(pk=routine.pk)
    return proof(routine=now, options=STANDARD, by=by).pdf.content


def read(pdf: bytes) -> str:
    """Every letter of a sheet, without the spaces between them: a long word may go on in the next line."""
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return squeezed("".join(page.get_textpage().get_text_bounded() for page in pages))


def squeezed(words: str) -> str:
    return "".join(words.replace("\ufffe", "").replace("\u00ad", "").split())


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object, **_options: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.fixture
def poisoned(routine: Routine, clinic: Clinic, margaret: Patient, dana: User) -> dict[str, str]:
    """Puts a dangerous text into every place that is printed, and returns them."""
    bridge = clinic.exercises.select_related("current").get(slug="bridge")
    assert bridge.current
    evil = replace(
        content_of(bridge.current),
        name="<b>Bridge</b> {{ 7*7 }}",
        purpose=MEANT["a link to a file"],
        start=MEANT["a picture from elsewhere"],
        steps=(MEANT["markup"], MEANT["a style"]),
        feel=MEANT["an attribute"],
        breathing="<base href=//evil.example><object data=x><embed src=x><iframe src=x>",
        easier="<svg onload=alert(1)><!ENTITY a 'b'>",
        harder="expression(alert(1)) url(file:///etc/passwd)",
    )
    version = publish(version=save_draft(clinic=clinic, exercise=bridge, content=evil, by=dana), by=dana)
    routine.items.filter(version__exercise=bridge).update(version=version, note="&lt;u&gt; ]]> --> %00")
    routine.items.filter(advice__isnull=False).update(note="<a href=javascript:alert(1)>x</a>")
    names = {"given_name": "<i>M</i>", "family_name": "{% load x %}", "number": '" onclick="x'}
    Patient.objects.filter(pk=margaret.pk).update(**names)
    Routine.objects.filter(pk=routine.pk).update(goal="@import 'file:///etc/passwd'; </style>")
    letterhead = {"name": "Harbour </title><script>x</script>", "hours": "<link rel=stylesheet href=//evil.example>"}
    Clinic.objects.filter(pk=clinic.pk).update(**letterhead)
    said = {
        name: getattr(evil, name) for name in ("name", "purpose", "start", "feel", "breathing", "easier", "harder")
    }
    return said | {
        "steps": " ".join(evil.steps[:1]),
        "note": "&lt;u&gt; ]]> --> %00",
        "advice": "<a href=javascript:alert(1)>x</a>",
        "goal": "@import 'file:///etc/passwd'; </style>",
        "patient": "<i>M</i> {% load x %}",
        "number": '" onclick="x',
        "clinic": "Harbour </title><script>x</script>",
        "hours": "<link rel=stylesheet href=//evil.example>",
    }


def test_dangerous_texts_are_printed_as_they_were_typed_and_do_nothing(
    poisoned: dict[str, str], routine: Routine, amira: User, no_network: None
) -> None:
    pdf = printed(routine, amira)
    letters = read(pdf)

    assert [where for where, words in poisoned.items() if squeezed(words) not in letters] == []
    file = pypdf.PdfReader(io.BytesIO(pdf))
    assert file.attachments == {}
    for forbidden in (b"/JavaScript", b"/JS ", b"/URI", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"root:x:0"):
        assert forbidden not in pdf
        assert forbidden.decode() not in str(file.trailer["/Root"])
    assert not any("/Annots" in page for page in file.pages)


def test_dangerous_texts_are_escaped_on_the_web_page_and_kept_in_plain_text(
    poisoned: dict[str, str], routine: Routine, amira: User
) -> None:
    now = Routine.objects.select_related("patient", "clinic").get(pk=routine.pk)
    sheet = proof(routine=now, options=STANDARD, by=amira).sheet

    page, plain = html.screen(sheet.document, sheet.pictures), text.render(sheet.document)

    for words in poisoned.values():
        assert words not in page or "<" not in words
        assert words in plain
    for tag in ("<script", "<iframe", "<object", "<embed", "<base", "<link", "<a href", 'onclick="x'):
        assert tag not in page


def test_the_properties_of_a_sheet_name_nobody(routine: Routine, amira: User) -> None:
    properties = str(pypdf.PdfReader(io.BytesIO(printed(routine, amira))).metadata)

    assert [word for word in ("Margaret", "Osei", "4829", "1955", "Amira") if word in properties] == []


def test_long_words_are_printed_whole_and_stay_on_the_paper(routine: Routine, margaret: Patient, amira: User) -> None:
    typed = {"given_name": LONG[:80], "family_name": "W" * 39}
    Patient.objects.filter(pk=margaret.pk).update(number="8" * 30, **typed)
    Routine.objects.filter(pk=routine.pk).update(goal="m" * 160)
    routine.items.update(note="i" * 200)

    pdf = printed(routine, amira)

    letters = read(pdf)
    for words in (*typed.values(), "8" * 30, "m" * 160, "i" * 200):
        assert words in letters
    for page in pypdfium2.PdfDocument(pdf):
        inside = page.get_width() - EVERY_EDGE_MM * 72 / 25.4
        boxes = page.get_textpage()
        rights = [boxes.get_rect(number)[2] for number in range(boxes.count_rects())]
        assert max(rights, default=0) <= inside


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_is_printed_in_its_own_letters_or_refused_in_words(
    kind: str, routine: Routine, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    """Never a box in place of a letter. Right-to-left letters may be read back in another order."""
    Patient.objects.filter(pk=margaret.pk).update(given_name=NAMES[kind], family_name="Vane")
    answer = sign_in(amira).get(reverse("routine-check", args=[routine.pk]))
    assert answer.status_code == 200
    problem = answer.context["problem"]
    if problem:
        assert problem.startswith("No font on this computer holds the letter")
        with pytest.raises(RenderProblem, match="No font on this computer"):
            printed(routine, amira)
    else:
        assert "Vane" in read(printed(routine, amira))


def test_the_emergency_box_cannot_be_posted_away(routine: Routine, amira: User, sign_in: SignIn) -> None:
    Routine.objects.filter(pk=routine.pk).update(revision=routine.revision + 1)
    data = {
        "print_size": "standard",
        "paper": "a4",
        "language": "en",
        "revision": routine.revision + 1,
        "safety": "",
        "signs": "[]",
        "emergency_number": "0",
        "document": "{}",
        "cover": "",
        "pain": "",
    }

    answer = sign_in(amira).post(reverse("routine-check", args=[routine.pk]), data)

    assert answer.status_code == 302
    letters = read(bytes(routine.handouts.get(version=2).pdf))
    assert "999" in letters
    assert squeezed("Numbness") in letters or squeezed("numb") in letters.lower()
