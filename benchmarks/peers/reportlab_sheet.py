"""ReportLab: the same words and drawings as platypus flowables. It writes no tags."""

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    KeepTogether,
    ListFlowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)
from svglib.svglib import svg2rlg

from benchmarks.sheets import Sheet
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.parts import AdviceCard, Card, Picture
from prescriptions.handouts.pdf import FONT_FILES, FONT_FOLDER
from tests.handouts.samples import drawings

WIDTH = A4[0] - 30 * mm
GRID = [("GRID", (0, 0), (-1, -1), 0.8, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]


@cache
def _style(size: float = 14, *, bold: bool = False) -> ParagraphStyle:
    for name, file in zip(("noto", "noto-bold"), FONT_FILES, strict=True):
        pdfmetrics.registerFont(TTFont(name, str(FONT_FOLDER / file)))
        addMapping("noto", int(name == "noto-bold"), 0, name)
    return ParagraphStyle(
        f"{size}{bold}", fontName="noto-bold" if bold else "noto", fontSize=size, leading=size * 1.25
    )


def _say(*parts: str, size: float = 14, bold: bool = False) -> Paragraph:
    return Paragraph(" ".join(escape(part) for part in parts), _style(size, bold=bold))


def _items(texts: Sequence[str], kind: str = "bullet") -> ListFlowable:
    return ListFlowable([_say(text) for text in texts], bulletType=kind)


@cache
def _drawing(key: str, person: float) -> Any:
    """The drawing at the scale at which a person is so many points tall; kept between prints."""
    drawing: Any = svg2rlg(BytesIO(drawings()[key].encode()))
    scale = person / 2000
    drawing.scale(scale, scale)
    drawing.width, drawing.height = drawing.width * scale, drawing.height * scale
    return drawing


def _shown(picture: Picture | None, person: float) -> Any:
    return _drawing(picture.key, person) if picture else ""


def _cover(document: HandoutDocument) -> Iterator[Any]:
    labels, identity, glance = document.labels, document.identity, document.glance
    yield _say(document.letterhead.clinic, document.letterhead.address, size=12, bold=True)
    yield _say(document.title, size=22, bold=True)
    if identity:
        yield _say(labels.born, identity.born, labels.number, identity.number)
    yield _say(document.plan_line)
    yield _say(
        labels.next_visit, document.visit.day, labels.call, document.letterhead.phone, document.letterhead.hours
    )
    yield _say(labels.goal, document.goal)
    yield _say(glance.heading, size=17, bold=True)
    yield _say(glance.note)
    rows = [[_say(text) for text in (labels.picture, labels.what, labels.how_much, labels.when)]]
    for row in glance.rows:
        name = _say(str(row.number), row.name, bold=True)
        rows.append([_shown(row.picture, 14 * mm), name, _say(*row.dose), _say(row.when, bold=True)])
    yield Table(rows, colWidths=[20 * mm, 50 * mm, WIDTH - 104 * mm, 34 * mm], style=GRID)
    safety = document.safety
    box = [
        _say(safety.heading, size=17, bold=True),
        _items(safety.signs),
        _say(safety.soon_heading),
        _items(safety.soon),
    ]
    yield Table([[box]], style=GRID)
    yield _say(document.pain.heading, document.pain.note)
    yield Table([[_say(z.numbers, z.word), _say(z.action)] for z in document.pain.zones], style=GRID)


def _card(card: Card, document: HandoutDocument) -> Any:
    labels = document.labels
    head = [_say(str(card.number), card.name, size=19, bold=True)]
    if isinstance(card, AdviceCard):
        return KeepTogether([*head, _say(*card.dose_text, bold=True), _say(card.why), _items(card.tips)])
    figures: list[Any] = []
    for picture in card.pictures:
        figures += [_shown(picture, 44 * mm), _say(picture.caption, size=12, bold=True)]
    text = [_items(card.steps, "1"), _say(labels.feel, card.feel), _items(card.do)]
    return KeepTogether(
        [
            *head,
            _say(card.purpose, labels.need, card.need, size=12),
            Table([[_say(*card.dose_text, bold=True)]], style=GRID),
            Table([[figures, text]], colWidths=[56 * mm, WIDTH - 56 * mm], style=TOP),
            Table([[[_say(line.say, line.why) for line in card.do_not]]], style=GRID),
            _say(labels.easier, card.easier, labels.harder, card.harder),
        ]
    )


def _diary(document: HandoutDocument) -> Iterator[Any]:
    diary = document.diary
    if diary is None:
        return
    yield PageBreak()
    yield _say(diary.heading, size=17, bold=True)
    yield from map(_say, diary.how)
    for week in diary.weeks:
        rows = [[_say(week.name, week.start, size=12), *(_say(d, size=12) for d in diary.day_names), _say(diary.ask)]]
        for row in diary.rows:
            name = _say(str(row.number), row.name, size=12, bold=True)
            rows.append([name, *("" if day else "–" for day in row.days), _say(*diary.answers, size=12)])
        rows.append([_say(diary.pain_label, size=12, bold=True), *[""] * 8])
        yield Table(rows, colWidths=[58 * mm, *[12.5 * mm] * 7, WIDTH - 145.5 * mm], style=GRID)
        yield Spacer(1, 3 * mm)


def _all(document: HandoutDocument) -> Iterator[Any]:
    yield from _cover(document)
    yield PageBreak()
    for card in document.cards:
        yield _card(card, document)
    if document.change:
        yield from map(_say, (document.change.heading, document.change.up, document.change.down))
    yield from _diary(document)
    yield _say(document.ending.call, document.ending.other_formats)


def render(sheet: Sheet) -> bytes:
    """The sheet as PDF, untagged."""
    file = BytesIO()
    foot = " ".join(sheet.document.running)

    def feet(canvas: Any, page: Any) -> None:
        canvas.setFont(_style().fontName, 8)
        canvas.drawString(15 * mm, 10 * mm, foot)
        canvas.drawRightString(A4[0] - 15 * mm, 10 * mm, str(page.page))

    margins = {"leftMargin": 15 * mm, "rightMargin": 15 * mm, "topMargin": 10 * mm, "bottomMargin": 18 * mm}
    template = SimpleDocTemplate(file, pagesize=A4, title=sheet.document.labels.file_title, lang="en", **margins)
    template.build(list(_all(sheet.document)), onFirstPage=feet, onLaterPages=feet)
    return file.getvalue()
