"""Usernames in a linking wizard: which clash, which one is free, and what is wrong with one that is typed; pure."""

from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import FIELD, checked, free_username, is_same
from certdesk.viewmodels.linking.state import Clash, WizardState, account, service_username, standing, within


def known_names(state: WizardState) -> tuple[str, ...]:
    """Return every username that is known, and so not free."""
    owner, stands, at = account(state), standing(state), state.at
    names = (
        "" if owner is None else owner.username,
        "" if stands is None else stands.service_username,
        service_username(state),
        *(() if at is None else at.clashed),
    )
    return tuple(filter(None, names))


def clashing(state: WizardState, name: str) -> bool:
    """Whether `name` in the service stands in the way of linking, as far as the directory and the account tell."""
    owner, stands = account(state), standing(state)
    if owner is None or stands is None:
        return False
    is_told = stands.is_taken and is_same(name, stands.service_username)
    return is_told or is_same(name, owner.username)


def foreseen(state: WizardState) -> Clash | None:
    """Return the clash that linking would meet as far as the names are known. Where nobody linked, that comes first."""
    stands, name = standing(state), service_username(state)
    if stands is None or not (stands.is_open or stands.is_administrator) or not clashing(state, name):
        return None
    return Clash(name, None, stands.organisation.is_partner)


def with_clash(state: WizardState, clash: Clash) -> WizardState:
    """The usernames stand in the way. What they are changed to differs from all that did."""
    at = state.at
    if at is None:
        return state
    is_new = not any(is_same(each, clash.username) for each in at.clashed)
    clashed = (*at.clashed, clash.username) if is_new else at.clashed
    here = within(state, met=clash, clashed=clashed)
    is_spent = not at.suggestion or any(is_same(at.suggestion, each) for each in clashed)
    return within(here, suggestion=free_suggestion(here)) if is_spent else here


def free_suggestion(state: WizardState) -> str:
    """Return a username that differs from every known one: the first that stood in the way, and a number."""
    at = state.at
    return "" if at is None or not at.clashed else free_username(at.clashed[0], known_names(state))


def suggestion_problem(state: WizardState) -> CertDeskError | None:
    """Return why the username to change to is none, or not free; None while it will do."""
    at = state.at
    if at is None:
        return None
    try:
        name = checked(at.suggestion)
    except FieldError as error:
        return error
    is_taken = any(is_same(name, each) for each in known_names(state)) and not _is_present(state, name)
    return FieldError(FIELD, MessageKey.USERNAME_TAKEN, name=name) if is_taken else None


def is_changed(state: WizardState) -> bool:
    """Whether the service's username is another one than the one that stood in the way, and free."""
    met, present = None if state.at is None else state.at.met, service_username(state)
    if not isinstance(met, Clash) or not present:
        return False
    return not is_same(present, met.username) and not clashing(state, present)


def _is_present(state: WizardState, name: str) -> bool:
    """Whether it is what the service has now, so that it was changed to."""
    return is_changed(state) and is_same(name, service_username(state))
