"""What can be done with a paper: save it, copy it, open it as a draft of a mail. Nothing is sent from here."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.domain.letters import eml, mailto
from certdesk.domain.paper_text import paper_letter, paper_text
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.viewmodels.migration.papers.one import Outgoing, PaperOut
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import Button, secondary
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.printing.paper_pdf import paper_pdf
from certdesk.views.saving import Document, ask_where, write
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.migration import papers as words


class PaperActs(QWidget):
    """A row of buttons for the paper that `provide` gives when one is pressed, and below it what came of that."""

    prepared = Signal(object)  # Outgoing: it was saved, copied, or opened as a draft
    drafted = Signal(object)  # Outgoing: a mail program opened it as a draft

    def __init__(self, out: PaperOut, provide: Callable[[], Outgoing | None]) -> None:
        super().__init__()
        self._out, self._provide = out, provide
        self._is_busy = False
        self._build()
        self._bind()
        self.look_again()

    def look_again(self) -> None:
        """Offer what can be done with the paper as it is now."""
        outgoing, texts = self._provide(), words.act_words()
        for button in (self.pdf, self.text, self.copy, self.mail):
            button.setEnabled(outgoing is not None and not self._is_busy)
        is_short = outgoing is None or mailto(paper_letter(outgoing.paper, outgoing.recipient)) is not None
        self.mail.setText(texts.mail if is_short else texts.mail_as_file)
        set_plain_tooltip(self.mail, "" if is_short else texts.mail_hint)
        self.mail.setAccessibleDescription("" if is_short else texts.mail_hint)
        self.mail.updateGeometry()

    def clear(self) -> None:
        """Forget what came of an act, for another paper is shown."""
        self._told.hide()

    def _build(self) -> None:
        texts = words.act_words()
        self.pdf = _button("pdf", texts.pdf, Icon.PRINTER)
        self.text = _button("text", texts.text, Icon.FILE_TEXT)
        self.copy = _button("copy", texts.copy, Icon.COPY)
        self.mail = _button("mail", texts.mail, Icon.MAIL)
        self._told = PlainLabel("", Role.SMALL_MEDIUM).wrapped()
        self._told.setObjectName("migration_paper_told")
        self._told.hide()
        row = FlowLayout(gap=SPACE.md)
        for button in (self.pdf, self.text, self.copy, self.mail):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addLayout(row)
        column.addWidget(self._told)

    def _bind(self) -> None:
        self.pdf.clicked.connect(lambda: self._save("pdf", lambda outgoing: paper_pdf(outgoing.paper)))
        self.text.clicked.connect(lambda: self._save("txt", lambda outgoing: paper_text(outgoing.paper).encode()))
        self.copy.clicked.connect(self._copy)
        self.mail.clicked.connect(self._open_mail)

    def _copy(self) -> None:
        if (outgoing := self._provide()) is not None:
            QGuiApplication.clipboard().setText(paper_text(outgoing.paper))
            self._succeed(words.copied_words(), outgoing)

    def _open_mail(self) -> None:
        outgoing = self._provide()
        if outgoing is None:
            return
        address = mailto(paper_letter(outgoing.paper, outgoing.recipient))
        if address is None:
            self._save("eml", _mail)
        elif QDesktopServices.openUrl(QUrl(address)):
            self._succeed(words.drafted_words(), outgoing)
            self.drafted.emit(outgoing)
        else:
            self._tell(words.no_mail_program(), Ink.RED)

    def _save(self, ending: str, made: Callable[[Outgoing], bytes]) -> None:
        if (outgoing := self._provide()) is None:
            return
        name = words.file_name(outgoing.stem, outgoing.paper.title, ending)
        document = Document(name, b"")
        ask_where(self.window(), words.save_title(ending), document, partial(self._write, outgoing, made))

    def _write(self, outgoing: Outgoing, made: Callable[[Outgoing], bytes], path: Path) -> None:
        self._is_busy = True
        self.look_again()
        write_it = partial(_write, partial(made, outgoing))
        self._out.save(path, write_it, partial(self._take, outgoing, path), self)

    def _take(self, outgoing: Outgoing, path: Path, outcome: Outcome[None]) -> None:
        self._is_busy = False
        self.look_again()
        match outcome:
            case Done() if path.suffix == ".eml":
                is_opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
                self._succeed(words.opened_words(path, is_opened=is_opened), outgoing)
                if is_opened:
                    self.drafted.emit(outgoing)
            case Done():
                self._succeed(words.saved_words(path), outgoing)
            case Failed(CertDeskError() as error):
                self._tell(one_line(error), Ink.RED)

    def _succeed(self, text: str, outgoing: Outgoing) -> None:
        self._tell(text, Ink.GREEN)
        self.prepared.emit(outgoing)

    def _tell(self, text: str, ink: Ink) -> None:
        self._told.setText(text)
        self._told.set_ink(ink)
        self._told.show()
        announce(self, text)


def _button(name: str, text: str, icon: Icon) -> Button:
    button = secondary(text, icon)
    button.setObjectName(f"migration_paper_{name}")
    return button


def _mail(outgoing: Outgoing) -> bytes:
    return eml(paper_letter(outgoing.paper, outgoing.recipient, outgoing.sender), outgoing.at)


def _write(make: Callable[[], bytes], path: Path) -> None:
    write(Document(path.name, make()), path)
