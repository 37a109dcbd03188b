"""Where renewal notices are dropped, chosen and pasted."""

from PySide6.QtCore import QCoreApplication, Signal

from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.migration.taking.choosing_files import choose_folder, choose_notices
from certdesk.views.migration.taking.hand_in_zone import HandInZone, ZoneWords


class NoticeDropZone(HandInZone):
    """It takes everything else that can be dropped as well."""

    paste_wanted = Signal()

    def __init__(self, model: TakingViewModel) -> None:
        super().__init__(model, _words(), "migration_notices")
        self.paste = LinkButton(self.tr("Paste a notice…"))
        self.paste.setObjectName("migration_notices_paste")
        self.paste.clicked.connect(self.paste_wanted)
        self.add_link(self.paste)
        self.choose_wanted.connect(lambda: choose_notices(self, model.take))
        self.folder_wanted.connect(lambda: choose_folder(self, model.take))


def _words() -> ZoneWords:
    translate = QCoreApplication.translate
    return ZoneWords(
        translate("Taking", "Drop renewal notices here"),
        translate("Taking", ".eml files or mailboxes, as many as you like. They are read here and not sent."),
        translate("Taking", "Let go to read it here"),
        Icon.MAIL_CHECK,
    )
