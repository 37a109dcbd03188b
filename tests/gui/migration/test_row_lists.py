"""The two painted lists of the wizard, as Qt has them."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from certdesk.domain.handovers import Handover
from certdesk.domain.move_lines import Line, line_of
from certdesk.viewmodels.migration.hand_over.props import Row
from certdesk.views.migration.find.row_model import FindRowModel
from certdesk.views.migration.hand_over.row_model import ClientRowModel
from tests.unit.domain.moving import holding

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def line(name: str, client: str = "") -> Line:
    return line_of(holding(name, client=client))


def client(name: str, *numbers: str) -> Row:
    return Row(name, len(numbers), numbers, Handover(name), has_changed=False, is_overdue=False)


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def test_rows_come_change_and_go_as_qt_asks_for_it(owner: QObject) -> None:
    lines, clients = FindRowModel(owner), ClientRowModel(owner)
    testers = [QAbstractItemModelTester(model, FATAL) for model in (lines, clients)]
    for names in (("a.example", "b.example"), ("b.example",), ("b.example", "c.example"), ()):
        lines.show(tuple(map(line, names)))
        clients.show(tuple(map(client, names)))
        assert lines.rowCount() == clients.rowCount() == len(names)
    assert len(testers) == 2


def test_only_what_changed_is_drawn_again(owner: QObject) -> None:
    model = FindRowModel(owner)
    rows = tuple(map(line, ("a.example", "b.example", "c.example")))
    model.show(rows)
    drawn: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: drawn.append((first.row(), last.row())))
    model.show((rows[0], line("b.example", client="Kestrel"), rows[2]))
    model.show((rows[0], line("b.example", client="Kestrel"), rows[2]))
    assert drawn == [(1, 1)]


def test_rows_are_called_and_read_out(owner: QObject) -> None:
    lines, clients = FindRowModel(owner), ClientRowModel(owner)
    lines.show((line("a.example", client="Kestrel"),))
    clients.show((client("", "007"),))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert lines.data(lines.index(0)) == "a.example"
    assert lines.data(lines.index(0), spoken) == "a.example, Not found yet, Kestrel"
    assert clients.data(clients.index(0)) == "Unnamed client"
    shown = clients.lines_of(clients.index(0))
    assert shown is not None
    assert (shown.end.text, shown.end.is_number) == ("007", True)
    assert clients.lines_of(clients.index(5)) is None


def test_what_stands_side_by_side_is_one_run(owner: QObject) -> None:
    model = FindRowModel(owner)
    rows = tuple(line(f"{letter}.example") for letter in "abcde")
    model.show(rows)
    wanted = [rows[place].holding.id for place in (4, 0, 1, 3)]
    assert list(model.runs_of(wanted)) == [(0, 1), (3, 4)]
    assert list(model.ids(0, 1)) == [rows[0].holding.id, rows[1].holding.id]
    assert list(model.runs_of([])) == []
