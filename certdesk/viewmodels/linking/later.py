"""What is remembered of a linking wizard that is left to be finished later; pure."""

from certdesk.domain.linking import Attempt, Outcome
from certdesk.viewmodels.linking.clashes import suggestion_problem
from certdesk.viewmodels.linking.plan import page_of
from certdesk.viewmodels.linking.props import Page
from certdesk.viewmodels.linking.state import AdminMissing, Clash, WizardState, chosen, service_username


def to_finish_later(state: WizardState) -> Attempt | None:
    """Return what is to be remembered when the wizard is left at what it met, or None at other pages."""
    at, seen = state.at, chosen(state)
    if at is None or seen is None or page_of(state) not in (Page.ADMIN_FIRST, Page.USERNAME):
        return None
    before = seen.attempt
    proceeded = None if before is None else before.proceeded_at
    if isinstance(at.met, AdminMissing):
        name = service_username(state)
        proceeded = at.met.proceeded_at or proceeded
        return Attempt(at.seat, at.met.tried_at, Outcome.ADMIN_FIRST, name, "", proceeded, is_paused=True)
    if not isinstance(at.met, Clash):
        return None
    suggestion = "" if suggestion_problem(state) else at.suggestion.strip()
    name = service_username(state) if at.met.is_another_s else at.met.username
    met = at.met.tried_at or state.now
    return Attempt(at.seat, met, Outcome.USERNAME_EXISTS, name, suggestion, proceeded, is_paused=True)
