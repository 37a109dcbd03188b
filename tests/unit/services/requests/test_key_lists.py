"""Lists of keys are taken over whole or not at all."""

from pathlib import Path

import pytest

from certdesk.domain.errors import Cancelled, CertDeskError
from certdesk.domain.key_lists import KeyList
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Silent
from certdesk.services.api import Requests
from tests.fakes import FakeWorld

ONE, TWO = "aa" * 32, "bb" * 10


@pytest.fixture
def requests(world: FakeWorld) -> Requests:
    return world.desk.requests


def write(folder: Path, *lines: str, name: str = "leaked.txt") -> Path:
    path = folder / name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def refusal(requests: Requests, path: Path) -> CertDeskError:
    with pytest.raises(CertDeskError) as refused:
        requests.add_key_list(path, Silent())
    return refused.value


def test_a_list_is_named_by_its_file_and_dated_by_the_portals_clock(world: FakeWorld, tmp_path: Path) -> None:
    added = world.desk.requests.add_key_list(write(tmp_path, "# leaked", "", ONE, TWO), Silent())
    assert added == KeyList("leaked.txt", world.clock.now(), 2)
    assert world.desk_again().requests.key_lists() == (added,)


def test_a_list_of_the_same_name_replaces_the_earlier_one(requests: Requests, tmp_path: Path) -> None:
    requests.add_key_list(write(tmp_path, ONE, TWO), Silent())
    requests.add_key_list(write(tmp_path, TWO), Silent())
    assert [each.size for each in requests.key_lists()] == [1]


def test_a_line_that_is_no_digest_is_named_and_nothing_is_taken_over(requests: Requests, tmp_path: Path) -> None:
    before = requests.add_key_list(write(tmp_path, ONE), Silent())
    error = refusal(requests, write(tmp_path, TWO, "", "no digest"))
    assert (error.key, dict(error.facts)) == (MessageKey.KEY_LIST_FORM, {"line": 3})
    assert requests.key_lists() == (before,)


@pytest.mark.parametrize("lines", [(), ("# nothing",)])
def test_a_file_without_any_digest_is_no_list(requests: Requests, tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert refusal(requests, write(tmp_path, *lines)).key is MessageKey.KEY_LIST_FORM
    assert requests.key_lists() == ()


def test_a_file_that_cannot_be_read_says_why(requests: Requests, tmp_path: Path) -> None:
    assert dict(refusal(requests, tmp_path / "gone.txt").facts) == {"file": "gone.txt", "cause": "missing"}
    assert refusal(requests, tmp_path).facts["cause"] == "folder"


def test_a_list_that_is_stopped_is_not_taken_over(requests: Requests, tmp_path: Path) -> None:
    class Stopped(Silent):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        requests.add_key_list(write(tmp_path, ONE), Stopped())
    assert requests.key_lists() == ()


def test_what_is_not_there_can_be_forgotten(requests: Requests) -> None:
    requests.remove_key_list("never.txt")
    assert requests.key_lists() == ()
