"""Mends the tags of a PDF before it is written, where a reader for the blind would stumble.

WeasyPrint's tags pass the PDF/UA rules, but: picture boxes are in the wrong units, running feet hang beside
the tree, header cells lack a scope, each line is a span of its own, lists do not say how they count, only the
whole file has a language, and where letters join or change their order the text cannot be read back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from prescriptions.handouts.scripts import is_plain, runs_right_to_left

PX_TO_PT = 0.75
_REFERENCE = re.compile(rb"(\d+) 0 R")
_FOOT = {"Type": "/Pagination", "Subtype": "/Footer"}
_BARE_SPAN = {"Type", "S", "K", "Pg", "P"}
_TEXT_HOLDERS = {"/P", "/LBody", "/Lbl", "/H1", "/H2", "/H3", "/TH", "/TD", "/Caption", "/Div"}

Element = dict[str, Any]
"""A PDF dictionary; pydyf gives it no narrower type."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was drawn under one marked content number: its text (none for a picture), and its language."""

    text: str
    language: str


class Tags:
    """The structure tree of one PDF, with its elements by object number and its pages by index."""

    def __init__(self, pdf: Any) -> None:
        self.objects: list[Any] = pdf.objects
        self.elements: list[Element] = [
            item for item in self.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"
        ]
        self.by_number: dict[int, Element] = {number_of(element): element for element in self.elements}
        root = next(item for item in self.objects if isinstance(item, dict) and item.get("Type") == "/StructTreeRoot")
        self.document = self.by_number[target(root["K"][0])]
        self.page_objects: list[Element] = [
            item for item in self.objects if isinstance(item, dict) and item.get("Type") == "/Page"
        ]
        self.page_index = {number_of(page): index for index, page in enumerate(self.page_objects)}
        numbers = self.objects[target(root["ParentTree"])]["Nums"]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        self.parents: dict[int, Any] = {key: value for key, value in pairs if isinstance(value, list)}
        self.language = pdf.catalog["Lang"].string
        self.streams: list[list[Any]] = [self.objects[target(page["Contents"])].stream for page in self.page_objects]
        self.places = [
            {operator["MCID"]: index for index, operator in enumerate(stream) if _has_mark(operator)}
            for stream in self.streams
        ]

    def page_of(self, element: Element) -> int:
        """Index of the page that an element stands on."""
        return self.page_index[target(element["Pg"])]

    def kids(self, element: Element) -> Iterator[int | Element]:
        """The marked content numbers and the elements inside an element."""
        for kid in element["K"]:
            if isinstance(kid, int):
                yield kid
            elif target(kid) in self.by_number:
                yield self.by_number[target(kid)]

    def marked_content(self, element: Element) -> Iterator[int]:
        """All marked content numbers below an element."""
        for kid in self.kids(element):
            if isinstance(kid, int):
                yield kid
            else:
                yield from self.marked_content(kid)

    def properties(self, page: int, mark: int) -> dict[str, Any]:
        """The properties of one marked content in the stream of its page."""
        properties: dict[str, Any] = self.streams[page][self.places[page][mark]]
        return properties

    def mark_as_foot(self, page: int, mark: int) -> None:
        """Take one marked content out of the text: it is the foot of a page."""
        self.streams[page][self.places[page][mark] - 1] = "/Artifact"
        properties = self.properties(page, mark)
        del properties["MCID"]
        properties.update(_FOOT)


def _has_mark(operator: object) -> bool:
    return isinstance(operator, dict) and "MCID" in operator


def number_of(item: Any) -> int:
    """Object number of a PDF object."""
    return int(item.number)


def target(reference: Any) -> int:
    """Object number that a reference points to; -1 for what is no reference."""
    text = reference if isinstance(reference, bytes) else str(reference).encode()
    match = _REFERENCE.fullmatch(text)
    return int(match[1]) if match else -1


def mend(pdf: Any, *, page_heights: Sequence[float], list_tags: Sequence[str], runs: Sequence[Run]) -> None:
    """Mend the tags in place.

    Page heights are in CSS pixels; list tags are "ol" or "ul", and runs all that was drawn, both in print order.
    """
    tags = Tags(pdf)
    _runs_say_what_they_are(tags, runs)
    _languages_rise(tags)
    _feet_become_artifacts(tags)
    _figure_boxes_in_points(tags, page_heights)
    _header_cells_get_a_scope(tags)
    _lines_are_not_spans(tags)
    _lists_say_how_they_count(tags, list_tags)


