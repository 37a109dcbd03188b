"""The summary for the webmaster: every certificate with how it stands, and what is still open."""

from datetime import timedelta

from certdesk.domain.handovers import Stage
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.paper_text import paper_text
from certdesk.domain.papers import Grid
from certdesk.views.wording.migration.summary import summary_paper
from tests.fakes_gui.moving import MovingDesk
from tests.gui.migration.packing import planned


def told(moving: MovingDesk) -> str:
    paper = summary_paper(moving.view, moving.world.clock.now())
    return " ".join(paper_text(paper).split())


def test_every_certificate_is_there_with_account_source_plan_state_and_hand_over(moving: MovingDesk) -> None:
    planned(moving)
    moving.desk.handing_over.mark(moving.migration.id, ["Holloway Books"], Stage.SENT)
    moving.reload()
    table = summary_paper(moving.view, moving.world.clock.now()).blocks[-1]
    assert isinstance(table, Grid)
    assert len(table.rows) == 18
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["club.hollowaybooks.example"] == (
        "Holloway Books",
        "13 Dec 2026",
        "27190455",
        "Renewal notice, 20 Nov",
        "Client manages it",
        "Ready",
        "Sent 20 Nov",
    )
    assert rows["old.brightwater.example"][2:] == ("–", "Not yet known", "Client manages it", "Not found", "–")


def test_what_stays_open_is_grouped_by_its_reason(moving: MovingDesk) -> None:
    planned(moving)
    handing, id_ = moving.desk.handing_over, moving.migration.id
    handing.mark(id_, ["Holloway Books"], Stage.CONFIRMED)
    handing.mark(id_, ["Tidewater Dental"], Stage.SENT)
    handing.mark(id_, ["Osprey Surveying"], Stage.PREPARED)
    moving.reload()
    text = told(moving)
    assert "- Pack sent, not confirmed yet: clinic.tidewater-dental.example, recall.tidewater-dental.example" in text
    assert "- Pack prepared, not sent yet: forms.osprey-surveying.example" in text
    assert "- Customer number not found yet: old.brightwater.example" in text
    assert "Still depend on it: 16" in text


def test_a_change_since_the_pack_was_made_is_open(moving: MovingDesk) -> None:
    planned(moving)
    handing, id_ = moving.desk.handing_over, moving.migration.id
    handing.mark(id_, ["Osprey Surveying"], Stage.CONFIRMED)
    (line,) = (line for line in moving.reload().lines if line.holding.client == "Osprey Surveying")
    handing.set_plan(id_, [line.holding.id], MovePlan.DELEGATE)
    moving.reload()
    assert "Changed since the pack was prepared: forms.osprey-surveying.example" in told(moving)


def test_nothing_open_is_said_as_such(moving: MovingDesk) -> None:
    assert "Done. Nothing depends on the ISO account any more." in told(moving)


def test_once_the_day_is_known_it_tells_what_nobody_can_manage(moving: MovingDesk) -> None:
    planned(moving)
    assert "Once the ISO account is gone" not in told(moving)
    removal = moving.world.clock.now().date() + timedelta(days=20)
    moving.open.take(moving.keep(moving.migration, removal=removal))
    text = told(moving)
    assert "As things stand today, nobody can manage 1 certificate for a while." in text
    assert "Packs that are sent by 26 November 2026 leave clients 14 days to act" in text
    assert "old.brightwater.example Ends: 13 Jan 2027 Not manageable: From 10 Dec 2026, nobody knows" in text
    assert "What helps: Renew it now" in text


def test_without_gaps_it_says_so(moving: MovingDesk) -> None:
    moving.open.take(moving.keep(moving.migration, removal=moving.world.clock.now().date() + timedelta(days=300)))
    assert "every certificate can be managed all the time" in told(moving)
