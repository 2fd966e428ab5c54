"""The handout as HTML: one markup for the screen and for print. Looks are decided here; templates hold no rule."""

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from math import ceil
from pathlib import Path
from string import Template
from typing import TypeVar, cast

from django.template.loader import get_template
from django.utils.safestring import mark_safe

from prescriptions.handouts.cards import Layout, is_roomy, layouts, pictures_of
from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize
from prescriptions.handouts.document import Layout as SheetLayout
from prescriptions.handouts.feet import deeper
from prescriptions.handouts.fitting import Setting, look_of
from prescriptions.handouts.pairs import Block, DiaryPairs, Kind, Pair, Place, blocks, diary_pairs, ending
from prescriptions.handouts.palette import COLOURS, grey
from prescriptions.handouts.parts import AdviceCard, Card, DiaryRow, ExerciseCard, Picture
from prescriptions.handouts.placing import Arrangement, Figure
from prescriptions.handouts.reading import listed_donts
from prescriptions.handouts.rows import MANY_LINES, has_low_boxes, lines_at_a_glance
from prescriptions.handouts.strips import grid, rests, told

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "handouts"
NO_BREAK_SPACE = "\u00a0"
WIDE_SPACE = "\u2002"
FOOT_MM = 18
"""Millimetres of the margin at the foot, with its two lines."""
WIDE_TITLE = 38
"""Characters from which the title is set a little smaller, to stay on one line."""
LONG_TITLE = 64
"""Characters from which the title is set smaller: it would take three lines or more."""
SIGN_LINE = 44
"""Characters in one line of the two columns of signs, at 14 pt."""


_NUMBER_AND_WORD = re.compile(r"(?<=\d) (?=\w)")
_SPAN = re.compile(r"(?<=\d\u00a0)(\w{1,3}) (?=\d)")

PictureSource = Callable[[Picture, bool], str]
"""Address of a picture for its `src`. The flag asks for the small drawing with heavier lines."""

T = TypeVar("T")


@dataclass(frozen=True)
class CardView:
    """A card with what its template needs beside the words."""

    card: Card
    advice: bool
    figures: tuple[Figure, ...]
    column: str
    shape: str
    roomy: bool
    cues: Layout
    donts: str


@dataclass(frozen=True)
class DiaryLine:
    """A line of the diary: its rest days as a drawing, if it has any, and its days to tick in words."""

    row: DiaryRow
    rests: str
    told: str


@dataclass(frozen=True)
class BlockView:
    """A block of a sheet in two languages, each pair with its drawing."""

    place: Place
    rows: tuple[tuple[Pair, Figure | None], ...]


@dataclass(frozen=True)
class PairsView:
    """A sheet in two languages. `language` is that of the second one."""

    language: str
    right_to_left: bool
    blocks: tuple[BlockView, ...]
    diary: DiaryPairs | None
    diary_rows: tuple[tuple[Pair, DiaryLine], ...]
    ending: Block


def render(document: HandoutDocument, source: PictureSource, *, with_style: bool = True) -> str:
    """The sheet as a whole HTML page.

    `source` gives the address of each picture; `with_style` puts the style sheet into the page
    (the PDF brings its own, read once).
    """
    bound = keep_numbers_with_their_words(document)
    context = {
        "sheet": bound,
        "labels": bound.labels,
        "title": "long" if len(bound.title) > LONG_TITLE else "wide" if len(bound.title) > WIDE_TITLE else "",
        "person_lines": bound.running,
        "page_words": document.page_words,
        "glance": [(row, _small_figure(row.picture, source)) for row in bound.glance.rows],
        "stopped": [(row, _small_figure(row.picture, source)) for row in bound.glance.stopped],
        "tight": bound.print_size is PrintSize.STANDARD and lines_at_a_glance(bound.glance) >= MANY_LINES,
        "signs": _halves(bound.safety.signs),
        "soon": _halves(bound.safety.soon),
        "cards": [
            _card_view(card, layout, bound, source) for card, layout in zip(bound.cards, layouts(bound), strict=True)
        ],
        "question_lines": range(bound.questions.lines if bound.questions else 0),
        "diary_lines": _diary_lines(bound),
        "low": _is_low(bound),
        "answers": WIDE_SPACE.join(bound.diary.answers) if bound.diary else "",
        "pairs": _pairs_view(bound, source) if bound.beside else None,
        "style": mark_safe(stylesheet(document) + _screen_style()) if with_style else "",  # noqa: S308  (our own files)
    }
    return get_template("handouts/handout.html").render(context)


def screen(document: HandoutDocument, pictures: Mapping[str, str]) -> str:
    """The sheet as one page for the screen, its drawings inside it. `pictures` maps each picture's key to its SVG."""

    def source(picture: Picture, heavier: bool) -> str:
        svg = small(pictures[picture.key]) if heavier else pictures[picture.key]
        return as_data(grey(svg) if document.black_and_white else svg)

    return render(document, source)


@cache
def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _screen_style() -> str:
    return Template(_read("screen.css")).substitute(COLOURS)


def stylesheet(document: HandoutDocument) -> str:
    """The style sheet for the paper, the print size and the ink of this document."""
    sheets = _sheets(document.paper, document.print_size, document.layout)
    names = (*sheets, *(["paired.css"] if document.beside else []))
    return _stylesheet(names, document.black_and_white, deeper(document))


