"""The practice world's web as the user wrote it: one file for each line, `http://…/fileauth.txt` and what is in it."""

import re
from collections import defaultdict
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.proofs import FILE_PATH
from certdesk.pki.idn import to_ascii

_LINE: Final = re.compile(rf"http://([^\s/:@]+)(?::80)?{re.escape(FILE_PATH)}\s+(\S.*)")
_REMARK: Final = ";"


class WrittenFiles:
    """Files of sites, each on a line of its own; several for one site are all there.

    Made from a line that says something else, it raises FieldError (`files`, ZONE_FORM with `line`).
    """

    def __init__(self, text: str) -> None:
        self._files: dict[str, set[str]] = defaultdict(set)
        for number, line in enumerate(text.split("\n"), 1):
            trimmed = line.strip()
            if not trimmed or trimmed.startswith(_REMARK):
                continue
            found = _LINE.fullmatch(trimmed)
            if found is None:
                raise FieldError("files", MessageKey.ZONE_FORM, line=number)
            self._files[to_ascii(found[1])].add(found[2].strip())

    def holds(self, host: str, text: str) -> bool:
        """Return whether the file of a site holds `text`."""
        return text in self._files.get(host, set())
