"""Whatever the reader of CSRs finds in place of one has words."""

import pytest

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.pki.recognition import Kind
from certdesk.pki.requests import SEVERAL
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.mistaken import mistaken_for_csr

TOLD = [kind.value for kind in Kind if kind not in {Kind.REQUEST, Kind.PRIVATE_KEY, Kind.OTHER}] + [SEVERAL]


@pytest.mark.parametrize("kind", TOLD)
def test_each_kind_of_file_has_words_of_its_own(kind: str) -> None:
    assert mistaken_for_csr(kind) != mistaken_for_csr(Kind.OTHER.value)


def test_a_damaged_request_stops_at_a_line_where_that_is_known() -> None:
    known, unknown = (words_of(FieldError("csr", MessageKey.CSR_BROKEN, **facts)) for facts in ({"line": 7}, {}))
    assert known.text.startswith("It stops at line 7. ")
    assert unknown.text.startswith("It cannot be read to its end. ")
    assert known.title == unknown.title


def test_the_message_says_what_the_file_looks_like() -> None:
    error = FieldError("csr", MessageKey.CSR_NOTCSR, what=Kind.PKCS12.value)
    assert words_of(error).text.startswith("It looks like a key store in PKCS #12 (.pfx). ")
