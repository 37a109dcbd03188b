"""The DigiCert account under test, and what a person does around it: reading passwords in mails, signing in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from certdesk.domain.accounts import (
    AccountSession,
    OrganisationId,
    PersonId,
    PracticePerson,
    Seat,
    Service,
    Standing,
    TeamState,
    Visit,
)
from certdesk.domain.errors import CertDeskError
from certdesk.services.ports import AccountDirectory, LinkableServices, Mailboxes, PracticeDesk, PracticePeople

PASSWORD = re.compile(r"^[a-z0-9]{4}(?:-[a-z0-9]{4}){2}$", re.MULTILINE)


NOWHERE = Seat(OrganisationId("nowhere"), Service.DEVICE_TRUST)
HOSTILE = ("", " ", "x" * 300, "m.ok\u0430for", "💥", "\0", "\ud800", "a@b", "'; --")


@dataclass
class AccountWorld:
    """The ports of the DigiCert account over the practice world's people, and how time passes there."""

    directory: AccountDirectory
    services: LinkableServices
    people: PracticePeople
    mailboxes: Mailboxes
    counter: PracticeDesk
    pass_by: Callable[[timedelta], None]

    @property
    def user(self) -> PracticePerson:
        return next(each for each in self.people.people() if each.is_user)

    def administrator(self, organisation: str) -> PracticePerson:
        return next(each for each in self.people.people() if organisation in each.administers)

    def colleague(self, organisation: str) -> PracticePerson:
        """Return an account user of an organisation who is not the webmaster."""
        return next(
            each
            for each in self.people.people()
            if organisation in each.organisations and not each.administers and not each.is_user
        )

    def as_user(self) -> AccountSession:
        return self.people.act_as(self.user.id)

    def standing(self, token: str, seat: Seat) -> Standing:
        return next(each for each in self.directory.standings(token) if each.seat == seat)

    def find(self, token: str, wanted: Callable[[Standing], bool]) -> Standing:
        """Return the first seat of an account that stands as it is wanted."""
        return next(each for each in self.directory.standings(token) if wanted(each))

    def team_state(self, seat: Seat, username: str) -> TeamState:
        """Return how far the person with that account is, as an administrator of the seat's organisation sees it."""
        everybody = [each for each in self.people.people() if each.administers]
        tokens = (self.people.act_as(each.id).token for each in everybody)
        token = next(each for each in tokens if any(one.seat == seat for one in self.directory.standings(each)))
        return next(each.state for each in self.directory.team(token, seat) if each.username == username)

    def seat(self, organisation: str, service: Service, person: PersonId | None = None) -> Seat:
        token = self.people.act_as(person or self.user.id).token
        found = self.find(token, lambda each: each.organisation.name == organisation and each.seat.service is service)
        return found.seat

    def email(self, person: PersonId) -> str:
        return self.directory.holder(self.people.act_as(person).token).email

    def newest_password(self, person: PersonId) -> str:
        """Return the password in the newest mail to a person that brings one."""
        for message in self.mailboxes.messages(self.email(person), ""):
            if found := PASSWORD.search(self.mailboxes.open(message.id).text):
                return found.group()
        raise LookupError(person)

    def service_password(self, seat: Seat, username: str, person: PersonId) -> str:
        """Have a new password for a service sent, and return it."""
        self.services.send_password(seat, username)
        return self.newest_password(person)

    def enter(self, standing: Standing, person: PersonId | None = None) -> Visit:
        """Sign in to a service with its own username, or by the company where it is an SSO user's."""
        whose = person or self.user.id
        if standing.is_sso:
            return self.services.enter_by_company(self.people.act_as(whose).token, standing.seat)
        password = self.service_password(standing.seat, standing.service_username, whose)
        return self.services.enter(standing.seat, standing.service_username, password)


def is_ready(standing: Standing) -> bool:
    """Whether linking will be allowed: enabled, open, unlinked, and no username stands in the way."""
    return standing.is_enabled and standing.is_open and standing.linked_at is None and standing.clash is None


def has_to_wait(standing: Standing) -> bool:
    """Whether the administrator has to link first."""
    return standing.is_enabled and not standing.is_open and not standing.is_administrator


def will_clash(standing: Standing) -> bool:
    """Whether the username stands in the way, and nothing else."""
    return standing.is_open and standing.clash is not None


def refused(ask: Callable[[], object]) -> CertDeskError:
    with pytest.raises(CertDeskError) as caught:
        ask()
    return caught.value
