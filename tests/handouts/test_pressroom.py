"""No sheet can hang the site: it is printed by another process, which is ended when it takes too much."""

import threading
import time
from collections.abc import Iterator

import pytest

from prescriptions.handouts import pdf
from prescriptions.handouts.pdf import Job, RenderProblem
from prescriptions.handouts.pressroom import GIBIBYTE, Limits, Pressroom
from tests.handouts.samples import drawings, sample

FEW_SECONDS = 3


def _job(body: str, style: str = "") -> Job:
    page = f'<html lang="en"><title>Exercise plan</title><body>{body}</body></html>'
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

    assert "more memory than it may" in _refused(room, _job("Lift your leg. " * 20_000_000))
    assert room.run(SMALL).pages == 1
    room.close()


def test_what_cannot_be_printed_is_said_and_the_press_stays(room: Pressroom) -> None:
    room.run(SMALL)
    (press,) = room._places.queue

    assert "cannot be printed as it is written" in _refused(room, _job("<p>Lift.</p>", "p { no-such-property: 1 }"))
    assert room.run(SMALL).pages == 1
    assert list(room._places.queue) == [press]


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
