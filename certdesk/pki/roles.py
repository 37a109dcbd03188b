"""The authorities of the practice hierarchy by name, for code that does not sign."""

from enum import StrEnum


class Role(StrEnum):
    """The authorities of the hierarchy; the issuing ones sign for the family of keys they have themselves."""

    ROOT = "root"
    RSA = "rsa"
    ECC = "ecc"
