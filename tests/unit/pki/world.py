"""What the certificate tests ask for: one moment, one organisation, and requests made from them."""

from datetime import UTC, datetime

from certdesk.domain.orders import Validation
from certdesk.pki.issuance import LONGEST_DAYS, IssueRequest, Organisation
from certdesk.pki.keys import KeyPair

NOW = datetime(2026, 11, 20, 9, 30, 15, tzinfo=UTC)

# A real top-level domain: linters take `.example` for an internal name, which it is.
BASE_URL = "http://ca.practice.example.com"
NAMES = ("shop.larkspur.example.com", "www.larkspur.example.com")

LARKSPUR = Organisation(
    name="Larkspur Florists",
    country="IE",
    locality="Galway",
    state="Connacht",
    business_category="Private Organization",
    registration_number="IE-512044",
    jurisdiction="IE",
)


def request_for(
    key: KeyPair,
    validation: Validation = Validation.DV,
    names: tuple[str, ...] = NAMES,
    not_before: datetime = NOW,
    days: int = LONGEST_DAYS,
    organisation: Organisation | None = LARKSPUR,
) -> IssueRequest:
    return IssueRequest(key.public_key, validation, names, not_before, days, organisation)
