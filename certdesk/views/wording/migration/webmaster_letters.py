"""Letters of clients to their webmaster, once it is decided who looks after the certificates [S3]."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from certdesk.domain.migration import Decision, Situation
from certdesk.domain.papers import Block, Grid, Items, Paper, Words
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.clients.outcome import About, Props
from certdesk.views.wording import dates
from certdesk.views.wording.migration.signature import greeting

_LONGEST_NAME = 80


def letter(props: Props) -> Paper | None:
    """Return the letter that goes with a decision; None for those that need none."""
    match props.decision:
        case Decision.WEBMASTER_GOES_ON:
            title, blocks = _go_on(props)
        case Decision.DELEGATE:
            title, blocks = _invited(props)
        case Decision.MYSELF if props.situation is Situation.GIVEN:
            title, blocks = _client_takes_over(props)
        case Decision.MYSELF:
            title, blocks = _maker_takes_over(props)
        case _:
            return None
    thanks = QCoreApplication.translate("WebmasterLetter", "Thank you.")
    end = tuple(map(Words, filter(None, (thanks, greeting(props.signatory)))))
    return Paper(title, to_words(props), (Words(_hello(props)), *blocks, *end))


def to_words(props: Props) -> str:
    """Return whom the letter is for."""
    shown = (displayable(props.webmaster.name, _LONGEST_NAME), displayable(props.recipient))
    known = ", ".join(filter(None, shown))
    translate = QCoreApplication.translate
    if not known:
        return translate("WebmasterLetter", "To your webmaster")
    return translate("WebmasterLetter", "To {whom}").format(whom=known)


def _go_on(props: Props) -> tuple[str, tuple[Block, ...]]:
    translate = QCoreApplication.translate
    title = translate("WebmasterLetter", "Please go on managing my certificates")
    return title, (
        Words(_given(props.removal)),
        Words(
            translate(
                "WebmasterLetter",
                "Please go on managing my certificates from now on, without my involvement. You can do that from the "
                "customer account that they are in.",
            )
        ),
        *_about(props.about),
        Words(translate("WebmasterLetter", "What may help you:")),
        Items(
            (
                translate(
                    "WebmasterLetter",
                    "Renewal notices help to find the customer account, and so do Account Assistance and Customer "
                    "Support, which answers 24 hours a day, 7 days a week.",
                ),
                translate(
                    "WebmasterLetter",
                    "If a certificate is in an account of mine, tell me which one. I can invite you with delegate "
                    "access: you work from an account of your own, and nobody gives a password away.",
                ),
            )
        ),
        Words(translate("WebmasterLetter", "Let me know once you manage them without the ISO account.")),
    )


def _invited(props: Props) -> tuple[str, tuple[Block, ...]]:
    translate = QCoreApplication.translate
    title = translate("WebmasterLetter", "I am inviting you with delegate access")
    email = displayable(props.recipient)
    if email:
        look = translate("WebmasterLetter", "Look for the invitation in your mail, at {email}.").format(email=email)
    else:
        look = translate("WebmasterLetter", "Look for the invitation in your mail.")
    return title, (
        Words(_made(props.removal)),
        Words(
            translate(
                "WebmasterLetter",
                "I would like you to go on managing them. I am inviting you to my customer account with delegate "
                "access, at the level Products & Domains: you work from an account of your own, and nobody gives a "
                "password away.",
            )
        ),
        *_about(props.about),
        Words(translate("WebmasterLetter", "What you do:")),
        Items(
            (
                look,
                translate("WebmasterLetter", "Accept it with an account of your own at the same provider."),
                translate("WebmasterLetter", "Check that you see my certificates from there, and let me know."),
            ),
            is_numbered=True,
        ),
        Words(
            translate(
                "WebmasterLetter",
                "You will not be able to buy, to upgrade products or to see the order history. Tell me when that is "
                "needed.",
            )
        ),
    )


def _client_takes_over(props: Props) -> tuple[str, tuple[Block, ...]]:
    translate = QCoreApplication.translate
    return _take_over_title(), (
        Words(_given(props.removal)),
        Words(
            translate(
                "WebmasterLetter",
                "From now on I look after my certificates myself, in my customer account. If any of them is in an "
                "account of yours, tell me which, so that we can settle what becomes of it.",
            )
        ),
        *_about(props.about),
        Words(_under_way()),
    )


def _maker_takes_over(props: Props) -> tuple[str, tuple[Block, ...]]:
    translate = QCoreApplication.translate
    return _take_over_title(), (
        Words(_made(props.removal)),
        Words(translate("WebmasterLetter", "From now on I look after my certificates myself, in my customer account.")),
        *_about(props.about),
        Words(_under_way()),
    )


def _take_over_title() -> str:
    return QCoreApplication.translate("WebmasterLetter", "I look after my certificates myself from now on")


def _under_way() -> str:
    return QCoreApplication.translate(
        "WebmasterLetter",
        "Please tell me what is under way, such as a renewal or a reissue, and on which servers each certificate is "
        "installed.",
    )


def _hello(props: Props) -> str:
    name = displayable(props.webmaster.name, _LONGEST_NAME)
    if not name:
        return QCoreApplication.translate("WebmasterLetter", "Hello,")
    return QCoreApplication.translate("WebmasterLetter", "Hello {name},").format(name=name)


def _given(removal: date | None) -> str:
    translate = QCoreApplication.translate
    if removal is None:
        return translate(
            "WebmasterLetter",
            "You gave me a sign-in to an ISO account (certs.starfieldtech.com) for my certificates. The provider is "
            "removing ISO accounts, and I will lose access with it.",
        )
    text = translate(
        "WebmasterLetter",
        "You gave me a sign-in to an ISO account (certs.starfieldtech.com) for my certificates. The provider is "
        "removing ISO accounts, this one on {date}, and I will lose access with it.",
    )
    return text.format(date=dates.long_date(removal))


def _made(removal: date | None) -> str:
    translate = QCoreApplication.translate
    if removal is None:
        return translate(
            "WebmasterLetter",
            "I made you an ISO account (certs.starfieldtech.com) for my certificates. The provider is removing ISO "
            "accounts, and you will no longer have access to my certificates through it.",
        )
    text = translate(
        "WebmasterLetter",
        "I made you an ISO account (certs.starfieldtech.com) for my certificates. The provider is removing ISO "
        "accounts, this one on {date}, and you will no longer have access to my certificates through it.",
    )
    return text.format(date=dates.long_date(removal))


def _about(about: tuple[About, ...]) -> tuple[Block, ...]:
    """The certificates, where any are named; a letter without them is about all."""
    if not about:
        return ()
    translate = QCoreApplication.translate
    rows = tuple((displayable(each.name), dates.date(each.ends_at) if each.ends_at else "") for each in about)
    if any(ends for _name, ends in rows):
        headings = (translate("WebmasterLetter", "Certificate"), translate("WebmasterLetter", "Ends"))
        return (Grid(headings, rows, (70, 30)),)
    return (Words(translate("WebmasterLetter", "It is about:")), Items(tuple(name for name, _ends in rows)))
