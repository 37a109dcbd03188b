"""The files with a private key that can be made here, by where they are to be opened."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from certdesk.domain.errors import Damaged
from certdesk.domain.local_keys import Target
from certdesk.pki.formats.family import without_root
from certdesk.pki.formats.jks import JavaKeyStore
from certdesk.pki.formats.key_store import Contents, KeyStoreFile
from certdesk.pki.formats.naming import file_stem
from certdesk.pki.formats.pkcs12 import Pkcs12File, modern, old
from certdesk.pki.idn import to_ascii

__all__ = ["KEY_STORES", "alias_of", "holds", "suggested_name", "without_root"]

KEY_STORES: Final[Mapping[Target, KeyStoreFile]] = MappingProxyType(
    {
        Target.WINDOWS: Pkcs12File(".pfx", modern),
        Target.OLD_WINDOWS: Pkcs12File(".pfx", old),
        Target.JAVA: Pkcs12File(".p12", modern),
        Target.OLD_JAVA: JavaKeyStore(),
        Target.ANDROID: Pkcs12File(".p12", old),
    }
)
_LONGEST_ALIAS: Final = 120
_UNFIT = re.compile(r"[^a-z0-9.*_-]+", re.ASCII)
_WITHOUT_NAME: Final = "certificate"


def alias_of(common_name: str) -> str:
    """Return the name that key and certificate stand under: the common name in lower-case A-labels, 120 at most."""
    return _UNFIT.sub("_", to_ascii(common_name))[:_LONGEST_ALIAS] or _WITHOUT_NAME


def suggested_name(target: Target, common_name: str) -> str:
    """Return a file name that is safe on every system (see `file_stem`)."""
    return file_stem(common_name) + KEY_STORES[target].suffix


def holds(target: Target, content: bytes, passphrase: str, contents: Contents) -> bool:
    """Return whether a file of this kind opens with the pass phrase and holds exactly these contents."""
    try:
        return KEY_STORES[target].read(content, passphrase) == contents
    except Damaged:
        return False
