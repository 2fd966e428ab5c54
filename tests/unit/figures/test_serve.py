"""The author's preview shows pictures and findings, again after each change, and to this machine alone."""

import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises.figures.build import LIBRARY, Library
from exercises.figures.serve import Preview, server


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "figures").mkdir()
    shutil.copy(LIBRARY / "figures" / "bridge.yaml", tmp_path / "figures")
    return Library(tmp_path)


@pytest.fixture
def address(library: Library) -> Iterator[str]:
    with server(Preview(library, ["bridge"]), port=0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        host, port = running.server_address[:2]
        yield f"http://{host!s}:{port}"
        running.shutdown()


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310  # our own server
        return str(answer.read().decode())


def test_it_shows_both_pictures_in_the_look_asked_for(address: str) -> None:
    plain, scarf = read(address), read(f"{address}/?look=headscarf")
    assert plain.count("<figure>") == scarf.count("<figure>") == 2
    assert plain != scarf


def test_a_changed_document_changes_the_state_and_what_is_wrong_stands_beside_the_picture(
    library: Library, address: str
) -> None:
    before, page = read(f"{address}/state"), read(address)
    assert f'"{before}"' in page
    assert "<li>" not in page
    source = library.source("bridge")
    source.write_text(source.read_text().replace("thoracic: 14", "thoracic: 80"))
    assert read(f"{address}/state") != before
    assert "thoracic flexion is 80 degrees" in read(address)
    source.write_text(source.read_text().replace("highlight:", "hilight:", 1))
    assert "hilight: Extra inputs are not permitted" in read(address)


def test_it_listens_on_this_machine_alone_and_knows_no_other_page(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        read(f"{address}/etc/passwd")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        read(f"{address}/?look=nobody")
