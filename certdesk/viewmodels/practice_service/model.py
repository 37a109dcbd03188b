"""The window of a practice service: signing in to it, its home page, and the Admin profile with the username."""

from dataclasses import replace

from certdesk.domain.accounts import Seat, Visit
from certdesk.viewmodels.practice_service import state
from certdesk.viewmodels.practice_service.asking import Asking
from certdesk.viewmodels.practice_service.props import Busy, Note, Page


class PracticeServiceViewModel(Asking):
    """What the user does in the window. A visit ends with the window, unless who began it goes on with it. Passwords
    go straight into the service call.
    """

    def show(self, visit: Visit) -> None:
        """Show the service that is visited."""
        if visit == self._inputs.visit:
            self._apply(state.recalled(self._inputs))
        else:
            self._let_go()
            self._apply(state.opened(self._inputs, visit.seat, visit))
        self.load()

    def ask(self, seat: Seat, username: str = "") -> None:
        """Show the sign-in page of a service with that username, or with the one that the directory knows; a user who
        is signed in there already goes on.
        """
        is_asked = username in {"", self._inputs.username} or self._inputs.visit is not None
        if seat == self._inputs.seat and is_asked:
            self._apply(state.recalled(self._inputs))
        else:
            self._let_go()
            self._apply(state.opened(self._inputs, seat, None, username))
        self.load()

    def close(self) -> None:
        """Close the window."""
        if self._inputs.seat is not None:
            self._let_go()
            self._apply(state.closed(self._inputs))

    def sign_in(self, username: str, password: str) -> None:
        """Sign in with a username of the service."""
        self._enter(lambda seat: self._services.enter(seat, username, password))

    def sign_in_by_company(self) -> None:
        """Sign in through the company's own sign-in."""
        self._enter(self._services.enter_by_company)

    def open_by_account(self) -> None:
        """Open a linked service with the DigiCert account."""
        self._enter(self._accounts.open)

    def send_password(self, username: str) -> None:
        """Have a new practice password mailed."""
        seat = self._inputs.seat
        if seat is None or self._inputs.busy is not None:
            return
        self._apply(state.under_way(self._inputs, Busy.MAILING))
        self._act(
            lambda: self._services.send_password(seat, username), lambda inputs, _sent: state.mailed(inputs, username)
        )

    def turn_to(self, page: Page) -> None:
        """Go to the home page, to the Admin profile, or to editing it."""
        if self._inputs.profile is not None and self._inputs.busy is not Busy.UPDATING:
            self._apply(state.turned(self._inputs, page))

    def set_username(self, username: str) -> None:
        """Take over what is typed as the new username."""
        self._apply(replace(self._inputs, typed=username))

    def rename(self) -> None:
        """Update the profile with the username that is typed. A second call while the first runs does nothing."""
        visit, username = self._inputs.visit, self._inputs.typed
        if visit is None or not self._props.can_update:
            return
        self._apply(state.under_way(self._inputs, Busy.UPDATING))
        self._act(lambda: self._services.rename(visit, username), state.renamed)

    def leave(self) -> None:
        """Sign out of the service; its sign-in page is shown then."""
        visit = self._inputs.visit
        if visit is not None:
            self._end(visit)
            self._asked += 1
            self._apply(state.outside(self._inputs, note=Note.LEFT))
