"""The DigiCert account, and the services that can be linked to it [S1]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certdesk.domain.accounts import Account, AccountSession, Colleague, Linked, Profile, Seat, Standing, Visit
    from certdesk.domain.deeds import DeedKey


class AccountDirectory(Protocol):
    """The DigiCert account: one sign-in for all services that are linked to it [S1].

    Each raises Unavailable (ACCOUNT_SILENT) while DigiCert does not answer. `token` is that of an account session;
    SessionRequired (ACCOUNT_ENDED) is raised when that is over. Welcome mails come with the first question of all.
    """

    def sign_in(self, username: str, password: str) -> AccountSession:
        """Sign in. Raises FieldError (`password`, ACCOUNT_WRONG), and PolicyRefused (ACCOUNT_LIMIT with `minutes`)
        at the fifth wrong try and for fifteen minutes after it.
        """

    def sign_out(self, token: str) -> None:
        """End the session. One that is over already is no error."""

    def send_password(self, username: str) -> None:
        """Mail a new practice password to the user of that name, if there is one."""

    def holder(self, token: str) -> Account:
        """Return whose account it is."""

    def standings(self, token: str) -> Sequence[Standing]:
        """Return how every seat of the account stands, by organisation, then by service."""

    def link(self, token: str, visit: str, key: DeedKey) -> Linked:
        """Link the seat that the service's session `visit` belongs to. The same key links once.

        What is linked already opens: `before` is "" then, and nothing is replaced. SSO is not carried over.
        Raises PolicyRefused (ADMIN_FIRST, SVC_MISSING), StateConflict (USER_EXISTS, USER_OTHER,
        USER_ANOTHERS with `name`; LINK_OTHER), SessionRequired (VISIT_ENDED); each has `service`. Nothing changes then.
        """

    def linked(self, token: str, key: DeedKey) -> Linked | None:
        """Return what was linked with `key`, or None: then nothing was. The token opens what is linked still."""

    def renew(self, token: str, seat: Seat) -> str:
        """Return a new token that opens a linked seat. Raises SessionRequired (LINK_ENDED with `service`)."""

    def open(self, link: str) -> Visit:
        """Open the service that the link's token belongs to. Raises SessionRequired (LINK_ENDED)."""

    def unlink(self, token: str, seat: Seat) -> None:
        """End a link; the usernames stay as they are. An administrator's last one ends those of the colleagues too."""

    def team(self, token: str, seat: Seat) -> Sequence[Colleague]:
        """Return how far each colleague is with a service. Raises PolicyRefused (NOT_ADMINISTRATOR)."""


class LinkableServices(Protocol):
    """The services' own side, each with users of its own. `visit` is the token of a session there.

    Each raises Unavailable (ACCOUNT_SILENT), and SessionRequired (VISIT_ENDED; `service` of a visit that was one).
    """

    def enter(self, seat: Seat, username: str, password: str) -> Visit:
        """Sign in. Raises FieldError (`password`, ACCOUNT_WRONG), PolicyRefused (ACCOUNT_LIMIT, SVC_MISSING)."""

    def enter_by_company(self, token: str, seat: Seat) -> Visit:
        """Sign in as the account's holder through the company's sign-in, which SSO users have and nobody else."""

    def profile(self, visit: str) -> Profile:
        """Return the Admin profile of the user."""

    def rename(self, visit: str, username: str) -> Profile:
        """Change the username; a linked user's stays the account's. Raises FieldError (`username`: USERNAME_…)."""

    def leave(self, visit: str) -> None:
        """End the session. One that is over already is no error."""

    def send_password(self, seat: Seat, username: str) -> None:
        """Mail a new practice password to the user of that name, if there is one."""
