"""Every failure that CertDesk expects, as types that carry facts instead of sentences.

CertDeskError                 expected; CertDesk can explain it
├── FieldError                one input is wrong; shown beside that field
├── NotFound                  the record is gone
├── StateConflict             the record is not in a state that allows this
├── PolicyRefused             the authority says no
├── SessionRequired           no live guest session for this order
├── Damaged                   a certificate, a bundle or a wrapped key is cut, changed or something else
└── Unavailable               keyring locked, disk full, folder refused: try again later
Cancelled                     the user stopped it: not an error, shown nowhere
Anything else is a bug.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from certdesk.domain.messages import MessageKey

Fact = str | int | datetime


class CertDeskError(Exception):
    """An expected failure: a message key and the facts its words need. Never a key, code, token or password."""

    def __init__(self, key: MessageKey, **facts: Fact) -> None:
        super().__init__(key.value)
        self.key = key
        self.facts: Mapping[str, Fact] = MappingProxyType(facts)


class Cancelled(Exception):
    """The user stopped the work; nothing is shown."""


class FieldError(CertDeskError):
    """One input is wrong. `field` names it in the words of the form that asked."""

    def __init__(self, field: str, key: MessageKey, **facts: Fact) -> None:
        super().__init__(key, **facts)
        self.field = field


class NotFound(CertDeskError):
    """The record is gone."""


class StateConflict(CertDeskError):
    """The record is not in a state that allows this."""


class PolicyRefused(CertDeskError):
    """The authority says no: guest access is off, a brand is served elsewhere, too many tries."""


class SessionRequired(CertDeskError):
    """There is no live guest session for this order. The fact `order` is its order ID."""


class Damaged(CertDeskError):
    """What was read is cut, was changed, or is something else than it should be. `part` says where reading ended."""


class Unavailable(CertDeskError):
    """Something of this computer is not to be had now: a disk, a folder, a keyring, a database."""
