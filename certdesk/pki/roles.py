"""The authorities of the practice hierarchy by name, for code that does not sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """The authorities of the hierarchy; the issuing ones sign for the family of keys they have themselves."""

    ROOT = "root"
    RSA = "rsa"
    ECC = "ecc"


COMMON_NAMES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.ROOT: "Practice Root R1",
        Role.RSA: "Practice TLS RSA CA 1",
        Role.ECC: "Practice TLS ECC CA 1",
    }
)


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs a hierarchy: the organisation in the names of its authorities, and what each of them is called."""

    organisation: str
    common_names: Mapping[Role, str]


PRACTICE_CA: Final = Operator("CertDesk Practice", COMMON_NAMES)


def file_stem(common_name: str) -> str:
    """Return how the files are called that an authority of this name publishes, without their endings."""
    return common_name.replace(" ", "")
