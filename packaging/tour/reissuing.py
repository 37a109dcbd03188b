"""Reissuing: a drop, what is said of it, the three steps, what comes after, and many requests at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.pki.keys import KeyKind, make_key, make_request
from certdesk.viewmodels.csr.hand_in_props import State
from tour.acts import enter_code, sign_in
from tour.first_day import ORDER, choose
from tour.stage import Stage

_ADDED = "larkspur-gifts.example"
_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_PLAIN = Qt.KeyboardModifier.NoModifier


def walk(stage: Stage) -> None:
    """Reissue one certificate from the drop to the comparison, then look at where requests come from."""
    _take_in(stage)
    _prepare(stage)
    _be_issued(stage)
    _make_here(stage)
    _with_the_key(stage)


def _take_in(stage: Stage) -> None:
    choose(stage, ORDER)
    stage.step("reissue", lambda: _open(stage), dark=True)
    folder, names = _folder(stage), _names(stage)
    good = _write(folder / "larkspur-2026.csr", (*names[:-1], _ADDED))
    stage.step("reissue-hover", lambda: _hover(stage, good), dark=True)
    stage.step("reissue-many-hover", lambda: _hover(stage, good, *folder.glob("*.csr"), folder))
    stage.step("reissue-unusable", lambda: _hover_link(stage))
    stage.step("reissue-key-file", lambda: _drop(stage, _key_file(folder)))
    other = _write(folder / "larkspur-old.csr", ("blog.larkspur.example",))
    stage.step("reissue-problems", lambda: _drop(stage, other), dark=True)
    stage.step("reissue-weak", lambda: _drop(stage, _weak(folder)))
    stage.step("reissue-several", lambda: _drop(stage, good, other, _key_file(folder)))
    stage.step("reissue-checked", lambda: _drop(stage, good), dark=True)
    stage.step("reissue-decided", lambda: _answer(stage, "csr_answer_drop", "csr_answer_add"))


def _prepare(stage: Stage) -> None:
    visitor = stage.visitor
    stage.step("reissue-validation", lambda: _go_on(stage), dark=True)
    stage.step("reissue-by-file", lambda: _press(stage, "reissue_way_http"))
    stage.step("reissue-by-mail", lambda: _press(stage, "reissue_way_email"))
    _press(stage, "reissue_way_dns_txt")
    visitor.write(visitor.named("reissue_reason", QLineEdit), "Server moved")
    stage.step("reissue-review", lambda: _go_on(stage), dark=True)
    stage.step("reissue-sent", lambda: _send(stage), dark=True)
    stage.step("reissue-to-prove", lambda: _press(stage, "reissue_prove"))
    visitor.key(Qt.Key.Key_Escape)


def _be_issued(stage: Stage) -> None:
    desk, order = stage.program.desk, _order(stage)
    for proof in desk.proofs.load(order):
        desk.proofs.publish(order, proof.name)
    desk.proofs.check(order)
    stage.visitor.click("Done")
    _leap(stage, timedelta(hours=3))
    stage.step("reissue-issued", lambda: _look_again(stage), dark=True)
    stage.step("comparison", lambda: _press(stage, "install_compare"), dark=True)
    stage.visitor.click("Close")


def _make_here(stage: Stage) -> None:
    visitor = stage.visitor
    visitor.click("Reissue…")
    visitor.named("reissue_page", QWidget)
    stage.step("making", lambda: _press(stage, "reissue_making"), dark=True)
    for way in ("OpenSSL", "IIS"):
        if visitor.has_button(way):
            stage.step(f"making-{way.lower()}", lambda way=way: visitor.click(way))  # type: ignore[misc]  # mypy does not infer what a default binds
    visitor.click("Close", visitor.named("making_sheet", QWidget))
    visitor.press(visitor.named("reissue_cancel", QAbstractButton))


def _with_the_key(stage: Stage) -> None:
    visitor = stage.visitor
    visitor.click("Download…")
    stage.step("key-store", lambda: visitor.click("With my private key"), dark=True)
    visitor.key(Qt.Key.Key_Escape)


def _open(stage: Stage) -> None:
    stage.visitor.click("Reissue…")
    if stage.visitor.has_button("Continue"):
        sign_in(stage)
    stage.visitor.named("reissue_page", QWidget)


def _order(stage: Stage) -> OrderId:
    entries = stage.program.desk.orders.load().entries
    return next(entry.order.id for entry in entries if entry.order.common_name == ORDER)


def _names(stage: Stage) -> tuple[str, ...]:
    portal = stage.program.desk.orders.details(_order(stage)).portal
    return portal.names if portal else (ORDER,)


def _folder(stage: Stage) -> Path:
    folder = stage.out / "requests"
    folder.mkdir(exist_ok=True)
    return folder


def _write(path: Path, names: tuple[str, ...], kind: KeyKind = KeyKind.RSA_3072) -> Path:
    path.write_text(make_request(make_key(kind).private_key, names))
    return path


def _key_file(folder: Path) -> Path:
    path = folder / "private.key"
    path.write_text("-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n")
    return path


def _weak(folder: Path) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, ORDER)])
    key = rsa.generate_private_key(65537, 1024)
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    path = folder / "weak.csr"
    path.write_bytes(request.public_bytes(serialization.Encoding.PEM))
    return path


def _hover(stage: Stage, *paths: Path) -> None:
    _drag(stage, _files(paths))


def _hover_link(stage: Stage) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://larkspur.example/larkspur.csr")])
    _drag(stage, data)


def _drop(stage: Stage, *paths: Path) -> None:
    panel = _panel(stage)
    data = _files(paths)
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(200, 120), _COPY, data, _LEFT, _PLAIN))
    QApplication.sendEvent(panel, QDropEvent(QPointF(200, 120), _COPY, data, _LEFT, _PLAIN))
    hand_in = stage.program.models.acts.hand_in.model
    stage.visitor.wait("the verdict", lambda: hand_in.props.state is not State.READING)


def _drag(stage: Stage, data: QMimeData) -> None:
    panel = _panel(stage)
    QApplication.sendEvent(panel, QDragLeaveEvent())
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(200, 120), _COPY, data, _LEFT, _PLAIN))
    QApplication.sendEvent(panel, QDragMoveEvent(QPoint(202, 122), _COPY, data, _LEFT, _PLAIN))


def _files(paths: tuple[Path, ...]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _panel(stage: Stage) -> QWidget:
    return stage.visitor.named("csr_panel", QWidget)


def _answer(stage: Stage, *names: str) -> None:
    for name in names:
        _press(stage, name)


def _press(stage: Stage, name: str) -> None:
    button = stage.visitor.named(name, QAbstractButton)
    stage.visitor.press(button, QPoint(12, button.height() // 2))


def _go_on(stage: Stage) -> None:
    _press(stage, "reissue_main")


def _send(stage: Stage) -> None:
    _press(stage, "reissue_main")
    stage.visitor.named("reissue_sent", QWidget)


def _leap(stage: Stage, by: timedelta) -> None:
    stage.program.models.practice.advance(by)
    stage.visitor.wait("the new certificate", lambda: _status(stage) is OrderStatus.ISSUED)


def _look_again(stage: Stage) -> None:
    stage.visitor.click("Send a new code")
    enter_code(stage)
    stage.visitor.named("install_compare", QAbstractButton)


def _status(stage: Stage) -> OrderStatus | None:
    page = stage.program.models.details.props.page
    return page.header.status if page else None
