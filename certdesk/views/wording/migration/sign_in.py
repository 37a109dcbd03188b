"""The words of the page on which one signs in to one's customer accounts, one by one [S3]."""

from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.move_plans import MoveState
from certdesk.domain.papers import Block, Caution, Grid, Heading, Items, Paper
from certdesk.domain.papers import Words as Text
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.sign_in.model import AccountToSignIn, Held, Homeless, Props
from certdesk.views.wording import dates
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration import support


def progress(props: Props) -> str:
    """Return how many customer accounts are done."""
    count = len(props.accounts)
    text = QCoreApplication.translate("SignIn", "{done} of %n customer account(s) signed in to", None, count)
    return dates.plural(text, count).format(done=props.signed_in)


def outcome(props: Props) -> Words | None:
    """Return what is reached, or what stands in the way of beginning; None while it is under way."""
    translate = QCoreApplication.translate
    if not props.accounts and not props.homeless:
        return Words(
            translate("SignIn", "Add certificates first"),
            translate("SignIn", "Nothing is known yet that could be in a customer account."),
        )
    if not props.accounts:
        return Words(
            translate("SignIn", "No account found yet"),
            translate("SignIn", "Try a renewal notice, Account Assistance, or ask Customer Support."),
        )
    if props.is_done:
        return Words(
            translate("SignIn", "Done. Nothing depends on the ISO account any more."),
            translate("SignIn", "You have signed in to each customer account that holds one of your certificates."),
        )
    if props.is_all_ticked:
        count = len(props.homeless)
        text = translate(
            "SignIn", "%n certificate(s) still without a customer account, at the end of the list.", None, count
        )
        return Words(translate("SignIn", "You have signed in to each account that is known"), dates.plural(text, count))
    return None


def number_label() -> str:
    """Return what stands before a customer number."""
    return QCoreApplication.translate("SignIn", "Customer number")


def sign_in_name(number: str) -> str:
    """Return what to sign in with."""
    text = QCoreApplication.translate("SignIn", "Sign in as {number}, unless you changed the sign-in name.")
    return text.format(number=displayable(number))


def tick_name(number: str) -> str:
    """Return what a tick says, as it is read aloud."""
    text = QCoreApplication.translate("SignIn", "I have signed in to customer account {number}")
    return text.format(number=displayable(number))


def reset_name(number: str) -> str:
    """Return what the button for a new password does, as it is read aloud."""
    text = QCoreApplication.translate("SignIn", "Reset password of customer account {number}")
    return text.format(number=displayable(number))


def ends(ends_at: datetime | None) -> str:
    """Return when a certificate ends."""
    if ends_at is None:
        return QCoreApplication.translate("SignIn", "End not known")
    return QCoreApplication.translate("SignIn", "Ends {date}").format(date=dates.date(ends_at))


def more_held(count: int) -> str:
    """Return how many certificates of an account are not listed."""
    text = QCoreApplication.translate("SignIn", "and %n more certificate(s)", None, count)
    return dates.plural(text, count)


def more_accounts(count: int) -> str:
    """Return the words of the button that lists more accounts."""
    return dates.plural(QCoreApplication.translate("SignIn", "Show %n more", None, count), count)


def homeless_title(count: int) -> str:
    """Return what stands above the certificates without a customer account."""
    text = QCoreApplication.translate("SignIn", "%n certificate(s) without a customer account", None, count)
    return dates.plural(text, count)


def homeless_state(state: MoveState) -> str:
    """Return why a certificate has no customer account."""
    translate = QCoreApplication.translate
    match state:
        case MoveState.ASKED:
            return translate("SignIn", "Asked, no answer yet")
        case MoveState.TO_REVIEW:
            return translate("SignIn", "Two answers: choose one")
        case MoveState.NOT_FOUND | MoveState.READY | MoveState.NOT_ADVISED:
            return translate("SignIn", "Not found yet")
        case _:
            assert_never(state)


def how_title() -> str:
    """Return what stands above how to sign in."""
    return QCoreApplication.translate("SignIn", "How to sign in")


def how_steps() -> tuple[str, ...]:
    """Return how to sign in to a customer account."""
    translate = QCoreApplication.translate
    return (
        translate("SignIn", "Type the provider’s address yourself: do not follow a link in a mail."),
        translate("SignIn", "Sign in with the customer number, or with the name that you changed it to."),
        translate("SignIn", "Check that the certificates are there, and tick the account here."),
    )


def password_line() -> str:
    """Return that CertDesk never asks for a password."""
    return QCoreApplication.translate(
        "SignIn", "You type the password at the provider only. CertDesk never asks for it, and nobody else needs it."
    )


def notices_tip() -> Words:
    """Return the first of the provider's tips."""
    translate = QCoreApplication.translate
    return Words(
        translate("SignIn", "Renewal notices"),
        translate(
            "SignIn", "Locate those in your e-mail: they help you tell which customer account a certificate is in."
        ),
    )


def assistance_tip() -> Words:
    """Return the second of the provider's tips, with the title of its article."""
    translate = QCoreApplication.translate
    return Words(
        translate("SignIn", "Account Assistance"),
        translate(
            "SignIn",
            "Finds a customer number, and resets a password. The provider’s article is “Retrieving your Customer "
            "Number or Resetting Your Password”.",
        ),
    )


def support_tip() -> Words:
    """Return the third of the provider's tips."""
    return Words(
        support.title(),
        QCoreApplication.translate("SignIn", "Helps with any difficulty, 24 hours a day, 7 days a week."),
    )


def checklist(props: Props) -> Paper:
    """Return the checklist to print and tick by hand."""
    translate = QCoreApplication.translate
    widths = (24, 40, 20, 16)
    headings = (
        number_label(),
        translate("SignIn", "Certificate"),
        translate("SignIn", "Ends"),
        translate("SignIn", "Signed in"),
    )
    rows = tuple(row for account in props.accounts for row in _rows(account))
    blocks: list[Block] = [Grid(headings, rows, widths)] if rows else []
    if props.homeless:
        blocks += [
            Heading(homeless_title(len(props.homeless))),
            Items(tuple(_homeless_line(each) for each in props.homeless)),
        ]
    blocks += [
        Heading(how_title()),
        Items(how_steps(), is_numbered=True),
        Heading(translate("SignIn", "Where to get help")),
    ]
    tips = (notices_tip(), assistance_tip(), support_tip())
    blocks += [Items(tuple(f"{tip.title}: {tip.text}" for tip in tips)), Text(support.where())]
    blocks.append(Caution(support.password_title(), password_line()))
    subtitle = progress(props) if props.accounts else ""
    return Paper(translate("SignIn", "Customer accounts to sign in to"), subtitle, tuple(blocks), _as_of(props))


def _rows(account: AccountToSignIn) -> tuple[tuple[str, ...], ...]:
    ticked = QCoreApplication.translate("SignIn", "Yes") if account.is_ticked else ""
    number = displayable(account.number)
    return tuple((number, displayable(held.name), _day(held), ticked) for held in account.held)


def _homeless_line(homeless: Homeless) -> str:
    return f"{displayable(homeless.held.name)}: {homeless_state(homeless.state)}"


def _day(held: Held) -> str:
    return dates.date(held.ends_at) if held.ends_at else ""


def _as_of(props: Props) -> str:
    if props.saved_at is None:
        return ""
    text = QCoreApplication.translate("SignIn", "As of {date}. It holds nothing that opens an account.")
    return text.format(date=dates.date(props.saved_at))
