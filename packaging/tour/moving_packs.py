"""Handing over: a pack for each client, how far each is, and the summary of all."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QLineEdit, QWidget

from certdesk.domain.handovers import Stage as Handed
from certdesk.domain.migration import Step
from certdesk.domain.move_plans import MovePlan
from certdesk.viewmodels.migration.hand_over.props import Standing
from certdesk.viewmodels.migration.props import Page
from certdesk.views.migration.hand_over.pack_files import pack_files
from certdesk.views.printing.pages import paint_page, set_pages
from certdesk.views.printing.paper_blocks import set_paper
from certdesk.views.wording.migration.packs import pack_paper
from tour.moving_finding import HOMELESS
from tour.moving_hands import choose, on, press, press_row, rest, row_of, to_top, wizard
from tour.moving_plans import plan
from tour.stage import Stage

_FIRST, _SECOND = "Tidewater Dental", "Larkspur Florists"
_OF_SECOND = "weddings.larkspur.example"
_DPI, _MARGIN = 144, 102  # the dots of the printed pages, and their margin of 18 mm in them
_SHEET = (1191, 1684)  # A4


def walk(stage: Stage) -> None:
    """Hand over to the first client, then to all."""
    stage.step("iso-hand-over", lambda: on(stage, Page.HAND_OVER), dark=True)
    stage.step("iso-signing", lambda: press(stage, "migration_signed_by_change"), dark=True)
    stage.step("iso-signed", lambda: _sign(stage, "Maya Okafor", "Okafor Web Services", "web@okafor.example"))
    stage.step("iso-hand-over-first", lambda: _choose(stage, _FIRST))
    stage.step("iso-pack", lambda: press(stage, "migration_handover_preview"), dark=True)
    press(stage, "migration_paper_close")
    stage.look("iso-pack-page", lambda name: _paint_pack(stage, name))
    stage.step("iso-recipient-wrong", lambda: _give_recipient(stage, "not an address"))
    _give_recipient(stage, "office@tidewater-dental.example")
    stage.step("iso-hand-over-sent", lambda: _tick(stage, Handed.SENT))
    stage.step("iso-hand-over-changed", lambda: _change(stage), dark=True)
    stage.step("iso-hand-over-reminder", lambda: _wait_a_week(stage))
    stage.step("iso-summary", lambda: press(stage, "migration_handover_summary"))
    press(stage, "migration_paper_close")
    _save_all(stage)
    stage.step("iso-hand-over-done", lambda: _confirm_all(stage), dark=True)
    stage.step("iso-put-away", lambda: _put_away(stage))


def _sign(stage: Stage, *given: str) -> None:
    for name, text in zip(("name", "business", "email"), given, strict=True):
        stage.visitor.write(stage.visitor.named(f"migration_signing_{name}", QLineEdit), text)
    press(stage, "migration_signing_save")
    to_top(stage)


def _save_all(stage: Stage) -> None:
    press(stage, "migration_handover_save_all")
    stage.step("iso-packs", lambda: stage.visitor.named("migration_packs_sheet", QWidget))
    stage.step("iso-packs-saved", lambda: _save_packs(stage))
    stage.visitor.key(Qt.Key.Key_Escape)


def _choose(stage: Stage, client: str) -> None:
    model = stage.program.models.migration.hand_over
    view = stage.visitor.named("migration_handover_clients", QAbstractItemView)
    press_row(stage, view, row_of(view, client))
    stage.visitor.wait(
        f"the card of {client}", lambda: model.props.card is not None and model.props.card.client == client
    )
    to_top(stage)


def _paint_pack(stage: Stage, name: str) -> str:
    """Paint the first page of the open client's pack, by the code that prints it."""
    props = stage.program.models.migration.hand_over.props
    view, card = props.view, props.card
    if view is None or card is None:
        return ""
    paper = pack_paper(card.pack, view.migration, props.now, view.signatory)
    picture = QImage(*_SHEET, QImage.Format.Format_RGB32)
    picture.setDotsPerMeterX(round(_DPI / 0.0254))
    picture.setDotsPerMeterY(round(_DPI / 0.0254))
    picture.fill(Qt.GlobalColor.white)
    size = QSizeF(_SHEET[0] - 2 * _MARGIN, _SHEET[1] - 2 * _MARGIN)
    document = set_pages(picture, size, lambda setter: set_paper(setter, paper))
    painter = QPainter(picture)
    painter.translate(_MARGIN, _MARGIN)
    paint_page(painter, document, 0)
    painter.end()
    picture.save(str(stage.out / f"{name}.png"))
    return f"{name}.png"


