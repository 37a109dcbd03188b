"""One authority, one key of each kind and one chain for all certificate tests: making them is the slow part."""

import pytest

from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.issuance import IssuedCertificate
from certdesk.pki.keys import KeyKind, KeyPair, make_keys
from tests.unit.pki.world import BASE_URL, NOW, request_for


@pytest.fixture(scope="session")
def authority() -> PracticeAuthority:
    return PracticeAuthority.found(NOW, BASE_URL)


@pytest.fixture(scope="session")
def keys() -> dict[KeyKind, KeyPair]:
    return {key.kind: key for key in make_keys(tuple(KeyKind))}


@pytest.fixture(scope="session")
def key(keys: dict[KeyKind, KeyPair]) -> KeyPair:
    return keys[KeyKind.RSA_2048]


@pytest.fixture(scope="session")
def issued(authority: PracticeAuthority, key: KeyPair) -> IssuedCertificate:
    return authority.issue(request_for(key))
