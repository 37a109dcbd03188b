"""A column of facts: a quiet word in front, the value behind it, and a way to copy what is long."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.orders.details.clipboard import Clipboard, CopyIcon
from certdesk.views.theme.tokens import HEIGHT, SPACE, Ink
from certdesk.views.theme.typography import Role

_WORDS_WIDTH = 106


@dataclass(frozen=True, slots=True)
class Field:
    """What one line is called; `is_code` values stand in fixed pitch and can be copied."""

    key: str
    words: str
    copy_words: str = ""

    @property
    def is_code(self) -> bool:
        """Whether the value is a number or identifier."""
        return bool(self.copy_words)


@dataclass(frozen=True, slots=True)
class Value:
    """What one line shows, and the whole of it where that is more than is shown."""

    shown: str
    whole: str = ""


class FieldColumn(QWidget):
    """A titled column of fields. Lines without a value are left out."""

    def __init__(self, title: str, fields: tuple[Field, ...], clipboard: Clipboard) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        if title:
            column.addWidget(PlainLabel(title, Role.LABEL))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.lg)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnMinimumWidth(0, _WORDS_WIDTH)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._lines = {field.key: _Line(field, clipboard) for field in fields}
        for row, line in enumerate(self._lines.values()):
            self._grid.addWidget(line.words, row, 0)
            self._grid.addWidget(line, row, 1)

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Show a value for each field by its key."""
        for key, line in self._lines.items():
            line.show_value(values.get(key, Value("")))


class _Line(QWidget):
    def __init__(self, field: Field, clipboard: Clipboard) -> None:
        super().__init__()
        self.words = PlainLabel(field.words, Role.SMALL, Ink.QUIET)
        self._value = ElidedLabel("", Role.CODE if field.is_code else Role.BODY)
        self._value.selectable()
        self._value.setObjectName(f"value_{field.key}")
        self.words.setBuddy(self._value)
        self.setMinimumHeight(HEIGHT.least_target)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._value)
        self._copy: CopyIcon | None = None
        if field.is_code:
            self._value.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self._copy = CopyIcon(field.copy_words, clipboard)
            self._copy.setObjectName(f"copy_{field.key}")
            row.addWidget(self._copy)
        row.addStretch(1)

    def show_value(self, value: Value) -> None:
        self._value.setText(displayable(value.shown))
        self.setVisible(bool(value.shown))
        self.words.setVisible(bool(value.shown))
        if self._copy is not None:
            self._copy.set_value(value.whole or value.shown)