def _give_recipient(stage: Stage, address: str) -> None:
    stage.visitor.write(stage.visitor.named("migration_handover_email", QLineEdit), address)
    stage.visitor.key(Qt.Key.Key_Return)
    stage.visitor.settle()


def _tick(stage: Stage, handed: Handed) -> None:
    model = stage.program.models.migration.hand_over
    box = stage.visitor.named(f"migration_handover_{handed.name.lower()}", QCheckBox)
    if not box.isChecked():
        box.click()
    stage.visitor.wait(
        f"{handed.name}", lambda: model.props.card is not None and model.props.card.pack.handover.stage >= handed
    )
    rest(stage)
    to_top(stage)


def _change(stage: Stage) -> None:
    """Plan something else for a client whose pack was sent."""
    _choose(stage, _SECOND)
    _tick(stage, Handed.SENT)
    wizard(stage).go_to(Step.PLAN)
    plan(stage, _OF_SECOND, MovePlan.KEEP)
    on(stage, Page.HAND_OVER)
    _choose(stage, _SECOND)


def _wait_a_week(stage: Stage) -> None:
    _choose(stage, _FIRST)
    practice = stage.program.models.practice
    before = practice.props.moved
    practice.advance(timedelta(days=8))
    stage.visitor.wait("the clock", lambda: practice.props.moved > before)
    handing = stage.program.models.migration.hand_over
    stage.visitor.wait("a reminder", lambda: bool(handing.props.due))
    rest(stage)
    to_top(stage)


def _save_packs(stage: Stage) -> None:
    out = stage.program.models.migration.packs_out
    folder = stage.out / "packs"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    out.save(folder, pack_files)
    stage.visitor.wait("the packs", lambda: bool(out.props.lines) and not out.props.is_saving)


def _confirm_all(stage: Stage) -> None:
    """Take out what nobody can be found for, plan the rest, and have every client confirm."""
    wizard(stage).go_to(Step.FIND)
    models = stage.program.models.migration
    for name in (HOMELESS, *_waiting(stage)):
        choose(stage, name)
        stage.program.models.migration.find.take_out()
        stage.visitor.wait("it gone", partial(_is_gone, stage, name))
    wizard(stage).go_to(Step.HAND_OVER)
    for row in list(models.hand_over.props.rows):
        _choose(stage, row.client)
        if models.hand_over.props.card is not None and models.hand_over.props.card.pack.change is not None:
            press(stage, "migration_handover_again")
        _tick(stage, Handed.CONFIRMED)
    stage.visitor.wait("the end", lambda: models.hand_over.props.standing is Standing.DONE)
    rest(stage)
    to_top(stage)


def _waiting(stage: Stage) -> list[str]:
    view = stage.program.models.migration.open.view
    lines = () if view is None else view.lines
    names = [line.holding.shown_name for line in lines if not line.moved.is_to_hand_over]
    return [name for name in names if name != HOMELESS]


def _is_gone(stage: Stage, name: str) -> bool:
    view = stage.program.models.migration.open.view
    return view is not None and all(line.holding.shown_name != name for line in view.lines)


def _put_away(stage: Stage) -> None:
    press(stage, "migration_handover_archive")
    stage.visitor.wait("the list", lambda: wizard(stage).props.page is Page.LIST)
    rest(stage)
