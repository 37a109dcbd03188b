"""What an earlier run began is told once, the keyring is asked beside everything else, and wizards have one owner."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from certdesk.domain.accounts import Linked, PersonId
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.account_models import AccountModels
from tests.fakes_gui.account_samples import account_view, linked_seat
from tests.fakes_gui.accounts import FakeAccounts, FakePeople, FakeServices, silent
from tests.fakes_gui.sign_in import FakeSessions, order
from tests.lanes import HandLane
from tests.samples import NOW

pytestmark = pytest.mark.usefixtures("qapp")

MADE = Linked(DeedKey("a"), linked_seat().seat, "maya", "m.okafor", NOW, "link")
ACCOUNTS = frozenset({Topic.ACCOUNTS})


class Models:
    """The models over fakes, and what they told."""

    def __init__(self) -> None:
        self.accounts = FakeAccounts(account_view(linked_seat(), is_signed_in=False, awaits_keyring=True))
        services, people = FakeServices(self.accounts), FakePeople(self.accounts)
        desk = SimpleNamespace(accounts=self.accounts, services=services, people=people, sessions=FakeSessions(order()))
        self.commands, self.queries, self.hub = HandLane(), HandLane(), ChangeHub()
        self.runner = Runner(self.commands, self.queries)
        self.models = AccountModels(cast("Desk", desk), self.runner, self.hub)
        self.settled: list[tuple[Linked, ...]] = []
        self.failed: list[Exception] = []
        self.models.settled.connect(self.settled.append)
        self.models.failed.connect(self.failed.append)
        self.left = 0
        self.models.linking_left.connect(self._note_left)

    def open_wizard(self, **changes: object) -> None:
        """Show an account in the pane, and open the wizard."""
        self.accounts.view = account_view(linked_seat(), **changes)
        self.models.pane.load()
        self.models.linking.open(None)
        self.answer()
        assert self.models.linking.props.is_open

    def _note_left(self) -> None:
        self.left += 1

    def answer(self) -> None:
        while self.commands.waiting or self.queries.waiting:
            self.commands.drain()
            self.queries.drain()


def test_the_keyring_is_asked_beside_commands(models: Models) -> None:
    models.models.load()
    models.commands.drain()
    assert models.accounts.count("recall") == 0
    assert models.accounts.count("settle") == 1
    models.queries.drain()
    assert models.accounts.count("recall") == 1


def test_what_was_linked_is_told_when_the_account_was_signed_in_later(models: Models) -> None:
    models.models.load()
    models.answer()
    assert models.settled == []
    models.accounts.view = replace(models.accounts.view, is_signed_in=True)
    models.accounts.unsettled = (MADE,)
    models.hub.announce(ACCOUNTS)
    models.hub.announce(ACCOUNTS)
    models.answer()
    assert models.settled == [(MADE,)]


def test_silence_is_told_at_the_start_and_not_at_each_change(models: Models) -> None:
    for _ in range(2):
        models.accounts.fail("settle", silent())
    models.models.load()
    models.answer()
    assert [isinstance(each, CertDeskError) for each in models.failed] == [True]
    models.hub.announce(ACCOUNTS)
    models.answer()
    assert len(models.failed) == 1


def test_what_is_under_way_is_left_when_another_person_s_account_is_shown(models: Models) -> None:
    models.open_wizard()
    models.models.people.be(PersonId("priya"))
    models.answer()
    assert models.left == 1


def test_a_wizard_that_the_new_person_opened_stays_when_the_change_is_answered_late(models: Models) -> None:
    """The pane may hear of the change before the sheet does that asked for it."""
    models.models.pane.load()
    models.answer()
    models.models.people.be(PersonId("priya"))
    models.accounts.view = account_view(linked_seat(), acting="Priya Nair")
    models.hub.announce(ACCOUNTS)
    models.queries.drain()
    models.models.linking.open(None)
    models.answer()
    assert (models.left, models.models.linking.props.is_open) == (0, True)


def test_a_wizard_is_left_when_one_is_oneself_again(models: Models) -> None:
    models.open_wizard(acting="Priya Nair")
    models.models.pane.be_self()
    models.answer()
    assert models.left == 1


@pytest.fixture
def models() -> Models:
    return Models()
