"""Addresses of servers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.transport.endpoints import Endpoint, endpoint_of


@pytest.mark.parametrize(
    ("typed", "host", "port", "shown"),
    [
        ("127.0.0.1:5353", "127.0.0.1", 5353, "127.0.0.1:5353"),
        ("  127.0.0.1:53\n", "127.0.0.1", 53, "127.0.0.1:53"),
        ("[::1]:5353", "::1", 5353, "[::1]:5353"),
        ("[2001:DB8:0:0::1]:65535", "2001:db8::1", 65535, "[2001:db8::1]:65535"),
    ],
)
def test_an_ip_address_and_a_port_are_taken(typed: str, host: str, port: int, shown: str) -> None:
    endpoint = endpoint_of(typed)
    assert endpoint == Endpoint(host, port)
    assert str(endpoint) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "", ":53", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:٥٣", "127.0.0.1:+53",
        "127.0.0.1:5 3", "localhost:53", "::1:53", "[::1]", "[::1%lo]:53", "[127.0.0.1]:53", "127.1:53",
        "http://127.0.0.1:53", "127.0.0.1:53/", "127.0.0.01:53", "user@127.0.0.1:53", "127.0.0.1:" + "0" * 400 + "53",
    ],
)  # fmt: skip
def test_nothing_else_is(typed: str) -> None:
    assert endpoint_of(typed) is None


@given(st.text())
def test_whatever_is_typed_is_an_address_or_not(typed: str) -> None:
    endpoint = endpoint_of(typed)
    assert endpoint is None or endpoint_of(str(endpoint)) == endpoint
