"""Readers of finished sheets that share nothing with the writer."""

import re
import subprocess
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf

from prescriptions.handouts.pdf import Pdf

VOID_OF_WORDS = {"head", "title", "style"}


class WordsOfPage(HTMLParser):
    """Collects what a browser would show of a page, in the order of its markup."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in VOID_OF_WORDS
        self.parts.append("" if tag in {"b", "s", "bdi"} else " ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in VOID_OF_WORDS

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def words_of_html(page: str) -> list[str]:
    """The words of an HTML page, in order."""
    reader = WordsOfPage()
    reader.feed(page)
    return "".join(reader.parts).split()


def words_of_text(text: str) -> list[str]:
    """The words of a plain text sheet, without its rules, boxes, hyphens and list numbers."""
    bare = re.sub(r"^(- |\d+\. |-{5,}$)", "", text, flags=re.MULTILINE)
    bare = re.sub(r"\[ \]|(?<= )–(?= )|(?<= )\|(?= )|^\(|\)$", "", bare, flags=re.MULTILINE)
    return bare.split()


def words_of_tags(path: Path) -> list[str]:
    """The words of a PDF in the order of its tags, as a screen reader meets them, without list numbers."""
    tree = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True).stdout
    without_markers = re.sub(r'^ *Lbl[^\n]*\n(?: *"[^\n]*"\n)*', "", tree, flags=re.MULTILINE)
    return " ".join(re.findall(r'^ *"(.*)"$', without_markers, flags=re.MULTILINE)).split()


def elements(sheet: Pdf) -> list[Any]:
    """The structure elements of a PDF, in reading order."""
    root: Any = pypdf.PdfReader(BytesIO(sheet.content)).root_object["/StructTreeRoot"]
    found: list[Any] = []
    waiting = [root["/K"][0].get_object()]
    while waiting:
        element = waiting.pop()
        found.append(element)
        kids = [kid.get_object() for kid in element.get("/K", [])]
        waiting += [kid for kid in reversed(kids) if isinstance(kid, dict) and "/S" in kid]
    return found
