"""No sheet can hang the site: it is printed by another process, which is ended when it takes too much."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from prescriptions.handouts import pdf, pressroom
from prescriptions.handouts.pdf import Job, RenderProblem
from prescriptions.handouts.pressroom import GIBIBYTE, Limits, Pressroom, PrintProcess
from tests.handouts.samples import drawings, sample

FEW_SECONDS = 3


def _job(body: str, style: str = "") -> Job:
    page = f'<html lang="en"><head><title>Exercise plan</title></head><body>{body}</body></html>'
    return Job(page=page, style=style, drawings={}, identifier="0" * 32)


SMALL = _job("<p>Lift your leg.</p>")
ENDLESS = _job("<p>Lift your leg.</p>" * 100_000)


def _room(**limits: float) -> Pressroom:
    return Pressroom(Limits(**{"presses": 1, "seconds": FEW_SECONDS, "wait": 0.2, **limits}))  # type: ignore[arg-type]  # numbers all


@pytest.fixture
def room() -> Iterator[Pressroom]:
    """One press, which gives a sheet a few seconds."""
    made = _room()
    yield made
    made.close()


def _standing_in(room: Pressroom) -> PrintProcess:
    """The only press of a room, which is idle."""
    (press,) = room._places.queue
    assert press is not None
    return press


def _refused(room: Pressroom, job: Job) -> str:
    with pytest.raises(RenderProblem) as refused:
        room.run(job)
    return str(refused.value)


def test_the_press_prints_the_same_bytes_as_the_site_itself() -> None:
    document = sample(slugs=("bridge",), weeks=1)
    room = _room(seconds=60)

    assert room.render(document, drawings()) == pdf.render(document, drawings())
    room.close()


def test_a_sheet_that_takes_too_long_is_given_up_and_the_next_one_is_printed(room: Pressroom) -> None:
    assert f"not printed within {FEW_SECONDS} seconds" in _refused(room, ENDLESS)
    assert room.run(SMALL).pages == 1


def test_a_sheet_that_eats_the_memory_is_given_up_and_the_next_one_is_printed() -> None:
    room = _room(seconds=60, memory=GIBIBYTE // 2)

    assert "perhaps for want of memory" in _refused(room, _job("Lift your leg. " * 20_000_000))
    assert room.run(SMALL).pages == 1
    room.close()


def test_what_cannot_be_printed_is_said_and_the_press_stays(room: Pressroom) -> None:
    room.run(SMALL)
    press = _standing_in(room)

    assert "cannot be printed as it is written" in _refused(room, _job("<p>Lift.</p>", "p { no-such-property: 1 }"))
    assert room.run(SMALL).pages == 1
    assert _standing_in(room) is press


def test_a_press_that_somebody_stopped_is_replaced_before_it_gets_a_sheet(room: Pressroom) -> None:
    room.make_ready()
    first = _standing_in(room)
    first._process.kill()
    first._process.join()

    assert room.run(SMALL).pages == 1
    assert _standing_in(room) is not first


def test_a_press_that_is_stopped_at_a_sheet_says_so_and_the_next_one_is_printed(room: Pressroom) -> None:
    room.run(SMALL)
    threading.Timer(0.3, _standing_in(room)._process.kill).start()

    assert "The press stopped at this sheet" in _refused(room, ENDLESS)
    assert room.run(SMALL).pages == 1


def test_a_press_that_cannot_start_says_so() -> None:
    assert "The press did not start" in _refused(_room(memory=GIBIBYTE // 32), SMALL)


def test_a_press_that_nobody_is_left_to_end_ends_itself() -> None:
    alone = PrintProcess(Limits(seconds=0.5))
    alone._wait_until_ready()
    alone._pipe.send(ENDLESS)
    alone._process.join(30)

    assert alone._process.exitcode == -signal.SIGALRM
    alone.end()


def test_a_server_process_shares_no_press_with_another() -> None:
    pressroom._pressroom()

    child = os.fork()
    if not child:
        os._exit(pressroom._pressroom.cache_info().currsize)

    assert os.waitpid(child, 0)[1] == 0


def test_while_every_press_is_busy_a_sheet_is_refused_in_words_and_not_kept_waiting(room: Pressroom) -> None:
    room.run(SMALL)
    slow = threading.Thread(target=_refused, args=(room, ENDLESS))
    slow.start()
    while not room._places.empty():
        time.sleep(0.01)

    assert "Wait a moment, then try again" in _refused(room, SMALL)
    slow.join()


def test_a_slow_sheet_holds_up_no_other() -> None:
    room = _room(presses=2)
    slow = threading.Thread(target=_refused, args=(room, ENDLESS))
    slow.start()

    assert room.run(SMALL).pages == 1
    assert slow.is_alive()
    slow.join()
    room.close()


@pytest.mark.parametrize(("letter", "script", "package"), [("王", "CJK", "noto-cjk"), ("ب", "Arabic", "noto-core")])
def test_a_letter_whose_font_is_not_on_the_computer_stops_the_print(
    letter: str, script: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in pdf.FONT_FILES:
        (tmp_path / name).symlink_to(pdf.FONT_FOLDER / name)
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts))
    room = _room(seconds=60)
    try:
        refused = _refused(room, _job(f"<p>{letter}</p>", f'p {{ font-family: "Noto Sans", "Noto Sans {script}" }}'))
    finally:
        room.close()

    assert f"“{letter}” (U+{ord(letter):04X})" in refused
    assert package in refused
