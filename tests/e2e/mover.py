"""Somebody who moves certificates and writes down what was said to be kept, until killed."""

from itertools import count
from pathlib import Path
from random import Random
from typing import Final

from certdesk.domain.handovers import Stage
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.work import Silent
from certdesk.services.api.migrations import MigrationView
from tests.e2e.linker import desk_at, saying

READY, BEGUN, KEPT = "ready", "begun", "kept"
NOTICE: Final = """From: Starfield <renewals@starfieldtech.com>
Date: Mon, 02 Nov 2026 10:00:00 +0000
Message-ID: <{number}@starfieldtech.com>
Subject: SSL certificate renewal

Your SSL certificate expires soon. Renew it.
Certificate: n{number}.example
Customer number: {number}
Expires on: 7 January 2027
"""


def move_again_and_again(home: Path, paper: Path, migration: MigrationId, seed: int) -> None:
    """Open the home as a start of the program does, and go on with the migration."""
    say, desk, chance = saying(paper), desk_at(home), Random(seed)
    mail = home / "notice.eml"
    say(READY)
    for number in count(len(paper.read_bytes()) % 10**6 * 100):  # never the same twice
        say(BEGUN, str(number))
        (added,) = desk.holdings.take_typed(migration, f"n{number}.example", f"Client {number}").added
        mail.write_text(NOTICE.format(number=number))
        desk.account_search.read_notices(migration, [mail], Silent())
        if chance.random() < 0.5:
            desk.account_search.take_number(migration, [added], Finding(str(number), Witness.CLIENT))
        desk.handing_over.set_plan(migration, [added], MovePlan.CLIENT)
        desk.handing_over.mark(migration, [f"Client {number}"], Stage.CONFIRMED)
        say(KEPT, str(number))


def loaded(home: Path, migration: MigrationId) -> MigrationView:
    """Return the migration as a program shows it that is started now."""
    return desk_at(home).migrations.load(migration)
