"""What a signing request is handed in for."""

from enum import StrEnum


class Purpose(StrEnum):
    """What the signing request is for."""

    SUPPLY = "supply"
    REISSUE = "reissue"
