"""The services that can be linked to a DigiCert account, in memory."""

from certdesk.domain import usernames
from certdesk.domain.accounts import SERVICE_NAMES, VISIT_LIFETIME, Profile, Seat, Visit
from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import is_same
from tests.fakes.register import Register, User

RESET = "[Action Required] Reset your DigiCert password"


class FakeServices:
    """The services' own side (port LinkableServices)."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def enter(self, seat: Seat, username: str, password: str) -> Visit:
        self.register.answer()
        company = self.register.company(seat.organisation)
        if company is None or seat.service not in company.services:
            raise PolicyRefused(MessageKey.SVC_MISSING, service=SERVICE_NAMES[seat.service])
        user = self._called(seat, username)
        is_right = user is not None and not user.is_sso and user.password == password.strip() != ""
        self.register.count(f"{seat.organisation} {seat.service}", username, is_right=is_right)
        assert user is not None
        return visit_of(self.register, user)

    def enter_by_company(self, token: str, seat: Seat) -> Visit:
        self.register.answer()
        user = self.register.own_user(self.register.holder(token).id, seat)
        if user is None or not user.is_sso:
            raise FieldError("password", MessageKey.ACCOUNT_WRONG)
        return visit_of(self.register, user)

    def profile(self, visit: str) -> Profile:
        self.register.answer()
        user = self.register.visitor(visit)
        company = self.register.company(user.seat.organisation)
        assert company is not None
        name, email = user.owner.name, user.owner.email
        return Profile(user.seat, company.name, name, email, user.username, user.holder is not None, user.is_sso)

    def rename(self, visit: str, username: str) -> Profile:
        self.register.answer()
        user = self.register.visitor(visit)
        name = usernames.checked(username)
        taken = self._called(user.seat, name)
        if taken not in {None, user}:
            raise FieldError("username", MessageKey.USERNAME_TAKEN, name=name)
        if user.holder is None:
            user.username = name
        return self.profile(visit)

    def leave(self, visit: str) -> None:
        self.register.answer()
        if visit in self.register.visits:
            user, ends_at = self.register.visits[visit]
            self.register.visits[visit] = user, min(ends_at, self.register.clock.now())

    def send_password(self, seat: Seat, username: str) -> None:
        self.register.answer()
        user = self._called(seat, username)
        if user is not None and not user.is_sso:
            self.register.send_user_password(user, RESET)

    def _called(self, seat: Seat, username: str) -> User | None:
        return next((each for each in self.register.users_of(seat) if is_same(each.username, username)), None)


def visit_of(register: Register, user: User) -> Visit:
    """Return a new visit of a user."""
    visit = Visit(user.seat, register.token("visit"), register.clock.now() + VISIT_LIFETIME)
    register.visits[visit.token] = user, visit.ends_at
    return visit
