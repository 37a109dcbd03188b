"""The words of certificates that come into a migration from the order book, from the ISO account, or typed."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.taking.adding import Props, Way
from certdesk.views.wording import dates
from certdesk.views.wording.migration.taking import and_more

_MOST_NAMED = 3


def orders_words(props: Props) -> str:
    """Return what the order book has."""
    translate = QCoreApplication.translate
    if props.orders is None:
        return translate("Taking", "Looking…")
    if not props.orders:
        return translate("Taking", "No certificate in the order book is in force.")
    clients = sum(1 for name, _ in props.clients if name)
    text = dates.plural(translate("Taking", "%Ln certificate(s) in force", None, props.orders), props.orders)
    if not clients:
        return f"{text}."
    of = dates.plural(translate("Taking", "of %Ln client(s)", None, clients), clients)
    return f"{text}, {of}."


def take_words(count: int) -> str:
    """Return what taking orders takes."""
    translate = QCoreApplication.translate
    return translate("Taking", "Add %Ln", None, count) if count else translate("Taking", "Add")


def known_of(props: Props, way: Way) -> str:
    """Return that nothing was new in what that way brought, or nothing."""
    translate, count = QCoreApplication.translate, props.known
    if props.way is not way or not count or props.problem is not None:
        return ""
    if count == 1:
        return translate("Taking", "It is in this migration already.")
    return translate("Taking", "All %Ln are in this migration already.", None, count)


def typed_problem(refused: tuple[str, ...], added: int) -> str:
    """Return which of what was typed are no names."""
    translate = QCoreApplication.translate
    names = [displayable(each, 40) for each in refused[:_MOST_NAMED]]
    shown = ", ".join(translate("Taking", "“{name}”").format(name=name) for name in names if name)
    more = len(refused) - _MOST_NAMED
    if more > 0:
        shown = f"{shown} {and_more(more)}"
    text = translate("Taking", "Not a name: {names}. Names look like www.example.com.")
    told = text.format(names=shown)
    return f"{told} {translate('Taking', 'The others were added.')}" if added else told
