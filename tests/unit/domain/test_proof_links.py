"""Which links of a mail prove a name: those of the practice CA, alone on their line."""

import pytest

from certdesk.domain.proofs import proof_link_in

TOKEN = "0123456789abcdef0123456789abcdef"
LINK = f"http://127.0.0.1:8080/dcv/{TOKEN}"


@pytest.mark.parametrize(
    "text",
    [LINK, f"Open this:\n\n{LINK}\n\nThanks", f"Open this:\r\n{LINK}\r\n", f"{LINK}\n{LINK.replace('0', '1')}"],
)
def test_a_link_alone_on_its_line_is_found(text: str) -> None:
    assert proof_link_in(text) == LINK


def test_a_world_that_publishes_nowhere_has_links_too() -> None:
    link = f"http://ca.practice.example/dcv/{TOKEN}"
    assert proof_link_in(f"Open this:\n{link}\n") == link


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The code is 7Q4KX2",
        f"see {LINK}",
        f"{LINK} or not",
        f"https://127.0.0.1:8080/dcv/{TOKEN}",
        f"http://ca.practice.example.evil.example/dcv/{TOKEN}",
        f"http://evil.example/dcv/{TOKEN}",
        f"http://127.0.0.1:8080@evil.example/dcv/{TOKEN}",
        f"http://127.0.0.1:8080/crl/{TOKEN}",
        "http://127.0.0.1:8080/dcv/short",
        f"{LINK}/../more",
        f"{LINK}?next=http://evil.example",
        "http://127.0.0.1:8080/dcv/" + "x" * 129,
    ],
)
def test_nothing_else_is_a_link_to_follow(text: str) -> None:
    assert proof_link_in(text) == ""
