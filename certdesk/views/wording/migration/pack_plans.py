"""What a client is told for each plan: what to do, step by step, and who does what from then on."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.correspondents import Signatory
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.papers import Block, Caution, Facts, Items, Words
from certdesk.domain.text import displayable
from certdesk.views.wording.migration.pack_renewals import renewal_title, renewing


def step_title(plan: MovePlan, moved: Sequence[Moved], now: datetime) -> str:
    """Return what there is to do for a plan, in a few words."""
    translate = QCoreApplication.translate
    match plan:
        case MovePlan.CLIENT:
            return renewal_title(moved, now)
        case MovePlan.DELEGATE:
            return translate("Packs", "Invite us to your account")
        case MovePlan.SHARE:
            return translate("Packs", "Decide whether to share your sign-in")
        case MovePlan.KEEP:
            return translate("Packs", "Nothing to do yet")
        case _:
            assert_never(plan)


def step_blocks(plan: MovePlan, moved: Sequence[Moved], now: datetime, signatory: Signatory) -> tuple[Block, ...]:
    """Return how that is done."""
    match plan:
        case MovePlan.CLIENT:
            return renewing(moved, now)
        case MovePlan.DELEGATE:
            return _inviting(signatory)
        case MovePlan.SHARE:
            return _sharing()
        case MovePlan.KEEP:
            return ()
        case _:
            assert_never(plan)


def duties(plan: MovePlan, count: int, about: str = "") -> Facts:
    """Return who does what from then on with so many certificates; `about` names them where there are several plans."""
    translate = QCoreApplication.translate
    texts: dict[MovePlan, tuple[str, str, str]] = {
        MovePlan.CLIENT: (
            translate("Packs", "Renew the certificate in your account before its end date, each time.")
            if count == 1
            else translate("Packs", "Renew the certificates in your account, each before its end date."),
            translate("Packs", "Answer your questions, and put a renewed certificate on your website when you ask us."),
            translate(
                "Packs",
                "Renew, replace or cancel it, or watch its end date. Once our old sign-in is gone, we no longer see "
                "it.",
            )
            if count == 1
            else translate(
                "Packs",
                "Renew, replace or cancel these certificates, or watch their end dates. Once our old sign-in is gone, "
                "we no longer see them.",
            ),
        ),
        MovePlan.DELEGATE: (
            translate("Packs", "Pay for a renewal in your account when we tell you that it is due."),
            translate("Packs", "Watch the end dates, replace certificates, and put them on your website, as before."),
            translate("Packs", "Buy anything or use your means of payment. We never need your password."),
        ),
        MovePlan.SHARE: (
            translate("Packs", "Sign in yourself whenever something has to be done, and type your password yourself."),
            translate("Packs", "Tell you in time when something has to be done, and do it together with you."),
            translate("Packs", "Ask for your password, write it down, keep it, or sign in without you."),
        ),
    }
    you, we, we_do_not = texts.get(plan, ("", "", ""))
    rows = (
        (translate("Packs", "For"), about),
        (translate("Packs", "You"), you),
        (translate("Packs", "We"), we),
        (translate("Packs", "We do not"), we_do_not),
    )
    return Facts(tuple(row for row in rows if row[1]))


def _inviting(signatory: Signatory) -> tuple[Block, ...]:
    translate = QCoreApplication.translate
    return (
        Words(
            translate(
                "Packs",
                "Delegate access is the provider’s own way to let somebody else work in your account. You keep your "
                "password to yourself.",
            )
        ),
        Items(
            (
                translate("Packs", "In your account, open Account Settings, then Delegate Access."),
                translate("Packs", "Select Invite to Access."),
                _whom(signatory),
                translate(
                    "Packs",
                    "As the level of access choose “Products & Domains”. That is what looking after certificates "
                    "needs, and we cannot buy anything with it.",
                ),
                translate("Packs", "Select Invite. We get a mail from the provider, and accept from our own account."),
            ),
            is_numbered=True,
        ),
        Words(
            translate(
                "Packs",
                "Whatever the level, somebody with delegate access can never add or manage means of payment, invite "
                "others, see or change your password or Support PIN, see your past orders, upgrade products, or accept "
                "domains that are transferred to you. You can change or remove our access on the same page at any "
                "time.",
            )
        ),
        Words(
            translate(
                "Packs",
                "Check that your provider offers it: for accounts with Starfield we could not confirm that. If you do "
                "not find Delegate Access, leave everything as it is and tell us.",
            )
        ),
    )


def _whom(signatory: Signatory) -> str:
    """Return whom to invite, as far as the webmaster said it. Their own name stands before that of the business."""
    translate = QCoreApplication.translate
    name, email = displayable(signatory.name or signatory.business), displayable(signatory.email)
    if name and email:
        text = translate("Packs", "Type our name, {name}, and our e-mail address, {email}.")
    elif email:
        text = translate("Packs", "Type our name, and our e-mail address, {email}.")
    elif name:
        text = translate("Packs", "Type our name, {name}, and the e-mail address that we write to you from.")
    else:
        text = translate("Packs", "Type our name, and the e-mail address that we write to you from.")
    return text.format(name=name, email=email)


def _sharing() -> tuple[Block, ...]:
    translate = QCoreApplication.translate
    return (
        Caution(
            translate("Packs", "Sharing a sign-in is not advised"),
            translate(
                "Packs",
                "The provider does not endorse it, and never recommends sharing an account’s sign-in. Whoever has your "
                "user name and password can do everything in your account that you can.",
            ),
        ),
        Words(translate("Packs", "If you want us to work with your own sign-in all the same, keep to this:")),
        Items(
            (
                translate("Packs", "Never write your password in a mail, a message or a letter. We do not ask for it."),
                translate(
                    "Packs",
                    "When something has to be done, we call you. You type the password yourself, and stay while we "
                    "work in your account.",
                ),
                translate("Packs", "If anybody else has ever been told the password, reset it as in step 1."),
            )
        ),
        Words(
            translate(
                "Packs",
                "The safe way is delegate access: you invite us to your account, keep your password to yourself, and "
                "can end it at any time. In your account it is under Account Settings, Delegate Access; the level "
                "“Products & Domains” is enough. Tell us which of the two you choose; for delegate access we send you "
                "the steps.",
            )
        ),
    )
