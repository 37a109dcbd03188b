"""From what the details pane depends on to what it shows."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from certdesk.domain.acts import Act, Verdict, is_signed_in, verdicts
from certdesk.domain.book import BookEntry, ChainLink, OrderDetails, PortalView
from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.orders import Order, OrderId, OrderStatus, Route
from certdesk.domain.portal import GuestSession, SessionPhase, session_phase
from certdesk.domain.refund import is_overdue
from certdesk.domain.reissue_outlook import earlier_certificates, install_by
from certdesk.domain.reminders import refund_awaited_since, window_closing
from certdesk.domain.validity import days_until
from certdesk.viewmodels.orders import acts
from certdesk.viewmodels.orders.details_props import (
    Banner,
    BrandRetired,
    ChainRow,
    Freshness,
    GuestsOff,
    Header,
    Inputs,
    LinkRole,
    NewerIssued,
    OrderFields,
    Page,
    Props,
    RefundAwaited,
    RefundCloses,
    ServedByOpenSrs,
    SessionEnded,
    SessionState,
    ShownName,
    StatusUnknown,
    Suggestion,
    Trouble,
)
from certdesk.viewmodels.orders.details_validity import validity_of

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_MOST_SUGGESTIONS = 3
_WITH_CERTIFICATE = IN_FORCE | {OrderStatus.REVOKED, OrderStatus.EXPIRED}


def derive(inputs: Inputs) -> Props:
    """Return what is shown for `inputs`."""
    page = _page(inputs, inputs.details) if inputs.details else None
    return Props(
        selected=inputs.selected,
        page=page,
        error=None if page else inputs.reading_error,
        suggestions=tuple(_suggestion(entry, inputs) for entry in inputs.suggestions[:_MOST_SUGGESTIONS]),
    )


def session_of(order: OrderId, sessions: Sequence[GuestSession]) -> GuestSession | None:
    """Return the order's session that ends last: a new code may be used before the old session ends."""
    own = [session for session in sessions if session.order == order]
    return max(own, key=lambda session: session.ends_at) if own else None


def _page(inputs: Inputs, details: OrderDetails) -> Page:
    order = details.entry.order
    session = session_of(order.id, inputs.sessions)
    portal = details.portal
    judged = verdicts(
        order,
        session,
        inputs.now,
        may_revoke=portal is None or portal.may_revoke,
        awaits_refund=refund_awaited_since(details.activity) is not None,
    )
    leaf = portal.chain[0].facts if portal and portal.chain else None
    lifetime = leaf.not_after - leaf.not_before + _SECOND if leaf else None  # both ends count, BR 6.3.2
    present = next((each for each in portal.certificates if each.is_present), None) if portal else None
    banner = _banner(inputs, details, session)
    return Page(
        entry=details.entry,
        header=_header(details, inputs),
        session=_session_state(session, inputs.now),
        banner=banner,
        verdicts=acts.menu(judged),
        buttons=_buttons(order, judged, banner, is_signed_in=is_signed_in(session, inputs.now)),
        first_button=acts.first_button(order, judged),
        validity=validity_of(order, lifetime, inputs.now, present),
        fields=_fields(details, inputs.now),
        is_seen=leaf is not None or (portal is not None and order.status not in _WITH_CERTIFICATE),
        can_sign_in=judged[Act.SIGN_IN].is_allowed,
        certificate=leaf,
        names=_names(portal),
        chain=_chain(portal),
        activity=details.activity,
        earlier=earlier_certificates(portal),
        install_by=install_by(portal, inputs.now),
    )


def _header(details: OrderDetails, inputs: Inputs) -> Header:
    order = details.entry.order
    age = max(inputs.now - details.as_of, timedelta()) // _MINUTE * _MINUTE
    return Header(
        name=order.common_name,
        shown_name=details.entry.shown_name,
        status=order.status,
        status_word=order.status_word,
        product=order.product.name,
        client=details.entry.client,
        freshness=Freshness(details.as_of, age, inputs.is_updating),
    )


