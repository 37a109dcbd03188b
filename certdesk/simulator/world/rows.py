"""One row of a table of sample orders, before it is dated."""

from dataclasses import dataclass

from certdesk.domain.orders import Product
from certdesk.pki.idn import to_ascii
from certdesk.pki.keys import KeyKind
from certdesk.simulator.world.clients import Client
from certdesk.simulator.world.stages import Stage


@dataclass(frozen=True, slots=True)
class Row:
    """One order as the table has it.

    `label` stands before the client's domain ("" is the domain itself), or is a whole name where it has a dot;
    `also` are the order's other names, written the same way. IDs that are left empty are drawn from the seed.
    """

    label: str
    client: Client
    product: Product
    key: KeyKind
    stage: Stage
    also: tuple[str, ...] = ()
    guest_access: bool = True
    may_revoke: bool = True
    lists_issue_date: bool = True
    order_id: str = ""
    supplier_id: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name on the order in A-labels, the common name first."""
        return tuple(self._full(label) for label in (self.label, *self.also))

    def _full(self, label: str) -> str:
        if "." in label:
            return to_ascii(label)
        return f"{label}.{self.client.domain}" if label else self.client.domain
