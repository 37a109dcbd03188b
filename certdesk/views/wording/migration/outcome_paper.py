"""What follows from a decision as a paper, to print and tick by hand [S3]."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.migration import Decision, Situation
from certdesk.domain.papers import Block, Caution, Grid, Heading, Items, Paper
from certdesk.domain.papers import Words as Text
from certdesk.viewmodels.migration.clients.outcome import Props
from certdesk.views.wording import dates
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration import decide, delegate, support
from certdesk.views.wording.migration import outcomes as words


def steps_paper(props: Props) -> Paper | None:
    """Return what is to be done, to print and tick by hand; None where a letter is all there is."""
    if props.situation is None or props.decision is None:
        return None
    blocks = _steps_blocks(props, props.situation, props.decision)
    if not blocks:
        return None
    over = words.done(props.decision)
    end = (Caution(*_pair(over)),) if props.decision is Decision.SHARE else (Heading(over.title), Text(over.text))
    return Paper(_paper_title(props.situation, props.decision), _removal_words(props.removal), (*blocks, *end))


def _paper_title(situation: Situation, decision: Decision) -> str:
    """The warning about sharing has a place of its own: twice it would be read once."""
    if decision is Decision.SHARE:
        return QCoreApplication.translate("Outcome", "Before you share your sign-in")
    return words.headline(situation, decision).title


def _removal_words(removal: date | None) -> str:
    translate = QCoreApplication.translate
    if removal is None:
        return translate("Outcome", "The day on which the ISO account is removed is not known yet")
    text = translate("Outcome", "Day on which the ISO account is removed: {day}")
    return text.replace("{day}", dates.long_date(removal))


def _pair(said: Words) -> tuple[str, str]:
    return said.title, said.text


def _steps_blocks(props: Props, situation: Situation, decision: Decision) -> tuple[Block, ...]:
    match decision:
        case Decision.WEBMASTER_GOES_ON:
            return ()
        case Decision.DELEGATE:
            return delegate.blocks(delegate.Reader.OWNER, props.webmaster.name, props.recipient)
        case Decision.MYSELF:
            headings = (
                QCoreApplication.translate("Outcome", "What to do"),
                QCoreApplication.translate("Outcome", "Done"),
            )
            rows = tuple((step, "") for step in words.own_steps(situation))
            return (
                Text(words.headline(situation, decision).text),
                Grid(headings, rows, (84, 16)),
                *support.blocks(words.question(situation), words.case(props)),
            )
        case Decision.SHARE:
            warning = decide.share_warning()
            return (
                Caution(*_pair(warning)),
                Heading(words.share_risks_title()),
                Items(words.share_risks()),
                Heading(words.instead_title()),
                *(Text(f"{each.title}: {each.text}") for each in words.instead()),
                *delegate.blocks(delegate.Reader.OWNER),
            )
        case Decision.NEED_HELP:
            return support.blocks(words.question(situation), words.case(props))
        case _:
            assert_never(decision)
