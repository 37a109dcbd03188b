"""The words of renewal notices, in the languages of the clients, and how each of them writes a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from certdesk.simulator.iso.registrar import PHONE


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `{holder}`, `{name}` and `{number}` are filled in; `day` writes a day (UTC)."""

    code: str
    subject: str
    subject_several: str
    greeting: str
    one: str
    several: str
    customer_number: str
    certificate: str
    product: str
    ends: str
    without_number: str
    renew: str
    support: str
    footer: str
    day: Callable[[datetime], str]


_GERMAN_MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DUTCH_MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def _american(day: datetime) -> str:
    return f"{_ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _british(day: datetime) -> str:
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


def _german(day: datetime) -> str:
    return f"{day.day}. {_GERMAN_MONTHS[day.month - 1]} {day.year}"


def _german_digits(day: datetime) -> str:
    return f"{day:%d.%m.%Y}"


def _dutch(day: datetime) -> str:
    return f"{day.day} {_DUTCH_MONTHS[day.month - 1]} {day.year}"


def _english(code: str, day: Callable[[datetime], str]) -> Words:
    return Words(
        code=code,
        subject="SSL certificate renewal: {name}",
        subject_several="SSL certificate renewal: {number} certificates",
        greeting="Dear {holder},",
        one="A certificate in your account ends soon. Renew it in time, or visitors of the site will see a warning.",
        several="Certificates in your account end soon. Renew them in time, or visitors will see a warning.",
        customer_number="Customer number",
        certificate="Certificate",
        product="Product",
        ends="Expires on",
        without_number="Sign in to see which account it is in.",
        renew="Renew now",
        support=f"Questions? Call us at any hour: {PHONE}. Reference of this mail: {{number}}",
        footer="This message comes from a practice registrar.\nNothing in it is real.",
        day=day,
    )


def _in_german(day: Callable[[datetime], str]) -> Words:
    return Words(
        code="de",
        subject="Ihr SSL-Zertifikat für {name} läuft ab",
        subject_several="{number} Ihrer SSL-Zertifikate laufen ab",
        greeting="Guten Tag, {holder},",
        one="ein Zertifikat in Ihrem Konto läuft bald ab. Verlängern Sie es rechtzeitig, sonst sehen Besucher eine "
        "Warnung.",
        several="Zertifikate in Ihrem Konto laufen bald ab. Verlängern Sie sie rechtzeitig, sonst sehen Besucher eine "
        "Warnung.",
        customer_number="Kundennummer",
        certificate="Zertifikat",
        product="Produkt",
        ends="Gültig bis",
        without_number="Melden Sie sich an, um zu sehen, in welchem Konto es liegt.",
        renew="Jetzt verlängern",
        support=f"Fragen? Rufen Sie uns jederzeit an: {PHONE}. Zeichen dieser Nachricht: {{number}}",
        footer="Diese Nachricht kommt von einem Übungsanbieter.\nNichts darin ist echt.",
        day=day,
    )


AMERICAN: Final = _english("en-US", _american)
BRITISH: Final = _english("en-GB", _british)
GERMAN: Final = _in_german(_german)
GERMAN_DIGITS: Final = _in_german(_german_digits)
DUTCH: Final = Words(
    code="nl",
    subject="Uw SSL-certificaat voor {name} verloopt",
    subject_several="{number} van uw SSL-certificaten verlopen",
    greeting="Beste {holder},",
    one="Een certificaat in uw account verloopt binnenkort. Verleng het op tijd, anders zien bezoekers een "
    "waarschuwing.",
    several="Certificaten in uw account verlopen binnenkort. Verleng ze op tijd, anders zien bezoekers een "
    "waarschuwing.",
    customer_number="Klantnummer",
    certificate="Certificaat",
    product="Product",
    ends="Geldig tot",
    without_number="Meld u aan om te zien in welk account het staat.",
    renew="Nu verlengen",
    support=f"Vragen? Bel ons, dag en nacht: {PHONE}. Kenmerk van dit bericht: {{number}}",
    footer="Dit bericht komt van een oefenprovider.\nNiets erin is echt.",
    day=_dutch,
)