def _sheets(paper: Paper, size: PrintSize, layout: SheetLayout) -> tuple[str, ...]:
    """The style sheets of a look: the common one, then differences."""
    names = [layout.value] if layout is SheetLayout.LIST else [size.value] if size is not PrintSize.STANDARD else []
    letter = ["-".join(["letter", *names])] if paper is Paper.LETTER else []
    return tuple(f"{name}.css" for name in ("sheet", *names, *letter))


@cache
def _stylesheet(names: tuple[str, ...], black_and_white: bool, deeper_foot: float) -> str:
    css = Template("".join(_read(name) for name in names)).substitute(COLOURS)
    if deeper_foot:
        css += f"@page {{ margin-bottom: {FOOT_MM + deeper_foot:.1f}mm }}"
    if black_and_white:
        css = grey(css)
    css = css.replace("grid:days", as_data(grey(grid()) if black_and_white else grid()))
    return re.sub(r"icon:([a-z]+)", lambda match: _icon(match[1], black_and_white), css)


def _icon(name: str, black_and_white: bool) -> str:
    svg = _read(f"icons/{name}.svg")
    return as_data(grey(svg) if black_and_white else svg)


def as_data(svg: str) -> str:
    """A drawing as a data: address."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def small(svg: str) -> str:
    """A drawing for the plan at a glance: lines 1.7 times heavier, so that they live through a copier."""
    return re.sub(r'stroke-width="([\d.]+)"', lambda match: f'stroke-width="{float(match[1]) * 1.7:g}"', svg)


def _halves(signs: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The signs in two columns of about the same height, in their order."""
    heights = [ceil(len(sign) / SIGN_LINE) for sign in signs]
    cut = min(range(1, len(signs) + 1), key=lambda at: (max(sum(heights[:at]), sum(heights[at:])), -at))
    return [half for half in (signs[:cut], signs[cut:]) if half]


def keep_numbers_with_their_words(part: T) -> T:
    """The same part with no-break spaces, so that no line ends between a number and its unit."""
    if type(part) is str:
        return cast(T, _bind(cast(str, part)))
    if isinstance(part, tuple):
        return cast(T, tuple(keep_numbers_with_their_words(item) for item in part))
    if is_dataclass(part) and not isinstance(part, type) and not isinstance(part, Picture):
        changes = {field.name: keep_numbers_with_their_words(getattr(part, field.name)) for field in fields(part)}
        return replace(part, **changes)
    return part


def _bind(text: str) -> str:
    bound = _NUMBER_AND_WORD.sub(NO_BREAK_SPACE, text)
    return _SPAN.sub(rf"\1{NO_BREAK_SPACE}", bound)


def _pairs_view(document: HandoutDocument, source: PictureSource) -> PairsView:
    other = document.beside or document
    diary = diary_pairs(document)
    return PairsView(
        language=other.language,
        right_to_left=other.right_to_left,
        blocks=tuple(_block_view(block, source) for block in blocks(document)),
        diary=diary,
        diary_rows=tuple(zip(diary.rows, _diary_lines(document), strict=True)) if diary else (),
        ending=ending(document),
    )


def _block_view(block: Block, source: PictureSource) -> BlockView:
    drawn = Arrangement(tuple(pair.picture for pair in block.pairs if pair.picture and pair.kind is Kind.PICTURE))
    return BlockView(block.place, tuple((pair, _pair_figure(pair, drawn, source)) for pair in block.pairs))


def _pair_figure(pair: Pair, drawn: Arrangement, source: PictureSource) -> Figure | None:
    if pair.kind is not Kind.PICTURE or pair.picture is None:
        return _small_figure(pair.picture, source)
    return drawn.place(pair.picture, source(pair.picture, False))


def _diary_lines(document: HandoutDocument) -> tuple[DiaryLine, ...]:
    diary = document.diary
    if diary is None:
        return ()
    ink = grey if document.black_and_white else str
    drawn = [(row, "" if all(row.days) else as_data(ink(rests(row)))) for row in diary.rows]
    return tuple(DiaryLine(row, strip, told(row, diary.day_names)) for row, strip in drawn)


def _is_low(document: HandoutDocument) -> bool:
    """Whether the boxes of the diary are set lower."""
    room, letter = look_of(document, Setting.OPEN).room, document.paper is Paper.LETTER
    standard = document.print_size is PrintSize.STANDARD
    return standard and document.diary is not None and has_low_boxes(document.diary, room, letter=letter)


def _small_figure(picture: Picture | None, source: PictureSource) -> Figure | None:
    return Arrangement((picture,)).place(picture, source(picture, True)) if picture else None


def _card_view(card: Card, layout: Layout, document: HandoutDocument, source: PictureSource) -> CardView:
    advice = isinstance(card, AdviceCard)
    pictures = pictures_of(card)
    arranged = Arrangement(pictures)
    return CardView(
        card=card,
        advice=advice,
        figures=tuple(arranged.place(picture, source(picture, document.is_list)) for picture in pictures),
        column=arranged.width,
        shape="one" if advice else "with-pictures" if pictures else "bare",
        roomy=is_roomy(card),
        cues=layout,
        donts=listed_donts(card, document) if isinstance(card, ExerciseCard) else "",
    )
