"""The words of the user's own marks on orders: what was changed, taken back, and what the editors say."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.activity import DeskAct
from certdesk.domain.text import displayable
from certdesk.viewmodels.labels import TagUse
from certdesk.viewmodels.undoing import Change
from certdesk.views.wording.selection import orders

_LONGEST = 60


def whose(count: int, name: str) -> str:
    """Return which orders are meant: the name of one, or the number of several, as in “3 orders”."""
    return displayable(name, _LONGEST) if name else orders(count)


def done(change: Change) -> str:
    """Return what was changed, as in “Client of 3 orders set to Larkspur Florists”."""
    translate = QCoreApplication.translate
    templates = {
        DeskAct.CLIENT_SET: translate("Labels", "Client of {whose} set to {detail}"),
        DeskAct.TAGS_SET: translate("Labels", "Tags of {whose} changed"),
        DeskAct.NOTE_SET: translate("Labels", "Note of {whose} changed"),
        DeskAct.REMOVED: translate("Labels", "Removed from the list: {whose}"),
        DeskAct.RESTORED: translate("Labels", "Put back into the list: {whose}"),
        DeskAct.IMPORTED: translate("Labels", "Imported {detail}"),
    }
    template = templates.get(change.act, translate("Labels", "Changed {whose}"))
    facts = {"whose": whose(len(change.orders), change.name), "detail": displayable(change.detail, _LONGEST)}
    return template.format(**facts)


def undone(change: Change) -> str:
    """Return what was taken back, as in “Undone: Tags of 3 orders changed”."""
    return QCoreApplication.translate("Labels", "Undone: {what}").replace("{what}", done(change))


def undo() -> str:
    """Return the word of the button that takes a change back."""
    return QCoreApplication.translate("Labels", "Undo")


def tag_words(tag: TagUse, total: int) -> str:
    """Return a tag, and how many of the orders have it where not all do."""
    name = displayable(tag.name, _LONGEST)
    if tag.is_wanted:
        return name
    some = QCoreApplication.translate("Labels", "{tag}, on {count} of {total}")
    return some.format(tag=name, count=tag.count, total=total)
