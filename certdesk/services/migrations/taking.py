"""Which certificates a migration is about: taken from the book, the ISO account, files, lists, and what was typed.

What reads files, lists and names takes 40 ms to import, so it is imported when something is read.
"""

# ruff: noqa: PLC0415 - as above

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from certdesk.domain.book import BookEntry, PortalView
from certdesk.domain.claims import is_email
from certdesk.domain.holdings import Holding, HoldingId, Origin, name_key
from certdesk.domain.iso import IsoCertificate
from certdesk.domain.labels import client_name
from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.line_changes import LineChange, in_their_places, taken_back
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_lines import Line, with_holding
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import is_in_force
from certdesk.domain.work import Reporter
from certdesk.services.api.migrations import HoldingsRead, MigrationView, SortedFiles
from certdesk.services.migrations.moves import Moves, new_id
from certdesk.services.ports import IsoRegistry
from certdesk.storage.desk import Records


class TakenHoldings:
    """Implements `api.Holdings`."""

    def __init__(self, moves: Moves, registry: IsoRegistry, id_: Callable[[], str] = new_id) -> None:
        self._moves = moves
        self._registry = registry
        self._id = id_

    def take_orders(self, migration: MigrationId, orders: Sequence[OrderId] | None) -> HoldingsRead:
        """Add the certificates of these orders of the book; with None those of all that are in force."""
        now = self._moves.now()
        with self._moves.store.read() as records:
            entries = _entries(records, orders)
            found = [_of_order(each, records.portal.find(each.order.id), now, self._new()) for each in entries]
        return self._moves.add(migration, found)

    def take_iso_account(self, migration: MigrationId) -> HoldingsRead:
        """Add what the ISO account shows. Raises PolicyRefused (ISO_REMOVED), Unavailable (ISO_SILENT)."""
        return self._moves.add(migration, [_of_account(each, self._new()) for each in self._registry.certificates()])

    def sort_files(self, paths: Sequence[Path], report: Reporter) -> SortedFiles:
        """Return what files and folders hold, by how they begin. Raises Cancelled."""
        from certdesk.services.migrations.sorting import sort_files

        return sort_files(paths, report)

    def read_files(
        self, migration: MigrationId, paths: Sequence[Path], passphrase: str, report: Reporter
    ) -> HoldingsRead:
        """Add the certificates in files, by content. Raises Cancelled: nothing was added then."""
        from certdesk.services.migrations.certificate_files import read_certificates

        found, refused = read_certificates(paths, passphrase, self._new, report)
        return self._moves.add(migration, found, refused)

    def read_list(self, migration: MigrationId, path: Path, report: Reporter) -> HoldingsRead:
        """Add what a CSV names. Raises FieldError (`list`), Unavailable (FILE_READ), Cancelled."""
        from certdesk.services.migrations.listed_names import names_in_list

        named = names_in_list(path, self._new, self._moves.now(), report)
        return self._moves.add(migration, named.holdings, named.refused, named.numbers)

    def take_typed(self, migration: MigrationId, text: str, client: str = "") -> HoldingsRead:
        """Add the names in what was typed. Raises FieldError (`client`, CLIENT_FORM)."""
        from certdesk.services.migrations.listed_names import names_typed

        named = names_typed(text, client, self._new)
        return self._moves.add(migration, named.holdings, named.refused)

    def take_out(self, migration: MigrationId, holdings: Sequence[HoldingId]) -> MigrationView:
        """Take certificates out, with what was found for them."""
        with self._moves.change(migration) as changing:
            changing.drop(holdings)
            return changing.view()

    def revert(
        self, migration: MigrationId, changes: Sequence[LineChange], order: Sequence[HoldingId] = ()
    ) -> MigrationView:
        """Take back what was done to certificates. What is not there any more is passed over."""
        with self._moves.change(migration) as changing:
            present = changing.lines
            undone = taken_back(present, changes)
            changing.drop(id_ for id_, line in undone.items() if line is None)
            changing.keep([line for id_, line in undone.items() if line is not None and line != present.get(id_)])
            if returned := frozenset(id_ for id_ in undone if id_ in changing.lines and id_ not in present):
                changing.arrange(in_their_places(changing.lines, returned, order))
            return changing.view()

    def set_client(self, migration: MigrationId, holdings: Sequence[HoldingId], client: str) -> MigrationView:
        """Say whose certificates these are. Raises FieldError (`client`, CLIENT_FORM)."""
        whose = client_name(client) if client.strip() else ""
        return self._moves.change_lines(
            migration, holdings, lambda line: with_holding(line, replace(line.holding, client=whose))
        )

    def change(self, migration: MigrationId, holding: Holding) -> MigrationView:
        """Keep another client, contact, product or end of a certificate. Raises FieldError (`client`, CLIENT_FORM)."""
        client = client_name(holding.client) if holding.client.strip() else ""

        def changed(line: Line) -> Line:
            known = line.holding
            is_told = known.is_end_told if holding.ends_at == known.ends_at else True
            return with_holding(
                line,
                replace(
                    known,
                    client=client,
                    contact=holding.contact,
                    product=holding.product,
                    ends_at=holding.ends_at,
                    is_end_told=is_told,
                ),
            )

        return self._moves.change_lines(migration, [holding.id], changed)

    def _new(self) -> HoldingId:
        return HoldingId(self._id())


def _entries(records: Records, orders: Sequence[OrderId] | None) -> list[BookEntry]:
    """Return the orders that are meant and whose certificate has a name, also by the ID that a list gave them."""
    if orders is None:
        return [each for each in records.orders.book().entries if each.order.status in IN_FORCE]
    present = dict.fromkeys(records.listed.present(order) for order in orders)
    found = (records.orders.find(order) for order in present)
    return [entry[0] for entry in found if entry is not None and entry[0].order.common_name]


def _of_order(entry: BookEntry, view: PortalView | None, now: datetime, id_: HoldingId) -> Holding:
    """Return the present certificate of an order as the portal showed it, else as the panel lists it."""
    order = entry.order
    known = Holding(
        id=id_,
        common_name=name_key(order.common_name),
        names=(name_key(order.common_name),),
        shown_name=entry.shown_name,
        ends_at=order.expires_at,
        client=entry.client,
        contact=order.admin_email if is_email(order.admin_email) else "",
        product=order.product.name,
        origins=frozenset({Origin.ORDERS}),
        order=order.id,
    )
    certificates = () if view is None else view.certificates
    present = next((each for each in certificates if each.is_present and is_in_force(each, now)), None)
    if present is None:
        return known
    names = dict.fromkeys((known.common_name, *map(name_key, present.names)))
    fingerprint = present.sha256.replace(":", "").lower()
    return replace(known, names=tuple(names), fingerprint=fingerprint, ends_at=present.expires_at)


def _of_account(shown: IsoCertificate, id_: HoldingId) -> Holding:
    from certdesk.pki.idn import to_unicode

    name = name_key(shown.common_name)
    return Holding(
        id=id_,
        common_name=name,
        names=tuple(dict.fromkeys((name, *map(name_key, shown.names)))),
        shown_name=to_unicode(name),
        fingerprint=shown.fingerprint.replace(":", "").lower(),
        ends_at=shown.ends_at,
        client=shown.client,
        product=shown.product,
        origins=frozenset({Origin.ISO_ACCOUNT}),
    )
