"""The first day: an empty desk, the practice portfolio, signing in with a mailed code, every download."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QListWidget, QPlainTextEdit

from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.portal import CODE_ALPHABET, CODE_LENGTH
from tour.stage import Stage
from tour.visitor import NotThere

_CODE = re.compile(rf"^\s*([{CODE_ALPHABET}]{{{CODE_LENGTH}}})\s*$", re.MULTILINE)
ORDER = "shop.larkspur.example"
SERVERS = ("Apache", "IIS", "Tomcat or Java", "HAProxy", "cPanel or Plesk", "Exchange", "AWS", "Azure", "I’m not sure")


def walk(stage: Stage) -> None:
    """Go from the first start to the saved files."""
    stage.step("first-run", lambda: _first_run(stage), dark=True)
    stage.step("portfolio", lambda: _portfolio(stage), dark=True)
    stage.step("filter", lambda: _filter(stage, "larkspur"))
    stage.step("no-match", lambda: _filter(stage, "tidewtr"))
    stage.step("order-before-sign-in", lambda: choose(stage, ORDER))
    stage.step("sign-in-order", lambda: stage.visitor.click("Download…"))
    stage.step("sign-in-code", lambda: _send_code(stage), dark=True)
    stage.step("sign-in-wrong-code", lambda: _wrong_code(stage))
    stage.look("mailbox", lambda name: _mailbox(stage, name))
    stage.step("download", lambda: _sign_in(stage), dark=True)
    _servers(stage)
    _formats(stage)
    stage.step("saved", stage.visitor.settle)
    stage.step("existing-file", lambda: _save_again(stage))
    stage.visitor.click("Keep both")
    stage.step("order-signed-in", lambda: _back_to_order(stage), dark=True)
    next_tab = partial(stage.visitor.key, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    for tab in ("Names", "Chain", "Activity"):
        stage.step(f"order-{tab.lower()}", next_tab)
    root = stage.program.practice.root_pem()
    if root is not None:
        (stage.out / "practice-root.pem").write_text(root, encoding="ascii")


def _back_to_order(stage: Stage) -> None:
    """Choose the order again, once the messages at the foot have gone."""
    choose(stage, ORDER)
    stage.visitor.wait("the messages to go", lambda: not stage.visitor.has_button("Show in folder"))


def _first_run(stage: Stage) -> None:
    stage.visitor.wait("the first page", lambda: stage.visitor.has_button("Open the practice portfolio"))


def _portfolio(stage: Stage) -> None:
    stage.visitor.click("Open the practice portfolio")
    stage.visitor.wait("the orders", lambda: stage.program.models.orders.props.total == 42)


def _filter(stage: Stage, text: str) -> None:
    search = stage.visitor.named("orders_search", QLineEdit)
    stage.visitor.write(search, text)


def choose(stage: Stage, name: str) -> None:
    """Find an order by its name and click it, as one would."""
    _filter(stage, name)
    view = stage.visitor.named("orders_list", QListView)
    model = view.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if index.data() == name:
            view.scrollTo(index)
            stage.visitor.press(view.viewport(), view.visualRect(index).center())
            break
    else:
        raise NotThere(f"order {name}")
    _filter(stage, "")
    stage.visitor.wait(f"details of {name}", lambda: _shows(stage, name))


def _shows(stage: Stage, name: str) -> bool:
    page = stage.program.models.details.props.page
    return page is not None and page.header.shown_name == name


def _send_code(stage: Stage) -> None:
    stage.visitor.click("Continue")
    stage.visitor.named("access_code", QLineEdit)


def _wrong_code(stage: Stage) -> None:
    _enter(stage, "ABC234")
    stage.visitor.wait("the refusal", lambda: stage.visitor.has_text("That code does not match"))


def _enter(stage: Stage, code: str) -> None:
    field = stage.visitor.named("access_code", QLineEdit)
    stage.visitor.write(field, code)
    stage.visitor.click("Sign in")
    stage.visitor.settle()


def newest_code(stage: Stage) -> str:
    """Read the code from the newest mail on the screen, as a person would."""
    window = stage.program.shell.practice.mailbox
    text = stage.visitor.named("message_text", QPlainTextEdit, window)
    found = _CODE.findall(text.toPlainText())
    if not found:
        raise NotThere("an access code in the mail")
    return str(found[-1])


def open_newest_mail(stage: Stage) -> None:
    """Open the newest mail of the practice mailbox, which is the unread one."""
    mails = stage.program.models.counter.mailbox.model
    messages = stage.visitor.named("messages", QListWidget, stage.program.shell.practice.mailbox)
    stage.visitor.wait("a new mail", lambda: bool(mails.props.messages) and not mails.props.messages[0].is_read)
    newest = mails.props.messages[0].id
    stage.visitor.press(messages.viewport(), messages.visualItemRect(messages.item(0)).center())
    opened = partial(_is_open, stage, newest)
    stage.visitor.wait("the opened mail", opened)


def _is_open(stage: Stage, message: int) -> bool:
    shown = stage.program.models.counter.mailbox.model.props.message
    return shown is not None and shown.summary.id == message


def _mailbox(stage: Stage, name: str) -> str:
    stage.visitor.click("Open the practice mailbox")
    open_newest_mail(stage)
    return stage.visitor.look(name, stage.program.shell.practice.mailbox)


def _sign_in(stage: Stage) -> None:
    code = newest_code(stage)
    stage.program.shell.practice.mailbox.close()
    _enter(stage, code)
    stage.visitor.wait("the download sheet", lambda: stage.program.models.acts.download.model.props.is_open)


def _save_again(stage: Stage) -> None:
    """Save the full chain under a name that is taken."""
    visitor = stage.visitor
    visitor.click("Download…")
    visitor.wait("the sheet", lambda: stage.program.models.acts.download.model.props.is_open)
    name = stage.program.models.acts.download.model.props.file_name
    visitor.write(visitor.named("file_name", QLineEdit), f"{DownloadFormat.PEM_NOROOT.value}-{name}")
    visitor.click("Save")
    visitor.wait("the question", lambda: visitor.has_button("Keep both"))


def _servers(stage: Stage) -> None:
    for server in SERVERS:
        name = "".join(character for character in server.lower() if character.isalnum())
        stage.step(f"download-{name}", lambda server=server: stage.visitor.click(server))  # type: ignore[misc]  # mypy does not infer what a default binds
    stage.visitor.click("nginx")


def _formats(stage: Stage) -> None:
    """Save every format; the sheet closes after each and is opened again."""
    visitor = stage.visitor
    for number, format_ in enumerate(DownloadFormat):
        if number:
            visitor.click("Download…")
        visitor.wait("the sheet", lambda: stage.program.models.acts.download.model.props.is_open)
        if stage.program.models.acts.download.model.props.has_more:
            visitor.click("Show all formats")
        card = visitor.named(f"format_{format_.value}", QAbstractButton)
        visitor.press(card)
        name = stage.program.models.acts.download.model.props.file_name
        target = f"{format_.value}-{name}"
        visitor.write(visitor.named("file_name", QLineEdit), target)
        visitor.click("Save")
        visitor.wait(f"{target} saved", lambda target=target: (stage.files / target).exists())  # type: ignore[misc]  # mypy does not infer what a default binds
        visitor.wait("the sheet closed", lambda: not stage.program.models.acts.download.model.props.is_open)
