"""The practice CA's controls change the world first and the book with it, and tell everyone."""

from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.downloads import DownloadFormat, SaveRequest, Server
from certdesk.domain.errors import Cancelled, NotFound, PolicyRefused, Unavailable
from certdesk.domain.linking import AccountView
from certdesk.domain.messages import MessageKey
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.simulator.accounts.sample import COPPERFIELD
from tests.fakes import START, FakeReporter, FakeWorld
from tests.unit.services.accounts.bureau import READY, WAITS, Bureau, administrator
from tests.unit.services.portfolio import SHOP, SHOP_ORDER, Chain, portfolio

DAYS = timedelta(days=31)


@pytest.fixture
def untouched(tmp_path: Path, chain: Chain) -> FakeWorld:
    world = FakeWorld(tmp_path)
    world.controls.planned[WorldPlan(orders=3)] = portfolio(chain)
    return world


def told(world: FakeWorld) -> set[Topic]:
    return set().union(*world.announced)


def test_opening_the_portfolio_sets_the_world_up_and_fills_the_book(untouched: FakeWorld) -> None:
    report = FakeReporter()
    book = untouched.desk.practice.open_portfolio(WorldPlan(orders=3), report)
    assert len(book.entries) == 3
    assert report.steps == [(1, 1)]
    assert untouched.desk.practice.state().is_set_up
    assert {Topic.ORDERS, Topic.CLOCK, Topic.MAIL} <= told(untouched)


def test_stopping_the_set_up_leaves_no_book(untouched: FakeWorld) -> None:
    with pytest.raises(Cancelled):
        untouched.desk.practice.open_portfolio(WorldPlan(orders=3), FakeReporter(stop_at=1))
    assert untouched.desk.orders.load().entries == ()
    assert untouched.announced == []


def test_moving_the_clock_refreshes_the_book_and_tells_everyone(world: FakeWorld) -> None:
    book = world.desk.practice.advance(DAYS)
    assert (book.as_of, world.desk.sessions.now()) == (START + DAYS, START + DAYS)
    assert world.desk.practice.state().moved == DAYS
    assert {Topic.ORDERS, Topic.CLOCK, Topic.MAIL, Topic.SESSIONS} <= told(world)


def save(world: FakeWorld) -> None:
    request = SaveRequest(DownloadFormat.PEM_ALL, world.downloads_folder, "shop.pem", Server.NGINX)
    world.desk.downloads.save(SHOP, request, Silent())


def test_starting_over_forgets_all_but_the_folder(world: FakeWorld) -> None:
    world.sign_in(SHOP_ORDER)
    save(world)
    world.announced.clear()
    world.desk.practice.start_over()
    assert (world.desk.orders.load().entries, world.desk.orders.load().as_of) == ((), None)
    assert world.desk.sessions.all() == ()
    assert world.desk.downloads.server_of("Larkspur Florists") is None
    assert world.desk.downloads.folder() == world.downloads_folder
    assert not world.desk.practice.state().is_set_up
    assert told(world) == set(Topic) - {Topic.VIEWS}


def test_starting_over_forgets_accounts_attempts_and_what_is_in_the_keyring(tmp_path: Path) -> None:
    bureau = Bureau.of(tmp_path)
    bureau.sign_in()
    with pytest.raises(PolicyRefused):
        bureau.link(WAITS)
    bureau.link(READY)
    bureau.people.act_as(administrator(COPPERFIELD).id)
    bureau.safe.kept["other program"] = "its secret"
    bureau.desk.practice.start_over()
    assert bureau.accounts.known() == AccountView()
    assert bureau.safe.kept == {"other program": "its secret"}
    bureau.register.clear()
    bureau.register.answer()
    assert bureau.sign_in().acting == ""
    assert (bureau.attempt(WAITS), bureau.under_way()) == (None, [])


def test_starting_over_with_a_locked_keyring_takes_its_entries_out_at_a_later_start(tmp_path: Path) -> None:
    bureau = Bureau.of(tmp_path)
    bureau.sign_in()
    bureau.safe.refusal = "KeyringLocked"
    bureau.desk.practice.start_over()
    assert bureau.accounts.known() == AccountView()
    assert len(bureau.safe.kept) == 1
    bureau.safe.refusal = ""
    bureau.open()
    bureau.accounts.settle()
    assert bureau.safe.kept == {}


def test_a_portfolio_after_starting_over_knows_nothing_of_the_one_before(world: FakeWorld, chain: Chain) -> None:
    world.sign_in(SHOP_ORDER)
    world.desk.practice.start_over()
    world.controls.planned[WorldPlan()] = portfolio(chain)
    world.desk.practice.open_portfolio(WorldPlan(), Silent())
    details = world.desk.orders.details(SHOP)
    assert (details.portal, details.activity) == (None, ())


def test_when_the_world_cannot_be_forgotten_the_portfolio_fills_the_book_again(world: FakeWorld) -> None:
    world.desk.orders.refresh(Silent())
    world.controls.failure = Unavailable(MessageKey.DISK_FULL)
    with pytest.raises(Unavailable):
        world.desk.practice.start_over()
    assert len(world.desk.practice.open_portfolio(WorldPlan(), Silent()).entries) == 3


def test_an_opened_message_counts_as_read_and_is_announced(world: FakeWorld) -> None:
    world.mail.deliver("web@larkspur.example", "Hello", "A word.\n", START)
    (mailbox,) = world.desk.practice.mailboxes()
    (summary,) = world.desk.practice.messages(mailbox.address, "hello word")
    assert (mailbox.unread, world.desk.practice.messages(None, "hello other")) == (1, [])
    assert world.desk.practice.open_message(summary.id).text == "A word.\n"
    assert world.desk.practice.state().unread == 0
    assert world.announced == [frozenset({Topic.MAIL})]


def test_a_message_that_is_not_there_is_not_announced(world: FakeWorld) -> None:
    with pytest.raises(NotFound):
        world.desk.practice.open_message(7)
    assert world.announced == []
