"""Where a file with a private key goes, what protects it, and what stands in the way: shared by both sheets."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from certdesk.domain.errors import CertDeskError, FieldError, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.base import ViewModel

FILE_NAME: Final = "file_name"
PASSPHRASE: Final = "passphrase"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True)
class Filing:
    """A file as it is to be written. `existing` names one that is in the way.

    The pass phrase is here for as long as the sheet is open, since a sign-in may come between typing it and saving.
    """

    file_name: str = ""
    folder: Path | None = None
    passphrase: str = field(default="", repr=False)
    is_saving: bool = False
    existing: str = ""
    name_refusal: CertDeskError | None = None
    passphrase_refusal: CertDeskError | None = None
    problem: CertDeskError | None = None

    @property
    def can_save(self) -> bool:
        """Whether there is a place, a name and a pass phrase, and nothing is under way."""
        return bool(self.folder and self.file_name.strip() and self.passphrase and not self.is_saving)

    def refused(self, error: CertDeskError) -> "Filing":
        """Return the same with what stood in the way, at its place."""
        if isinstance(error, FieldError) and error.field == FILE_NAME:
            return replace(self, name_refusal=error)
        if isinstance(error, FieldError) and error.field == PASSPHRASE:
            return replace(self, passphrase_refusal=error)
        if isinstance(error, StateConflict) and error.key is MessageKey.FILE_EXISTS:
            return replace(self, existing=str(error.facts["file"]))
        return replace(self, problem=error)


class FilingViewModel(ViewModel[Filing, Filing]):
    """The part of a sheet that asks for pass phrase, name and folder. `propose` makes a new pass phrase, at once."""

    def __init__(self, propose: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(Filing(), lambda filing: filing, parent)
        self._propose = propose

    def set_passphrase(self, text: str) -> None:
        """Take over what will protect the file."""
        self._apply(replace(self._inputs, passphrase=text, passphrase_refusal=None))

    def propose_passphrase(self) -> None:
        """Take a new pass phrase in the place of what was typed."""
        self.set_passphrase(self._propose())

    def set_file_name(self, name: str) -> None:
        """Take over the file's name."""
        self._apply(replace(self._inputs, file_name=name, name_refusal=None, existing=""))

    def set_folder(self, folder: Path) -> None:
        """Take over the folder."""
        self._apply(replace(self._inputs, folder=folder, problem=None, existing=""))

    def keep_looking(self) -> None:
        """Leave the file that is in the way as it is, and go on choosing."""
        self._apply(replace(self._inputs, existing=""))

    def begin(self) -> None:
        """Say that the file is being written."""
        same = self._inputs
        self._apply(Filing(same.file_name, same.folder, same.passphrase, is_saving=True))

    def end(self) -> None:
        """Say that writing came to its end, whatever it was."""
        self._apply(replace(self._inputs, is_saving=False))

    def refuse(self, error: CertDeskError) -> None:
        """Show what stood in the way."""
        self._apply(self._inputs.refused(error))

    def clear(self) -> None:
        """Forget everything, the pass phrase first of all."""
        self._apply(Filing())
