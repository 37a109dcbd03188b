"""A certificate is saved in the form its server needs, and "saved" is said of a file that holds what was issued."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.downloads import DownloadFormat, IfExists, SavedFile, SaveRequest, Server
from certdesk.domain.errors import (
    Cancelled,
    Damaged,
    FieldError,
    SessionRequired,
    StateConflict,
    Unavailable,
)
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import SESSION_LIFETIME
from certdesk.domain.work import Silent
from certdesk.pki import formats
from tests.fakes import START, FakeReporter, FakeWorld
from tests.unit.services.portfolio import PENDING, PENDING_ORDER, SHOP, SHOP_ORDER, Chain, IssueChain

CLIENT = "Larkspur Florists"


@pytest.fixture
def signed_in(world: FakeWorld) -> FakeWorld:
    world.sign_in(SHOP_ORDER)
    world.announced.clear()
    return world


def wish(world: FakeWorld, format_: DownloadFormat = DownloadFormat.PEM_NOROOT, name: str = "shop.pem") -> SaveRequest:
    return SaveRequest(format_, world.downloads_folder, name, Server.NGINX)


def save(world: FakeWorld, request: SaveRequest | None = None) -> SavedFile:
    return world.desk.downloads.save(SHOP, request or wish(world), Silent())


def left_behind(world: FakeWorld) -> list[str]:
    return [entry.name for entry in world.downloads_folder.iterdir()]


@pytest.mark.parametrize("format_", DownloadFormat)
def test_each_format_holds_what_was_issued(signed_in: FakeWorld, chain: Chain, format_: DownloadFormat) -> None:
    name = signed_in.desk.downloads.suggested_name(SHOP_ORDER, format_)
    saved = save(signed_in, wish(signed_in, format_, name))
    content = saved.path.read_bytes()
    assert saved == SavedFile(signed_in.downloads_folder / name, format_, len(content))
    assert formats.read_back(format_, content) == formats.expected(format_, chain)
    assert left_behind(signed_in) == [name]


def test_a_save_is_remembered_with_its_server_and_folder(signed_in: FakeWorld) -> None:
    assert signed_in.desk.downloads.server_of(CLIENT) is None
    signed_in.clock.forward(timedelta(minutes=5))
    save(signed_in)
    again = signed_in.desk_again()
    assert again.downloads.server_of(CLIENT) is Server.NGINX
    assert again.orders.details(SHOP).activity[0].what == DeskEntry(
        START + timedelta(minutes=5), SHOP, DeskAct.SAVED, DownloadFormat.PEM_NOROOT, Server.NGINX, "shop.pem"
    )
    assert {Topic.ACTIVITY, Topic.PREFERENCES} <= set().union(*signed_in.announced)


def test_the_folder_is_the_last_one_while_it_is_there(signed_in: FakeWorld) -> None:
    other = signed_in.home / "certificates"
    other.mkdir()
    assert signed_in.desk.downloads.folder() == signed_in.downloads_folder
    save(signed_in, replace(wish(signed_in), folder=other))
    assert signed_in.desk.downloads.folder() == other
    (other / "shop.pem").unlink()
    other.rmdir()
    assert signed_in.desk.downloads.folder() == signed_in.downloads_folder


def test_the_suggested_name_is_safe_whatever_the_common_name(world: FakeWorld) -> None:
    hostile = replace(SHOP_ORDER, common_name="../*.<b>\u202e\0" + "x" * 65536)
    name = world.desk.downloads.suggested_name(hostile, DownloadFormat.PEM_ALL)
    assert len(name) < 200
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-.")
    assert not name.startswith(".")


def test_progress_is_told_to_the_end(signed_in: FakeWorld) -> None:
    report = FakeReporter()
    signed_in.desk.downloads.save(SHOP, wish(signed_in), report)
    assert report.steps == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("check", [1, 2])
def test_stopping_leaves_nothing(signed_in: FakeWorld, check: int) -> None:
    with pytest.raises(Cancelled):
        signed_in.desk.downloads.save(SHOP, wish(signed_in), FakeReporter(stop_at=check))
    assert left_behind(signed_in) == []
    assert signed_in.announced == []


def test_without_a_session_nothing_is_saved(world: FakeWorld) -> None:
    world.desk.orders.refresh(Silent())
    with pytest.raises(SessionRequired) as caught:
        save(world, wish(world, name="refused/name"))
    assert caught.value.facts["order"] == SHOP
    assert left_behind(world) == []


def test_a_session_for_another_order_does_not_do(world: FakeWorld) -> None:
    world.sign_in(PENDING_ORDER)
    with pytest.raises(SessionRequired):
        save(world)


def test_a_session_that_ends_before_the_click_asks_for_a_new_sign_in(signed_in: FakeWorld) -> None:
    signed_in.clock.forward(SESSION_LIFETIME)
    with pytest.raises(SessionRequired):
        save(signed_in)
    assert left_behind(signed_in) == []


class EndsTheSession(FakeReporter):
    """Between the first look at the order and the fetching of the file, the two hours are over."""

    def __init__(self, world: FakeWorld) -> None:
        super().__init__()
        self._world = world

    def check(self) -> None:
        self._world.clock.forward(SESSION_LIFETIME)


def test_a_session_that_ends_between_click_and_fetch_asks_for_a_new_sign_in(signed_in: FakeWorld) -> None:
    with pytest.raises(SessionRequired) as caught:
        signed_in.desk.downloads.save(SHOP, wish(signed_in), EndsTheSession(signed_in))
    assert caught.value.facts["order"] == SHOP
    assert left_behind(signed_in) == []


def test_an_order_without_a_certificate_has_nothing_to_download(world: FakeWorld) -> None:
    world.sign_in(PENDING_ORDER)
    with pytest.raises(StateConflict) as caught:
        world.desk.downloads.save(PENDING, wish(world), Silent())
    assert (caught.value.key, caught.value.facts["status"]) == (MessageKey.NOT_ISSUED, "pending")


def test_what_counts_is_the_status_at_the_portal_and_not_in_the_book(world: FakeWorld, chain: Chain) -> None:
    world.sign_in(PENDING_ORDER)
    issued = replace(PENDING_ORDER, status_word=OrderStatus.ISSUED.value)
    world.portal.shown[PENDING] = replace(world.portal.shown[PENDING], order=issued, chain=chain)
    world.desk.downloads.save(PENDING, wish(world), Silent())
    assert world.desk.orders.details(PENDING).entry.order == issued


def test_a_bad_file_name_is_refused_beside_its_field(signed_in: FakeWorld) -> None:
    with pytest.raises(FieldError) as caught:
        save(signed_in, wish(signed_in, name="../shop.pem"))
    assert caught.value.field == "file_name"
    assert left_behind(signed_in) == []


def test_an_existing_file_is_asked_about_then_replaced_or_kept(signed_in: FakeWorld) -> None:
    first = save(signed_in)
    first.path.write_bytes(b"the user's own")
    with pytest.raises(StateConflict) as caught:
        save(signed_in)
    assert (caught.value.key, caught.value.facts["file"]) == (MessageKey.FILE_EXISTS, "shop.pem")
    assert first.path.read_bytes() == b"the user's own"
    second = save(signed_in, replace(wish(signed_in), if_exists=IfExists.KEEP_BOTH))
    assert (second.path.name, first.path.read_bytes()) == ("shop (2).pem", b"the user's own")
    third = save(signed_in, replace(wish(signed_in), if_exists=IfExists.REPLACE))
    assert third.path.read_bytes() == second.path.read_bytes()


@pytest.mark.parametrize(
    "served",
    [b"", b"<html>sign in</html>", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
    ids=["nothing", "a page", "a damaged certificate"],
)
def test_a_file_that_holds_something_else_is_not_saved(signed_in: FakeWorld, served: bytes) -> None:
    signed_in.portal.files[DownloadFormat.PEM_NOROOT] = served or b" "
    with pytest.raises(Unavailable) as caught:
        save(signed_in)
    assert (caught.value.key, caught.value.facts["file"]) == (MessageKey.FILE_CHANGED, "shop.pem")
    assert left_behind(signed_in) == []
    assert signed_in.desk.downloads.server_of(CLIENT) is None


def test_a_good_file_with_another_certificate_is_not_saved(signed_in: FakeWorld, issue_chain: IssueChain) -> None:
    other = formats.render(DownloadFormat.PEM_NOROOT, issue_chain("shop.larkspur.example"), "shop.larkspur.example")
    signed_in.portal.files[DownloadFormat.PEM_NOROOT] = other
    with pytest.raises(Unavailable) as caught:
        save(signed_in)
    assert caught.value.key is MessageKey.FILE_CHANGED
    assert left_behind(signed_in) == []


def test_a_damaged_chain_is_told_before_anything_is_written(signed_in: FakeWorld, chain: Chain) -> None:
    signed_in.portal.shown[SHOP] = replace(signed_in.portal.shown[SHOP], chain=(chain[0], b"0\x82rubbish", chain[2]))
    with pytest.raises(Damaged):
        save(signed_in, wish(signed_in, DownloadFormat.DER))
    assert left_behind(signed_in) == []


def test_a_vanished_folder_is_named_and_nothing_is_remembered(signed_in: FakeWorld, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    with pytest.raises(Unavailable) as caught:
        save(signed_in, replace(wish(signed_in), folder=gone))
    assert (caught.value.key, dict(caught.value.facts)) == (
        MessageKey.FILE_WRITE,
        {"folder": str(gone), "cause": "gone"},
    )
    assert signed_in.announced == []


@pytest.mark.parametrize("format_", DownloadFormat)
def test_a_download_that_was_named_without_its_ending_gets_it(signed_in: FakeWorld, format_: DownloadFormat) -> None:
    suggested = Path(signed_in.desk.downloads.suggested_name(SHOP_ORDER, format_))
    assert save(signed_in, wish(signed_in, format_, suggested.stem)).path.name == suggested.name
