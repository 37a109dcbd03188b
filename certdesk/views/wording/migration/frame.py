"""The words of the migration wizard's frame: its titles, its steps, and what stands at its foot."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from certdesk.domain.migration import Situation, Step
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.props import Page, Props
from certdesk.viewmodels.migration.tally import Tally
from certdesk.views.wording import dates

_LONGEST_NAME = 60


def place_name() -> str:
    """Return what the place is called."""
    return QCoreApplication.translate("Migration", "ISO migration")


def default_name(taken: int) -> str:
    """Return what a migration is called that nobody named, when there are so many already."""
    if not taken:
        return place_name()
    return QCoreApplication.translate("Migration", "ISO migration {number}").format(number=taken + 1)


def shown_name(name: str) -> str:
    """Return the name that the user gave, fit to be shown."""
    return displayable(name, _LONGEST_NAME)


def told_name(props: Props) -> str:
    """Return the name of the migration that is open, where it says more than the place's own."""
    name = props.migration.name if props.migration is not None and props.has_list else ""
    return "" if name == place_name() else name


def step_words(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Return what each step is called."""
    translate = QCoreApplication.translate
    is_deciding = Step.DECIDE in steps  # where nothing is handed to anybody
    last = translate("Migration", "What to do now") if is_deciding else translate("Migration", "Hand over")
    words = {
        Step.WHO: translate("Migration", "Who you are"),
        Step.FIND: translate("Migration", "Find accounts"),
        Step.PLAN: translate("Migration", "Plan"),
        Step.SIGN_IN: translate("Migration", "Sign in"),
        Step.DECIDE: translate("Migration", "Decide"),
        Step.HAND_OVER: last,
    }
    return tuple(words[step] for step in steps)


def title(props: Props) -> str:
    """Return the title of the page that is shown."""
    translate, total = QCoreApplication.translate, props.tally.total
    is_webmaster = props.situation is Situation.WEBMASTER
    clients, own = translate("Migration", "Hand over to your clients"), translate("Migration", "What to do now")
    moved = translate("Migration", "Move %n certificate(s) off your ISO sign-in", None, total)
    return {
        Page.LIST: place_name(),
        Page.WHO: translate("Migration", "Move off your ISO sign-in"),
        Page.FIND: translate("Migration", "Find where each certificate lives"),
        Page.PLAN: dates.plural(moved, total),
        Page.SIGN_IN: translate("Migration", "Sign in to your customer accounts"),
        Page.DECIDE: translate("Migration", "Decide who looks after your certificates"),
        Page.HAND_OVER: clients if is_webmaster else own,
    }[props.page]


def saved_words(at: datetime) -> str:
    """Return when the migration was saved last."""
    return QCoreApplication.translate("Migration", "Saved on this computer {time}").format(time=dates.clock_time(at))


def main_words(props: Props) -> str:
    """Return what the main button does."""
    translate, counted = QCoreApplication.translate, props.tally
    if props.is_last:
        return translate("Migration", "Put it away")
    if props.page is Page.FIND and counted.found:
        return translate("Migration", "Continue with {number}").format(number=counted.found)
    if props.page is Page.PLAN:
        words = translate("Migration", "Hand over {number}").format(number=counted.ready)
        return words if counted.ready else translate("Migration", "Hand over")
    return translate("Migration", "Continue")


def foot_words(props: Props) -> tuple[str, str]:
    """Return what stands at the foot: what is counted, and what else there is to know."""
    translate, counted = QCoreApplication.translate, props.tally
    if props.is_asking:
        return ("", asking_words(props.page))
    match props.page:
        case Page.FIND:
            return ("", translate("Migration", "Not everything has to be found now."))
        case Page.PLAN:
            return _plan_words(counted)
        case Page.SIGN_IN:
            return _signed_in_words(counted)
        case Page.HAND_OVER if props.situation is Situation.WEBMASTER:
            return _handed_over_words(counted)
        case _:
            return (
                "",
                translate("Migration", "You can stop at any step. CertDesk keeps your answers on this computer."),
            )


def has_begun(props: Props) -> bool:
    """Return whether what the foot counts is more than nothing."""
    counted = props.tally
    done = {Page.PLAN: counted.ready, Page.SIGN_IN: counted.signed_in, Page.HAND_OVER: counted.handed_over}
    return done.get(props.page, 0) > 0


def asking_words(page: Page) -> str:
    """Return what is to be answered before one can go on."""
    translate = QCoreApplication.translate
    if page is Page.FIND:
        return translate("Migration", "Add certificates first.")
    if page is Page.DECIDE:
        return translate("Migration", "Choose one of the ways first.")
    return translate("Migration", "Choose which of the four you are first.")


def _plan_words(counted: Tally) -> tuple[str, str]:
    translate = QCoreApplication.translate
    ready = translate("Migration", "{ready} ready").format(ready=counted.ready)
    if counted.ready == counted.total:
        return (ready, translate("Migration", "of {total}.").format(total=counted.total))
    rest = translate("Migration", "of {total}. You can hand those over now and come back for the rest.")
    none = translate("Migration", "of {total}. What is found and has a plan can be handed over.")
    return (ready, (rest if counted.ready else none).format(total=counted.total))


def _handed_over_words(counted: Tally) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if counted.is_handed_over:
        return ("", translate("Migration", "Done. Nothing depends on the ISO account any more."))
    done = translate("Migration", "{done} of {total}").format(done=counted.handed_over, total=counted.total)
    return (done, translate("Migration", "handed over. CertDesk sends nothing: you do."))


def _signed_in_words(counted: Tally) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if counted.is_signed_in:
        return ("", translate("Migration", "Done. Nothing depends on the ISO account any more."))
    done = translate("Migration", "{done} of {total}").format(done=counted.signed_in, total=counted.accounts)
    return (done, translate("Migration", "customer accounts signed in to."))
