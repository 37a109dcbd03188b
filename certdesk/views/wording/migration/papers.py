"""The words around papers: what can be done with one, and what came of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from certdesk.domain.text import displayable

_LONGEST_STEM: Final = 80
_KEPT: Final = frozenset(" .-_")


@dataclass(frozen=True, slots=True)
class ActWords:
    """What the buttons of a paper say, and what opening in a mail program means where its text is long."""

    pdf: str
    text: str
    copy: str
    mail: str
    mail_as_file: str
    mail_hint: str


def act_words() -> ActWords:
    """Return the words of the buttons."""
    translate = QCoreApplication.translate
    return ActWords(
        pdf=translate("Papers", "Save as PDF…"),
        text=translate("Papers", "Save as text…"),
        copy=translate("Papers", "Copy"),
        mail=translate("Papers", "Open in mail"),
        mail_as_file=translate("Papers", "Open in mail…"),
        mail_hint=translate(
            "Papers",
            "The text is too long to be handed to a mail program. CertDesk saves it as a mail file and opens that.",
        ),
    )


def save_title(ending: str) -> str:
    """Return what the dialog that asks for a place is called."""
    translate = QCoreApplication.translate
    match ending:
        case "pdf":
            return translate("Papers", "Save as PDF")
        case "eml":
            return translate("Papers", "Save mail")
        case _:
            return translate("Papers", "Save as text")


def file_name(stem: str, title: str, ending: str) -> str:
    """Return the proposed name of a paper's file: letters, digits and a few marks that every disk takes."""
    kept = "".join(each if each.isalnum() or each in _KEPT else "-" for each in displayable(stem or title))
    return f"{kept[:_LONGEST_STEM].strip(' .-_') or 'paper'}.{ending}"


def saved_words(path: Path) -> str:
    """Return that a file was saved."""
    return QCoreApplication.translate("Papers", "Saved {file}").replace("{file}", displayable(path.name))


def opened_words(path: Path, *, is_opened: bool) -> str:
    """Return that a mail was saved, and whether a program opened it."""
    translate = QCoreApplication.translate
    text = (
        translate("Papers", "Saved {file}, and opened it as a draft. Nothing is sent yet.")
        if is_opened
        else translate("Papers", "Saved {file}. No mail program answered: open the file from yours.")
    )
    return text.replace("{file}", displayable(path.name))


def copied_words() -> str:
    """Return that the text was copied."""
    return QCoreApplication.translate("Papers", "Copied the text")


def drafted_words() -> str:
    """Return that the mail program has the text."""
    return QCoreApplication.translate("Papers", "Opened as a draft in your mail program. Nothing is sent yet.")


def no_mail_program() -> str:
    """Return that nothing took the text."""
    return QCoreApplication.translate("Papers", "No mail program answered. Copy the text, or save it.")
