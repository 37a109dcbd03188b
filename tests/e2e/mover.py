"""Somebody who moves certificates and writes down what was said to be kept, until killed."""

from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import Final

from certdesk.domain.downloads import IfExists
from certdesk.domain.handovers import Stage
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.pack_files import ENDINGS, PackName, PacksRequest
from certdesk.domain.work import Silent
from certdesk.services.api.migrations import MigrationView
from tests.e2e.linker import desk_at, saying

READY, BEGUN, KEPT, READ = "ready", "begun", "kept", "read"
TYPED: Final = "typed.example"
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


def read_mailbox(home: Path, paper: Path, migration: MigrationId, box: Path) -> None:
    """Open the home as a start of the program does, have a number known, and read a mailbox to its end."""
    say, desk = saying(paper), desk_at(home)
    (added,) = desk.holdings.take_typed(migration, TYPED, "").added
    desk.account_search.take_number(migration, [added], Finding("7", Witness.TYPED))
    say(KEPT, migration)
    desk.account_search.read_notices(migration, [box], Silent())
    say(READ, migration)


def save_packs_again(home: Path, paper: Path, migration: MigrationId, folder: Path) -> None:
    """Save the packs of all clients over those that are there, and have them known as prepared, again and again."""
    say, desk = saying(paper), desk_at(home)
    clients = tuple(dict.fromkeys(line.holding.client for line in desk.migrations.load(migration).lines))
    request = PacksRequest(tuple(PackName(client, client) for client in clients), folder, IfExists.REPLACE)
    for number in count(len(paper.read_bytes())):  # never less than before
        say(BEGUN, str(number))
        saved = desk.handing_over.save_packs(request, partial(pack_of, number), Silent())
        made = [line.client for line in saved.lines if line.files]
        desk.handing_over.prepare(migration, made)
        say(KEPT, str(number))


def pack_of(number: int, client: str) -> dict[str, bytes]:
    """Return the files of a client's pack, long enough to be killed within."""
    return {ending: f"{client} {number} {ending}\n".encode() * 20_000 for ending in ENDINGS}


def loaded(home: Path, migration: MigrationId) -> MigrationView:
    """Return the migration as a program shows it that is started now."""
    return desk_at(home).migrations.load(migration)
