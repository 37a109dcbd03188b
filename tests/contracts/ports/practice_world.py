"""A practice CA whose clock is moved by hand, and what a person does around it: reading mail, mistyping codes."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from certdesk.domain.mail import MessageSummary
from certdesk.domain.orders import Order
from certdesk.domain.portal import CODE_ALPHABET, CODE_LENGTH, CodeReceipt, GuestSession, Identifier, IdentifierKind
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.secrecy import Digest, slow_digest

START = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
VAULT_KEY = bytes(range(32))
FILE_NAME = "practice.sqlite"


@dataclass
class HandClock:
    """A clock that stands still until it is moved."""

    time: datetime = START

    def now(self) -> datetime:
        return self.time

    def pass_by(self, span: timedelta) -> None:
        self.time += span


def vault_key() -> bytes:
    return VAULT_KEY


def digest_at_once(typed: str, salt: bytes) -> bytes:
    """What nobody attacks need not be slow."""
    return slow_digest(typed, salt, cost=2)


def practice_ca(folder: Path, clock: HandClock, seed: int = 7, digest: Digest = digest_at_once) -> PracticeCA:
    """Return a practice CA over `folder` whose codes and tokens can be foreseen, and are digested without effort."""
    return PracticeCA(folder / FILE_NAME, vault_key, clock, Random(seed), digest=digest)


def make_template(folder: Path) -> Path:
    """Make the sample world once, for many tests to start from a copy of it."""
    practice_ca(folder, HandClock()).controls.set_up(WorldPlan(), Silent())
    return folder / FILE_NAME


def copy_template(template: Path, folder: Path) -> None:
    shutil.copyfile(template, folder / FILE_NAME)


def by_name(text: str) -> Identifier:
    return Identifier(IdentifierKind.NAME, text)


def by_supplier_id(text: str) -> Identifier:
    return Identifier(IdentifierKind.SUPPLIER_ID, text)


def order_called(ca: PracticeCA, common_name: str) -> Order:
    """Return the newest order of this common name."""
    found = [order for order in ca.panel.orders(Silent()) if order.common_name == common_name]
    return max(found, key=lambda order: order.placed_at)


def request_code(ca: PracticeCA, order: Order) -> CodeReceipt:
    return ca.portal.request_code(order.admin_email, by_supplier_id(order.supplier_id))


def newest_code(ca: PracticeCA, address: str) -> str:
    """Return the code in the newest code mail of one mailbox, as a person reads it there."""
    newest: MessageSummary = ca.mailroom.messages(address, "access code")[0]
    (code,) = [line for line in ca.mailroom.open(newest.id).text.splitlines() if is_code(line)]
    return code


def is_code(line: str) -> bool:
    return len(line) == CODE_LENGTH and set(line) <= set(CODE_ALPHABET)


def wrong_code(code: str, number: int = 0) -> str:
    """Return a well-formed code that is not `code`; another for each number."""
    place = CODE_ALPHABET.index(code[-1])
    return code[:-1] + CODE_ALPHABET[(place + 1 + number) % len(CODE_ALPHABET)]


def sign_in(ca: PracticeCA, order: Order) -> GuestSession:
    receipt = request_code(ca, order)
    return ca.portal.sign_in(receipt.request, newest_code(ca, order.admin_email))
