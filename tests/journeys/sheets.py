"""What the journeys expect of a sheet, read back from the PDF that the browser was given."""

import pypdfium2

from tests.journeys.visits import Visit

WORDS = ("bridge", "partial crunch", "bird dog", "sit to stand", "banded hamstring")
NAMES = ("Bridge", "Partial crunch", "Bird dog", "Sit to stand", "Banded hamstring stretch")
DOSES = (
    "Right leg only.",  # the side that was chosen for the stretch
    "Do that 3 times in all",  # the sets that were chosen for the bridge
    "10 to 15 times",
    "8 to 10 times",
)


def words_of(pdf: bytes) -> str:
    """All text of a PDF in one line."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.replace("\u00ad", "").split())


def read_sheet(visit: Visit) -> str:
    """Fetch the PDF that the page of a given sheet leads to, and return its words."""
    href = visit.page.locator("#open-pdf").get_attribute("href")
    answer = visit.page.context.request.get(f"{visit.server.address}{href}")
    assert answer.headers["content-type"] == "application/pdf"
    return words_of(answer.body())


def is_whole(text: str, *, patient: str) -> None:
    """Fail unless the sheet names the patient, each exercise, the doses and sides that were chosen."""
    missing = [part for part in (patient, *NAMES, *DOSES) if part not in text]
    assert not missing, f"not on the sheet: {missing}\n{text}"
