"""A deed is done once or not at all, and never lost: whatever fails at whichever step."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Deed, DeedKey, Intent, Receipt
from certdesk.domain.errors import CertDeskError, FieldError, SessionRequired, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderStatus
from certdesk.services.deeds import Deeds
from certdesk.services.visits import first_sight
from certdesk.storage.database import Database
from certdesk.storage.desk import APPLICATION_ID, DeskStore
from certdesk.storage.migration import migrations_of
from tests.unit.services.authority import Authority, Crash
from tests.unit.storage.mounts import small_disk
from tests.unit.storage.samples import NOON, order

KEY = DeedKey("a1")
ISSUED = order()
REVOKED = replace(ISSUED, status_word=OrderStatus.REVOKED.value, status_since=NOON)
REVOKE = Intent(KEY, Deed.REVOKE, ISSUED.id, NOON, "superseded, moved to another host")
HOUR = timedelta(hours=1)
SILENCE = Unavailable(MessageKey.PORTAL)


@dataclass
class Office:
    """A desk's database, an authority, and what sends deeds from one to the other."""

    folder: Path
    authority: Authority = field(default_factory=lambda: Authority(REVOKED, NOON))
    announced: list[frozenset[Topic]] = field(default_factory=list)
    regretted: list[CertDeskError] = field(default_factory=list)

    def __post_init__(self) -> None:
        path = self.folder / "desk.sqlite3"
        self.database = Database(path, APPLICATION_ID, migrations_of("certdesk.storage"), patience=0.02)
        self.database.prepare()
        self.start()

    def start(self, announce: Callable[[frozenset[Topic]], None] | None = None) -> None:
        """Start the program, anew after a crash."""
        self.store = DeskStore(self.database, announce or self.announced.append, self.regretted.append)
        self.deeds = Deeds(self.authority.receipt, self.store)

    def do(self, intent: Intent = REVOKE) -> Receipt:
        return self.deeds.do(intent, self.authority.sending(intent))

    def status(self) -> str | None:
        """The status that the book shows."""
        with self.store.read() as records:
            found = records.orders.find(ISSUED.id)
        return None if found is None else found[0].order.status_word

    def told(self) -> list[DeskAct]:
        with self.store.read() as records:
            return [entry.act for entry in records.activity.of(ISSUED.id)]

    def under_way(self) -> list[DeedKey]:
        with self.store.read() as records:
            return [intent.key for intent in records.intents.all()]

    @contextmanager
    def held(self) -> Iterator[None]:
        """Another program holds the database."""
        with closing(sqlite3.connect(self.database.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield

    def assert_whole(self) -> None:
        """What the authority did is noted once; what it did not do is noted nowhere; nothing is under way."""
        is_done = KEY in self.authority.done
        assert self.told() == ([DeskAct.REVOKED, DeskAct.REFUND_ELIGIBLE] if is_done else [])
        assert self.status() == (OrderStatus.REVOKED if is_done else OrderStatus.ISSUED)
        assert self.under_way() == []


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    with office.store.write() as records:
        records.orders.keep([first_sight(ISSUED)], NOON - HOUR)
    office.announced.clear()
    return office


def test_a_deed_that_is_done_is_in_the_book_and_in_the_activity(office: Office) -> None:
    receipt = office.do()
    assert (receipt.deed, receipt.order) == (Deed.REVOKE, REVOKED)
    office.assert_whole()
    with office.store.read() as records:
        entry = records.activity.of(ISSUED.id)[0]
    assert entry == DeskEntry(NOON, ISSUED.id, DeskAct.REVOKED, detail="superseded, moved to another host")
    assert office.announced == [frozenset({Topic.ORDERS, Topic.ACTIVITY})]


def test_it_is_on_the_disk_before_it_is_sent(office: Office) -> None:
    seen: list[list[DeedKey]] = []

    def send() -> Receipt:
        seen.append(office.under_way())
        return office.authority.sending(REVOKE)()

    office.deeds.do(REVOKE, send)
    assert seen == [[KEY]]


@pytest.mark.parametrize(
    ("deed", "act"),
    [
        (Deed.PLACE, DeskAct.PLACED),
        (Deed.SUPPLY_CSR, DeskAct.CSR_SUPPLIED),
        (Deed.CANCEL, DeskAct.CANCELED),
        (Deed.REVOKE, DeskAct.REVOKED),
        (Deed.REVOKE_CERTIFICATE, DeskAct.CERTIFICATE_REVOKED),
        (Deed.REISSUE, DeskAct.REISSUE_REQUESTED),
        (Deed.WITHDRAW_REISSUE, DeskAct.REISSUE_WITHDRAWN),
    ],
)
def test_each_deed_has_its_line(office: Office, deed: Deed, act: DeskAct) -> None:
    office.authority.is_refundable = False
    office.do(replace(REVOKE, deed=deed))
    assert office.told() == [act]


def test_the_receipt_decides_what_was_done(office: Office) -> None:
    """Cancelling an issued order withdraws its reissue; only the authority knows which of the two it was."""
    withdrawn = Receipt(KEY, Deed.WITHDRAW_REISSUE, ISSUED, NOON)
    office.deeds.do(replace(REVOKE, deed=Deed.CANCEL), lambda: withdrawn)
    assert office.told() == [DeskAct.REISSUE_WITHDRAWN]


def test_the_same_key_again_does_nothing_more_not_even_after_a_restart(office: Office) -> None:
    first = office.do()
    assert office.do() == first
    office.start()
    assert office.do() == first
    assert office.authority.sent == [KEY]
    office.assert_whole()


def test_the_same_wish_from_many_threads_is_one_deed(office: Office) -> None:
    together = Barrier(6)
    receipts: list[Receipt] = []

    def press() -> None:
        together.wait()
        receipts.append(office.do())

    presses = [Thread(target=press) for _ in range(6)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()
    assert len(receipts) == 6
    assert len(set(receipts)) == 1
    assert office.authority.sent == [KEY]
    office.assert_whole()


@pytest.mark.parametrize(
    "refusal",
    [
        StateConflict(MessageKey.NOT_REVOCABLE, status="expired"),
        FieldError("comment", MessageKey.COMMENT_LONG),
        SessionRequired(MessageKey.SESSION_ENDED, order=ISSUED.id),
    ],
)
def test_what_is_refused_is_not_done_and_the_key_can_be_used_again(office: Office, refusal: CertDeskError) -> None:
    office.authority.before = refusal
    with pytest.raises(type(refusal)) as caught:
        office.do()
    assert caught.value is refusal
    office.assert_whole()
    office.authority.before = None
    office.do()
    assert KEY in office.authority.done
    office.assert_whole()


def test_an_authority_that_does_not_answer_is_told_before_anything_is_begun(office: Office) -> None:
    office.authority.is_silent = True
    with pytest.raises(Unavailable):
        office.do()
    assert office.under_way() == []


def test_trouble_at_the_authority_before_it_did_anything_leaves_nothing_under_way(office: Office) -> None:
    office.authority.before = SILENCE
    with pytest.raises(Unavailable):
        office.do()
    office.assert_whole()


def test_a_deed_whose_answer_was_lost_is_asked_after_at_once(office: Office) -> None:
    office.authority.after = SILENCE
    assert office.do() == office.authority.done[KEY]
    office.assert_whole()


@pytest.mark.parametrize("is_done", [True, False])
def test_when_nobody_answers_any_more_the_same_key_or_the_next_start_finds_out(office: Office, is_done: bool) -> None:
    def send() -> Receipt:
        if is_done:
            office.authority.sending(REVOKE)()
        office.authority.is_silent = True
        raise SILENCE

    with pytest.raises(Unavailable) as caught:
        office.deeds.do(REVOKE, send)
    assert caught.value is SILENCE
    assert office.under_way() == [KEY]
    office.authority.is_silent = False
    assert [receipt.key for receipt in office.deeds.settle()] == ([KEY] if is_done else [])
    office.assert_whole()
    office.do()
    assert office.authority.sent == [KEY]
    office.assert_whole()


def test_a_changed_wish_after_a_lost_answer_is_noted_as_it_was_done(office: Office) -> None:
    with suppress(Crash):
        office.authority.before = Crash()
        office.do()
    office.authority.before = None
    office.do(replace(REVOKE, note="keyCompromise"))
    with office.store.read() as records:
        assert [entry.detail for entry in records.activity.of(ISSUED.id)] == ["keyCompromise", ""]


@pytest.mark.parametrize("step", ["before", "after"])
def test_a_crash_at_the_authority_is_settled_at_the_next_start(office: Office, step: str) -> None:
    setattr(office.authority, step, Crash())
    with pytest.raises(Crash):
        office.do()
    assert office.under_way() == [KEY]
    office.start()
    assert len(office.deeds.settle()) == (1 if step == "after" else 0)
    office.assert_whole()
    assert office.deeds.settle() == ()
    office.assert_whole()


@pytest.mark.parametrize("table", ["orders", "desk_entry", "intent"])
def test_a_crash_while_it_is_noted_is_settled_at_the_next_start(office: Office, table: str) -> None:
    """A trigger stops the note at one of its three steps, which undoes the others."""
    what = {"orders": "UPDATE ON orders", "desk_entry": "INSERT ON desk_entry", "intent": "DELETE ON intent"}[table]
    with office.database.write() as connection:
        connection.execute(f"CREATE TRIGGER stop BEFORE {what} BEGIN SELECT RAISE (ABORT, 'stopped'); END")
    with pytest.raises(sqlite3.IntegrityError):
        office.do()
    with office.database.write() as connection:
        connection.execute("DROP TRIGGER stop")
    assert (office.told(), office.status(), office.under_way()) == ([], OrderStatus.ISSUED, [KEY])
    office.start()
    assert [receipt.key for receipt in office.deeds.settle()] == [KEY]
    office.assert_whole()


def test_a_crash_after_it_is_noted_leaves_nothing_to_settle(office: Office) -> None:
    def crash(_topics: frozenset[Topic]) -> None:
        raise Crash

    office.start(announce=crash)
    with pytest.raises(Crash):
        office.do()
    office.start()
    assert office.deeds.settle() == ()
    office.assert_whole()


def test_a_database_that_another_program_holds_keeps_the_deed_from_being_sent(office: Office) -> None:
    with office.held(), pytest.raises(Unavailable) as caught:
        office.do()
    assert caught.value.key is MessageKey.DATABASE_BUSY
    assert office.authority.sent == []
    office.assert_whole()


def test_a_deed_that_is_done_counts_while_another_program_holds_the_database(office: Office) -> None:
    with ExitStack() as other:

        def send() -> Receipt:
            other.enter_context(office.held())
            return office.authority.sending(REVOKE)()

        assert office.deeds.do(REVOKE, send) == office.authority.done[KEY]
    assert [trouble.key for trouble in office.regretted] == [MessageKey.DATABASE_BUSY]
    assert (office.told(), office.under_way()) == ([], [KEY])
    office.start()
    assert len(office.deeds.settle()) == 1
    office.assert_whole()


def test_a_refusal_is_told_although_it_cannot_be_noted_that_nothing_is_under_way(office: Office) -> None:
    with ExitStack() as other:

        def send() -> Receipt:
            other.enter_context(office.held())
            raise StateConflict(MessageKey.NOT_REVOCABLE, status="expired")

        with pytest.raises(StateConflict):
            office.deeds.do(REVOKE, send)
    assert (office.regretted, office.under_way()) == ([], [KEY])
    assert office.deeds.settle() == ()
    office.assert_whole()


@pytest.mark.parametrize("is_full_at_once", [True, False])
def test_a_full_disk_keeps_a_deed_from_being_sent_or_from_being_forgotten(
    tmp_path: Path, is_full_at_once: bool
) -> None:
    with small_disk(tmp_path / "disk", "1m") as disk:
        office = Office(disk)
        with office.store.write() as records:
            records.orders.keep([first_sight(ISSUED)], NOON - HOUR)
        filler = disk / "filler"

        def send() -> Receipt:
            fill(filler)
            return office.authority.sending(REVOKE)()

        if is_full_at_once:
            fill(filler)
            with pytest.raises(Unavailable) as caught:
                office.deeds.do(REVOKE, send)
            assert (caught.value.key, office.authority.sent) == (MessageKey.DISK_FULL, [])
        else:
            assert office.deeds.do(REVOKE, send) == office.authority.done[KEY]
            assert [trouble.key for trouble in office.regretted] == [MessageKey.DISK_FULL]
        filler.unlink()
        office.start()
        office.deeds.settle()
        office.assert_whole()
        assert office.database.is_sound()


def fill(filler: Path) -> None:
    """Leave no byte free on the disk of `filler`."""
    with filler.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            stream.write(b"\0" * 4096)


def test_settling_without_an_answer_leaves_every_deed_under_way(office: Office) -> None:
    for number in range(3):
        office.authority.after = Crash()
        with pytest.raises(Crash):
            office.do(replace(REVOKE, key=DeedKey(f"a{number}")))
    office.authority.is_silent = True
    with pytest.raises(Unavailable):
        office.deeds.settle()
    assert office.under_way() == ["a0", "a1", "a2"]
    assert office.told() == []


def test_settling_asks_nobody_when_nothing_is_under_way(office: Office) -> None:
    office.authority.is_silent = True
    assert office.deeds.settle() == ()


def test_settling_late_does_not_put_an_older_order_over_a_newer_one(office: Office) -> None:
    office.authority.after = Crash()
    with pytest.raises(Crash):
        office.do()
    newer = replace(REVOKED, organisation="Larkspur Holding")
    with office.store.write() as records:
        records.orders.keep([first_sight(newer)], NOON + HOUR)
    office.start()
    office.deeds.settle()
    office.assert_whole()
    with office.store.read() as records:
        found = records.orders.find(ISSUED.id)
    assert found is not None
    assert (found[0].order.organisation, found[1]) == ("Larkspur Holding", NOON + HOUR)


def test_an_order_that_was_placed_and_not_noted_comes_into_the_book(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.authority.after = Crash()
    with pytest.raises(Crash):
        office.do(Intent(KEY, Deed.PLACE, None, NOON, "Secure Site OV"))
    office.start()
    office.deeds.settle()
    assert (office.status(), office.told()) == (OrderStatus.REVOKED, [DeskAct.PLACED])
