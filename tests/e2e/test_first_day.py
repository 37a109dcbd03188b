"""The main job from end to end: first run, an order, a code from the mailbox, the right file; and the next start."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QSplitter

from certdesk.domain.portal import RESEND_AFTER
from certdesk.domain.urgency import View
from certdesk.views.theme.appearance import Scheme
from tests.e2e.stage import Keyring, Stage
from tests.e2e.visitor import Visitor
from tests.unit.pki.readers import run

ORDER = "shop.larkspur.example"


def sign_in(visitor: Visitor) -> None:
    """From the filled first step to a session."""
    visitor.click("Continue")
    visitor.sees("Enter the access code")
    code = visitor.read_code()
    visitor.write("Access code", code)
    visitor.click("Sign in")


@pytest.mark.foreign
def test_from_the_first_run_to_a_file_that_openssl_accepts(stage: Stage) -> None:
    stage.keyring = Keyring()
    visitor = stage.open()
    visitor.sees("No orders yet")
    visitor.click("Open the practice portfolio")
    visitor.wait("42 orders", lambda: stage.program.models.orders.props.total == 42)
    visitor.write("Find a name, order ID or client", "larkspur")
    visitor.wait("fewer orders", lambda: 0 < len(visitor.listed()) < 10)
    visitor.select(ORDER)
    visitor.click("Download…")
    visitor.sees("Step 1 of 2")
    sign_in(visitor)
    visitor.sees("Download certificate")
    visitor.click("nginx")
    name = visitor.field("File name").text()
    visitor.click("Save")
    visitor.sees(f"Saved {name}")
    saved = stage.downloads / name
    judge(saved, str(stage.program.practice.root_pem()))
    place = run("openssl", "x509", "-in", saved, "-noout", "-ocsp_uri", cwd=saved.parent)
    assert place.startswith("http://127.0.0.1:")
    visitor.open_tab("Activity")
    visitor.sees("Signed in as a guest")
    visitor.sees("PEM full chain saved for nginx")
    assert [path.name for path in stage.downloads.iterdir()] == [name]


def judge(saved: Path, root: str) -> None:
    """Have openssl check the full chain against the practice root."""
    root_file = saved.parent.parent / "root.pem"
    root_file.write_text(root, "ascii")
    text = saved.read_text("ascii")
    assert text.count("BEGIN CERTIFICATE") == 2
    verify = ("verify", "-x509_strict", "-purpose", "sslserver", "-verify_hostname", ORDER, "-attime", "1795183320")
    run("openssl", *verify, "-CAfile", root_file, "-untrusted", saved, saved, cwd=saved.parent)


def test_the_next_start_is_where_the_last_one_ended(filled: Stage) -> None:
    visitor = filled.open_book()
    window = filled.program.shell.window
    visitor.click("Expiring in 30 days")
    visitor.write("Find a name, order ID or client", "larkspur")
    visitor.select(ORDER)
    splitter = next(visitor.visible(QSplitter))
    splitter.setSizes([440, 624])
    window.resize(1280, 700)
    sizes = splitter.sizes()
    filled.program.shell.appearance.choose(Scheme.DARK)
    visitor = filled.restart()
    visitor.wait("the same details", lambda: visitor.window.windowTitle().startswith(ORDER))
    orders = filled.program.models.orders.props
    assert (orders.view, orders.typed, orders.selected) == (View.EXPIRING, "larkspur", "1094582116")
    assert visitor.field("Find a name, order ID or client").text() == "larkspur"
    assert filled.program.shell.appearance.scheme is Scheme.DARK
    assert filled.height == 700
    assert next(visitor.visible(QSplitter)).sizes() == sizes


def test_the_server_of_a_client_is_remembered(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.select(ORDER)
    visitor.click("Download…")
    sign_in(visitor)
    visitor.sees("Download certificate")
    visitor.click("IIS")
    visitor.click("Save")
    visitor.wait("the file", lambda: list(filled.downloads.glob("*.p7b")))
    visitor.wait("the sheet closed", lambda: not filled.program.models.acts.download.model.props.is_open)
    filled.clock.forward(RESEND_AFTER)
    visitor = filled.restart()
    visitor.select(ORDER)
    visitor.click("Download…")
    sign_in(visitor)
    visitor.sees("Download certificate")
    assert visitor.button("IIS").isChecked()
    assert not visitor.button("nginx").isChecked()


def test_nothing_of_a_session_survives_a_restart(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.select(ORDER)
    visitor.click("Download…")
    sign_in(visitor)
    visitor.sees("Download certificate")
    visitor = filled.restart()
    assert not filled.program.desk.sessions.all()
