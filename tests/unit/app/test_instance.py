"""A home that somebody holds and who does not answer is said to be open, never passed over in silence."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from certdesk.app.instance import Instance
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey


def test_a_holder_who_does_not_answer_is_said_to_be_there(qapp: object, tmp_path: Path) -> None:
    lock = QLockFile(str(tmp_path / "certdesk.lock"))
    lock.setStaleLockTime(0)
    assert lock.tryLock(0)
    try:
        with pytest.raises(Unavailable) as caught:
            Instance(tmp_path).take()
    finally:
        lock.unlock()
    assert caught.value.key is MessageKey.ALREADY_OPEN


def test_a_free_home_is_taken_and_free_again_when_it_was_released(qapp: object, tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.take()
    first.release()
    assert second.take()
    second.release()
