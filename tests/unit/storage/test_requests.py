"""Drafts, lists of keys, and what is known of keys: kept, found again, and announced."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.book import PortalView
from certdesk.domain.changes import Topic
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.judging import Choice, KeyUse
from certdesk.domain.key_lists import KeyList
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import OrderCertificate, ValidationMethod
from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.storage.database import Database
from certdesk.storage.desk import DeskStore, desk_database
from tests.unit.storage.samples import NOON, entry, moments, order, texts

LATER = NOON + timedelta(hours=1)
DRAFT = ReissueDraft(order().id, NOON, b"request", "shop.csr", "Desktop")
KEY = "ab" * 32

drafts = st.builds(
    ReissueDraft,
    order=st.just(order().id),
    saved_at=moments,
    csr=st.binary(max_size=40),
    file=texts,
    place=texts,
    answers=st.dictionaries(st.sampled_from(MessageKey), st.sampled_from(Choice), max_size=4),
    method=st.none() | st.sampled_from(ValidationMethod),
    reason=texts,
    step=st.integers(1, 3),
)


class Cabinet:
    """A prepared store with orders in it, and what it announced since."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.announced: list[frozenset[Topic]] = []
        self.store = DeskStore(database, self.announced.append)
        with self.store.write() as records:
            records.orders.keep([entry(order(number, f"n{number}.larkspur.example")) for number in (1, 2, 3)], NOON)
        self.announced.clear()

    def keep(self, draft: ReissueDraft) -> None:
        with self.store.write() as records:
            records.drafts.keep(draft)

    def drafts(self) -> list[ReissueDraft]:
        with self.store.read() as records:
            return records.drafts.all()

    def certify(self, order_id: OrderId, *keys: tuple[str, RevocationReason | None]) -> None:
        issued = [_certificate(place, key, reason) for place, (key, reason) in enumerate(keys)]
        with self.store.write() as records:
            records.portal.keep(order_id, PortalView(NOON, (), None, None, (), certificates=tuple(issued)), [])


def _certificate(place: int, key: str, reason: RevocationReason | None) -> OrderCertificate:
    revoked = None if reason is None else Revoked(NOON, reason)
    return OrderCertificate(f"{place:x}", (), NOON, LATER, is_present=place == 0, revoked=revoked, key_digest=key)


@pytest.fixture
def cabinet(tmp_path: Path) -> Cabinet:
    database = desk_database(tmp_path / "desk.sqlite3")
    database.prepare()
    return Cabinet(database)


def keep_list(cabinet: Cabinet, name: str, digests: Sequence[bytes], at: datetime = NOON) -> KeyList:
    with cabinet.store.write() as records:
        return records.key_lists.keep(name, at, iter(digests))


def is_listed(cabinet: Cabinet, *digests: bytes) -> bool:
    with cabinet.store.read() as records:
        return records.key_lists.names_any(digests)


def test_a_draft_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    database = desk_database(tmp_path / "desk.sqlite3")
    database.prepare()
    cabinet = Cabinet(database)

    @given(drafts)
    def comes_back(draft: ReissueDraft) -> None:
        cabinet.keep(draft)
        assert cabinet.drafts() == [draft]

    comes_back()


def test_an_order_has_one_draft_and_the_last_one_saved_comes_first(cabinet: Cabinet) -> None:
    cabinet.keep(DRAFT)
    cabinet.keep(replace(DRAFT, order=order(2).id, saved_at=LATER))
    cabinet.keep(replace(DRAFT, reason="Key replaced"))
    assert [(draft.order, draft.reason) for draft in cabinet.drafts()] == [
        (order(2).id, ""),
        (order(1).id, "Key replaced"),
    ]


def test_a_draft_goes_with_its_order_and_stays_when_the_order_is_seen_again(cabinet: Cabinet) -> None:
    cabinet.keep(DRAFT)
    with cabinet.store.write() as records:
        records.orders.keep([entry(order())], LATER)
    assert cabinet.drafts() == [DRAFT]
    with cabinet.store.write() as records:
        records.orders.clear()
    assert cabinet.drafts() == []


def test_a_draft_is_announced_when_it_is_kept_and_when_one_is_dropped(cabinet: Cabinet) -> None:
    cabinet.keep(DRAFT)
    for _ in range(2):
        with cabinet.store.write() as records:
            records.drafts.drop(DRAFT.order)
    assert cabinet.announced == [frozenset({Topic.DRAFTS})] * 2


