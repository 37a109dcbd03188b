"""Rows of what guest sessions showed of their orders."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from certdesk.domain.activity import ActivityLine
from certdesk.domain.book import ChainLink, PortalView
from certdesk.domain.certificates import CertificateFacts
from certdesk.domain.changes import Topic
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind, OrderCertificate, PortalEvent, ValidationMethod
from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.storage.columns import (
    moment,
    moment_or_none,
    names_of,
    stored_moment,
    stored_moment_or_none,
    stored_names,
    stored_text,
)

_SELECT_LINKS = """
    SELECT pem, common_name, organisation, names, issuer, serial, not_before, not_after, public_key, signature,
        sha256, is_authority
    FROM chain_link WHERE order_id = ? ORDER BY position
"""
_INSERT_LINK = """
    INSERT INTO chain_link (order_id, position, pem, common_name, organisation, names, issuer, serial, not_before,
        not_after, public_key, signature, sha256, is_authority)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT_CERTIFICATES = """
    SELECT serial, names, issued_at, expires_at, is_present, revoked_at, reason, revokes_at, key,
        key_digest, sha256
    FROM portal_certificate WHERE order_id = ? ORDER BY position
"""
_INSERT_CERTIFICATE = """
    INSERT INTO portal_certificate (order_id, position, serial, names, issued_at, expires_at, is_present, revoked_at,
        reason, revokes_at, key, key_digest, sha256)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_SELECT_VIEW = "SELECT seen_at, names, method, reusable_until, may_revoke FROM portal_view WHERE order_id = ?"
_INSERT_VIEW = """
    INSERT INTO portal_view (order_id, seen_at, names, method, reusable_until, may_revoke) VALUES (?, ?, ?, ?, ?, ?)
"""


class PortalRows:
    """The last portal view of each order, and the events it told, over one connection."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def find(self, order: OrderId) -> PortalView | None:
        """Return what the last guest session of `order` showed, or None before the first."""
        key = (stored_text(order),)
        row = self._connection.execute(_SELECT_VIEW, key).fetchone()
        if row is None:
            return None
        links = self._connection.execute(_SELECT_LINKS, key)
        certificates = self._connection.execute(_SELECT_CERTIFICATES, key)
        return PortalView(
            seen_at=moment(row[0]),
            names=names_of(row[1]),
            method=None if row[2] is None else ValidationMethod(row[2]),
            reusable_until=moment_or_none(row[3]),
            chain=tuple(_link(link) for link in links),
            certificates=tuple(_certificate(certificate) for certificate in certificates),
            may_revoke=bool(row[4]),
        )

    def names(self) -> dict[OrderId, tuple[str, ...]]:
        """Return the names of every order that a guest session showed."""
        rows = self._connection.execute("SELECT order_id, names FROM portal_view")
        return {OrderId(order): names_of(names) for order, names in rows}

    def events(self, order: OrderId) -> list[ActivityLine]:
        """Return what the portal told of `order`, in its order."""
        statement = "SELECT at, kind FROM portal_event WHERE order_id = ? ORDER BY position"
        rows = self._connection.execute(statement, (stored_text(order),))
        return [ActivityLine(moment(at), EventKind(kind)) for at, kind in rows]

    def keep(self, order: OrderId, view: PortalView, events: Sequence[PortalEvent]) -> None:
        """Put what a session shows in the place of what an earlier one showed. The order must be in the book."""
        key = stored_text(order)
        method = None if view.method is None else view.method.value
        until = stored_moment_or_none(view.reusable_until)
        shown = (key, stored_moment(view.seen_at), stored_names(view.names), method, until, view.may_revoke)
        told = [(key, position, stored_moment(event.at), event.kind.value) for position, event in enumerate(events)]
        links = [(key, position, *_link_row(link)) for position, link in enumerate(view.chain)]
        issued = [(key, position, *_certificate_row(each)) for position, each in enumerate(view.certificates)]
        self._connection.execute("DELETE FROM portal_view WHERE order_id = ?", (key,))
        self._connection.execute(_INSERT_VIEW, shown)
        self._connection.executemany("INSERT INTO portal_event VALUES (?, ?, ?, ?)", told)
        self._connection.executemany(_INSERT_LINK, links)
        self._connection.executemany(_INSERT_CERTIFICATE, issued)
        self._touched |= {Topic.ORDERS, Topic.ACTIVITY}


def _link(row: tuple[Any, ...]) -> ChainLink:
    facts = CertificateFacts(
        common_name=row[1],
        organisation=row[2],
        names=names_of(row[3]),
        issuer=row[4],
        serial=int(row[5], 16),
        not_before=moment(row[6]),
        not_after=moment(row[7]),
        key=row[8],
        signature=row[9],
        sha256=row[10],
        is_authority=bool(row[11]),
    )
    return ChainLink(facts, row[0])


def _link_row(link: ChainLink) -> tuple[str | bytes | bool, ...]:
    facts = link.facts
    return (
        link.pem,
        stored_text(facts.common_name),
        stored_text(facts.organisation),
        stored_names(facts.names),
        stored_text(facts.issuer),
        f"{facts.serial:x}",
        stored_moment(facts.not_before),
        stored_moment(facts.not_after),
        facts.key,
        facts.signature,
        facts.sha256,
        facts.is_authority,
    )


def _certificate(row: tuple[Any, ...]) -> OrderCertificate:
    serial, names, issued_at, expires_at, is_present, revoked_at, reason, revokes_at, key, key_digest, sha256 = row
    return OrderCertificate(
        serial=serial,
        names=names_of(names),
        issued_at=moment(issued_at),
        expires_at=moment(expires_at),
        is_present=bool(is_present),
        revoked=None if revoked_at is None else Revoked(moment(revoked_at), RevocationReason(reason)),
        revokes_at=moment_or_none(revokes_at),
        key=key,
        key_digest=key_digest,
        sha256=sha256,
    )


def _certificate_row(certificate: OrderCertificate) -> tuple[str | bool | None, ...]:
    revoked = certificate.revoked
    return (
        stored_text(certificate.serial),
        stored_names(certificate.names),
        stored_moment(certificate.issued_at),
        stored_moment(certificate.expires_at),
        certificate.is_present,
        None if revoked is None else stored_moment(revoked.at),
        None if revoked is None else revoked.reason.value,
        stored_moment_or_none(certificate.revokes_at),
        stored_text(certificate.key),
        stored_text(certificate.key_digest),
        stored_text(certificate.sha256),
    )
