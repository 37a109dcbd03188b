"""What a practice sign-in page is made of: its two fields, and the line above them."""

from PySide6.QtCore import QCoreApplication, Qt

from certdesk.domain.errors import CertDeskError
from certdesk.domain.usernames import LOOK_ALIKES
from certdesk.views.icons import Icon
from certdesk.views.key_store.passphrase_field import PassphraseField
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.fields import LabelledField
from certdesk.views.theme.tokens import ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of

_LONGEST_PASSWORD = 1024


class UsernameField(LabelledField):
    """Takes whatever is typed. Letters that only look like others are pointed out, and nothing more."""

    def __init__(self, label: str = "", name: str = "sign_in_username") -> None:
        words = label or QCoreApplication.translate("PracticeSignIn", "Username")
        super().__init__(words, hint_icon=Icon.INFO)
        self.edit.setObjectName(name)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhNoPredictiveText)
        self.edit.textChanged.connect(self._look)

    @property
    def has_problem(self) -> bool:
        """Whether something is said to be wrong with it."""
        return bool(self.edit.property("problem") == "true")

    def write(self, username: str) -> None:
        """Fill in that username."""
        self.edit.write(username)

    def _look(self, username: str) -> None:
        """What was wrong is over once something else is typed."""
        self.show_error("")
        self.show_hint(look_alike_words(username))


class PasswordField(PassphraseField):
    """A password, hidden unless asked for."""

    role = Role.BODY

    def __init__(self, label: str, name: str) -> None:
        super().__init__(label, name)
        self.edit.setMaxLength(_LONGEST_PASSWORD)

    def eye_words(self, *, is_shown: bool) -> str:
        return self.tr("Hide the password") if is_shown else self.tr("Show the password")


class CardNote(Banner):
    """What belongs to no field: a problem, or else what was done. Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName("sign_in_notice")
        self._note = ""
        self._problem: CertDeskError | None = None
        self._show()

    def show_problem(self, problem: CertDeskError | None) -> None:
        """Show the words of `problem`, or the note again where there is none."""
        self._problem = problem
        self._show()

    def show_note(self, note: str) -> None:
        """Show that note, unless a problem stands there, and have it read out."""
        self._note = note
        self._show()
        if note:
            announce(self, note)

    def _show(self) -> None:
        self.setVisible(bool(self._problem or self._note))
        if self._problem is not None:
            words = words_of(self._problem)
            self.show_notice(Icon.TRIANGLE_ALERT, *words.notice, ToneName.AMBER)
        elif self._note:
            self.show_notice(Icon.INFO, self._note, "", ToneName.SLATE)


def look_alike_words(username: str) -> str:
    """Return what is said of the first letter that only looks like one of ASCII, or nothing."""
    found = next((sign for sign in username if sign.lower() in LOOK_ALIKES), "")
    if not found:
        return ""
    words = QCoreApplication.translate("PracticeSignIn", "“{sign}” is a letter of another alphabet, not “{like}”.")
    return words.replace("{like}", LOOK_ALIKES[found.lower()]).replace("{sign}", found)
