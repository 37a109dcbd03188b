"""Which theme is worn, and the one place that puts it on."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from certdesk.views.theme.palette import current_tokens, palette
from certdesk.views.theme.style import style_sheet
from certdesk.views.theme.tokens import DARK, LIGHT, Tokens
from certdesk.views.theme.typography import base_font, refit


class Scheme(StrEnum):
    """The person's choice in Settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def resolve(scheme: Scheme, system: Qt.ColorScheme) -> Tokens:
    """The tokens of a choice; a desktop that does not say counts as light."""
    if scheme is Scheme.SYSTEM:
        return DARK if system is Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT


class Appearance(QObject):
    """Dresses the application and follows the desktop while the choice is `Scheme.SYSTEM`.

    `setColorScheme` changes nothing offscreen and on bare X11, so the palettes are always our own; it is
    still called, because title bars and native dialogs follow it.
    """

    changed = Signal(object)  # Tokens

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        app.setStyle("Fusion")
        app.setFont(base_font())
        self._system = app.styleHints().colorScheme()
        self._high_contrast = self._wants_high_contrast()
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.fontChanged.connect(self._refit)
        self._watch_contrast()
        self._wear()

    @property
    def scheme(self) -> Scheme:
        """What was chosen."""
        return self._scheme

    @property
    def tokens(self) -> Tokens:
        """The tokens that are worn now."""
        return current_tokens()

    def choose(self, scheme: Scheme) -> None:
        """Wear that scheme from now on."""
        if scheme is self._scheme:
            return
        self._scheme = scheme
        hints = self._app.styleHints()
        if scheme is Scheme.SYSTEM:
            hints.unsetColorScheme()
            self._system = hints.colorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if scheme is Scheme.DARK else Qt.ColorScheme.Light)
        self._wear()

    @contextmanager
    def assembling(self) -> Iterator[None]:
        """Keep the style sheet off while a window is put together: it would be worked out anew for every
        widget that goes into another, which takes longer than all the rest."""
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._app.setStyleSheet(style_sheet(current_tokens()))

    def _follow(self, system: Qt.ColorScheme) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._system = system
            self._wear()

    def _refit(self) -> None:
        refit()

    def _watch_contrast(self) -> None:
        accessibility = getattr(self._app.styleHints(), "accessibility", None)  # Qt 6.10 and later
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._contrast_changed)

    def _contrast_changed(self) -> None:
        self._high_contrast = self._wants_high_contrast()
        self._wear()

    def _wants_high_contrast(self) -> bool:
        accessibility = getattr(self._app.styleHints(), "accessibility", None)
        preference = getattr(Qt, "ContrastPreference", None)
        return (
            accessibility is not None
            and preference is not None
            and accessibility().contrastPreference() is preference.HighContrast
        )

    def _wear(self) -> None:
        """Palette first: the style sheet is made from what it says, and polishing reads both."""
        before = self._app.styleSheet()
        self._app.setPalette(QPalette() if self._high_contrast else palette(resolve(self._scheme, self._system)))
        worn = current_tokens()
        sheet = style_sheet(worn)
        if sheet != before:
            self._app.setStyleSheet(sheet)
            self.changed.emit(worn)
