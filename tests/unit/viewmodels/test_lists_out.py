"""Lists that leave the book: files, reports, and orders that come back into it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from certdesk.domain.activity import DeskAct
from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import Unavailable
from certdesk.domain.lists import ExportRequest, ListKind
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.reports import ClientReport
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.lists_out import ListsOutViewModel, Panel, Props
from certdesk.viewmodels.undoing import Change
from tests.fakes_gui.book import FakeLabels, FakeLists
from tests.fakes_gui.orders_list import NOW, FakeOrders, FakeSessions, an_entry
from tests.lanes import HandLane


@dataclass
class FakeDesk:
    """As much of a desk as lists need."""

    orders: FakeOrders
    sessions: FakeSessions
    labels: FakeLabels
    lists: FakeLists


@dataclass
class Stage:
    model: ListsOutViewModel
    desk: FakeDesk
    commands: HandLane
    queries: HandLane
    runner: Runner
    written: list[Path]
    back: list[Change]
    failures: list[Exception]

    @property
    def props(self) -> Props:
        return self.model.props

    def opened(self, panel: Panel) -> "Stage":
        self.model.open(panel)
        self.queries.drain()
        return self


@pytest.fixture
def stage(qapp: object) -> Stage:
    desk = FakeDesk(FakeOrders(), FakeSessions(), FakeLabels(), FakeLists())
    commands, queries = HandLane(), HandLane()
    runner = Runner(commands, queries)
    model = ListsOutViewModel(cast("Desk", cast("Any", desk)), runner)
    made = Stage(model, desk, commands, queries, runner, [], [], [])
    model.written.connect(made.written.append)
    model.put_back.connect(made.back.append)
    model.failed.connect(made.failures.append)
    return made


@pytest.mark.parametrize(("name", "kind"), [("a.csv", ListKind.CSV), ("a.JSON", ListKind.JSON), ("a", ListKind.CSV)])
def test_a_list_is_written_as_its_ending_says(stage: Stage, tmp_path: Path, name: str, kind: ListKind) -> None:
    orders = (OrderId("2"), OrderId("1"))
    stage.model.export(orders, tmp_path / name)
    stage.commands.drain()
    assert stage.desk.lists.calls == [("export", orders, ExportRequest(kind, tmp_path, name, IfExists.REPLACE))]
    assert stage.written == [tmp_path / name]


def test_a_list_that_cannot_be_written_goes_out(stage: Stage, tmp_path: Path) -> None:
    stage.desk.lists.error = Unavailable(MessageKey.FILE_WRITE, folder="x", cause="full")
    stage.model.export((OrderId("1"),), tmp_path / "a.csv")
    stage.commands.drain()
    assert stage.failures == [stage.desk.lists.error]
    assert stage.written == []


def test_a_report_is_written_of_the_clients_orders_at_the_portals_time(stage: Stage, tmp_path: Path) -> None:
    reports: list[ClientReport] = []
    stage.opened(Panel.REPORT)
    assert stage.props.clients == stage.desk.labels.known
    stage.model.report("Larkspur Florists", tmp_path / "r.pdf", lambda report, _: reports.append(report))
    assert stage.props.is_working
    stage.commands.drain()
    (report,) = reports
    assert (report.client, report.made_at, len(report.lines)) == ("Larkspur Florists", NOW, 5)
    assert stage.written == [tmp_path / "r.pdf"]
    assert stage.props.panel is None


def test_a_report_that_cannot_be_written_is_said_in_its_sheet(stage: Stage, tmp_path: Path) -> None:
    error = Unavailable(MessageKey.FILE_WRITE, folder="x", cause="full")

    def refuse(_report: ClientReport, _path: Path) -> None:
        raise error

    stage.opened(Panel.REPORT).model.report("Larkspur Florists", tmp_path / "r.pdf", refuse)
    stage.commands.drain()
    assert stage.props.error is error
    assert stage.props.panel is Panel.REPORT


def test_a_removed_order_comes_back_and_that_can_be_undone(stage: Stage) -> None:
    entries = an_entry("a.example"), an_entry("b.example")
    stage.desk.labels.hidden = entries
    stage.opened(Panel.REMOVED).model.restore(entries[0])
    stage.commands.drain()
    assert stage.props.removed == (entries[1],)
    (change,) = stage.back
    assert (change.act, change.name, change.orders) == (DeskAct.RESTORED, "a.example", (entries[0].order.id,))
