"""What was done at the portal or on the disk counts, even when the order book cannot note it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from certdesk.domain.downloads import DownloadFormat, SaveRequest, Server
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import Identifier, IdentifierKind
from certdesk.domain.work import Silent
from certdesk.storage.database import Database
from certdesk.storage.desk import APPLICATION_ID
from certdesk.storage.migration import migrations_of
from tests.fakes import FakeWorld
from tests.unit.services.portfolio import SHOP_ORDER

BY_NAME = Identifier(IdentifierKind.NAME, "shop.larkspur.example")


@pytest.fixture
def impatient(world: FakeWorld) -> FakeWorld:
    """A desk that gives up at once when another program holds its database."""
    path = world.database.path
    world.database = Database(path, APPLICATION_ID, migrations_of("certdesk.storage"), patience=0.02)
    world.desk = world.desk_again()
    return world


@pytest.fixture
def held(impatient: FakeWorld) -> Iterator[FakeWorld]:
    """The same, and another program holds it."""
    with closing(sqlite3.connect(impatient.database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield impatient


def keys(world: FakeWorld) -> list[MessageKey]:
    return [trouble.key for trouble in world.regretted]


def test_a_code_and_a_session_count_although_nothing_can_be_noted(held: FakeWorld) -> None:
    receipt = held.desk.sessions.request_code(SHOP_ORDER.admin_email, BY_NAME)
    session = held.desk.sessions.sign_in(receipt, held.newest_code(SHOP_ORDER.admin_email))
    assert held.desk.sessions.all() == (session,)
    held.desk.sessions.sign_out(SHOP_ORDER.id)
    assert held.desk.sessions.all() == ()
    assert keys(held) == [MessageKey.DATABASE_BUSY] * 3


def test_a_file_counts_as_saved_although_that_cannot_be_noted(impatient: FakeWorld) -> None:
    impatient.sign_in(SHOP_ORDER)
    request = SaveRequest(DownloadFormat.PEM_NOROOT, impatient.downloads_folder, "shop.pem", Server.NGINX)
    with closing(sqlite3.connect(impatient.database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        saved = impatient.desk.downloads.save(SHOP_ORDER.id, request, Silent())
    assert saved.path.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")
    assert keys(impatient) == [MessageKey.DATABASE_BUSY]
