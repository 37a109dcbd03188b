"""Each server gets the format it reads, and lines that name the saved file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.downloads import DownloadFormat, KeyStoreFormat, Server
from certdesk.domain.installation import Answers, alternative, configuration, recommended, target_of
from certdesk.domain.local_keys import Target

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


@pytest.mark.parametrize("server", [Server.IIS, Server.EXCHANGE, Server.AZURE, Server.TOMCAT])
def test_servers_with_a_store_of_their_own_take_the_key_along(server: Server) -> None:
    assert alternative(server, Answers()) is KeyStoreFormat.PFX


@pytest.mark.parametrize("server", [Server.NGINX, Server.APACHE, Server.HAPROXY, Server.PANEL, Server.AWS])
def test_servers_that_read_files_keep_the_key_apart(server: Server) -> None:
    assert alternative(server, Answers()) is None


@pytest.mark.parametrize(
    ("has_key", "windows", "has_alternative"),
    [(True, True, True), (True, False, False), (False, True, False), (None, True, False), (True, None, False)],
)
def test_a_key_file_on_windows_may_go_along(has_key: bool | None, windows: bool | None, has_alternative: bool) -> None:
    assert (alternative(Server.UNSURE, Answers(has_key, windows)) is not None) is has_alternative


@pytest.mark.parametrize(
    ("server", "format_", "target"),
    [
        (Server.IIS, KeyStoreFormat.PFX, Target.WINDOWS),
        (Server.NGINX, KeyStoreFormat.PFX, Target.WINDOWS),
        (Server.TOMCAT, KeyStoreFormat.PFX, Target.JAVA),
        (Server.TOMCAT, KeyStoreFormat.JKS, Target.OLD_JAVA),
        (Server.NGINX, KeyStoreFormat.JKS, Target.OLD_JAVA),
    ],
)
def test_what_opens_the_file_follows_from_the_server(server: Server, format_: KeyStoreFormat, target: Target) -> None:
    assert target_of(server, format_) is target


@given(st.text(max_size=40))
def test_any_name_gives_whole_lines(name: str) -> None:
    for server in Server:
        for format_ in DownloadFormat:
            assert all(isinstance(line, str) and line for line in configuration(server, format_, name, "member"))
