"""What the practice world publishes: DNS records and files on the web, written by the user, and where else to look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PracticeZone:
    """The practice world's DNS as zone file lines (RFC 1035 5.1: TXT and CNAME), and its web as `address value` lines.

    With a `resolver` (`address:port`) the practice CA asks that DNS server instead, and with a `web` (`address:port`)
    it fetches files from there over HTTP. Both are empty unless the user set them: then nothing leaves the program.
    """

    records: str = ""
    files: str = ""
    resolver: str = ""
    web: str = ""
