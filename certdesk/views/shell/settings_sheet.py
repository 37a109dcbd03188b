"""Settings: appearance, lists of weak keys, where things are kept, and what CertDesk is made of."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from certdesk import __version__
from certdesk.paths import Places
from certdesk.viewmodels.key_lists import KeyListsViewModel
from certdesk.views.kit.buttons import primary
from certdesk.views.kit.checks import RadioButton
from certdesk.views.kit.choosing import mark, when_chosen
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.kit.rule import Hairline
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.shell.key_lists import KeyLists
from certdesk.views.theme.appearance import Appearance, Scheme
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import Role


class SettingsSheet(Sheet):
    """Changes apply at once, so its only button closes it."""

    def __init__(
        self,
        window: QWidget,
        appearance: Appearance,
        places: Places,
        key_lists: KeyListsViewModel,
        published_at: str = "",
    ) -> None:
        super().__init__(window, SheetHead(QCoreApplication.translate("SettingsSheet", "Settings")), width=560)
        self.setObjectName("settings_sheet")
        self._appearance = appearance
        self.body.setSpacing(10)
        self.body.addLayout(self._build_appearance())
        self.body.addWidget(Hairline())
        self.body.addWidget(KeyLists(key_lists))
        self.body.addWidget(Hairline())
        self.body.addLayout(self._build_places(places, published_at))
        self.body.addWidget(Hairline())
        self.body.addLayout(self._build_about())
        close = primary(self.tr("Close"))
        close.setObjectName("settings_close")
        close.clicked.connect(self.dismiss)
        self.footer.addStretch(1)
        self.footer.addWidget(close)

    def _build_appearance(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(PlainLabel(self.tr("Appearance"), Role.LABEL))
        row = QHBoxLayout()
        row.setSpacing(20)
        self._schemes = QButtonGroup(self)
        words = {
            Scheme.SYSTEM: self.tr("System"),
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
        }
        for scheme, word in words.items():
            button = RadioButton(word)
            button.setObjectName(f"scheme_{scheme.value}")
            mark(button, is_on=scheme is self._appearance.scheme)
            when_chosen(button, partial(self._appearance.choose, scheme))
            self._schemes.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _build_places(self, places: Places, published_at: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(PlainLabel(self.tr("Where things are kept"), Role.LABEL))
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        rows = (
            (self.tr("Order book"), places.desk_database),
            (self.tr("Practice CA"), places.practice_database),
            (self.tr("Log"), places.logs),
        )
        shown = [(name, str(path)) for name, path in rows]
        if published_at:
            shown.append((self.tr("CRL and OCSP"), published_at))
        for name, place in shown:
            value = ElidedLabel(place, Role.CODE, mode=Qt.TextElideMode.ElideMiddle)
            form.addRow(PlainLabel(name, Role.BODY, Ink.QUIET), value)
        column.addLayout(form)
        return column

    def _build_about(self) -> QVBoxLayout:
        column = QVBoxLayout()
        title = self.tr("CertDesk {version}").replace("{version}", __version__)
        column.addWidget(PlainLabel(title, Role.LABEL))
        made_of = self.tr(
            "Apache License 2.0. Icons by Lucide (ISC), some of them from Feather (MIT). "
            "Made with Qt for Python (LGPL 3), appdirs, cryptography, dnspython, idna, keyring, publicsuffixlist "
            "and requests."
        )
        column.addWidget(PlainLabel(made_of, Role.SMALL, Ink.SECOND).wrapped())
        return column
