"""That a private key was saved, said on the sheet: it covers what the window would say."""

from pathlib import Path

from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.saving import show_folder
from certdesk.views.theme.tokens import ToneName


class SavedNotice(Banner):
    """Names the file, and leads to its folder."""

    def __init__(self) -> None:
        super().__init__(Icon.CIRCLE_CHECK, "", tone=ToneName.GREEN)
        self.setObjectName("making_saved")
        self._path: Path | None = None
        self._folder = secondary(self.tr("Show in folder"))
        self._folder.setObjectName("making_show_folder")
        self._folder.clicked.connect(self._show_folder)
        self.add_action(self._folder)
        self.hide()

    def render_saved(self, path: Path | None) -> None:
        """Name that file; None is nothing."""
        is_new, self._path = path != self._path, path
        self.setVisible(path is not None)
        if path is not None and is_new:
            words = self.tr("Saved {file}").replace("{file}", displayable(path.name, 80))
            self.show_notice(Icon.CIRCLE_CHECK, words, "", ToneName.GREEN)
            announce(self, words)

    def _show_folder(self) -> None:
        if self._path is not None:
            show_folder(self._path.parent)
