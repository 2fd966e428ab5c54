"""Printing is the same every time, loads nothing from outside, and refuses what would print wrongly."""

import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from prescriptions.handouts import pdf
from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize
from prescriptions.handouts.parts import AdviceCard, DocumentError, DoNot, ExerciseCard
from prescriptions.handouts.pdf import Pdf, RenderProblem
from prescriptions.handouts.preflight import LEAST_EDGE_MM, Level, check, read_back, squeeze
from prescriptions.handouts.scripts import runs_right_to_left
from tests.handouts.conftest import Print, Printed
from tests.handouts.samples import MARGARET, NAMES, ROOT, drawings, sample

PRINT_ELSEWHERE = """
import hashlib, django
django.setup()
from prescriptions.handouts import pdf
from tests.handouts.samples import drawings, sample
print(hashlib.sha256(pdf.render(sample(slugs=("cat-cow",), weeks=1), drawings()).content).hexdigest())
"""


def _small() -> HandoutDocument:
    return sample(slugs=("cat-cow",), weeks=1)


def _text(content: bytes) -> str:
    return "".join(page.text for page in read_back(content))


def test_the_same_document_prints_to_the_same_bytes(print_sheet: Print) -> None:
    first = print_sheet(_small())
    print_sheet(sample(print_size=PrintSize.LARGE, slugs=("bridge",)))

    assert print_sheet(_small()).content == first.content


def test_another_process_prints_the_same_bytes(print_sheet: Print, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings.test")
    elsewhere = subprocess.run(
        [sys.executable, "-c", PRINT_ELSEWHERE], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert elsewhere.stdout.strip() == sha256(print_sheet(_small()).content).hexdigest()


def test_another_version_prints_other_bytes(print_sheet: Print) -> None:
    document = _small()

    assert print_sheet(replace(document, version=2)).content != print_sheet(document).content


def test_black_and_white_holds_no_colour(print_sheet: Print) -> None:
    sheet = print_sheet(sample(slugs=("bridge",), black_and_white=True))
    colours = set()
    for page in pypdf.PdfReader(BytesIO(sheet.content)).pages:
        content = page.get_contents()
        assert content is not None
        colours |= {tuple(parts) for parts, operator in content.operations if operator in {b"rg", b"RG"}}

    assert colours
    assert [colour for colour in colours if len(set(colour)) > 1] == []


@pytest.mark.parametrize("name", [NAMES[0], NAMES[2], NAMES[5], NAMES[8], NAMES[10]])
def test_names_in_other_scripts_are_printed_letter_by_letter(name: str, print_sheet: Print) -> None:
    names = [other for other in NAMES if other != name and not runs_right_to_left(other)]
    document = replace(_named(name), goal=", ".join(names))

    sheet = print_sheet(document)

    said = _text(sheet.content)
    assert said.count(squeeze(name)) == 1 + sheet.pages
    assert [other for other in names if squeeze(other) not in said] == []
    assert _graver_than_a_note(document, sheet) == []


@pytest.mark.parametrize(("name", "font"), [("محمد عبد الله", "Noto-Sans-Arabic"), ("שרה כהן", "Noto-Sans-Hebrew")])
def test_names_from_right_to_left_are_printed_in_their_font_and_move_nothing(
    name: str, font: str, print_sheet: Print, tmp_path: Path
) -> None:
    document = _named(name)
    path = tmp_path / "sheet.pdf"

    sheet = print_sheet(document)

    path.write_bytes(sheet.content)
    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert [used for used in _fonts(sheet.content) if used.endswith(font)]
    assert _graver_than_a_note(document, sheet) == []
    title, foot = (re.sub("[\u202a-\u202e\u2066-\u2069]", "", line) for line in (document.title, document.running[0]))
    bare = re.sub("[\u202a-\u202e\u2066-\u2069]", "", read).replace("\u00a0", " ")
    assert title in bare
    assert bare.count(foot) == sheet.pages


def test_a_letter_that_no_font_holds_is_named(print_sheet: Print) -> None:
    with pytest.raises(RenderProblem, match=r"No font .* holds the letter “\U00012F90” \(U\+12F90\)"):
        print_sheet(_named("Ana \U00012f90"))


def test_a_missing_picture_is_named() -> None:
    pictures = {key: svg for key, svg in drawings().items() if key != "cat-cow-2"}

    with pytest.raises(RenderProblem, match='The picture "cat-cow-2" is missing'):
        pdf.render(_small(), pictures)


@pytest.mark.parametrize("broken", ["<svg", "not a drawing", "<svg xmlns='http://www.w3.org/2000/svg'><use/>"])
def test_a_broken_picture_is_refused_each_time(broken: str) -> None:
    pictures = {**drawings(), "cat-cow-2": broken}

    for _ in range(2):
        with pytest.raises(RenderProblem, match="A picture of the sheet cannot be drawn"):
            pdf.render(_small(), pictures)


def test_a_missing_font_says_which_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "FONT_FOLDER", Path("/nowhere"))

    with pytest.raises(RenderProblem, match=r"NotoSans-Regular\.ttf .* Install the package fonts-noto-core\."):
        pdf.render(_small(), drawings())


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "http://127.0.0.1:9/x.svg", "picture:unknown", "ftp://127.0.0.1/x", "data:text/plain,x"],
)
def test_a_drawing_that_loads_something_is_refused(address: str) -> None:
    image = f'<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{address}" width="9" height="9"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{image}</svg>'

    with pytest.raises(RenderProblem):
        pdf.render(_small(), {**drawings(), "cat-cow-2": drawing})


