"""Access codes: sent to the admin contact, good for one sign-in, and never kept as they are.

A code lives for two hours. A new one takes its place. Five wrong tries close it and pause the order for
fifteen minutes, in which no code is sent or accepted for it; after that the closed code stays closed. Only
tries that could be a code count: six characters of the alphabet.

What is kept is a scrypt digest with a salt of its own: some 30 bits of code are soon guessed behind a plain
hash, and in the two hours of its life this one takes a CPU about 30 ms a guess.
"""

import hmac
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from sqlite3 import Connection

from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import (
    CODE_ALPHABET,
    CODE_LENGTH,
    CODE_LIFETIME,
    CODE_TRIES,
    LONGEST_CODE_INPUT,
    RESEND_AFTER,
    normalised_code,
)
from certdesk.simulator.moments import restored, stored
from certdesk.simulator.present import Moment
from certdesk.simulator.secrecy import Digest, new_salt

PAUSE = timedelta(minutes=15)

_FORGOTTEN_AFTER = timedelta(days=1)
_MINUTE, _SECOND = timedelta(minutes=1), timedelta(seconds=1)
_REQUEST_BYTES = 16
_IN_LINK = re.compile(r"[?&]code=([^&#\s]*)")


@dataclass(frozen=True, slots=True)
class SentCode:
    """A code on its way to the mailbox, and the request it answers."""

    request: str
    code: str = field(repr=False)


def make_code(randomness: Random) -> str:
    """Return six characters of the code alphabet, each as likely as any other."""
    return "".join(randomness.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def code_in(typed: str) -> str:
    """Return the code in what was typed or pasted, which may be a link that carries it as `code`."""
    bounded = typed[:LONGEST_CODE_INPUT]
    link = _IN_LINK.search(bounded)
    return normalised_code(link.group(1) if link else bounded)


def send_refusal(connection: Connection, order: OrderId, now: datetime) -> PolicyRefused | None:
    """Return why no code may be sent for `order` now: it is paused, or the last code was sent just before."""
    if (pause := _pause(connection, order, now)) is not None:
        return pause
    (last,) = connection.execute("SELECT max(sent_at) FROM codes WHERE order_id = ?", (order,)).fetchone()
    if last is None or now >= restored(last) + RESEND_AFTER:
        return None
    return PolicyRefused(MessageKey.RESEND_SOON, seconds=_rounded_up(restored(last) + RESEND_AFTER - now, _SECOND))


def open_code(moment: Moment, order: OrderId) -> SentCode:
    """Make a new code for `order` and close the one before it."""
    connection, now, randomness = moment.connection, moment.now, moment.randomness
    sent = SentCode(randomness.randbytes(_REQUEST_BYTES).hex(), make_code(randomness))
    salt = new_salt(randomness)
    long_ago = stored(now - _FORGOTTEN_AFTER)
    connection.execute("DELETE FROM codes WHERE order_id = ? AND sent_at < ?", (order, long_ago))
    connection.execute("UPDATE codes SET state = 'replaced' WHERE order_id = ? AND state = 'open'", (order,))
    connection.execute(
        "INSERT INTO codes (request, order_id, salt, digest, sent_at, valid_until) VALUES (?, ?, ?, ?, ?, ?)",
        (sent.request, order, salt, moment.digest(sent.code, salt), stored(now), stored(now + CODE_LIFETIME)),
    )
    return sent


def redeem(moment: Moment, request: str, typed: str) -> OrderId | CertDeskError:
    """Return the order that the code opens and use the code up; or count the try and return what was wrong with it.

    The error is returned, not raised, so that the transaction that counts the try is kept.
    """
    connection, now = moment.connection, moment.now
    kept = _kept(moment, request)
    if kept is None:
        return FieldError("code", MessageKey.CODE_EXPIRED)
    code = code_in(typed)
    refusal = _pause(connection, kept.order, now) or _form_error(code, typed) or _state_error(kept, code, now)
    if refusal is not None:
        return refusal
    if not kept.matches(code):
        return _count_wrong_try(connection, request, kept.wrong_tries + 1, now)
    connection.execute("UPDATE codes SET state = 'used' WHERE request = ?", (request,))
    return kept.order


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the database has of a code."""

    order: OrderId
    salt: bytes
    digest: bytes
    valid_until: datetime
    wrong_tries: int
    state: str
    make_digest: Digest = field(repr=False)

    def matches(self, code: str) -> bool:
        return hmac.compare_digest(self.make_digest(code, self.salt), self.digest)


def _kept(moment: Moment, request: str) -> _Kept | None:
    row = moment.connection.execute(
        "SELECT order_id, salt, digest, valid_until, wrong_tries, state FROM codes WHERE request = ?", (request,)
    ).fetchone()
    if row is None:
        return None
    order, salt, digest, valid_until, wrong_tries, state = row
    return _Kept(OrderId(order), salt, digest, restored(valid_until), wrong_tries, state, moment.digest)


def _state_error(kept: _Kept, code: str, now: datetime) -> FieldError | None:
    match kept.state:
        case "used":
            return FieldError("code", MessageKey.CODE_USED if kept.matches(code) else MessageKey.CODE_WRONG)
        case "replaced":
            return FieldError("code", MessageKey.CODE_WRONG)
        case "closed":
            return FieldError("code", MessageKey.CODE_EXPIRED)
        case _:
            return FieldError("code", MessageKey.CODE_EXPIRED) if now >= kept.valid_until else None


def _form_error(code: str, typed: str) -> FieldError | None:
    if len(typed) <= LONGEST_CODE_INPUT and len(code) < CODE_LENGTH:
        return FieldError("code", MessageKey.CODE_SHORT)
    if len(code) != CODE_LENGTH or not set(code) <= set(CODE_ALPHABET):
        return FieldError("code", MessageKey.CODE_WRONG)
    return None


def _count_wrong_try(connection: Connection, request: str, tries: int, now: datetime) -> CertDeskError:
    if tries < CODE_TRIES:
        connection.execute("UPDATE codes SET wrong_tries = ? WHERE request = ?", (tries, request))
        return FieldError("code", MessageKey.CODE_WRONG)
    connection.execute(
        "UPDATE codes SET wrong_tries = ?, state = 'closed', closed_at = ? WHERE request = ?",
        (tries, stored(now), request),
    )
    return _limit(PAUSE)


def _pause(connection: Connection, order: OrderId, now: datetime) -> PolicyRefused | None:
    (closed_at,) = connection.execute("SELECT max(closed_at) FROM codes WHERE order_id = ?", (order,)).fetchone()
    if closed_at is None or now >= restored(closed_at) + PAUSE:
        return None
    return _limit(restored(closed_at) + PAUSE - now)


def _limit(left: timedelta) -> PolicyRefused:
    return PolicyRefused(MessageKey.CODE_LIMIT, minutes=_rounded_up(left, _MINUTE))


def _rounded_up(span: timedelta, unit: timedelta) -> int:
    return -(-span // unit)
