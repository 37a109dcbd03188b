"""Starting over takes what came from the practice world out of migrations, and leaves what is the user's own."""

from datetime import timedelta
from pathlib import Path

from certdesk.domain.handovers import Stage
from certdesk.domain.holdings import Origin
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.move_reminders import Waiting
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from tests.unit.services.migrations.office import Office, certificate, notice, pem
from tests.unit.services.portfolio import SHOP_ORDER


def test_what_the_users_own_files_named_stays_with_all_that_was_found_for_it(office: Office, folder: Path) -> None:
    (folder / "real.pem").write_bytes(pem(certificate("real.example")))
    (folder / "real.eml").write_bytes(notice("real.example", "00734126"))
    office.files(folder / "real.pem")
    office.notices(folder / "real.eml")
    real = office.view().lines[0].holding
    office.desk.handing_over.set_plan(office.migration, [real.id], MovePlan.CLIENT)
    before = office.view().lines
    office.desk.orders.refresh(Silent())
    office.desk.holdings.take_orders(office.migration, None)
    office.desk.holdings.take_iso_account(office.migration)
    assert len(office.view().lines) == 21
    office.desk.practice.start_over()
    assert office.view().lines == before
    assert office.desk.migrations.load(office.migration).lines == before, "also where more was known"


def test_one_known_from_both_is_the_users_and_forgets_its_order(office: Office) -> None:
    office.desk.orders.refresh(Silent())
    office.desk.holdings.take_orders(office.migration, None)
    (typed,) = [line for line in office.view().lines if line.holding.common_name == SHOP_ORDER.common_name]
    office.desk.holdings.take_typed(office.migration, SHOP_ORDER.common_name)
    office.desk.handing_over.mark(office.migration, ["Larkspur Florists", "Somebody"], Stage.SENT)
    office.desk.practice.start_over()
    (line,) = office.view().lines
    assert (line.holding.id, line.holding.origins, line.holding.order) == (
        typed.holding.id,
        frozenset({Origin.TYPED}),
        None,
    )
    assert [each.client for each in office.view().handovers] == ["Larkspur Florists"]


def test_a_migration_of_the_practice_world_goes_and_one_without_certificates_stays(office: Office) -> None:
    other = office.desk.migrations.begin("Of the practice world").migration.id
    read = office.desk.holdings.take_iso_account(other)
    office.desk.account_search.take_number(other, read.added[:1], Finding("1", Witness.ASSISTANCE))
    office.desk.practice.start_over()
    assert [each.id for each in office.desk.migrations.all()] == [office.migration]


def test_nothing_was_done_later_than_it_is_now(office: Office) -> None:
    """The practice clock was ahead, and is put back: nobody was asked tomorrow, and no pack was sent then."""
    office.desk.practice.open_portfolio(WorldPlan(), Silent())
    start = office.desk.sessions.now()
    office.desk.practice.advance(timedelta(days=40))
    ids = office.typed("a.example", "b.example")
    office.desk.account_search.note_asked(office.migration, ids, is_asked=True)
    office.desk.account_search.take_number(office.migration, ids, Finding("7", Witness.CLIENT))
    office.desk.handing_over.mark(office.migration, [""], Stage.CONFIRMED)
    for what in Waiting:
        office.desk.handing_over.note_reminded(office.migration, "", what)
    office.desk.migrations.archive(office.migration, is_archived=True)
    office.desk.practice.start_over()
    now, view = office.desk.sessions.now(), office.desk.migrations.load(office.migration)
    assert now - start < timedelta(days=1)
    own = [each.at for line in view.lines for each in line.findings]
    asked = [line.moved.asked_at for line in view.lines]
    (sent,) = view.handovers
    reached = [sent.prepared_at, sent.sent_at, sent.confirmed_at, sent.reminded_at, sent.asked_again_at]
    kept = [view.migration.created_at, view.migration.saved_at, view.migration.archived_at]
    assert {each for each in (*own, *asked, *reached, *kept) if each is not None and each > now} == set()
    assert None not in (*own, *asked, *reached, view.migration.archived_at)
    assert [line.moved.number for line in view.lines] == ["7", "7"]
