"""What the proofs sheet shows: each name, how it is to be proved, and how far that has come."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certdesk.domain.book import BookEntry, OrderDetails
from certdesk.domain.errors import CertDeskError
from certdesk.domain.lifecycle import WAITING
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import NameProof, ProofState, can_prove

METHODS: Final = (
    ValidationMethod.DNS_TXT,
    ValidationMethod.DNS_CNAME,
    ValidationMethod.HTTP,
    ValidationMethod.EMAIL,
)


class Next(StrEnum):
    """What comes after the last proof."""

    APPROVAL = "approval"
    ISSUING = "issuing"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Row:
    """One name. `like` is an earlier name (as shown) whose proof holds for this one, which then needs nothing itself.

    `others` counts the names that this one's proof holds for besides itself.
    """

    proof: NameProof
    shown_name: str
    like: str = ""
    others: int = 0
    usable: frozenset[ValidationMethod] = frozenset(METHODS)
    is_busy: bool = False

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the links went, for a name that is proved by e-mail."""
        is_mailed = self.proof.method is ValidationMethod.EMAIL
        return tuple(self.proof.place.split(", ")) if is_mailed else ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `proofs` is None until the portal has answered."""

    details: OrderDetails | None = None
    proofs: tuple[NameProof, ...] | None = None
    busy: frozenset[str] = frozenset()
    is_checking: bool = False
    is_signed_in: bool = False
    had_session: bool = False
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. `next` is set once all names are proved."""

    entry: BookEntry | None = None
    rows: tuple[Row, ...] = ()
    proved: int = 0
    is_loaded: bool = False
    is_checking: bool = False
    can_check: bool = False
    can_act: bool = False
    needs_sign_in: bool = False
    had_session: bool = False
    next: Next | None = None
    problem: CertDeskError | None = None

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.entry is not None

    @property
    def total(self) -> int:
        """How many names the order has to prove."""
        return len(self.rows)


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    details, proofs = inputs.details, inputs.proofs or ()
    if details is None:
        return Props()
    proved = sum(proof.state is ProofState.PROVED for proof in proofs)
    can_be_found = any(proof.state is ProofState.WAITING for proof in proofs)
    return Props(
        entry=details.entry,
        rows=tuple(_rows(inputs, details)),
        proved=proved,
        is_loaded=inputs.proofs is not None,
        is_checking=inputs.is_checking,
        can_check=inputs.is_signed_in and not inputs.is_checking and can_be_found,
        can_act=inputs.is_signed_in and not inputs.is_checking,
        needs_sign_in=not inputs.is_signed_in,
        had_session=inputs.had_session,
        next=_next(details) if proofs and proved == len(proofs) else None,
        problem=inputs.problem,
    )


def _rows(inputs: Inputs, details: OrderDetails) -> Iterator[Row]:
    """Names with one record, or one mailed link, follow the first of them that is not proved."""
    shown = _shown_names(details)
    proofs = inputs.proofs or ()
    waiting = [proof for proof in proofs if proof.state is ProofState.WAITING]
    sharing = Counter(map(_what_is_shared, waiting))
    first: dict[tuple[ValidationMethod, str, str], str] = {}
    for proof in proofs:
        name = shown.get(proof.name, proof.name)
        like, others = "", 0
        if proof.state is ProofState.WAITING:
            shared = _what_is_shared(proof)
            like, others = first.get(shared, ""), 0 if shared in first else sharing[shared] - 1
            first.setdefault(shared, name)
        usable = frozenset(method for method in METHODS if can_prove(proof.name, method))
        yield Row(proof, name, like, others, usable, proof.name in inputs.busy)


def _what_is_shared(proof: NameProof) -> tuple[ValidationMethod, str, str]:
    """A file's place is an address of the name itself, so that no two names share one."""
    return proof.method, proof.place, proof.value


def _shown_names(details: OrderDetails) -> dict[str, str]:
    entry, portal = details.entry, details.portal
    shown = dict(zip(portal.names, portal.shown_names, strict=False)) if portal else {}
    return shown | {entry.order.common_name: entry.shown_name}


def _next(details: OrderDetails) -> Next:
    status = details.entry.order.status
    if status is OrderStatus.NEEDS_APPROVAL:
        return Next.APPROVAL
    return Next.ISSUING if status in WAITING or status is OrderStatus.REISSUE_PENDING else Next.NOTHING
