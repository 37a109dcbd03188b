"""Temporary files are in memory where that is possible, and where nobody chose another folder."""

from pathlib import Path

import pytest
from workshop.scratch import PLENTY, Room, room_of, scratch

MEMORY = Path("/dev/shm")
ROOMY = Room(PLENTY, runs_programs=True)


def test_a_folder_with_plenty_of_room_is_taken() -> None:
    assert scratch({"TMPDIR": ""}, ROOMY, MEMORY) == {"TMPDIR": "/dev/shm"}


@pytest.mark.parametrize("room", [None, Room(PLENTY - 1, runs_programs=True), Room(PLENTY, runs_programs=False)])
def test_one_that_would_not_do_is_left_alone(room: Room | None) -> None:
    assert scratch({}, room, MEMORY) == {}


def test_who_chose_another_keeps_it() -> None:
    assert scratch({"TMPDIR": "/elsewhere"}, ROOMY, MEMORY) == {}


def test_a_folder_is_looked_at_and_one_that_is_not_there_offers_nothing(tmp_path: Path) -> None:
    room = room_of(tmp_path)
    assert room is not None
    assert room.free > 0
    assert room_of(tmp_path / "missing") is None
