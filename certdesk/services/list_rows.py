"""The rows of a list, however it is written."""

from typing import NamedTuple

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.services.list_text import LIST


class Row(NamedTuple):
    """The cells of one order, and the line of the file that they begin in; or why they cannot be read."""

    line: int
    cells: tuple[str, ...]
    problem: FieldError | None = None


def form_error(file: str, line: int) -> FieldError:
    """Return the error for a list that cannot be read from `line` on."""
    return FieldError(LIST, MessageKey.LIST_FORM, file=file, line=line)
