"""The DigiCert account, and being somebody else, in memory."""

from collections.abc import Sequence
from dataclasses import replace

from certdesk.domain.accounts import (
    ACCOUNT_SESSION,
    SERVICE_NAMES,
    Account,
    AccountSession,
    Administrator,
    Colleague,
    Linked,
    NameClash,
    Organisation,
    PersonId,
    PracticePerson,
    Seat,
    Standing,
    TeamState,
    Unlinked,
    Visit,
)
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError, NotFound, PolicyRefused, SessionRequired, StateConflict
from certdesk.domain.linking import Facts, Outcome, clash, outcome
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import is_same
from certdesk.simulator.accounts.sample import Company, Person
from tests.fakes.linkable import RESET, visit_of
from tests.fakes.register import Register, User


class FakeDirectory:
    """The DigiCert account (port AccountDirectory)."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def sign_in(self, username: str, password: str) -> AccountSession:
        self.register.answer()
        person = next((each for each in self.register.everybody() if is_same(each.username, username)), None)
        known = self.register.passwords.get(person.id, "") if person else ""
        self.register.count("account", username, is_right=known == password.strip() != "")
        assert person is not None
        return session_of(self.register, person)

    def sign_out(self, token: str) -> None:
        self.register.answer()
        self.register.sessions.pop(token, None)

    def send_password(self, username: str) -> None:
        self.register.answer()
        for person in self.register.everybody():
            if is_same(person.username, username):
                self.register.send_account_password(person, RESET)

    def holder(self, token: str) -> Account:
        self.register.answer()
        person = self.register.holder(token)
        home = next(each.name for each in self.register.companies if self.register.member(person.id, each.id))
        return Account(person.username, person.name, person.email, home)

    def standings(self, token: str) -> Sequence[Standing]:
        self.register.answer()
        person = self.register.holder(token)
        own = [each for each in self.register.companies if self.register.member(person.id, each.id)]
        own[1:] = sorted(own[1:], key=lambda each: each.name)
        return [
            self._standing(person, company, Seat(company.id, service))
            for company in own
            for service in sorted(company.services, key=list(SERVICE_NAMES).index)
        ]

    def link(self, token: str, visit: str, key: DeedKey) -> Linked:
        self.register.answer()
        person = self.register.holder(token)
        if (earlier := self.linked(token, key)) is not None:
            return earlier
        user = self.register.visitor(visit)
        linked = self._linked_now(person, user, key)
        self.register.receipts[person.id, key] = linked
        lost, self.register.lose_answer = self.register.lose_answer, None
        if lost is not None:
            raise lost
        return linked

    def linked(self, token: str, key: DeedKey) -> Linked | None:
        self.register.answer()
        person = self.register.holder(token)
        receipt = self.register.receipts.get((person.id, key))
        return receipt and replace(receipt, token=self._link_token(person, receipt.seat))

    def renew(self, token: str, seat: Seat) -> str:
        self.register.answer()
        person = self.register.holder(token)
        if self.register.linked_user(person.id, seat) is None:
            raise SessionRequired(MessageKey.LINK_ENDED, service=SERVICE_NAMES[seat.service])
        return self._link_token(person, seat)

    def open(self, link: str) -> Visit:
        self.register.answer()
        person, seat = self.register.tokens.get(link, (PersonId(""), None))
        user = self.register.linked_user(person, seat) if seat else None
        if user is None:
            raise SessionRequired(MessageKey.LINK_ENDED)
        return visit_of(self.register, user)

    def unlink(self, token: str, seat: Seat) -> None:
        self.register.answer()
        person, register = self.register.holder(token), self.register
        if register.linked_user(person.id, seat) is None:
            return
        self._end(person.id, seat)
        if register.is_administrator(person.id, seat) and not register.is_open(seat):
            for holder in [each.holder for each in register.users_of(seat) if each.holder is not None]:
                self._end(holder, seat)
                register.unlinked[holder, seat] = Unlinked(register.clock.now(), person.name)
                told = register.person(holder)
                assert told is not None
                subject = f"{SERVICE_NAMES[seat.service]} is not linked any more"
                register.mail.deliver(told.email, subject, f"Ended by {person.name}.\n", register.clock.now())

    def team(self, token: str, seat: Seat) -> Sequence[Colleague]:
        self.register.answer()
        person = self.register.holder(token)
        company = self.register.company(seat.organisation)
        if company is None or not self.register.is_administrator(person.id, seat):
            raise PolicyRefused(MessageKey.NOT_ADMINISTRATOR)
        return [self._colleague(each.person, seat) for each in company.members if each.person != person]

    def _standing(self, person: Person, company: Company, seat: Seat) -> Standing:
        register = self.register
        user = register.own_user(person.id, seat)
        facts = register.facts(person, seat, user)
        return Standing(
            seat=seat,
            organisation=organisation_of(company),
            is_administrator=facts.is_administrator,
            is_enabled=facts.is_enabled,
            is_open=facts.is_open,
            is_sso=user is not None and user.is_sso,
            service_username=facts.service_username,
            clash=clash(facts) if facts.is_enabled and not facts.is_linked else None,
            linked_at=user.linked_at if user and facts.is_linked else None,
            unlinked=register.unlinked.get((person.id, seat)),
        )

    def _linked_now(self, person: Person, user: User, key: DeedKey) -> Linked:
        register, seat, before = self.register, user.seat, user.username
        facts = register.facts(person, seat, user)
        result = outcome(facts)
        if result is Outcome.OPENS:
            present = register.linked_user(person.id, seat)
            assert present is not None
            assert present.linked_at is not None
            token = self._link_token(person, seat)
            return Linked(key, seat, "", present.username, present.linked_at, token)
        if result is not Outcome.NOT_OFFERED and user.holder is not None:
            raise StateConflict(MessageKey.LINK_OTHER, service=SERVICE_NAMES[seat.service], name=before)
        if result is not Outcome.LINKED:
            company = register.company(seat.organisation)
            raise refusal(result, facts, seat, is_partner=company is not None and company.is_partner)
        user.username, user.is_sso = person.username, False
        user.holder, user.linked_at = person.id, register.clock.now()
        register.unlinked.pop((person.id, seat), None)
        return Linked(key, seat, before, user.username, user.linked_at, self._link_token(person, seat))

    def _link_token(self, person: Person, seat: Seat) -> str:
        """Return a token; the newest eight of a link open it, and none opens what is not linked."""
        if self.register.linked_user(person.id, seat) is None:
            return ""
        token, tokens = self.register.token("link"), self.register.tokens
        tokens[token] = person.id, seat
        for old in [each for each, whose in tokens.items() if whose == (person.id, seat)][:-8]:
            del tokens[old]
        return token

    def _end(self, holder: PersonId, seat: Seat) -> None:
        user = self.register.linked_user(holder, seat)
        assert user is not None
        user.holder = user.linked_at = None
        for token in [each for each, whose in self.register.tokens.items() if whose == (holder, seat)]:
            del self.register.tokens[token]

    def _colleague(self, person: Person, seat: Seat) -> Colleague:
        user = self.register.own_user(person.id, seat)
        facts = self.register.facts(person, seat, user)
        if not facts.is_enabled:
            state = TeamState.NOT_ENABLED
        elif facts.is_linked:
            state = TeamState.LINKED
        else:
            states = {NameClash.OWN: TeamState.CLASHES, NameClash.ANOTHERS: TeamState.NAME_TAKEN}
            met = clash(facts)
            state = TeamState.CAN_LINK if met is None else states[met]
        name, email, username = person.name, person.email, person.username
        return Colleague(name, email, username, facts.service_username, state, facts.is_administrator)


class FakePeople:
    """Being somebody else (port PracticePeople)."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def people(self) -> Sequence[PracticePerson]:
        self.register.answer()
        return [self._shown(each) for each in self.register.everybody()]

    def act_as(self, person: str) -> AccountSession:
        self.register.answer()
        found = self.register.person(person)
        if found is None:
            raise NotFound(MessageKey.PERSON_GONE)
        return session_of(self.register, found)

    def _shown(self, person: Person) -> PracticePerson:
        own = [each for each in self.register.companies if self.register.member(person.id, each.id)]
        administers = [
            each.name for each in own for one in each.members if one.person == person and one.is_administrator
        ]
        names = tuple(each.name for each in own)
        return PracticePerson(person.id, person.name, person.username, names, tuple(administers), person.is_user)


