"""The words of the page on which is decided who looks after the certificates from now on [S3]."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.migration import Decision, Situation
from certdesk.views.kit.choice import Choice
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import dates
from certdesk.views.wording.messages.words import Words


def heading() -> str:
    """Return the question of the page."""
    return QCoreApplication.translate("Decide", "Who should look after them from now on?")


def loss(situation: Situation, removal: date | None) -> Words:
    """Return what is lost with the ISO account, and when as far as that is known."""
    translate = QCoreApplication.translate
    if situation is Situation.MAKER:
        title = translate("Decide", "Your webmaster will no longer have access to your certificates")
    else:
        title = translate("Decide", "You will lose management access to your certificates")
    if removal is None:
        text = translate(
            "Decide",
            "That happens when the ISO account is removed. The certificates stay where they are and keep working "
            "until they end.",
        )
        return Words(title, text)
    text = translate(
        "Decide",
        "That happens when the ISO account is removed, on {date}. The certificates stay where they are and keep "
        "working until they end.",
    )
    return Words(title, text.format(date=dates.date(removal)))


def choice(situation: Situation, decision: Decision) -> Choice:
    """Return the card of one answer: what it means, and who has access then."""
    translate = QCoreApplication.translate
    match decision:
        case Decision.WEBMASTER_GOES_ON:
            return _card(
                translate("Decide", "My webmaster goes on"),
                translate("Decide", "They go on managing your certificates, without your involvement."),
                translate("Decide", "Access: your webmaster’s. You need none."),
            )
        case Decision.DELEGATE:
            card = _card(
                translate("Decide", "My webmaster goes on, with delegate access"),
                translate("Decide", "You invite them from your customer account. No password changes hands."),
                translate(
                    "Decide", "Access: yours, and your webmaster’s as far as you allow. You can end it at any time."
                ),
            )
            return Choice(card.title, card.note, tag=translate("Decide", "Advised"), tone=ToneName.GREEN)
        case Decision.MYSELF:
            return _myself(situation)
        case Decision.SHARE:
            card = _card(
                translate("Decide", "My webmaster uses my sign-in"),
                translate("Decide", "You share your user name and password. The provider never recommends that."),
                translate("Decide", "Access: whoever has the two has the whole account, payment methods included."),
            )
            return Choice(card.title, card.note, tag=translate("Decide", "Not advised"), tone=ToneName.AMBER)
        case Decision.NEED_HELP:
            return _help(situation)
        case _:
            assert_never(decision)


def undecided() -> Words:
    """Return what stands beside the answers while none is chosen."""
    translate = QCoreApplication.translate
    text = translate("Decide", "Choose an answer. It is kept at once, and you can change it at any time.")
    return Words(translate("Decide", "Not decided yet"), text)


def next_words(situation: Situation, decision: Decision) -> Words:
    """Return what the next page has for that answer."""
    translate = QCoreApplication.translate
    match decision:
        case Decision.WEBMASTER_GOES_ON:
            return Words(
                translate("Decide", "Next: a letter to your webmaster"),
                translate(
                    "Decide",
                    "It asks them to go on managing. Copy it, or open it in your mail program: CertDesk sends nothing.",
                ),
            )
        case Decision.DELEGATE:
            return Words(
                translate("Decide", "Next: the invitation"),
                translate(
                    "Decide",
                    "How you invite your webmaster, step by step, and a letter that tells them it comes. Check that "
                    "your provider offers it.",
                ),
            )
        case Decision.MYSELF:
            return Words(
                translate("Decide", "Next: your steps"),
                translate(
                    "Decide",
                    "How to get your customer number, reset your password and sign in, and who helps day and night.",
                ),
            )
        case Decision.SHARE:
            return share_warning()
        case Decision.NEED_HELP:
            return _next_help(situation)
        case _:
            assert_never(decision)


def share_warning() -> Words:
    """Return the provider's warning in full strength, to the owner of the account (W-ISO-SHARE, [S3])."""
    translate = QCoreApplication.translate
    text = translate(
        "Decide",
        "The provider does not endorse this option, and never recommends sharing what you sign in with. If you insist, "
        "type it in yourself, and do not write it down: not here, and not in a mail.",
    )
    return Words(translate("Decide", "Sharing a sign-in is not advised"), text)


def _myself(situation: Situation) -> Choice:
    translate = QCoreApplication.translate
    if situation is Situation.GIVEN:
        meaning = translate("Decide", "Where they are in a customer account of your own: you sign in there.")
        access = translate("Decide", "Access: yours. Your webmaster keeps none, unless you invite them.")
    else:
        meaning = translate("Decide", "You manage your certificates by signing in to your customer account.")
        access = translate("Decide", "Access: yours. Your webmaster has none any more.")
    return _card(translate("Decide", "I do it myself"), meaning, access)


def _help(situation: Situation) -> Choice:
    translate = QCoreApplication.translate
    if situation is Situation.GIVEN:
        meaning = translate("Decide", "You contact Customer Service and discuss additional options.")
    else:
        meaning = translate("Decide", "You ask Customer Support, which answers day and night.")
    return _card(translate("Decide", "I need help"), meaning, translate("Decide", "Access: open until you know more."))


def _next_help(situation: Situation) -> Words:
    translate = QCoreApplication.translate
    is_given = situation is Situation.GIVEN
    title = translate("Decide", "Next: Customer Service") if is_given else translate("Decide", "Next: Customer Support")
    return Words(title, translate("Decide", "What to have ready, and what to ask, as a text to copy."))


def _card(title: str, meaning: str, access: str) -> Choice:
    return Choice(title, f"{meaning}\n{access}")
