"""Mends the tags of a PDF before it is written, where a reader for the blind would stumble.

WeasyPrint's tags pass the PDF/UA rules, but: picture boxes are in the wrong units, running feet hang beside
the tree, header cells lack a scope, each line is a span of its own, lists do not say how they count, only the
whole file has a language, and where letters join or change their order the text cannot be read back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from prescriptions.handouts.scripts import is_plain, runs_right_to_left

PX_TO_PT = 0.75
_FOOT = {"Type": "/Pagination", "Subtype": "/Footer"}
_BARE_SPAN = {"Type", "S", "K", "Pg", "P"}
_TEXT_HOLDERS = {"/P", "/LBody", "/Lbl", "/H1", "/H2", "/H3", "/TH", "/TD", "/Caption", "/Div"}

Element = dict[str, Any]
"""A PDF dictionary; pydyf gives it no narrower type."""
Reference = bytes
"""How one object of a PDF points to another: b"12 0 R"."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was drawn under one marked content number: its text (none for a picture), and its language."""

    text: str
    language: str


class Tags:
    """The structure tree of one PDF: its elements in print order, and the marked content of its pages."""

    def __init__(self, pdf: Any) -> None:
        objects = {item.reference: item for item in pdf.objects}
        self.elements: list[Element] = [item for item in pdf.objects if _is_element(item)]
        self.by_reference: dict[Reference, Element] = {reference_to(element): element for element in self.elements}
        root = objects[pdf.catalog["StructTreeRoot"]]
        self.document = self.by_reference[root["K"][0]]
        self.language: str = pdf.catalog["Lang"].string
        numbers = objects[root["ParentTree"]]["Nums"]
        self.parents: dict[int, list[Any]] = dict(zip(numbers[::2], numbers[1::2], strict=True))
        self.pages: dict[Reference, int] = {page: index for index, page in enumerate(pdf.page_references)}
        self.streams: list[list[Any]] = [objects[objects[page]["Contents"]].stream for page in self.pages]
        self.places = [
            {operator["MCID"]: place for place, operator in enumerate(stream) if _is_marked(operator)}
            for stream in self.streams
        ]

    def page_of(self, element: Element) -> int:
        """Index of the page that an element stands on."""
        return self.pages[element["Pg"]]

    def parts_of(self, element: Element) -> list[Element]:
        """The elements directly inside an element."""
        return [self.by_reference[kid] for kid in element["K"] if kid in self.by_reference]

    def branch(self, element: Element) -> Iterator[Element]:
        """An element and all those inside it."""
        yield element
        for part in self.parts_of(element):
            yield from self.branch(part)

    def properties(self, page: int, mark: int) -> Element:
        """The properties of one marked content in the stream of its page."""
        properties: Element = self.streams[page][self.places[page][mark]]
        return properties

    def mark_as_foot(self, page: int, mark: int) -> None:
        """Take one marked content out of the text: it is the foot of a page."""
        self.parents[page][mark] = "null"
        self.streams[page][self.places[page][mark] - 1] = "/Artifact"
        properties = self.properties(page, mark)
        del properties["MCID"]
        properties.update(_FOOT)


def marks_of(element: Element) -> list[int]:
    """The numbers of the marked content directly inside an element."""
    return [kid for kid in element["K"] if isinstance(kid, int)]


def reference_to(element: Element) -> Reference:
    """How other objects point to an element."""
    reference: Reference = element.reference  # type: ignore[attr-defined]  # a pydyf object
    return reference


def _is_element(item: Any) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/StructElem"


def _is_marked(operator: object) -> bool:
    return isinstance(operator, dict) and "MCID" in operator


def mend(pdf: Any, *, page_heights: Sequence[float], list_tags: Sequence[str], runs: Sequence[Run]) -> None:
    """Mend the tags in place. An element that is not needed stays in the file, empty, and nothing points to it.

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
    drawn = [(element, mark) for element in tags.elements for mark in marks_of(element)]
    languages = {run.language: pydyf.String(run.language) for run in runs if run.language not in {"", tags.language}}
    for (element, mark), run in zip(drawn, runs, strict=True):
        if run.language in languages:
            element["Lang"] = languages[run.language]
        if not is_plain(run.text):
            holder = element if runs_right_to_left(run.text) else tags.properties(tags.page_of(element), mark)
            holder["ActualText"] = pydyf.String(run.text)


def _languages_rise(tags: Tags) -> None:
    """Whole paragraphs, rows and tables in one language say it once. Elements stand before their parts."""
    if not any("Lang" in element for element in tags.elements):
        return
    wordless: set[Reference] = set()
    for element in reversed(tags.elements):
        parts = [part for part in tags.parts_of(element) if reference_to(part) not in wordless]
        spoken = {part.get("Lang") for part in parts}
        if marks_of(element):
            continue
        if not parts:
            wordless.add(reference_to(element))
        elif len(spoken) == 1 and None not in spoken and element is not tags.document:
            element["Lang"] = spoken.pop()
            for part in parts:
                del part["Lang"]


def _feet_become_artifacts(tags: Tags) -> None:
    """What names the document as its parent and is none of its parts is the foot of a page."""
    root, in_tree = reference_to(tags.document), set(tags.document["K"])
    children = [element for element in tags.elements if element["P"] == root]
    for foot in [child for child in children if reference_to(child) not in in_tree]:
        for element in list(tags.branch(foot)):
            for mark in marks_of(element):
                tags.mark_as_foot(tags.page_of(element), mark)
            element.clear()


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
            row = tags.by_reference[element["P"]]
            group = tags.by_reference[row["P"]]
            element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _lines_are_not_spans(tags: Tags) -> None:
    for element in tags.elements:
        if element.get("S") in _TEXT_HOLDERS:
            element["K"] = pydyf.Array(list(_hoisted(tags, element)))


def _hoisted(tags: Tags, element: Element) -> Iterator[int | Reference]:
    """What is inside an element, with the content of its bare spans in their place."""
    for kid in element["K"]:
        span = tags.by_reference.get(kid)
        if span is None or not _is_bare_span(span) or span["Pg"] != element["Pg"]:
            yield kid
            continue
        for mark in span["K"]:
            tags.parents[tags.page_of(span)][mark] = reference_to(element)
            yield mark
        span.clear()


def _is_bare_span(element: Element) -> bool:
    """Whether an element is a span that says nothing: all its kids are drawn, and it has no property of its own."""
    bare = element.get("S") == "/Span" and element.keys() <= _BARE_SPAN
    return bare and all(isinstance(kid, int) for kid in element["K"])


def _lists_say_how_they_count(tags: Tags, list_tags: Sequence[str]) -> None:
    lists = [element for element in tags.elements if element.get("S") == "/L"]
    for element, tag in zip(lists, list_tags, strict=True):
        kind = "/Decimal" if tag == "ol" else "/Disc"
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": kind})
