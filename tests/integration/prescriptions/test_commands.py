"""The commands: the demo is made once, and a sheet is written in each form or not at all, with a sentence."""

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import AuditEvent, Clinic, User
from prescriptions.handouts.compose import Options
from prescriptions.handouts.document import Layout, Paper, PrintSize
from prescriptions.management.commands import render_gallery, render_handout
from prescriptions.models import Handout, Patient, Routine


def said(*words: str) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def rows() -> list[int]:
    return [model._default_manager.count() for model in (Clinic, User, Patient, Routine, Handout, AuditEvent)]


def test_preparing_twice_changes_nothing(clinic: Clinic) -> None:
    before = rows()

    words = said("prepare")

    assert "Demo clinic is there already" in words
    assert "amira@harbour.example" in words
    assert rows() == before


def test_the_gallery_shows_each_page_and_leaves_nothing_behind(
    clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = Options(print_size=PrintSize.STANDARD, paper=Paper.A4, layout=Layout.LIST, diary=False)
    monkeypatch.setattr(render_gallery, "_looks", lambda: [short, replace(short, print_size=PrintSize.LARGE)])
    before = rows()

    words = said("render_gallery", "--sample", "falls-prevention", "--out", str(tmp_path))

    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "Wrote 2 sheets" in words
    assert 'alt="Page 1 of falls-prevention-en-list-a4"' in index
    assert "Choose the full sheet for large print" in index
    assert (tmp_path / "falls-prevention-en-list-a4.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "falls-prevention-en-list-a4-1.png").read_bytes().startswith(b"\x89PNG")
    assert rows() == before


def write(folder: Path, *words: str) -> bytes:
    out = folder / "sheet"
    said("render_handout", *words, "--out", str(out))
    return out.read_bytes()


@pytest.mark.parametrize(
    ("size", "paper", "width"),
    [
        ("standard", "a4", 595),
        ("standard", "letter", 612),
        ("large", "a4", 595),
        ("extra-large", "letter", 792),  # across: its cards are spreads
    ],
)
def test_the_sample_is_printed_in_each_size_on_each_paper(
    size: str, paper: str, width: int, clinic: Clinic, tmp_path: Path
) -> None:
    before = rows()

    written = write(tmp_path, "--sample", "back-pain", "--print-size", size, "--paper", paper)

    sheet = pypdfium2.PdfDocument(written)
    assert round(sheet[0].get_width()) == width
    assert "Margaret Osei-Thompson" in " ".join(sheet[0].get_textpage().get_text_bounded().split())
    assert rows() == before


@pytest.mark.parametrize(
    ("form", "begins"), [("html", "<!DOCTYPE html>"), ("text", "Harbour Street Physiotherapy\n")]
)
def test_the_sample_is_written_as_a_page_and_as_text(form: str, begins: str, clinic: Clinic, tmp_path: Path) -> None:
    written = write(tmp_path, "--sample", "back-pain", "--as", form, "--bw").decode()

    assert written.lstrip().startswith(begins)
    assert "Margaret Osei-Thompson" in written
    assert "Partial crunch" in written


def test_a_given_sheet_is_written_to_the_byte(given: Handout, tmp_path: Path) -> None:
    assert write(tmp_path, "--handout", str(given.pk)) == bytes(given.pdf)
    assert "Margaret" in write(tmp_path, "--handout", str(given.pk), "--as", "text").decode()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--handout", "999999"), "There is no handout 999999."),
        (("--sample", "wings"), "invalid choice: 'wings'"),
        (("--sample", "back-pain", "--print-size", "tiny"), "invalid choice: 'tiny'"),
        (("--handout", "1", "--sample", "back-pain"), "not allowed with argument"),
        ((), "one of the arguments --sample --handout is required"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(
    words: tuple[str, ...], sentence: str, clinic: Clinic, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("render_handout", *words, "--out", str(tmp_path / "sheet"))


def test_a_folder_that_is_not_there_is_named(clinic: Clinic, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no folder .*nowhere\. Make it, or choose another file\."):
        call_command("render_handout", "--sample", "back-pain", "--out", str(tmp_path / "nowhere" / "sheet.pdf"))


def test_a_database_without_tables_is_said_with_what_makes_them(
    clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM accounts_clinic_of_yesterday")

    monkeypatch.setattr(render_handout, "make_demo", none)

    with pytest.raises(CommandError, match=r"not up to date .* Run `manage\.py prepare` first"):
        call_command("render_handout", "--sample", "back-pain", "--out", str(tmp_path / "sheet.pdf"))
