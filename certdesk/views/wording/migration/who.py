"""The words of the wizard's first page: the four kinds of people who lose an ISO account [S3]."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from certdesk.domain.migration import Situation
from certdesk.views.wording.messages.words import Words


@dataclass(frozen=True, slots=True)
class SituationWords:
    """Who it is, what marks them, and what changes for them."""

    title: str
    who: str
    change: str


def lead() -> str:
    """Return what stands above the four."""
    return QCoreApplication.translate(
        "Migration", "ISO sign-ins are going away. What happens next depends on how you use yours."
    )


def situation_words(situation: Situation) -> SituationWords:
    """Return the words of one of the four."""
    translate = QCoreApplication.translate
    match situation:
        case Situation.WEBMASTER:
            return SituationWords(
                translate("Migration", "I look after clients’ certificates"),
                translate("Migration", "You are a webmaster and use one ISO sign-in for several clients."),
                translate(
                    "Migration",
                    "You may lose sight of some certificates for a while. We find each account and plan the hand-over.",
                ),
            )
        case Situation.GIVEN:
            return SituationWords(
                translate("Migration", "My webmaster gave me the sign-in"),
                translate("Migration", "You are a client, and the ISO sign-in was made for you."),
                translate(
                    "Migration",
                    "That sign-in stops managing your certificates. Keep your webmaster in charge, or talk to "
                    "Customer Service.",
                ),
            )
        case Situation.OWN:
            return SituationWords(
                translate("Migration", "They are my own certificates"),
                translate("Migration", "Your own certificates, in one or more customer accounts."),
                translate("Migration", "We find which customer account holds each one, so you can sign in there."),
            )
        case Situation.MAKER:
            return SituationWords(
                translate("Migration", "I made the sign-in for my webmaster"),
                translate("Migration", "You own the certificates and gave someone else a way in."),
                translate(
                    "Migration",
                    "Your webmaster will lose access. Manage them yourself, or agree on another way.",
                ),
            )


def is_it_words() -> Words:
    """Return how to tell an ISO account."""
    translate = QCoreApplication.translate
    return Words(
        translate("Migration", "Is it an ISO account?"),
        translate(
            "Migration",
            "It is if you sign in at certs.starfieldtech.com, apart from the account the certificates were bought "
            "with. If you sign in to that account itself, nothing changes for you.",
        ),
    )
