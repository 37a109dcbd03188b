"""Rows of reissues that are being prepared."""

import json
import sqlite3
from typing import Any, Final

from certdesk.domain.changes import Topic
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.judging import Answers, Choice
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.storage.columns import moment, stored_moment, stored_text

_SELECT: Final = "SELECT order_id, saved_at, csr, file, place, answers, method, reason, step FROM reissue_draft"
_KEEP: Final = """
    INSERT OR REPLACE INTO reissue_draft (order_id, saved_at, csr, file, place, answers, method, reason, step)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_KEYS: Final = frozenset(MessageKey)
_CHOICES: Final = frozenset(Choice)
_METHODS: Final = frozenset(ValidationMethod)


class DraftRows:
    """The drafts, over one connection. One goes with its order."""

    def __init__(self, connection: sqlite3.Connection, touched: set[Topic]) -> None:
        self._connection = connection
        self._touched = touched

    def all(self) -> list[ReissueDraft]:
        """Return every draft, the one saved last first."""
        return [_draft(row) for row in self._connection.execute(f"{_SELECT} ORDER BY saved_at DESC, order_id")]

    def find(self, order: OrderId) -> ReissueDraft | None:
        """Return the draft of `order`, or None."""
        row = self._connection.execute(f"{_SELECT} WHERE order_id = ?", (stored_text(order),)).fetchone()
        return None if row is None else _draft(row)

    def keep(self, draft: ReissueDraft) -> None:
        """Put a draft in the place of its order's earlier one. The order must be in the book."""
        self._connection.execute(_KEEP, _row(draft))
        self._touched.add(Topic.DRAFTS)

    def drop(self, order: OrderId) -> None:
        """Forget the draft of `order`; nothing there is no error."""
        dropped = self._connection.execute("DELETE FROM reissue_draft WHERE order_id = ?", (stored_text(order),))
        if dropped.rowcount:
            self._touched.add(Topic.DRAFTS)

    def clear(self) -> None:
        """Forget every draft."""
        self._connection.execute("DELETE FROM reissue_draft")
        self._touched.add(Topic.DRAFTS)


def _row(draft: ReissueDraft) -> tuple[Any, ...]:
    return (
        stored_text(draft.order),
        stored_moment(draft.saved_at),
        draft.csr,
        stored_text(draft.file),
        stored_text(draft.place),
        json.dumps({key.value: choice.value for key, choice in draft.answers.items()}),
        None if draft.method is None else draft.method.value,
        stored_text(draft.reason),
        draft.step,
    )


def _draft(row: tuple[Any, ...]) -> ReissueDraft:
    order, saved_at, csr, file, place, answers, method, reason, step = row
    return ReissueDraft(
        order=OrderId(order),
        saved_at=moment(saved_at),
        csr=csr,
        file=file,
        place=place,
        answers=_answers(answers),
        method=ValidationMethod(method) if method in _METHODS else None,
        reason=reason,
        step=step,
    )


def _answers(text: str) -> Answers:
    """Return what was answered. A question or an answer that is not known any more counts as not given."""
    stored = json.loads(text).items()
    return {MessageKey(key): Choice(choice) for key, choice in stored if key in _KEYS and choice in _CHOICES}
