"""Packs for tests: the practice ISO account with every account found, and plans for it."""

from datetime import datetime, timedelta

from certdesk.domain.correspondents import Signatory
from certdesk.domain.handovers import Handover, Pack, packs
from certdesk.domain.migration import Migration, MigrationId
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.paper_text import paper_text
from certdesk.domain.papers import Paper
from certdesk.simulator.iso.sample import ROWS
from certdesk.views.wording.migration.packs import pack_paper
from tests.fakes_gui.moving import MovingDesk
from tests.unit.domain.moving import NOW, moved

NOBODY = Signatory()
ACCOUNTS = {row.common_name: row.account for row in ROWS}


def planned(moving: MovingDesk, plan: MovePlan = MovePlan.CLIENT) -> tuple[Pack, ...]:
    """Let everything in the ISO account be found, but for what no account has, and planned."""
    moving.iso_account()
    search, handing, id_ = moving.desk.account_search, moving.desk.handing_over, moving.migration.id
    for line in moving.view.lines:
        account = ACCOUNTS[line.holding.common_name]
        if account is not None:
            search.take_number(id_, [line.holding.id], Finding(account.number, Witness.NOTICE, at=NOW))
    handing.set_plan(id_, [line.holding.id for line in moving.view.lines], plan, is_share_kept=True)
    view = moving.reload()
    return packs(view.moved, view.handovers)


def a_pack(*held: Moved, client: str = "Tidewater Dental", waiting: tuple[Moved, ...] = ()) -> Pack:
    """A pack of these certificates, or of one that its client manages."""
    return Pack(Handover(client), held or (moved(),), waiting)


def a_migration(removal_in: int | None = None) -> Migration:
    """A migration whose ISO account goes in that many days."""
    removal = None if removal_in is None else NOW.date() + timedelta(days=removal_in)
    return Migration(MigrationId("m"), "Off the ISO account", NOW, NOW, removal=removal)


def paper_of(pack: Pack, removal_in: int | None = None, now: datetime = NOW, signatory: Signatory = NOBODY) -> Paper:
    """The paper of a pack."""
    return pack_paper(pack, a_migration(removal_in), now, signatory)


def told(pack: Pack, removal_in: int | None = None, now: datetime = NOW, signatory: Signatory = NOBODY) -> str:
    """What the paper of a pack says, on one line."""
    return " ".join(paper_text(paper_of(pack, removal_in, now, signatory)).split())
