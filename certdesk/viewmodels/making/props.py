"""What the sheet on making signing requests shows, derived from what was chosen and typed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from certdesk.domain.book import BookEntry, OrderDetails
from certdesk.domain.csr_commands import Step, Tool, commands
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.local_keys import KeyChoice, MadeKey, VaultState
from certdesk.domain.ordering import typed_names
from certdesk.domain.orders import Validation
from certdesk.domain.portal import is_in_force as is_certificate_in_force

NAMES: Final = "names"
PASSPHRASE: Final = "passphrase"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. Without a `tool` the key is made here; `typed` are the names for that.

    `vault` is None until it was asked for. `differs` says that the two new pass phrases are not the same.
    """

    details: OrderDetails | None = None
    tool: Tool | None = None
    choice: KeyChoice = KeyChoice.P256
    typed: str = ""
    vault: VaultState | None = None
    made: MadeKey | None = None
    saved: Path | None = None
    is_making: bool = False
    is_stopping: bool = False
    differs: bool = False
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. `names` are the order's, as far as they were seen (`knows_names`).

    `left_out` and `added` compare what is typed with them. `made` is what was made a moment ago, `saved` the
    file that a key went into. Of the
    refusals, each stands beside its field, and `problem` above everything.
    """

    entry: BookEntry | None = None
    names: tuple[str, ...] = ()
    knows_names: bool = True
    tool: Tool | None = None
    choice: KeyChoice = KeyChoice.P256
    steps: tuple[Step, ...] = ()
    steps_refusal: CertDeskError | None = None
    typed: str = ""
    asked: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    vault: VaultState | None = None
    made: MadeKey | None = None
    saved: Path | None = None
    can_make: bool = False
    is_making: bool = False
    is_stopping: bool = False
    differs: bool = False
    names_refusal: CertDeskError | None = None
    passphrase_refusal: CertDeskError | None = None
    problem: CertDeskError | None = None

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.entry is not None

    @property
    def would_drop(self) -> bool:
        """Whether the order has a certificate in force, so that a name that is not asked for goes."""
        return self.entry is not None and self.entry.order.status in IN_FORCE


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    details = inputs.details
    if details is None:
        return Props(tool=inputs.tool)
    names, asked = names_of(details), asked_names(inputs.typed)
    steps, refusal = _steps(inputs, details, names)
    names_refusal, passphrase_refusal = (_refusal_of(field, inputs.problem) for field in (NAMES, PASSPHRASE))
    return Props(
        entry=details.entry,
        names=names,
        knows_names=details.portal is not None and bool(details.portal.names),
        tool=inputs.tool,
        choice=inputs.choice,
        steps=steps,
        steps_refusal=refusal,
        typed=inputs.typed,
        asked=asked,
        left_out=tuple(name for name in names if name not in asked) if asked else (),
        added=tuple(name for name in asked if name not in names),
        vault=inputs.vault,
        made=inputs.made,
        saved=inputs.saved,
        can_make=inputs.vault is not None and bool(asked) and not inputs.is_making,
        is_making=inputs.is_making,
        is_stopping=inputs.is_stopping,
        differs=inputs.differs,
        names_refusal=names_refusal,
        passphrase_refusal=passphrase_refusal,
        problem=None if names_refusal or passphrase_refusal else inputs.problem,
    )


def names_of(details: OrderDetails) -> tuple[str, ...]:
    """Return the order's names as far as they were seen, its common name first."""
    common = details.entry.order.common_name
    seen = details.portal.names if details.portal else ()
    return tuple(dict.fromkeys((common, *seen)))


def asked_names(typed: str) -> tuple[str, ...]:
    """Return the names that are typed, each once; host names know no case."""
    return tuple(dict.fromkeys(name.lower() for name in typed_names(typed)))


def _steps(
    inputs: Inputs, details: OrderDetails, names: tuple[str, ...]
) -> tuple[tuple[Step, ...], CertDeskError | None]:
    """A domain-validated certificate names no organisation (BR 7.1.2.7.2), so its request need not either."""
    if inputs.tool is None:
        return (), None
    order = details.entry.order
    organisation = "" if order.product.validation is Validation.DV else order.organisation
    try:
        return commands(inputs.tool, names, organisation, inputs.choice), None
    except FieldError as refusal:
        return (), refusal


def keys_in_use(details: OrderDetails) -> frozenset[str]:
    """Return the digests of the public keys of the order's certificates in force, as far as they were seen."""
    is_in_force = details.portal is not None and details.entry.order.status in IN_FORCE
    certificates = details.portal.certificates if details.portal is not None and is_in_force else ()
    return frozenset(each.key_digest for each in certificates if is_certificate_in_force(each, details.as_of))


def _refusal_of(field: str, problem: CertDeskError | None) -> CertDeskError | None:
    return problem if isinstance(problem, FieldError) and problem.field == field else None
