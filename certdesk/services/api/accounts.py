"""What the windows may ask of the DigiCert account and of the services that are linked to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from certdesk.domain.accounts import Colleague, Linked, PracticePerson, Profile, Seat, Visit
    from certdesk.domain.deeds import DeedKey
    from certdesk.domain.linking import AccountView, Attempt


class Accounts(Protocol):
    """The DigiCert account, its seats, and linking them. Passwords pass through and are kept nowhere.

    Whatever asks the directory raises Unavailable (ACCOUNT_SILENT) while it does not answer, and whatever needs an
    account that is signed in raises SessionRequired (ACCOUNT_ENDED).
    """

    def known(self) -> AccountView:
        """Return at once what is known here, without asking the directory or the keyring."""

    def recall(self) -> None:
        """Have the keyring tell whether the account is signed in; it may wait for the user to unlock it.

        Until then `known` says that it `awaits_keyring`.
        """

    def refresh(self) -> AccountView:
        """Ask the directory how the seats stand, keep that, and return it."""

    def sign_in(self, username: str, password: str) -> AccountView:
        """Sign in to the DigiCert account.

        Raises FieldError (`username`, `password`: ACCOUNT_EMPTY; `password`: ACCOUNT_WRONG), PolicyRefused
        (ACCOUNT_LIMIT with `minutes`).
        """

    def sign_out(self) -> None:
        """Sign out, and take everything that opens something out of the keyring. Links stay at the directory."""

    def send_password(self, username: str) -> None:
        """Have a new practice password mailed, if there is such a user: the answer does not tell."""

    def link(self, visit: Visit, key: DeedKey) -> Linked:
        """Link the seat of a visit; the service's username is replaced by the account's.

        Sent twice with the same key it is done once. Raises PolicyRefused (ADMIN_FIRST; SVC_MISSING), StateConflict
        (USER_EXISTS, USER_OTHER, USER_ANOTHERS with `name`; LINK_OTHER), SessionRequired (VISIT_ENDED); each has
        `service`. A refusal changes nothing, and is remembered as an attempt.
        """

    def unlink(self, seat: Seat) -> None:
        """End the link of a seat. Where it was an administrator's last, those of the colleagues end too."""

    def open(self, seat: Seat) -> Visit:
        """Open a linked service without its credentials. Raises SessionRequired (LINK_ENDED with `service`)."""

    def team(self, seat: Seat) -> Sequence[Colleague]:
        """Return how far each colleague is with a service. Raises PolicyRefused (NOT_ADMINISTRATOR)."""

    def keep(self, attempt: Attempt) -> None:
        """Remember an attempt, in the place of the seat's earlier one."""

    def forget(self, seat: Seat) -> None:
        """Forget the attempt at a seat; nothing there is no error."""

    def settle(self) -> tuple[Linked, ...]:
        """Note what became of links that were under way when CertDesk ended, and return those that were made.

        Each is returned once, also one that another call found out about since.
        """


class Services(Protocol):
    """The linked services themselves: signing in to one with its own username, and its Admin profile."""

    def enter(self, seat: Seat, username: str, password: str) -> Visit:
        """Sign in to a service. Raises as Accounts.sign_in, and PolicyRefused (SVC_MISSING with `service`)."""

    def enter_by_company(self, seat: Seat) -> Visit:
        """Sign in to a service as an SSO user, through the company's own sign-in. Raises FieldError (ACCOUNT_WRONG)."""

    def proceed(self, visit: Visit) -> None:
        """Go on in the service without linking, and remember that."""

    def profile(self, visit: Visit) -> Profile:
        """Return the Admin profile. Raises SessionRequired (VISIT_ENDED with `service`)."""

    def rename(self, visit: Visit, username: str) -> Profile:
        """Change the username in the service (*Update profile*), and return the profile after it.

        Raises FieldError (`username`: USERNAME_EMPTY, USERNAME_LONG, USERNAME_FORM, USERNAME_LOOKALIKE,
        USERNAME_TAKEN), SessionRequired (VISIT_ENDED).
        """

    def leave(self, visit: Visit) -> None:
        """Sign out of the service. A visit that is over already is no error."""

    def send_password(self, seat: Seat, username: str) -> None:
        """Have a new practice password for a service mailed, if there is such a user: the answer does not tell."""


class People(Protocol):
    """Being another person of the practice world for a while."""

    def people(self) -> Sequence[PracticePerson]:
        """Return whom one may be, the user first, then the administrators."""

    def act_as(self, person: str) -> AccountView:
        """Be another person, or with the user's ID the user again. Raises NotFound (PERSON_GONE)."""
