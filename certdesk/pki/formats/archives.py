"""Certificates as separate PEM files in a zip archive."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from certdesk.pki.armour import CERTIFICATE, armour, blocks
from certdesk.pki.errors import damaged
from certdesk.pki.formats.family import Chain, Choice, checked
from certdesk.pki.formats.naming import file_stem

AUTHORITY_STEM, ROOT_STEM = "PracticeCA", "PracticeRoot"
MOST_MEMBERS, LARGEST_MEMBER = 16, 1 << 20
# The earliest date a zip can hold: the same chain gives the same bytes on every day and in every time zone.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip with one PEM file for each certificate: leaf by its name, then the authority's and the root's."""

    member_suffix: str
    choice: Choice
    suffix: str = ".zip"
    media_type: str = "application/zip"

    def render(self, chain: Chain, common_name: str) -> bytes:
        """Return the archive. Members are stored, not compressed: deflate differs between zlib versions."""
        stems = dict(zip(chain, _stems(len(chain), common_name), strict=True))
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_STORED) as archive:
            for der in self.choice(chain):
                member = ZipInfo(stems[der] + self.member_suffix, _DATE)
                member.create_system, member.external_attr = _UNIX, _PLAIN_FILE
                archive.writestr(member, armour(der, CERTIFICATE))
        return buffer.getvalue()

    def read(self, content: bytes) -> Chain:
        """Return the certificate of each member, in the archive's order. Raises Damaged."""
        try:
            with ZipFile(BytesIO(content)) as archive:
                texts = [archive.read(member) for member in _bounded(archive.infolist())]
        except (BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError):
            raise damaged("archive") from None
        return checked(tuple(_only(text) for text in texts))


def _bounded(members: list[ZipInfo]) -> list[ZipInfo]:
    if not 0 < len(members) <= MOST_MEMBERS or any(member.file_size > LARGEST_MEMBER for member in members):
        raise damaged("archive")
    return members


def _only(text: bytes) -> bytes:
    found = blocks(text, CERTIFICATE)
    if len(found) != 1:
        raise damaged("text")
    return found[0]


def _stems(length: int, common_name: str) -> list[str]:
    """Return the file name stems for leaf, intermediates and root; the leaf never takes another's name."""
    authorities = [AUTHORITY_STEM, *(f"{AUTHORITY_STEM}{number}" for number in range(2, length - 1))]
    taken = {stem.casefold() for stem in (*authorities, ROOT_STEM)}
    leaf = file_stem(common_name)
    return [f"{leaf}_" if leaf.casefold() in taken else leaf, *authorities, ROOT_STEM]
