"""What the authority refuses to sign: the CA/Browser Forum's Baseline Requirements 2.2.6, as one gate."""

import re
from typing import NoReturn

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from certdesk.domain.errors import PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Validation
from certdesk.domain.validity import longest_days
from certdesk.pki.errors import UNREADABLE
from certdesk.pki.hostnames import name_fault
from certdesk.pki.issuance import IssueRequest, Organisation
from certdesk.pki.keys import public_der
from certdesk.pki.weak_keys.roca import is_roca
from certdesk.pki.weak_keys.rsa import has_close_primes, has_small_factor

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey

SMALLEST_RSA, LARGEST_RSA = 2048, 8192
BUSINESS_CATEGORIES = frozenset(
    {"Private Organization", "Government Entity", "Business Entity", "Non-Commercial Entity"}
)
_PRINTABLE_STRING = re.compile(r"[A-Za-z0-9 '()+,./:=?-]+", re.ASCII)  # all that a serialNumber can hold
_LONGEST_NAME, _LONGEST_PLACE = 64, 128  # RFC 5280 appendix A: the upper bounds of X.520


def check(request: IssueRequest) -> PublicKey:
    """Return the public key of a request that may be signed.

    Raises PolicyRefused (REQUEST_REFUSED) with the facts `rule`, the section that forbids it, and `about`,
    the name or value it forbids.
    """
    _check_names(request)
    _check_validity(request)
    if request.validation is not Validation.DV:
        _check_organisation(request.organisation, request.validation)
    return _checked_key(request.public_key)


def refuse(rule: str, about: str | int) -> NoReturn:
    """Raise PolicyRefused with the section that forbids something, and what it forbids."""
    raise PolicyRefused(MessageKey.REQUEST_REFUSED, rule=rule, about=about)


def _check_names(request: IssueRequest) -> None:
    if not request.names:
        refuse("BR 7.1.2.7.12", "names")
    seen: set[str] = set()
    for name in request.names:
        fault = "BR 7.1.2.7.12" if name in seen else name_fault(name, request.validation)
        if fault is not None:
            refuse(fault, name)
        seen.add(name)
    if len(request.names[0]) > _LONGEST_NAME:
        refuse("RFC 5280 A.1", request.names[0])


def _check_validity(request: IssueRequest) -> None:
    if request.not_before.tzinfo is None:
        raise ValueError(request.not_before)
    if not 1 <= request.days <= longest_days(request.begins):
        refuse("BR 6.3.2", request.days)


def _check_organisation(organisation: Organisation | None, validation: Validation) -> None:
    if organisation is None or not organisation.name:
        refuse("BR 7.1.2.7.4", "organisation")
    if not (organisation.locality or organisation.state):
        refuse("BR 7.1.2.7.4", "locality")
    _check_country(organisation.country)
    for text, longest in (
        (organisation.name, _LONGEST_NAME),
        (organisation.locality, _LONGEST_PLACE),
        (organisation.state, _LONGEST_PLACE),
        (organisation.registration_number, _LONGEST_NAME),
    ):
        if len(text) > longest or not text.isprintable():
            refuse("RFC 5280 A.1", text[:_LONGEST_NAME])
    if validation is Validation.EV:
        _check_registration(organisation)


def _check_registration(organisation: Organisation) -> None:
    if organisation.business_category not in BUSINESS_CATEGORIES:
        refuse("EVG 7.1.4.2.3", organisation.business_category[:_LONGEST_NAME])
    _check_country(organisation.jurisdiction)
    if not _PRINTABLE_STRING.fullmatch(organisation.registration_number):
        refuse("EVG 7.1.4.2.5", "registration number")


def _check_country(code: str) -> None:
    if not (len(code) == len("XX") and code.isascii() and code.isalpha() and code.isupper()):
        refuse("BR 7.1.2.7.4", code[:_LONGEST_NAME])


def _checked_key(der: bytes) -> PublicKey:
    try:
        key = serialization.load_der_public_key(der)
    except UNREADABLE:
        refuse("BR 6.1.6", "key")
    match key:
        case rsa.RSAPublicKey():
            _check_rsa(key)
        case ec.EllipticCurvePublicKey() if isinstance(key.curve, ec.SECP256R1 | ec.SECP384R1):
            pass
        case ec.EllipticCurvePublicKey():
            refuse("BR 6.1.5", key.curve.name)
        case _:
            refuse("BR 6.1.5", "key")
    if public_der(key) != der:
        refuse("BR 7.1.3.1", "key")
    return key


def _check_rsa(key: rsa.RSAPublicKey) -> None:
    modulus = key.public_numbers().n  # the exponent is odd, and 3 or more: others cannot even be loaded
    if not SMALLEST_RSA <= key.key_size <= LARGEST_RSA or key.key_size % 8:
        refuse("BR 6.1.5", key.key_size)
    if has_small_factor(modulus):
        refuse("BR 6.1.6", "modulus")
    if has_close_primes(modulus) or is_roca(modulus):
        refuse("BR 6.1.1.3", "modulus")
