"""Each server gets the format it reads, and lines that name the saved file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.installation import Answers, configuration, recommended

SURE = [server for server in Server if server is not Server.UNSURE]


@pytest.mark.parametrize(
    ("has_key", "windows", "advice"),
    [
        (None, None, None),
        (True, None, None),
        (None, False, None),
        (False, True, DownloadFormat.P7B),
        (True, True, DownloadFormat.PEM_NOROOT),
        (True, False, DownloadFormat.PEM_NOROOT),
        (False, False, DownloadFormat.PEM_NOROOT),
    ],
)
def test_two_questions_settle_it(has_key: bool | None, windows: bool | None, advice: DownloadFormat | None) -> None:
    assert recommended(Server.UNSURE, Answers(has_key, windows)) is advice


@pytest.mark.parametrize("server", SURE)
def test_every_server_has_a_format(server: Server) -> None:
    assert recommended(server, Answers()) is not None


@pytest.mark.parametrize("server", [server for server in SURE if server is not Server.PANEL])
def test_the_lines_for_the_recommended_format_name_the_file(server: Server) -> None:
    advice = recommended(server, Answers())
    assert advice is not None
    text = "\n".join(configuration(server, advice, "shop_larkspur_example.x", "shop_larkspur_example"))
    assert "shop_larkspur_example" in text


def test_a_format_that_a_server_does_not_read_gets_no_lines() -> None:
    assert configuration(Server.NGINX, DownloadFormat.P7B, "a.p7b", "a") == ()


@given(st.text(max_size=40))
def test_any_name_gives_whole_lines(name: str) -> None:
    for server in Server:
        for format_ in DownloadFormat:
            assert all(isinstance(line, str) and line for line in configuration(server, format_, name, "member"))