def _runs_say_what_they_are(tags: Tags, runs: Sequence[Run]) -> None:
    """A run in another language says so; one whose letters do not come back as they were written says its text."""
    drawn = [(element, kid) for element in tags.elements for kid in element["K"] if isinstance(kid, int)]
    languages = {run.language: pydyf.String(run.language) for run in runs if run.language not in {"", tags.language}}
    for (element, mark), run in zip(drawn, runs, strict=True):
        if run.language in languages:
            element["Lang"] = languages[run.language]
        if not is_plain(run.text):
            holder = element if runs_right_to_left(run.text) else tags.properties(tags.page_of(element), mark)
            holder["ActualText"] = pydyf.String(run.text)


def _languages_rise(tags: Tags) -> None:
    """Whole paragraphs, rows and tables in one language say it once. Elements stand before their parts."""
    wordless: set[int] = set()
    for element in reversed(tags.elements):
        kids = [kid for kid in tags.kids(element) if isinstance(kid, int) or number_of(kid) not in wordless]
        parts = [kid for kid in kids if not isinstance(kid, int)]
        spoken = {part.get("Lang") for part in parts}
        if not kids:
            wordless.add(number_of(element))
        elif len(parts) == len(kids) and len(spoken) == 1 and None not in spoken and element is not tags.document:
            element["Lang"] = spoken.pop()
            for part in parts:
                del part["Lang"]


def _feet_become_artifacts(tags: Tags) -> None:
    in_tree = {target(kid) for kid in tags.document["K"] if not isinstance(kid, int)}
    for element in tags.elements:
        beside_tree = target(element["P"]) == number_of(tags.document) and number_of(element) not in in_tree
        if element is tags.document or not beside_tree:
            continue
        page = tags.page_of(element)
        for mark in tags.marked_content(element):
            tags.parents[page][mark] = "null"
            tags.mark_as_foot(page, mark)
        element.clear()
        element["Type"] = "/Dropped"


def _figure_boxes_in_points(tags: Tags, page_heights: Sequence[float]) -> None:
    for element in tags.elements:
        if element.get("S") == "/Figure":
            height = page_heights[tags.page_of(element)]
            left, top, right, bottom = element["A"]["BBox"]
            corners = (left, height - bottom, right, height - top)
            element["A"]["BBox"] = pydyf.Array([round(corner * PX_TO_PT, 2) for corner in corners])
            element["A"]["Placement"] = "/Block"


def _header_cells_get_a_scope(tags: Tags) -> None:
    for element in tags.elements:
        if element.get("S") == "/TH":
            row = tags.by_number[target(element["P"])]
            group = tags.by_number[target(row["P"])]
            element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _lines_are_not_spans(tags: Tags) -> None:
    for element in tags.elements:
        if element.get("S") in _TEXT_HOLDERS:
            element["K"] = pydyf.Array(list(_hoisted(tags, element)))


def _hoisted(tags: Tags, element: Element) -> Iterator[Any]:
    for kid in element["K"]:
        span = None if isinstance(kid, int) else tags.by_number.get(target(kid))
        if span is None or not _is_bare_span(span) or span["Pg"] != element["Pg"]:
            yield kid
            continue
        for mark in span["K"]:
            tags.parents[tags.page_of(span)][mark] = element.reference  # type: ignore[attr-defined]  # a pydyf object
            yield mark
        span.clear()
        span["Type"] = "/Dropped"


def _is_bare_span(element: Element) -> bool:
    bare = element.get("S") == "/Span" and set(element) <= _BARE_SPAN
    return bare and all(isinstance(kid, int) for kid in element["K"])


def _lists_say_how_they_count(tags: Tags, list_tags: Sequence[str]) -> None:
    lists = [element for element in tags.elements if element.get("S") == "/L"]
    for element, tag in zip(lists, list_tags, strict=True):
        kind = "/Decimal" if tag == "ol" else "/Disc"
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": kind})
