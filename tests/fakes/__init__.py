"""Stand-ins for the outside systems: small, in memory, and bound by the same rules as the real ones."""

from tests.fakes.accounts import FakeDirectory, FakePeople
from tests.fakes.books import FakeBooks
from tests.fakes.iso import FakeIso
from tests.fakes.linkable import FakeServices
from tests.fakes.mail import FakeMailboxes
from tests.fakes.portal import FakePortal, code_number
from tests.fakes.practice import FakeControls, FakeCounter, FakePanel
from tests.fakes.register import Register
from tests.fakes.work import START, FakeClock, FakeReporter
from tests.fakes.world import FakeWorld

__all__ = [
    "START",
    "FakeBooks",
    "FakeClock",
    "FakeControls",
    "FakeCounter",
    "FakeDirectory",
    "FakeIso",
    "FakeMailboxes",
    "FakePanel",
    "FakePeople",
    "FakePortal",
    "FakeReporter",
    "FakeServices",
    "FakeWorld",
    "Register",
    "code_number",
]
