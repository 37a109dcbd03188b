"""Usernames in a linking wizard: which clash, which one is free, and what is wrong with one that is typed; pure."""

from certdesk.domain.accounts import NameClash
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
    is_told = stands.clash is NameClash.OWN and is_same(name, stands.service_username)
    return is_told or is_same(name, owner.username)


def foreseen(state: WizardState) -> Clash | None:
    """Return the clash that linking would meet as far as the names are known. Where nobody linked, that comes first."""
    owner, stands, name = account(state), standing(state), service_username(state)
    if owner is None or stands is None or not (stands.is_open or stands.is_administrator):
        return None
    if clashing(state, name):
        return Clash(name, None, stands.organisation.is_partner)
    return Clash(owner.username, None, is_another_s=True) if stands.clash is NameClash.ANOTHERS else None


def with_clash(state: WizardState, clash: Clash) -> WizardState:
    """The usernames stand in the way. What they are changed to differs from all that did."""
    at = state.at
    if at is None or clash.is_another_s:
        return within(state, met=clash)
    is_new = not any(is_same(each, clash.username) for each in at.clashed)
    clashed = (*at.clashed, clash.username) if is_new else at.clashed
    here = within(state, met=clash, clashed=clashed)
    is_spent = not at.suggestion or any(is_same(at.suggestion, each) for each in clashed)
    return within(here, suggestion=free_suggestion(here)) if is_spent else here


def followed(state: WizardState) -> WizardState:
    """Whose username stands in the way has changed since it was met, as the directory shows now."""
    met, stands = None if state.at is None else state.at.met, standing(state)
    if not isinstance(met, Clash) or stands is None or stands.clash is None:
        return state
    is_another_s = stands.clash is NameClash.ANOTHERS
    now = foreseen(state)
    return state if now is None or met.is_another_s is is_another_s else with_clash(state, now)


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
    """Whether what stood in the way is out of it: the service's username is another one and free, or the account's is
    nobody else's there any more.
    """
    met, present, stands = None if state.at is None else state.at.met, service_username(state), standing(state)
    if not isinstance(met, Clash) or stands is None:
        return False
    if met.is_another_s or stands.clash is NameClash.ANOTHERS:
        return stands.clash is None
    return present != "" and not is_same(present, met.username) and not clashing(state, present)


def _is_present(state: WizardState, name: str) -> bool:
    """Whether it is what the service has now, so that it was changed to."""
    return is_changed(state) and is_same(name, service_username(state))
