"""Lists written as JSON: an array of objects, or an object with such an array under `orders`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from certdesk.domain.errors import FieldError
from certdesk.domain.lists import LONGEST_CELL, MOST_COLUMNS
from certdesk.services.list_rows import Row, form_error

_ARRAY: Final = "orders"
_SPACE: Final = " \t\r\n"
_BETWEEN_TAGS: Final = ";"
_DECODER: Final = json.JSONDecoder()


def is_json(text: str) -> bool:
    """Return whether `text` begins as JSON does; no list in CSV has such a first cell."""
    return text.lstrip()[:1] in {"[", "{"}


def json_rows(text: str, file: str) -> tuple[tuple[str, ...], list[Row]]:
    """Return the names that the objects use, in the order they first appear, and a row for each object.

    A row has its values in the order of the names. An element that is no object, or holds more than texts,
    numbers and lists of them, has a problem instead. Raises FieldError (`list`, LIST_FORM with `line`) where
    the text is no JSON, or not of this shape.
    """
    reading = _Reading(text, file)
    names: dict[str, int] = {}
    found: list[tuple[int, Mapping[str, str] | None]] = []
    for line, element in reading.elements():
        values = _values(element)
        for name in values or ():
            if len(names) < MOST_COLUMNS:
                names.setdefault(name, len(names))
        found.append((line, values))
    rows = [
        Row(line, (), form_error(file, line)) if values is None else Row(line, tuple(values.get(n, "") for n in names))
        for line, values in found
    ]
    return tuple(names), rows


class _Reading:
    """Goes through the elements of the array one by one, to know in which line each begins."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._at = 0
        self._line = 1
        self._counted = 0

    def elements(self) -> Iterator[tuple[int, Any]]:
        """Yield each element with its line."""
        if self._next() == "{":
            self._to_array()
        self._expect("[")
        if self._next() != "]":
            while True:
                self._next()
                yield self._present_line(), self._value()
                if self._next() == "]":
                    break
                self._expect(",")
        self._at += 1

    def _to_array(self) -> None:
        """Stand before the value of `orders`."""
        self._expect("{")
        while self._next() != "}":
            name = self._value()
            self._expect(":")
            if name == _ARRAY and self._next() == "[":
                return
            self._value()
            if self._next() != "}":
                self._expect(",")
        raise self._error()

    def _value(self) -> Any:
        self._next()
        try:
            value, self._at = _DECODER.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            self._at = error.pos
            raise self._error() from error
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, arrays in arrays in arrays
            raise self._error() from error
        return value

    def _expect(self, character: str) -> None:
        if self._next() != character:
            raise self._error()
        self._at += 1

    def _next(self) -> str:
        """Skip what is between two tokens, and return the character that stands there."""
        text, at = self._text, self._at
        while text[at : at + 1] in _SPACE and at < len(text):
            at += 1
        self._at = at
        return text[at : at + 1]

    def _present_line(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _error(self) -> FieldError:
        return form_error(self._file, self._present_line())


def _values(element: Any) -> dict[str, str] | None:
    if not isinstance(element, dict):
        return None
    values = {name: _text(value) for name, value in element.items()}
    if any(value is None or len(value) > LONGEST_CELL for value in values.values()):
        return None
    return {name: value for name, value in values.items() if value is not None}


def _text(value: Any) -> str | None:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return None
        case int() | float():
            return str(value)
        case list() if all(isinstance(each, str) for each in value):
            return _BETWEEN_TAGS.join(value)
        case _:
            return None
