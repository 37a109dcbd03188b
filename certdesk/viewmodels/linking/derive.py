"""From where a linking wizard stands to what its page shows."""

from certdesk.domain.accounts import Organisation, Service
from certdesk.domain.errors import CertDeskError, SessionRequired
from certdesk.domain.linking import SeatState, SeatView
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.linking.clashes import is_changed, suggestion_problem
from certdesk.viewmodels.linking.plan import can_choose, can_go_back, can_go_on, page_of
from certdesk.viewmodels.linking.props import (
    AdminFirst,
    Conflict,
    Done,
    Link,
    Missing,
    Page,
    Props,
    SignIn,
    Step,
)
from certdesk.viewmodels.linking.state import (
    AdminMissing,
    Clash,
    WizardState,
    account,
    chosen,
    live,
    service_username,
    standing,
)


def derive(state: WizardState) -> Props:
    """Return what the wizard shows."""
    page = page_of(state)
    is_waiting = state.busy is not None
    can_continue = can_go_on(state) if page in (Page.CHOOSE, Page.SIGN_IN) else not is_waiting and _is_usable(state)
    return Props(
        is_open=state.is_open,
        page=page,
        step=state.step if state.at is not None else Step.CHOOSE,
        account=state.view.account,
        seats=_listed(state.view.seats),
        chosen=chosen(state),
        missing=_missing(state) if page is Page.CHOOSE else None,
        busy=state.busy,
        is_checking=state.is_checking,
        problem=_problem(state, page),
        can_continue=can_continue,
        can_go_back=can_go_back(state),
        sign_in=_sign_in(state) if page is Page.SIGN_IN else None,
        link=_link(state) if page is Page.LINK else None,
        admin_first=_admin_first(state),
        conflict=_conflict(state),
        done=_done(state) if page is Page.DONE else None,
    )


def _is_usable(state: WizardState) -> bool:
    return account(state) is not None or state.step is Step.DONE


def _problem(state: WizardState, page: Page) -> CertDeskError | None:
    """Without the account nothing can be linked; that comes before anything else, until all is done."""
    is_out = state.is_open and account(state) is None and page is not Page.DONE
    return SessionRequired(MessageKey.ACCOUNT_ENDED) if is_out else state.problem


def _listed(seats: tuple[SeatView, ...]) -> tuple[SeatView, ...]:
    """What can be linked comes first, then what is, then what is not enabled."""

    def place(seen: SeatView) -> int:
        return 0 if can_choose(seen) else 1 + (seen.state is SeatState.NOT_ENABLED)

    return tuple(sorted(seats, key=place))


def _missing(state: WizardState) -> Missing | None:
    asked, owner = state.asked, state.view.account
    organisations = organisations_of(state.view.seats)
    organisation = next((each for each in organisations if asked is not None and each.id == asked.organisation), None)
    if asked is None or organisation is None or owner is None:
        return None
    services = _not_enabled(state, organisation)
    return Missing(
        organisations, organisation, services, asked.service if asked.service in services else None, owner.name
    )


def organisations_of(seats: tuple[SeatView, ...]) -> tuple[Organisation, ...]:
    """Return the organisations that a user has seats in, each once."""
    return tuple({each.standing.organisation.id: each.standing.organisation for each in seats}.values())


def _not_enabled(state: WizardState, organisation: Organisation) -> tuple[Service, ...]:
    stands = (each.standing for each in state.view.seats if each.seat.organisation == organisation.id)
    enabled = {each.seat.service for each in stands if each.is_enabled}
    return tuple(each for each in Service if each not in enabled)


def _sign_in(state: WizardState) -> SignIn | None:
    at, stands, entered = state.at, standing(state), live(state)
    if at is None or stands is None:
        return None
    return SignIn(
        seat=at.seat,
        organisation=stands.organisation.name,
        username=(service_username(state) if entered else at.username) or at.username,
        is_signed_in=entered is not None,
        is_company=stands.is_sso,
        goal=at.goal,
        problem=at.refusal,
        mailed_to=at.mailed_to,
    )


def _link(state: WizardState) -> Link | None:
    at, stands, owner = state.at, standing(state), state.view.account
    if at is None or stands is None or owner is None:
        return None
    return Link(
        seat=at.seat,
        organisation=stands.organisation,
        account_username=owner.username,
        service_username=service_username(state) or at.username,
        is_administrator=stands.is_administrator,
        is_open=stands.is_open,
        is_company=stands.is_sso,
    )


def _admin_first(state: WizardState) -> AdminFirst | None:
    at, stands, owner = state.at, standing(state), state.view.account
    is_shown = page_of(state) is Page.ADMIN_FIRST
    if not is_shown or at is None or stands is None or owner is None or not isinstance(at.met, AdminMissing):
        return None
    return AdminFirst(
        seat=at.seat,
        organisation=stands.organisation.name,
        administrators=stands.organisation.administrators,
        user=owner.name,
        tried_at=at.met.tried_at,
        proceeded_at=at.met.proceeded_at,
        is_ready=stands.is_open,
    )


def _conflict(state: WizardState) -> Conflict | None:
    at, stands, owner = state.at, standing(state), state.view.account
    is_shown = page_of(state) is Page.USERNAME
    if not is_shown or at is None or stands is None or owner is None or not isinstance(at.met, Clash):
        return None
    return Conflict(
        seat=at.seat,
        organisation=stands.organisation.name,
        account_username=owner.username,
        present=service_username(state) or at.met.username,
        before=at.met.username,
        suggestion=at.suggestion,
        suggestion_problem=suggestion_problem(state),
        is_predicted=at.met.tried_at is None,
        is_still=at.met.is_still,
        is_other_wording=at.met.is_other_wording,
        is_another_s=at.met.is_another_s,
        is_changed=is_changed(state),
        administrators=stands.organisation.administrators,
        user=owner.name,
    )


def _done(state: WizardState) -> Done | None:
    at, stands = state.at, standing(state)
    if at is None or stands is None or at.joined is None:
        return None
    return Done(
        seat=at.seat,
        organisation=stands.organisation.name,
        username=at.joined.username,
        replaced=at.joined.replaced,
        is_administrator=stands.is_administrator,
        team=at.team,
        team_problem=at.team_problem,
        user="" if state.view.account is None else state.view.account.name,
    )
