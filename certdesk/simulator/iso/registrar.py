"""Who the practice registrar is: its names, its addresses, and the authorities that sign for it."""

from types import MappingProxyType
from typing import Final

from certdesk.pki.roles import Operator, Role

NAME: Final = "Practice Registrar"
DOMAIN: Final = "practice-registrar.example"
WEBSITE: Final = f"https://www.{DOMAIN}"
ACCOUNT_SITE: Final = f"https://account.{DOMAIN}"
RENEWALS: Final = f"renewals@{DOMAIN}"
ASSISTANCE: Final = f"assistance@{DOMAIN}"
PHONE: Final = "+1 480 555 0147"

# Where its certificates say that it publishes. Names below .example lead nowhere (RFC 6761 6.5).
PUBLISHED_AT: Final = f"http://pki.{DOMAIN}"

OPERATOR: Final = Operator(
    NAME,
    MappingProxyType(
        {
            Role.ROOT: "Practice Registrar Root R1",
            Role.RSA: "Practice Registrar TLS RSA CA 1",
            Role.ECC: "Practice Registrar TLS ECC CA 1",
        }
    ),
)