def _session_state(session: GuestSession | None, now: datetime) -> SessionState | None:
    if session is None:
        return None
    phase = session_phase(session, now)
    if phase is SessionPhase.ENDED:
        return None
    left = session.ends_at - now
    unit = _MINUTE if left >= _MINUTE else _SECOND
    return SessionState(phase, left // unit * unit)


def _banner(inputs: Inputs, details: OrderDetails, session: GuestSession | None) -> Banner | None:
    order = details.entry.order
    if error := inputs.portal_error or inputs.reading_error:
        return Trouble(error)
    if session is not None and session_phase(session, inputs.now) is SessionPhase.ENDED:
        return SessionEnded(session.ends_at)
    if session is None and _has_newer(details):
        return NewerIssued()
    if order.id in inputs.without_guests and session is None:
        return GuestsOff()
    return _lasting_banner(order) or _refund_banner(details, inputs.now)


def _has_newer(details: OrderDetails) -> bool:
    """Whether the panel tells another end than the certificate has that was seen last."""
    chain, ends = details.portal.chain if details.portal else (), details.entry.order.expires_at
    return bool(chain) and ends is not None and chain[0].facts.not_after != ends


def _lasting_banner(order: Order) -> Banner | None:
    match order.product.route:
        case Route.OPENSRS:
            return ServedByOpenSrs(order.product.brand)
        case Route.RETIRED:
            return BrandRetired(order.product.brand)
        case _:
            return StatusUnknown(order.status_word) if order.status is None else None


def _refund_banner(details: OrderDetails, now: datetime) -> Banner | None:
    if since := refund_awaited_since(details.activity):
        return RefundAwaited(since, is_overdue(since, now))
    closing = window_closing(details.entry, now)
    return RefundCloses(closing.closes_on, closing.days_left) if closing else None


def _buttons(
    order: Order, judged: Mapping[Act, Verdict], banner: Banner | None, *, is_signed_in: bool
) -> tuple[Act, ...]:
    """The banner of an ended session has its own way to sign in, so the header does not repeat it."""
    shown = acts.buttons(order, judged, is_signed_in=is_signed_in)
    if isinstance(banner, SessionEnded):
        return tuple(act for act in shown if act is not Act.SIGN_IN)
    return shown


def _fields(details: OrderDetails, now: datetime) -> OrderFields:
    order, portal = details.entry.order, details.portal
    until = portal.reusable_until if portal else None
    return OrderFields(
        supplier_id=order.supplier_id,
        order_id=order.id if order.is_looked_up else OrderId(""),
        brand=order.product.brand,
        validation=order.product.validation,
        admin_email=order.admin_email,
        method=portal.method if portal else None,
        reusable_until=until if until and until > now else None,
    )


def _names(portal: PortalView | None) -> tuple[ShownName, ...]:
    if portal is None:
        return ()
    shown = portal.shown_names or portal.names
    return tuple(ShownName(name, readable) for name, readable in zip(portal.names, shown, strict=True))


def _chain(portal: PortalView | None) -> tuple[ChainRow, ...]:
    return tuple(ChainRow(_role(link), link) for link in portal.chain) if portal else ()


def _role(link: ChainLink) -> LinkRole:
    facts = link.facts
    if not facts.is_authority:
        return LinkRole.LEAF
    return LinkRole.ROOT if facts.issuer == facts.common_name else LinkRole.INTERMEDIATE


def _suggestion(entry: BookEntry, inputs: Inputs) -> Suggestion:
    order = entry.order
    judged = verdicts(order, session_of(order.id, inputs.sessions), inputs.now)
    return Suggestion(
        entry=entry,
        days=days_until(order.expires_at, inputs.now) if order.expires_at else None,
        act=acts.first_button(order, judged),
    )