def test_questions_answers_and_methods_that_are_not_known_any_more_count_as_not_given(cabinet: Cabinet) -> None:
    cabinet.keep(replace(DRAFT, answers={MessageKey.KEY_SAME: Choice.KEEP_KEY}, method=ValidationMethod.HTTP))
    stored = '{"E-KEY-SAME": "keep key", "E-OF-OLD": "keep key", "E-SAN-ADDED": "perhaps"}'
    with cabinet.database.write() as connection:
        connection.execute("UPDATE reissue_draft SET answers = ?, method = 'telepathy'", (stored,))
    (draft,) = cabinet.drafts()
    assert (dict(draft.answers), draft.method) == ({MessageKey.KEY_SAME: Choice.KEEP_KEY}, None)


def test_a_list_takes_the_place_of_the_one_of_its_name(cabinet: Cabinet) -> None:
    keep_list(cabinet, "weak.txt", [b"a", b"b", b"b"])
    keep_list(cabinet, "leaked.txt", [b"c"])
    assert keep_list(cabinet, "weak.txt", [b"d", b"e"], LATER) == KeyList("weak.txt", LATER, 2)
    with cabinet.store.read() as records:
        assert records.key_lists.all() == [KeyList("leaked.txt", NOON, 1), KeyList("weak.txt", LATER, 2)]
    assert [is_listed(cabinet, digest) for digest in (b"a", b"c", b"d")] == [False, True, True]
    assert cabinet.announced == [frozenset({Topic.KEYS})] * 3


def test_a_key_that_is_twice_in_a_list_counts_once(cabinet: Cabinet) -> None:
    assert keep_list(cabinet, "weak.txt", [b"a", b"b", b"a"]).size == 2


def test_a_key_is_listed_under_any_of_its_digests_until_no_list_has_it(cabinet: Cabinet) -> None:
    keep_list(cabinet, "one", [b"a"])
    keep_list(cabinet, "two", [b"a"])
    for name, is_left in (("one", True), ("two", False), ("three", False)):
        with cabinet.store.write() as records:
            records.key_lists.remove(name)
        assert is_listed(cabinet, b"z", b"a") is is_left
    assert cabinet.announced == [frozenset({Topic.KEYS})] * 4


def test_a_list_that_cannot_be_read_to_its_end_leaves_the_earlier_one(cabinet: Cabinet) -> None:
    def broken() -> Iterator[bytes]:
        yield b"b"
        raise ZeroDivisionError

    keep_list(cabinet, "weak.txt", [b"a"])
    with pytest.raises(ZeroDivisionError), cabinet.store.write() as records:
        records.key_lists.keep("weak.txt", LATER, broken())
    assert (is_listed(cabinet, b"a"), is_listed(cabinet, b"b")) == (True, False)


def test_a_key_is_used_by_the_orders_that_have_a_certificate_with_it(cabinet: Cabinet) -> None:
    cabinet.certify(order(1).id, (KEY, None))
    cabinet.certify(order(2).id, ("cd" * 32, None), (KEY, RevocationReason.SUPERSEDED))
    cabinet.certify(order(3).id, ("", None))
    with cabinet.store.read() as records:
        uses = records.key_uses.others(KEY, order(1).id)
        assert records.key_uses.others("ef" * 32, order(1).id) == ()
    assert uses == (KeyUse(order(2).id, "n2.larkspur.example"),)


@pytest.mark.parametrize("reason", [None, *RevocationReason])
def test_a_key_is_blocked_once_it_was_revoked_for_compromise(cabinet: Cabinet, reason: RevocationReason | None) -> None:
    cabinet.certify(order(1).id, (KEY, reason))
    with cabinet.store.read() as records:
        assert records.key_uses.is_blocked(KEY) is (reason is RevocationReason.KEY_COMPROMISE)
        assert not records.key_uses.is_blocked("cd" * 32)


def test_keys_are_known_of_orders_whose_certificates_all_told_theirs(cabinet: Cabinet) -> None:
    def counts() -> tuple[int, int]:
        with cabinet.store.read() as records:
            return records.key_uses.counts()

    assert counts() == (0, 3)
    cabinet.certify(order(1).id, (KEY, None))
    cabinet.certify(order(2).id, (KEY, None), ("", None))
    assert counts() == (1, 3)
    waiting = replace(order(3), status_word=OrderStatus.NEEDS_CSR.value)
    with cabinet.store.write() as records:
        records.orders.keep([entry(waiting)], LATER)
    assert counts() == (2, 3)
