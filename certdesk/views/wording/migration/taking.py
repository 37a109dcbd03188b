"""The words of what comes into a migration: what is being read, what came of it, and what gave nothing."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.notices import Finding
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.taking.props import Came, LeftOut, Props, Reading, Stage
from certdesk.views.icons import Icon
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words

_LONGEST = 80
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Look:
    """The icon and the tone of a line."""

    icon: Icon
    tone: ToneName


def reading_words(reading: Reading) -> str:
    """Return what is being read, as in “Reading 12 of 40”."""
    translate = QCoreApplication.translate
    if reading.is_stopping:
        return translate("Taking", "Stopping…")
    if reading.stage is Stage.SORTING:
        return translate("Taking", "Looking at what it is…")
    if reading.count:
        certificates = translate("Taking", "Reading certificates, {number} of {count}")
        notices = translate("Taking", "Reading {number} of {count}")
        text = certificates if reading.stage is Stage.CERTIFICATES else notices
        return text.format(number=_number(reading.number), count=_number(reading.count))
    file = displayable(reading.file, _LONGEST)
    progress = reading.progress
    if reading.stage is Stage.NOTICES and progress is not None and file:
        text = translate("Taking", "Reading {file}, {done} of {total}")
        sizes = {"done": _size(progress.done), "total": _size(progress.total)}
        return text.format(file=file, **sizes)
    return translate("Taking", "Reading {file}…").format(file=file) if file else translate("Taking", "Reading…")


def came_words(came: Came) -> Words:
    """Return what came of it: a line, or a title and a text where there is one thing to say and it is a problem."""
    if _is_one_problem(came):
        return refused_words(came.refused[0])
    line = ", ".join(_counts(came))
    if came.was_stopped:
        stopped = QCoreApplication.translate("Taking", "Stopped: {line}")
        line = stopped.format(line=line) if line else QCoreApplication.translate("Taking", "Stopped. Nothing was read.")
    return Words("", line or QCoreApplication.translate("Taking", "Nothing in it could be used"))


def came_look(came: Came) -> Look:
    """Return how the line looks: calm unless something may not be genuine, or nothing came of it."""
    if came.doubted or (came.is_nothing and came.refused):
        return Look(Icon.TRIANGLE_ALERT, ToneName.AMBER)
    if came.is_nothing or came.has_more or came.was_stopped:
        return Look(Icon.INFO, ToneName.SLATE)
    return Look(Icon.CIRCLE_CHECK, ToneName.GREEN)


def more_words(came: Came) -> str:
    """Return what a look at the details would show."""
    translate = QCoreApplication.translate
    if came.strangers or came.nameless:
        return translate("Taking", "See what is left…")
    if came.doubted:
        return translate("Taking", "See why…")
    return translate("Taking", "Details…")


def refused_words(each: LeftOut) -> Words:
    """Return why something gave nothing. What was pasted has no name of a file."""
    if each.why.key is MessageKey.BUNDLE_PASSPHRASE:
        text = QCoreApplication.translate("Taking", "It was left out. Hand it in again to type its pass phrase.")
        return Words(QCoreApplication.translate("Taking", "Protected by a pass phrase"), text)
    if each.file:
        return words_of(each.why)
    pasted = QCoreApplication.translate("Taking", "What you pasted")
    return words_of(CertDeskError(each.why.key, **{**each.why.facts, "file": pasted}))


def refused_place(each: LeftOut) -> str:
    """Return what gave nothing: a file, or a line of it."""
    file = displayable(each.file, _LONGEST) or QCoreApplication.translate("Taking", "What you pasted")
    if not each.line:
        return file
    text = QCoreApplication.translate("Taking", "{file}, line {line}")
    return text.format(file=file, line=_number(each.line))


def and_more(count: int) -> str:
    """Return that there are more than are told."""
    return QCoreApplication.translate("Taking", "and {count} more").format(count=_number(count))


def strangers_words(count: int) -> Words:
    """Return that notices are about certificates that the migration does not have."""
    translate = QCoreApplication.translate
    title = translate("Taking", "%Ln name(s) that this migration does not have", None, count)
    one = translate("Taking", "A renewal notice is about it. Add it, and the notice is read once more.")
    several = translate("Taking", "Renewal notices are about them. Add them, and the notices are read once more.")
    return Words(dates.plural(title, count), one if count == 1 else several)


def nameless_words(count: int) -> Words:
    """Return that notices tell numbers without saying of what."""
    translate = QCoreApplication.translate
    title = translate("Taking", "%Ln customer number(s) without a name", None, count)
    text = translate("Taking", "The notice does not say which certificate it is about.")
    return Words(dates.plural(title, count), text)


def nameless_place(finding: Finding) -> str:
    """Return where a number without a name stands."""
    place = None if finding.evidence is None else finding.evidence.place
    told = () if place is None else (place.file, place.subject)
    pasted = QCoreApplication.translate("Taking", "What you pasted")
    when = dates.date(finding.at) if finding.at is not None else ""
    parts = (*(displayable(each, _LONGEST) for each in told if each), when)
    return "  ·  ".join(filter(None, parts)) or pasted


def use_words(props: Props) -> str:
    """Return what a number without a name would be used for."""
    translate = QCoreApplication.translate
    if props.selected > 1:
        return translate("Taking", "Use for the {count} chosen").format(count=_number(props.selected))
    if props.selected_name:
        return translate("Taking", "Use for {name}").format(name=displayable(props.selected_name, 40))
    return translate("Taking", "Use it")


def doubted_words(count: int) -> Words:
    """Return that notices are not trusted."""
    translate = QCoreApplication.translate
    title = translate("Taking", "%Ln notice(s) that may not be genuine", None, count)
    text = translate("Taking", "What is said there is shown on each certificate, and settles nothing.")
    return Words(dates.plural(title, count), text)


def unread_words(count: int) -> str:
    """Return that some gave nothing."""
    return dates.plural(QCoreApplication.translate("Taking", "%Ln that gave nothing", None, count), count)


def bundle_title(files: tuple[str, ...]) -> str:
    """Return whose pass phrase is asked for."""
    text = QCoreApplication.translate("Taking", "Pass phrase of {file}")
    return text.format(file=displayable(files[0], _LONGEST) if files else "")


def bundle_others(files: tuple[str, ...]) -> str:
    """Return which other bundles it is tried on."""
    others = [displayable(each, _LONGEST) for each in files[1:]]
    if not others:
        return ""
    shown = ", ".join(others[:_MOST_NAMED])
    more = len(others) - _MOST_NAMED
    if more > 0:
        shown = f"{shown} {and_more(more)}"
    return QCoreApplication.translate("Taking", "It is tried on {files} too.").format(files=shown)


def bundle_hint() -> str:
    """Return what becomes of a pass phrase."""
    return QCoreApplication.translate("Taking", "It opens the file once, and is not kept. Nor is its private key.")


def _is_one_problem(came: Came) -> bool:
    """Return whether one thing was handed in, gave nothing, and leaves nothing else to be said."""
    is_alone = len(came.refused) == 1 and not came.left_out and came.mails <= 1 and not came.was_stopped
    return is_alone and not (came.added or came.known or came.settled or came.strangers or came.nameless)


def _counts(came: Came) -> list[str]:
    translate = QCoreApplication.translate
    counted = [
        (came.added, translate("Taking", "%Ln certificate(s) added", None, came.added)),
        (came.known, translate("Taking", "%Ln here already", None, came.known)),
        (came.mails, translate("Taking", "%Ln mail(s) read", None, came.mails)),
    ]
    told = [dates.plural(text, count) for count, text in counted if count]
    if not came.mails:
        return told
    if not came.notices:
        return [*told, translate("Taking", "no renewal notice among them")]
    notices = dates.plural(translate("Taking", "%Ln renewal notice(s)", None, came.notices), came.notices)
    settled = len(came.settled)
    is_open = came.strangers or came.nameless or came.doubted
    nothing = translate("Taking", "no certificate settled") if is_open else translate("Taking", "nothing new")
    some = dates.plural(translate("Taking", "%Ln certificate(s) settled", None, settled), settled)
    to_add = len(came.strangers)
    names = dates.plural(translate("Taking", "%Ln name(s) to add", None, to_add), to_add) if to_add else ""
    return [*told, notices, some if settled else nothing, *filter(None, (names,))]


def _number(count: int) -> str:
    return QLocale().toString(count)


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
