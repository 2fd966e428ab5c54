"""The last look finds what must not reach a patient, and is quiet about a good sheet."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from prescriptions.handouts.document import HandoutDocument, PrintSize
from prescriptions.handouts.parts import ExerciseCard, PainRule
from prescriptions.handouts.pdf import Pdf
from prescriptions.handouts.preflight import LEAST_EDGE_MM, About, Level, PreflightFinding, check, read_back
from tests.handouts.conftest import Print
from tests.handouts.samples import EIGHT, EXERCISES, MARGARET, sample


def _grave(document: HandoutDocument, pdf: Pdf) -> list[PreflightFinding]:
    return [found for found in check(document, pdf) if found.level is not Level.NOTE]


def _card(document: HandoutDocument) -> ExerciseCard:
    card = document.cards[0]
    assert isinstance(card, ExerciseCard)
    return card


def test_nothing_is_wrong_with_the_sample(variant: tuple[HandoutDocument, Pdf]) -> None:
    document, printed = variant

    findings = check(document, printed)

    assert [found.message for found in findings] == [f"The sheet has {printed.pages} pages."]


def test_no_word_is_nearer_to_an_edge_than_a_printer_reaches(variant: tuple[HandoutDocument, Pdf]) -> None:
    nearest = min(page.edge for page in read_back(variant[1].content))

    assert nearest > LEAST_EDGE_MM


@pytest.mark.parametrize("slugs", [EIGHT[:1], EIGHT[:5], EIGHT])
@pytest.mark.parametrize("size", PrintSize)
def test_one_five_and_eight_exercises_are_printed_whole(
    slugs: tuple[str, ...], size: PrintSize, print_sheet: Print
) -> None:
    document = sample(slugs=slugs, print_size=size, weeks=1)

    assert _grave(document, print_sheet(document)) == []


@pytest.mark.parametrize("size", [PrintSize.LARGE, PrintSize.EXTRA_LARGE])
def test_every_exercise_of_the_library_fits_its_pages(size: PrintSize, print_sheet: Print) -> None:
    slugs = tuple(sorted(path.stem for path in EXERCISES.glob("*.yaml")))
    document = sample(slugs=slugs, print_size=size, advice=False, weeks=1)

    assert len(slugs) >= 26
    assert _grave(document, print_sheet(document)) == []


@pytest.mark.parametrize(
    "name",
    [
        "Wilhelmina Alexandrina Featherstonehaugh-Cholmondeley-Marjoribanks",
        "Hubert Blaine Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe",
    ],
)
def test_a_long_name_is_whole_on_every_page(name: str, print_sheet: Print) -> None:
    document = sample(slugs=EIGHT[:2], identity=replace(MARGARET, name=name), weeks=1)

    assert _grave(document, print_sheet(document)) == []


def test_a_dose_that_was_changed_after_printing_is_found(print_sheet: Print) -> None:
    document = sample(slugs=("bridge",), weeks=1)
    printed = print_sheet(document)
    card = replace(_card(document), dose_text=("Lift 80 times.",))

    found = _grave(replace(document, cards=(card, *document.cards[1:])), printed)

    assert [(one.level, "Lift 80 times." in one.message) for one in found] == [(Level.ERROR, True)]


def test_a_missing_page_is_found(print_sheet: Print) -> None:
    document = sample(slugs=("bridge",), weeks=1)
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(BytesIO(print_sheet(document).content)).pages[:-1]:
        writer.add_page(page)
    shorter = BytesIO()
    writer.write(shorter)

    found = _grave(document, Pdf(content=shorter.getvalue(), pages=1))

    assert {one.level for one in found} == {Level.ERROR}


def test_another_patients_sheet_is_found(print_sheet: Print) -> None:
    document = sample(slugs=("bridge",), weeks=1)
    other = sample(slugs=("bridge",), weeks=1, identity=replace(MARGARET, name="Ann Lee"))

    found = _grave(document, print_sheet(other))

    assert "page 1" in {one.where for one in found if "whose sheet" in one.message}


def test_an_exercise_that_does_not_fit_on_a_page_is_found(print_sheet: Print) -> None:
    document = sample(slugs=("bridge", "cat-cow"), weeks=1)
    card = replace(_card(document), note="Rest when you need to. " * 120)

    found = _grave(*_printed_with(document, card, print_sheet))

    assert [(one.level, one.where) for one in found] == [(Level.WARNING, "exercise 1")]


def test_a_goal_that_pushes_the_emergency_signs_off_page_1_is_found(print_sheet: Print) -> None:
    document = replace(sample(slugs=("bridge",), weeks=1), goal="Walk to the shops and back. " * 40)

    found = _grave(document, print_sheet(document))

    assert [one.message.split(".")[0] for one in found] == ["The emergency signs are not all on page 1"]


def test_a_word_that_runs_off_the_paper_is_found(print_sheet: Print) -> None:
    document = sample(slugs=("bridge",), weeks=1)
    writer = pypdf.PdfWriter(clone_from=BytesIO(print_sheet(document).content))
    writer.pages[0].add_transformation((1, 0, 0, 1, 200, 0))
    moved = BytesIO()
    writer.write(moved)

    found = _grave(document, Pdf(content=moved.getvalue(), pages=len(writer.pages)))

    assert (Level.ERROR, "page 1") in {(one.level, one.where) for one in found if "off the paper" in one.message}


def test_an_exercise_without_a_picture_is_found(print_sheet: Print) -> None:
    document = sample(slugs=("bridge",), weeks=1)
    card = replace(_card(document), pictures=())

    found = _grave(*_printed_with(document, card, print_sheet))

    assert [one.message for one in found] == [
        "“Bridge” has no picture. Patients follow pictures better than words alone."
    ]


def test_an_open_question_about_a_dose_is_an_error(print_sheet: Print) -> None:
    document = sample(slugs=("bridge",), weeks=1)

    found = check(document, print_sheet(document), open_questions={1: ["Say on which days."]})

    asked = PreflightFinding(Level.ERROR, "Bridge: Say on which days.", "exercise 1", About.QUESTION, 1)
    assert asked in found


def test_the_line_for_people_in_much_pain_is_printed(print_sheet: Print) -> None:
    document = sample(slugs=("bridge",), weeks=1)
    pain: PainRule = replace(document.pain, usual="Is your usual pain 4 or more? Then up to 2 more is fine.")

    whole = replace(document, pain=pain)

    assert _grave(whole, print_sheet(whole)) == []


def _printed_with(document: HandoutDocument, card: ExerciseCard, print_sheet: Print) -> tuple[HandoutDocument, Pdf]:
    changed = replace(document, cards=(card, *document.cards[1:]))
    return changed, print_sheet(changed)
