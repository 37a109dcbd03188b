"""Migrations, their certificates, findings and hand-overs come back as they were kept."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import IntegrityError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.changes import Topic
from certdesk.domain.correspondents import Signatory, Webmaster
from certdesk.domain.handovers import Handed, Handover
from certdesk.domain.holdings import Holding, HoldingId, Origin
from certdesk.domain.migration import Decision, Migration, MigrationId, Situation, Step
from certdesk.domain.move_lines import Line, chosen, kept_line, planned, with_holding
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.notices import (
    Confidence,
    EndDate,
    Evidence,
    Finding,
    MailPlace,
    Suspect,
    Suspicion,
    Witness,
)
from certdesk.domain.orders import OrderId
from certdesk.storage.columns import stored_moment
from certdesk.storage.database import Database
from certdesk.storage.desk import APPLICATION_ID, DeskStore, Records, desk_database
from certdesk.storage.migration import migrations_of
from tests.unit.storage.samples import NOON, moments, texts

Times = tuple[datetime | None, datetime | None, datetime | None]

AT = stored_moment(NOON)
MIGRATION = Migration(MigrationId("m"), "Off the ISO account", NOON, NOON)

numbers = st.sampled_from(["1", "01", "40127763"])
places = st.builds(
    MailPlace, texts, texts, st.integers(1, 9), st.integers(0, 3), texts, texts, texts, st.none() | moments
)
findings = st.builds(
    Finding,
    number=numbers,
    witness=st.sampled_from(Witness),
    confidence=st.sampled_from(Confidence),
    at=st.none() | moments,
    names=st.lists(texts, max_size=3).map(tuple),
    ends=st.none() | st.lists(st.dates(), min_size=1, max_size=2).map(lambda days: EndDate(tuple(days))),
    evidence=st.none() | st.builds(Evidence, places, st.integers(0, 4_000), texts),
    suspects=st.lists(st.builds(Suspect, st.sampled_from(Suspicion), texts), max_size=2).map(tuple),
    is_vouched=st.booleans(),
)
holdings = st.builds(
    Holding,
    id=texts.map(HoldingId),
    common_name=texts,
    names=st.lists(texts, max_size=3).map(tuple),
    shown_name=texts,
    fingerprint=texts,
    ends_at=st.none() | moments,
    is_end_told=st.booleans(),
    client=texts,
    contact=texts,
    product=texts,
    issuer=texts,
    origins=st.frozensets(st.sampled_from(Origin)),
    files=st.lists(texts, max_size=3).map(tuple),
    order=st.none() | texts.map(OrderId),
)


@st.composite
def all_lines(draw: st.DrawFn) -> Line:
    """A certificate with all that can be said of it."""
    moved = Moved(
        draw(holdings),
        asked_at=draw(st.none() | moments),
        plan=draw(st.none() | st.sampled_from(MovePlan)),
        is_share_kept=draw(st.booleans()),
    )
    line = kept_line(moved, draw(st.lists(findings, max_size=4)), None)
    wants_to_choose = draw(st.booleans())
    if line.settled.findings and wants_to_choose:
        return chosen(line, line.settled.findings[-1].number)
    return line


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> DeskStore:
    database = desk_database(tmp_path_factory.mktemp("home") / "desk.sqlite3")
    database.prepare()
    return DeskStore(database, lambda _topics: None)


@given(lines=st.lists(all_lines(), max_size=4, unique_by=lambda line: line.holding.id))
def test_certificates_come_back_in_their_order(store: DeskStore, lines: list[Line]) -> None:
    with store.write() as records:
        records.moves.drop(MIGRATION.id)
        records.moves.keep(MIGRATION)
        records.lines.keep(MIGRATION.id, lines[:2])
        records.lines.keep(MIGRATION.id, lines[2:])
        assert records.lines.keep(MIGRATION.id, lines[:1]) == lines[:1]
    with store.read() as records:
        assert records.lines.all(MIGRATION.id) == lines
        assert records.lines.all(MigrationId("nobody")) == []


@given(before=st.lists(all_lines(), max_size=3, unique_by=lambda line: line.holding.id), others=st.lists(all_lines()))
def test_of_what_is_known_what_is_otherwise_is_kept(store: DeskStore, before: list[Line], others: list[Line]) -> None:
    """Each certificate takes over what another one has: findings, holding, plan, or nothing."""
    with store.write() as records:
        records.moves.drop(MIGRATION.id)
        records.moves.keep(MIGRATION)
        known = {line.holding.id: line for line in records.lines.keep(MIGRATION.id, before)}
        after = [_like(line, other, place) for place, (line, other) in enumerate(zip(before, others, strict=False))]
        kept = records.lines.keep(MIGRATION.id, after, known)
    with store.read() as records:
        assert records.lines.all(MIGRATION.id) == [*after, *before[len(after) :]]
    assert kept == after


def test_half_of_a_surrogate_pair_is_shown_as_it_is_kept(store: DeskStore) -> None:
    told = Finding("1", Witness.NOTICE, names=("b\ud800",), evidence=Evidence(MailPlace("c\ud800"), 1, "d\ud800"))
    holding = Holding(HoldingId("h"), "a\ud800", ("a\ud800",))
    with store.write() as records:
        records.moves.drop(MIGRATION.id)
        records.moves.keep(MIGRATION)
        kept = records.lines.keep(MIGRATION.id, [kept_line(Moved(holding), [told], None)])
    with store.read() as records:
        assert records.lines.all(MIGRATION.id) == kept


def _like(line: Line, other: Line, place: int) -> Line:
    match place:
        case 0:
            return kept_line(line.moved, other.findings, line.choice)
        case 1:
            return with_holding(line, replace(other.holding, id=line.holding.id))
        case _:
            return planned(line, MovePlan.SHARE, is_share_kept=True)


@given(
    situation=st.none() | st.sampled_from(Situation),
    step=st.sampled_from(Step),
    decision=st.none() | st.sampled_from(Decision),
    removal=st.none() | st.dates(),
    archived_at=st.none() | moments,
    revision=st.integers(0, 10_000),
    webmaster=st.builds(Webmaster, texts, texts),
    name=texts,
)
def test_a_migration_comes_back(store: DeskStore, name: str, **answers: object) -> None:
    kept = replace(MIGRATION, name=name, **answers)  # type: ignore[arg-type]
    with store.write() as records:
        records.moves.keep(kept)
    with store.read() as records:
        assert records.moves.find(MIGRATION.id) == kept


@given(
    contents=st.none() | st.frozensets(st.builds(Handed, texts, numbers, st.sampled_from(MovePlan)), max_size=4),
    times=st.tuples(*[st.none() | moments] * 3),
    reminded_at=st.none() | moments,
    asked_again_at=st.none() | moments,
    client=texts,
)
def test_a_hand_over_comes_back(
    store: DeskStore, client: str, times: Times, contents: frozenset[Handed], **reminders: datetime | None
) -> None:
    kept = Handover(client, "a@b.example", *times, contents=contents, **reminders)
    with store.write() as records:
        records.moves.drop(MIGRATION.id)
        records.moves.keep(MIGRATION)
        records.moves.keep_handover(MIGRATION.id, kept)
    with store.read() as records:
        assert records.moves.handovers(MIGRATION.id) == [kept]


def test_a_hand_over_of_before_traces_were_kept_has_none(store: DeskStore) -> None:
    with store.write() as records:
        records.moves.drop(MIGRATION.id)
        records.moves.keep(MIGRATION)
        records.moves.keep_handover(MIGRATION.id, Handover("A", prepared_at=NOON, contents=frozenset()))
        records.moves.keep_handover(MIGRATION.id, Handover("B", prepared_at=NOON))
    with store.read() as records:
        assert [each.contents for each in records.moves.handovers(MIGRATION.id)] == [frozenset(), None]


@given(signatory=st.builds(Signatory, texts, texts, texts))
def test_who_signs_comes_back(store: DeskStore, signatory: Signatory) -> None:
    with store.write() as records:
        records.preferences.keep_signatory(signatory)
    with store.read() as records:
        assert records.preferences.signatory() == signatory


def test_a_database_of_the_version_before_is_kept_and_has_room_for_reminders(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    before = Database(path, APPLICATION_ID, migrations_of("certdesk.storage")[:8])
    before.prepare()
    with before.write() as connection:
        connection.execute("INSERT INTO migration VALUES ('m', 'M', ?, ?, NULL, 'who', NULL, NULL, NULL, 7)", [AT, AT])
        connection.execute("INSERT INTO handover VALUES ('m', 'A', 'a@b.example', ?, ?, NULL, '[]')", [AT, AT])
    desk_database(path).prepare()
    with DeskStore(desk_database(path), lambda _topics: None).write() as records:
        assert records.moves.find(MIGRATION.id) == Migration(MIGRATION.id, "M", NOON, NOON, revision=7)
        sent = Handover("A", "a@b.example", NOON, NOON, contents=frozenset())
        assert records.moves.handovers(MIGRATION.id) == [sent]
        assert records.preferences.signatory() == Signatory()
        records.moves.keep_handover(MIGRATION.id, replace(sent, reminded_at=NOON))
        assert records.moves.handovers(MIGRATION.id) == [replace(sent, reminded_at=NOON)]
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3.before-9")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (8,)


def test_each_change_is_told_once_after_its_commit(tmp_path: Path) -> None:
    told: list[frozenset[Topic]] = []
    database = desk_database(tmp_path / "desk.sqlite3")
    database.prepare()
    store = DeskStore(database, told.append)
    with store.write() as records:
        records.moves.keep(MIGRATION)
        records.lines.keep(MIGRATION.id, [])
    assert told == [frozenset({Topic.MIGRATIONS})]
    with pytest.raises(IntegrityError), store.write() as records:
        _break(records)
    assert len(told) == 1
    with store.read() as records:
        assert records.moves.handovers(MIGRATION.id) == []


def _break(records: Records) -> None:
    records.moves.keep_handover(MIGRATION.id, Handover("A"))
    records.moves.keep_handover(MigrationId("nobody's"), Handover("A"))


def test_all_that_belongs_to_a_migration_goes_with_it(store: DeskStore) -> None:
    line = kept_line(Moved(Holding(HoldingId("h"), "a.example", ("a.example",))), [Finding("1", Witness.TYPED)], None)
    other = replace(MIGRATION, id=MigrationId("other"), saved_at=NOON - timedelta(days=1))
    with store.write() as records:
        for each in (MIGRATION, other):
            records.moves.drop(each.id)
            records.moves.keep(each)
            records.lines.keep(each.id, [line])
            records.moves.keep_handover(each.id, Handover("A", "a@b.example", NOON))
            records.moves.tick(each.id, "1", is_ticked=True)
        records.moves.drop(MIGRATION.id)
    with store.read() as records:
        assert [each.id for each in records.moves.all()] == [other.id]
        assert (records.lines.all(MIGRATION.id), records.moves.handovers(MIGRATION.id)) == ([], [])
        assert records.moves.ticked(MIGRATION.id) == frozenset()
        assert records.lines.all(other.id) == [line]
        assert records.moves.handovers(other.id) == [Handover("A", "a@b.example", NOON)]
        assert records.moves.ticked(other.id) == {"1"}