@pytest.mark.parametrize(
    "goal",
    [
        "<script>alert(1)</script> & <b>bold</b>",
        "</style><img src=x> \"quoted\" 'twice'",
        "{{ sheet.identity.name }} {% include 'x' %}",
    ],
)
def test_markup_in_a_text_is_printed_as_it_was_typed(goal: str, print_sheet: Print) -> None:
    sheet = print_sheet(replace(_small(), goal=goal))

    assert squeeze(goal) in _text(sheet.content)


def test_a_nul_is_refused_before_it_can_be_printed() -> None:
    with pytest.raises(DocumentError, match=r"HandoutDocument\.goal .* \(U\+0000\)"):
        replace(_small(), goal="Walk\x00")


@pytest.mark.parametrize("size", PrintSize)
def test_a_word_of_3000_letters_breaks_and_stays_on_the_paper(size: PrintSize, print_sheet: Print) -> None:
    word = "walk" * 750
    document = sample(slugs=("cat-cow", "sit-to-stand"), weeks=1, print_size=size)
    card = document.cards[0]
    assert isinstance(card, ExerciseCard)
    long = replace(
        card,
        purpose=word,
        steps=(word, *card.steps),
        feel=word,
        do=(word,),
        do_not=(DoNot(say=word, why=word),),
        easier=word,
        note=word,
    )

    pages = read_back(print_sheet(replace(document, cards=(long, *document.cards[1:]))).content)

    whole = "".join(page.text for page in pages)
    assert whole.count("walk") >= 8 * 750 - len(pages)
    assert min(page.edge for page in pages) > LEAST_EDGE_MM


def _named(name: str) -> HandoutDocument:
    return sample(slugs=("cat-cow",), weeks=1, identity=replace(MARGARET, name=name))


def _graver_than_a_note(document: HandoutDocument, sheet: Pdf) -> list[str]:
    return [found.message for found in check(document, sheet) if found.level is not Level.NOTE]


def _fonts(content: bytes) -> set[str]:
    fonts: Any = pypdf.PdfReader(BytesIO(content)).pages[0]["/Resources"]
    return {str(font.get_object()["/BaseFont"]) for font in fonts["/Font"].values()}


@pytest.mark.parametrize(
    ("size", "paper", "pages"),
    [
        (PrintSize.STANDARD, Paper.A4, 5),
        (PrintSize.STANDARD, Paper.LETTER, 5),
        (PrintSize.LARGE, Paper.A4, 10),
        (PrintSize.EXTRA_LARGE, Paper.A4, 18),
    ],
)
def test_five_exercises_and_advice_take_no_more_pages_than_they_need(
    size: PrintSize, paper: Paper, pages: int, printed: Printed
) -> None:
    assert printed[size, paper][1].pages <= pages


def test_a_standard_sheet_opens_with_the_plan_the_signs_and_the_pain_rule(printed: Printed) -> None:
    for paper in Paper:
        document, sheet = printed[PrintSize.STANDARD, paper]
        first = read_back(sheet.content)[0].text

        assert squeeze(document.glance.heading) in first
        assert squeeze(document.pain.zones[-1].action) in first


def test_what_not_to_do_stands_on_the_page_of_the_steps(variant: tuple[HandoutDocument, Pdf]) -> None:
    document, printed = variant
    pages = [page.text for page in read_back(printed.content)]

    for card in document.cards:
        if isinstance(card, ExerciseCard):
            together = [*card.steps, *(warning.say for warning in card.do_not)]
            assert [page for page in pages if all(squeeze(line) in page for line in together)]


def test_whom_to_call_stands_on_the_page_of_the_last_week(variant: tuple[HandoutDocument, Pdf]) -> None:
    document, printed = variant
    last = read_back(printed.content)[-1].text
    assert document.diary is not None

    assert squeeze(document.ending.call) in last
    assert squeeze(document.diary.weeks[-1].start) in last


def test_a_sheet_of_advice_alone_is_printed(print_sheet: Print) -> None:
    document = sample(slugs=())

    sheet = print_sheet(document)

    assert isinstance(document.cards[0], AdviceCard)
    assert sheet.pages <= 3
