"""Reading a signing request off the GUI thread; only what was handed in last counts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts
from certdesk.viewmodels.csr.handed import Handed, content_of, holds_private_key, key_refusal


class CsrReader(QObject):
    """Tells what a file or a text says as a signing request. The content itself is not kept."""

    changed = Signal(object)  # Handed
    failed = Signal(object)  # Exception: a bug

    def __init__(self, acts: Acts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._runner = runner
        self._handed = Handed()
        self._asked = 0

    def read_text(self, text: str) -> None:
        """Read what was pasted, dropped or typed. A private key goes no further than this."""
        if holds_private_key(text):
            self._take(Handed(refusal=key_refusal()))
        elif not text.strip():
            self.clear()
        else:
            content = text.encode(errors="replace")
            self._read("", lambda: content)

    def read_file(self, path: Path) -> None:
        """Read a file; how large it is and whether it can be opened is part of the answer."""
        self._read(path.name, lambda: content_of(path))

    def clear(self) -> None:
        """Forget what was handed in."""
        self._take(Handed())

    def _read(self, file: str, content: Callable[[], bytes]) -> None:
        self._take(Handed(file, is_reading=True))
        take = partial(self._take_outcome, self._asked)
        self._runner.query(lambda _report: self._acts.read_csr(content()), take, self)

    def _take_outcome(self, asked: int, outcome: Outcome[CsrFacts]) -> None:
        if asked != self._asked:
            return
        read = replace(self._handed, is_reading=False)
        match outcome:
            case Done(facts):
                self._take(replace(read, facts=facts))
            case Failed(error) if isinstance(error, CertDeskError):
                self._take(replace(read, refusal=error))
            case Failed(error):
                self.clear()
                self.failed.emit(error)
            case _:
                self.clear()

    def _take(self, handed: Handed) -> None:
        """Take over what is handed in now; answers to anything earlier are dropped."""
        self._asked += 1
        self._handed = handed
        self.changed.emit(handed)
