"""The sheet that saves a certificate together with its private key, for what is to open it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.local_keys import Target
from certdesk.domain.text import displayable
from certdesk.viewmodels.key_store.model import KeyStoreViewModel
from certdesk.viewmodels.key_store.props import Props
from certdesk.views.download.present_notice import PresentNotice
from certdesk.views.download.save_foot import SaveFoot
from certdesk.views.icons import Icon
from certdesk.views.key_store.filing import Protection, saving_of
from certdesk.views.key_store.key_source import KeySource
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.rail import Rail, RailEntry
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.key_stores import passphrase_hint, target_words

_WIDTH = 820
_RAIL_WIDTH = 252
_LEAST_HEIGHT = 440


class KeyStoreSheet(Sheet):
    """Shown over the window for one order, in the place of the formats. What was typed is gone when it closes."""

    def __init__(self, window: QWidget, model: KeyStoreViewModel) -> None:
        title = QCoreApplication.translate("KeyStoreSheet", "Download with the private key")
        name = displayable(model.props.entry.shown_name) if model.props.entry else ""
        super().__init__(window, SheetHead(title, name), width=scaled(_WIDTH))
        self._model = model
        self._refused: object = None
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("key_store_sheet")
        self._targets = Rail(self.tr("What will open it?"), {target: _entry(target) for target in Target})
        self._targets.setFixedWidth(_RAIL_WIDTH)
        self._targets.setMinimumHeight(_LEAST_HEIGHT)
        self._back = LinkButton(self.tr("All formats"), Icon.ARROW_LEFT)
        self._back.setObjectName("store_back")
        self._present = PresentNotice()
        self._heading = PlainLabel("", Role.SUBTITLE).wrapped()
        self._why = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._source = KeySource()
        self._protection = Protection(self._model.filing, "store_passphrase")
        self._after = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._after.setObjectName("store_after")
        right = QVBoxLayout()
        right.setContentsMargins(24, 12, 24, 20)
        right.setSpacing(SPACE.xs)
        right.addWidget(self._back)
        right.addWidget(self._present)
        right.addWidget(self._protection.problem)
        right.addSpacing(SPACE.xs)
        right.addWidget(self._heading)
        right.addWidget(self._why)
        right.addSpacing(SPACE.lg)
        right.addWidget(self._source)
        right.addSpacing(SPACE.lg)
        right.addWidget(self._protection)
        right.addSpacing(SPACE.lg)
        right.addLayout(self._build_after())
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._targets)
        row.addLayout(right, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(row)
        self._foot = SaveFoot("store")
        self.footer.addWidget(self._foot)

    def _build_after(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.md)
        row.addWidget(PanelIcon(Icon.INFO, ToneName.SLATE, size=16))
        row.addWidget(self._after, 1)
        return row

    def _bind(self) -> None:
        model = self._model
        model.changed.connect(self._render)
        self._targets.chosen.connect(model.choose_target)
        self._back.clicked.connect(lambda _checked=False: model.go_back())
        self._source.key_chosen.connect(model.choose_key)
        self._source.file_chosen.connect(model.choose_file)
        self._source.opener_entered.connect(model.set_opener)
        self._source.own_passphrase_entered.connect(model.set_own_passphrase)
        self._protection.bind_foot(self._foot)
        self._foot.save_wanted.connect(model.save)
        self._foot.cancelled.connect(self.dismiss)
        self.closed.connect(model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            self._forget()
            return
        said, filing = target_words(props.target), props.filing
        self._present.show_for(props.entry)
        self._targets.show_chosen(props.target)
        self._heading.setText(self.tr("For {target}").replace("{target}", said.name))
        self._why.setText(said.why)
        self._after.setText(said.after)
        self._source.render_source(props)
        if self._protection.render_filing(filing, passphrase_hint(props)):
            self.show_top()
        self._foot.render_foot(saving_of(filing, can_save=props.can_save))
        self.set_busy(busy=filing.is_saving)
        self.panel.content.setEnabled(not filing.is_saving)
        self._protection.lead_to_refusal(filing, self._foot)
        refused = props.opener_refusal or props.key_refusal
        is_new, self._refused = refused is not self._refused, refused
        if refused is not None and is_new:
            self._source.take_focus(props)

    def _forget(self) -> None:
        """What was typed goes with the sheet, and with it what undoing would bring back."""
        self.set_busy(busy=False)
        self._source.forget()
        self._protection.forget()


def _entry(target: Target) -> RailEntry:
    said = target_words(target)
    return RailEntry(f"target_{target.name.lower()}", said.icon, said.name)