def session_of(register: Register, person: Person) -> AccountSession:
    """Return a new session of an account."""
    session = AccountSession(person.username, register.token("session"), register.clock.now() + ACCOUNT_SESSION)
    register.sessions[session.token] = person.id, session.ends_at
    return session


def organisation_of(company: Company) -> Organisation:
    """Return an organisation as its members see it."""
    administrators = tuple(
        Administrator(each.person.name, each.person.email) for each in company.members if each.is_administrator
    )
    return Organisation(company.id, company.name, administrators, company.is_partner)


def refusal(result: Outcome, facts: Facts, seat: Seat, *, is_partner: bool) -> CertDeskError:
    """Return what says why a link was refused."""
    service = SERVICE_NAMES[seat.service]
    if result is Outcome.NOT_OFFERED:
        return PolicyRefused(MessageKey.SVC_MISSING, service=service)
    if result is Outcome.ADMIN_FIRST:
        return PolicyRefused(MessageKey.ADMIN_FIRST, service=service)
    if clash(facts) is NameClash.ANOTHERS:
        return StateConflict(MessageKey.USER_ANOTHERS, service=service, name=facts.account_username)
    key = MessageKey.USER_OTHER if is_partner else MessageKey.USER_EXISTS
    return StateConflict(key, service=service, name=facts.service_username)
