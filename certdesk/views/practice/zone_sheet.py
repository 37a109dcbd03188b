"""What the practice world publishes in its DNS and on its web, and where else the practice CA looks."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from certdesk.domain.errors import FieldError
from certdesk.viewmodels.practice_zone import PracticeZoneViewModel, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.below import Below
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.foot import Foot
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.failures import one_line, words_of

_WIDTH: Final = 640
_LINES: Final = 5
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ZoneSheet(Sheet):
    """What is typed stays as it was typed. Ctrl+Enter saves; Esc puts aside what was typed, Cancel lets it go."""

    def __init__(self, window: QWidget, model: PracticeZoneViewModel) -> None:
        title = QCoreApplication.translate("ZoneSheet", "Practice DNS and web")
        said = QCoreApplication.translate("ZoneSheet", "What the practice CA finds when it looks for your proofs.")
        super().__init__(window, SheetHead(title, said), width=scaled(_WIDTH))
        self._model = model
        self._told: FieldError | None = None
        self._build()
        self._write(model.props)
        self._bind()
        self._render(model.props)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save.click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("zone_sheet")
        self._notice = Banner(Icon.TRIANGLE_ALERT, "")
        self._notice.setObjectName("zone_notice")
        self._aside = Banner(
            Icon.INFO,
            self.tr("What you typed here before is back"),
            self.tr("It is not published before you save it. Cancel lets it go."),
            ToneName.SLATE,
        )
        self._aside.setObjectName("zone_aside")
        self._records = TextField(
            self.tr("DNS records"),
            self.tr("A record a line: name, type and value, as in a zone file. TXT and CNAME are looked at."),
            '_dnsauth.shop.larkspur.example. TXT "2f7c…"',
        )
        self._files = TextField(
            self.tr("Files on the web"),
            self.tr("A file a line: its address, then what is in it."),
            "http://shop.larkspur.example/.well-known/pki-validation/fileauth.txt 2f7c…",
        )
        none = self.tr("Empty: the records above are asked, and nothing leaves this computer.")
        self._resolver = LabelledField(self.tr("DNS server to ask instead (address:port)"), hint=none, role=Role.CODE)
        empty = self.tr("Empty: the files above are looked at, and nothing leaves this computer.")
        self._web = LabelledField(self.tr("Web server to ask instead (address:port)"), hint=empty, role=Role.CODE)
        for field, name in ((self._resolver, "zone_resolver"), (self._web, "zone_web")):
            field.edit.setObjectName(name)
            field.edit.setPlaceholderText("127.0.0.1:5353" if name == "zone_resolver" else "127.0.0.1:8080")
        self._records.edit.setObjectName("zone_records")
        self._files.edit.setObjectName("zone_files")
        self._leaves = Banner(
            Icon.GLOBE,
            self.tr("The practice CA then asks this server over the network."),
            self.tr("It sends the names of your practice orders there, and nothing else."),
            ToneName.AMBER,
        )
        self._leaves.setObjectName("zone_leaves")
        self.body.setSpacing(SPACE.xl)
        for part in (self._notice, self._aside, self._records, self._files, self._resolver, self._web, self._leaves):
            self.body.addWidget(part)
        self._cancel, self._save = secondary(self.tr("Cancel")), primary(self.tr("Save"))
        self._cancel.setObjectName("zone_cancel")
        self._save.setObjectName("zone_save")
        self.footer.addWidget(Foot((), (self._cancel, self._save)))

    def _write(self, props: Props) -> None:
        """Once, when the sheet opens: afterwards the fields are the user's."""
        zone = props.opened_with
        if zone is not None:
            self._records.write(zone.records)
            self._files.write(zone.files)
            self._resolver.edit.write(zone.resolver)
            self._web.edit.write(zone.web)

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._records.entered.connect(model.set_records)
        self._files.entered.connect(model.set_files)
        self._resolver.edit.entered.connect(model.set_resolver)
        self._web.edit.entered.connect(model.set_web)
        self._save.clicked.connect(model.save)
        self._cancel.clicked.connect(self._discard)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.is_saving)
        if not props.is_open:
            return
        self._aside.setVisible(props.is_brought_back)
        self._leaves.setVisible(props.leaves)
        self._save.setEnabled(props.can_save)
        self._save.setText(self.tr("Saving…") if props.is_saving else self.tr("Save"))
        self._notice.setVisible(props.problem is not None)
        if props.problem is not None:
            said = words_of(props.problem)
            self._notice.show_notice(Icon.TRIANGLE_ALERT, *said.notice, ToneName.AMBER)
        self._render_wrong(props.wrong)

    def _discard(self) -> None:
        self._model.discard()
        self.dismiss()

    def _render_wrong(self, wrong: FieldError | None) -> None:
        """The focus goes to what is wrong, and in a text to its line."""
        fields: dict[str, TextField | LabelledField] = {
            "records": self._records,
            "files": self._files,
            "resolver": self._resolver,
            "web": self._web,
        }
        for name, field in fields.items():
            field.show_error(one_line(wrong) if wrong is not None and wrong.field == name else "")
        is_new, self._told = wrong is not self._told, wrong
        if wrong is None or not is_new:
            return
        announce(self, one_line(wrong), urgent=True)
        field = fields[wrong.field]
        line = wrong.facts.get("line")
        if isinstance(field, TextField) and isinstance(line, int):
            field.go_to(line)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class TextField(QWidget):
    """Lines of code with their label above and, below, a hint that gives way to an error."""

    entered = Signal(str)

    def __init__(self, label: str, hint: str, example: str) -> None:
        super().__init__()
        self._hint = hint
        self.edit = QPlainTextEdit()
        self.edit.setFont(font(Role.CODE))
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(example)
        self.edit.setAccessibleName(label)
        self.edit.setFixedHeight(_LINES * self.edit.fontMetrics().lineSpacing() + SPACE.lg)
        named = PlainLabel(label, Role.LABEL)
        named.setBuddy(self.edit)
        self._below = Below()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        for part in (named, self.edit, self._below):
            column.addWidget(part)
        self.show_error("")
        self.edit.textChanged.connect(lambda: self.entered.emit(self.edit.toPlainText()))

    def write(self, text: str) -> None:
        """Show that text; nobody hears of it."""
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(text)

    def show_error(self, error: str) -> None:
        """Show the error in place of the hint, or the hint again where there is none."""
        set_look(self.edit, "problem", "true" if error else "false")
        self._below.show_words(self._hint, error)
        self.edit.setAccessibleDescription(error or self._hint)

    def go_to(self, line: int) -> None:
        """Put the cursor into that line, counted from 1, and choose it."""
        cursor = QTextCursor(self.edit.document().findBlockByNumber(line - 1))
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        self.edit.setTextCursor(cursor)
