"""Plans, hand-overs with their dates, recipients, and accounts that are ticked off."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.correspondents import Signatory, Webmaster
from certdesk.domain.errors import FieldError
from certdesk.domain.handovers import Handover, Stage, packs, still_depending
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_plans import MovePlan, MoveState, counts
from certdesk.domain.move_reminders import Waiting
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.work import Silent
from certdesk.storage.desk import DeskStore
from tests.fakes import START
from tests.unit.services.migrations.office import Office
from tests.unit.services.portfolio import SHOP


def found(office: Office, *names: str) -> None:
    """Certificates of one client that were found."""
    read = office.desk.holdings.take_typed(office.migration, " ".join(names), "Tidewater")
    office.desk.account_search.take_number(office.migration, read.added, Finding("40127763", Witness.CLIENT))


def test_the_same_is_planned_for_several(office: Office) -> None:
    found(office, "a.example", "b.example", "c.example")
    a, b, _ = (line.holding.id for line in office.view().lines)
    office.desk.handing_over.set_plan(office.migration, [a, b], MovePlan.DELEGATE)
    assert counts(office.view().moved)[MoveState.READY] == 2
    office.desk.handing_over.set_plan(office.migration, [b], None)
    assert [line.moved.plan for line in office.view().lines] == [MovePlan.DELEGATE, None, None]


def test_a_shared_sign_in_is_handed_over_only_after_its_warning_was_answered(office: Office) -> None:
    found(office, "a.example")
    ids = [line.holding.id for line in office.view().lines]
    view = office.desk.handing_over.set_plan(office.migration, ids, MovePlan.SHARE)
    assert packs(view.moved, view.handovers) == ()
    view = office.desk.handing_over.set_plan(office.migration, ids, MovePlan.SHARE, is_share_kept=True)
    assert len(packs(view.moved, view.handovers)) == 1
    assert office.view() == view


def test_stages_are_kept_with_their_dates(office: Office) -> None:
    hand = office.desk.handing_over
    hand.mark(office.migration, ["Tidewater", "Larkspur"], Stage.PREPARED)
    office.world.clock.forward(timedelta(days=2))
    hand.mark(office.migration, ["Tidewater"], Stage.CONFIRMED)
    later = START + timedelta(days=2)
    assert office.view().handovers == (
        Handover("Larkspur", prepared_at=START, contents=frozenset()),
        Handover("Tidewater", prepared_at=START, sent_at=later, confirmed_at=later, contents=frozenset()),
    )
    hand.mark(office.migration, ["Tidewater"], Stage.OPEN)
    assert office.view().handovers[1] == Handover("Tidewater")


def test_a_reminder_is_kept_with_its_day_and_put_back(office: Office) -> None:
    hand = office.desk.handing_over
    before = hand.mark(office.migration, ["Tidewater"], Stage.SENT).handovers
    office.world.clock.forward(timedelta(days=9))
    later = START + timedelta(days=9)
    view = hand.note_reminded(office.migration, "Tidewater", Waiting.CONFIRMATION)
    assert office.view() == view
    assert view.handovers == (replace(before[0], reminded_at=later),)
    view = hand.note_reminded(office.migration, "Osprey", Waiting.NUMBER)
    assert view.handovers[0] == Handover("Osprey", asked_again_at=later)
    assert hand.put_back(office.migration, before).handovers[1] == before[0]


def test_who_signs_is_kept_for_every_migration(office: Office) -> None:
    other = office.desk.migrations.begin("Another").migration.id
    given = Signatory(" Ama \u202eOkafor\n", "Okafor\tWeb\u0007 & Co", " ama@okafor.example ")
    kept = Signatory("Ama Okafor", "Okafor Web & Co", "ama@okafor.example")
    assert office.desk.handing_over.sign(office.migration, given).signatory == kept
    assert office.view().signatory == kept
    assert office.desk.migrations.load(other).signatory == kept
    with pytest.raises(FieldError) as refused:
        office.desk.handing_over.sign(office.migration, Signatory("Ama", email="ama"))
    assert (refused.value.field, refused.value.key) == ("email", MessageKey.EMAIL_FORM)
    assert office.view().signatory == kept
    long = Signatory("A" * 300, "\u0301" * 10_000)
    signed = office.desk.handing_over.sign(office.migration, long).signatory
    assert (len(signed.name), len(signed.business)) == (80, 80)
    assert office.desk.handing_over.sign(office.migration, Signatory()).signatory == Signatory()


def test_whom_a_client_writes_to_is_kept_with_the_migration(office: Office) -> None:
    typed = Webmaster("Ama\r\nBcc: x@evil.example", "ama@okafor")
    view = office.desk.migrations.change(office.migration, lambda each: replace(each, webmaster=typed))
    assert view.migration.webmaster == Webmaster("Ama Bcc: x@evil.example", "ama@okafor")
    assert office.view().migration == view.migration
    assert office.desk.migrations.begin("Another").migration.webmaster == Webmaster()


def test_a_recipient_is_kept_beside_the_stage(office: Office) -> None:
    hand = office.desk.handing_over
    hand.mark(office.migration, ["Tidewater"], Stage.SENT)
    hand.set_recipient(office.migration, "Tidewater", " desk@tidewater.example ")
    (kept,) = office.view().handovers
    assert (kept.email, kept.stage, kept.sent_at) == ("desk@tidewater.example", Stage.SENT, START)
    with pytest.raises(FieldError) as refused:
        hand.set_recipient(office.migration, "Tidewater", "nobody")
    assert refused.value.key is MessageKey.EMAIL_FORM
    hand.set_recipient(office.migration, "Tidewater", "")
    assert office.view().handovers[0].email == ""


def test_a_pack_that_changed_after_it_was_sent_is_sent_again_or_not_counted(office: Office) -> None:
    hand = office.desk.handing_over
    found(office, "a.example")
    hand.set_plan(office.migration, [line.holding.id for line in office.view().lines], MovePlan.CLIENT)
    hand.mark(office.migration, ["Tidewater"], Stage.CONFIRMED)
    found(office, "b.example")
    before = hand.set_plan(office.migration, [office.line("b.example").holding.id], MovePlan.CLIENT)
    (pack,) = packs(before.moved, before.handovers)
    assert pack.change is not None
    assert pack.change.added == ("b.example",)
    assert [each.holding.common_name for each in still_depending(before.moved, before.handovers)] == ["b.example"]

    office.world.clock.forward(timedelta(days=1))
    assert hand.prepare(office.migration, ["Tidewater"]).handovers == before.handovers
    again = hand.prepare(office.migration, ["Tidewater"], again=True)
    (pack,) = packs(again.moved, again.handovers)
    assert (pack.handover.stage, pack.change) == (Stage.PREPARED, None)
    assert pack.handover.prepared_at == START + timedelta(days=1)
    assert len(still_depending(again.moved, again.handovers)) == 2

    assert hand.put_back(office.migration, before.handovers).handovers == before.handovers
    assert office.view().handovers == before.handovers


def test_making_a_pack_prepares_it(office: Office) -> None:
    hand = office.desk.handing_over
    found(office, "a.example")
    hand.set_plan(office.migration, [office.line("a.example").holding.id], MovePlan.CLIENT)
    made = hand.prepare(office.migration, ["Tidewater"])
    assert [each.stage for each in made.handovers] == [Stage.PREPARED]
    office.world.clock.forward(timedelta(days=1))
    assert hand.prepare(office.migration, ["Tidewater"]).handovers == made.handovers
    hand.set_plan(office.migration, [office.line("a.example").holding.id], MovePlan.DELEGATE)
    (anew,) = hand.prepare(office.migration, ["Tidewater"]).handovers
    assert anew.prepared_at == START + timedelta(days=1)


def test_when_every_client_confirmed_nothing_depends_on_the_iso_account(office: Office) -> None:
    found(office, "a.example", "b.example")
    hand, ids = office.desk.handing_over, [line.holding.id for line in office.view().lines]
    hand.set_plan(office.migration, ids, MovePlan.CLIENT)
    assert len(still_depending(office.view().moved, office.view().handovers)) == 2
    hand.mark(office.migration, ["Tidewater"], Stage.CONFIRMED)
    assert still_depending(office.view().moved, office.view().handovers) == ()


def test_accounts_are_ticked_off(office: Office) -> None:
    hand = office.desk.handing_over
    hand.tick(office.migration, "00734126", is_ticked=True)
    hand.tick(office.migration, "00734126", is_ticked=True)
    hand.tick(office.migration, "40127763", is_ticked=True)
    assert office.view().signed_in == {"00734126", "40127763"}
    hand.tick(office.migration, "40127763", is_ticked=False)
    assert office.view().signed_in == {"00734126"}
    with pytest.raises(FieldError):
        hand.tick(office.migration, "a client", is_ticked=True)


def test_a_recipient_comes_from_the_orders_where_the_client_has_one_admin_contact_there(office: Office) -> None:
    office.desk.orders.refresh(Silent())
    office.desk.holdings.take_typed(office.migration, "a.example", "Larkspur Florists")
    office.desk.holdings.take_typed(office.migration, "b.example")
    assert office.view().contacts == {"Larkspur Florists": "web@larkspur.example"}
    with DeskStore(office.world.database, lambda _topics: None).write() as records:
        (entry, _seen) = records.orders.find(SHOP) or pytest.fail("the order is gone")
        records.orders.keep([replace(entry, order=replace(entry.order, admin_email="WEB@larkspur.example"))], START)
    assert set(office.view().contacts) == {"Larkspur Florists"}, "the same address in other letters"
    with DeskStore(office.world.database, lambda _topics: None).write() as records:
        records.orders.keep([replace(entry, order=replace(entry.order, admin_email="shop@larkspur.example"))], START)
    assert office.view().contacts == {}, "two people could be meant"


def test_an_address_that_came_with_a_certificate_needs_none_from_the_orders(office: Office) -> None:
    office.desk.orders.refresh(Silent())
    office.desk.holdings.take_orders(office.migration, [SHOP])
    office.desk.holdings.take_typed(office.migration, "a.example", "Larkspur Florists")
    assert office.view().contacts == {}
