"""What protects a file with a private key, and what keeps it from being saved: shared by both sheets."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.key_store.filing import Filing, FilingViewModel
from certdesk.views.download.save_foot import SaveFoot, Saving
from certdesk.views.icons import Icon
from certdesk.views.key_store.passphrase_field import NewPassphraseField
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording.failures import one_line, words_of


class Protection(QWidget):
    """The pass phrase of the file. `problem` is the notice that the sheet puts at its top."""

    def __init__(self, model: FilingViewModel, name: str) -> None:
        super().__init__()
        self._model = model
        self._told: object = None
        self._refused: object = None
        self.field = NewPassphraseField(self.tr("Pass phrase for the new file"), name)
        self.problem = Banner(Icon.TRIANGLE_ALERT, "")
        self.problem.setObjectName("filing_problem")
        self._elsewhere = secondary(self.tr("Choose another folder…"))
        self._elsewhere.setObjectName("another_folder")
        self.problem.add_action(self._elsewhere)
        self.field.entered.connect(model.set_passphrase)
        self.field.proposal_wanted.connect(model.propose_passphrase)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def bind_foot(self, foot: SaveFoot) -> None:
        """Have the foot tell the name and the folder."""
        foot.name.name_edited.connect(self._model.set_file_name)
        foot.name.folder_chosen.connect(self._model.set_folder)
        foot.left_alone.connect(self._model.keep_looking)
        self._elsewhere.clicked.connect(foot.name.choose_folder)

    def render_filing(self, filing: Filing, hint: str) -> bool:
        """Show the pass phrase and what is wrong; return whether a notice is new and belongs into sight."""
        self.field.show_passphrase(filing.passphrase)
        self.field.show_words(hint, one_line(filing.passphrase_refusal) if filing.passphrase_refusal else "")
        self.problem.setVisible(filing.problem is not None)
        is_new, self._told = filing.problem is not self._told, filing.problem
        if filing.problem is None or not is_new:
            return False
        words = words_of(filing.problem)
        title, text = words.notice
        self.problem.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)
        self._elsewhere.setVisible("folder" in filing.problem.facts)
        announce(self.problem, f"{title}. {text}" if text else title, urgent=True)
        return True

    def lead_to_refusal(self, filing: Filing, foot: SaveFoot) -> None:
        """Move the focus to the pass phrase or the name when it was refused a moment ago."""
        refused = filing.passphrase_refusal or filing.name_refusal
        is_new, self._refused = refused is not self._refused, refused
        if refused is None or not is_new:
            return
        if refused is filing.passphrase_refusal:
            self.field.take_focus(one_line(refused))
        else:
            foot.name.take_focus()
            announce(foot, one_line(refused), urgent=True)

    def forget(self) -> None:
        """Leave nothing of the pass phrase."""
        self.field.forget()


def saving_of(filing: Filing, *, can_save: bool) -> Saving:
    """Return what the foot shows."""
    return Saving(
        filing.file_name,
        filing.folder,
        can_save,
        is_saving=filing.is_saving,
        existing=filing.existing,
        name_problem=one_line(filing.name_refusal) if filing.name_refusal else "",
    )
