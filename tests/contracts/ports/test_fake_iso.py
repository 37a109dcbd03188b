"""The registrar of the services' tests keeps the contracts of its port too."""

import pytest

from certdesk.simulator.iso.sample import OLD_SCHOOL
from tests.contracts.ports.iso_contract import AssistanceContract, IsoAccountContract, Registrar
from tests.fakes import FakeClock, FakeCounter, FakeIso, FakeMailboxes
from tests.fakes.books import books_of


@pytest.fixture
def registrar() -> Registrar:
    clock, mail = FakeClock(), FakeMailboxes()
    books = books_of((), clock, mail)
    iso = FakeIso(clock, mail, lambda: books.is_online)
    return Registrar(iso, mail, FakeCounter(books), clock.now, clock.forward, OLD_SCHOOL.number)


class TestIsoAccount(IsoAccountContract):
    """The ISO account."""


class TestAssistance(AssistanceContract):
    """Account Assistance."""
