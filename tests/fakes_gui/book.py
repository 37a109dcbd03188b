"""The services of the book as its view-models know them: given beforehand, and writing down what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from certdesk.domain.activity import ActivityLine, ActivityPage, DeskAct, DeskEntry
from certdesk.domain.book import BookEntry
from certdesk.domain.bulk import BulkLine, BulkRequest, BulkResult
from certdesk.domain.downloads import DownloadFormat, SavedFile, SaveRequest, Server
from certdesk.domain.errors import Cancelled, CertDeskError, FieldError, NotFound, SessionRequired
from certdesk.domain.labels import Count, Labels, Undo, client_name, note_text, tag_set
from certdesk.domain.lists import (
    Columns,
    Duplicate,
    Encoding,
    ExportRequest,
    ImportPlan,
    ImportResult,
    LineProblem,
    ListChoice,
    ListKind,
    ListPreview,
    Separator,
)
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.saved_views import SavedView, view_name
from certdesk.domain.urgency import View
from certdesk.domain.work import Reporter
from tests.fakes_gui.orders_list import NOW, SECOND


@dataclass
class FakeLabels:
    """Changes nothing; `error` is raised instead where there is one."""

    known: tuple[Count, ...] = (Count("Holloway Books", 3), Count("Larkspur Florists", 5))
    hidden: tuple[BookEntry, ...] = ()
    error: CertDeskError | None = None
    calls: list[tuple[object, ...]] = field(default_factory=list)

    def set_client(self, orders: Sequence[OrderId], client: str) -> Undo:
        return self._done(DeskAct.CLIENT_SET, orders, client_name(client))

    def add_tags(self, orders: Sequence[OrderId], tags: Sequence[str]) -> Undo:
        return self._done(DeskAct.TAGS_SET, orders, "+", *tag_set(tags))

    def remove_tags(self, orders: Sequence[OrderId], tags: Sequence[str]) -> Undo:
        return self._done(DeskAct.TAGS_SET, orders, "-", *tag_set(tags), fails=False)

    def set_note(self, order: OrderId, note: str) -> Undo:
        return self._done(DeskAct.NOTE_SET, (order,), note_text(note))

    def remove_from_list(self, orders: Sequence[OrderId]) -> Undo:
        return self._done(DeskAct.REMOVED, orders)

    def put_back(self, orders: Sequence[OrderId]) -> Undo:
        return self._done(DeskAct.RESTORED, orders)

    def removed(self) -> tuple[BookEntry, ...]:
        return self.hidden

    def undo(self, undo: Undo) -> Undo:
        self.calls.append(("undo", undo.act, *(order for order, _ in undo.before)))
        return undo

    def clients(self) -> tuple[Count, ...]:
        return self.known

    def tags(self) -> tuple[Count, ...]:
        return (Count("renew", 2), Count("vip", 1))

    def _done(self, act: DeskAct, orders: Sequence[OrderId], *facts: object, fails: bool = True) -> Undo:
        if self.error is not None and fails:
            raise self.error
        self.calls.append((act, tuple(orders), *facts))
        return Undo(act, tuple((order, Labels("before")) for order in orders))


@dataclass
class FakeSavedViews:
    """Keeps views in memory."""

    views: list[SavedView] = field(default_factory=list)
    error: CertDeskError | None = None

    def all(self) -> tuple[SavedView, ...]:
        return tuple(self.views)

    def add(self, name: str, typed: str, view: View) -> SavedView:
        self._refuse()
        saved = SavedView(view_name(name, [saved.name for saved in self.views]), typed, view)
        self.views.append(saved)
        return saved

    def rename(self, old: str, new: str) -> SavedView:
        self._refuse()
        place = [saved.name for saved in self.views].index(old)
        self.views[place] = replace(self.views[place], name=new)
        return self.views[place]

    def change(self, name: str, typed: str, view: View) -> SavedView:
        raise _unused()

    def remove(self, name: str) -> None:
        self._refuse()
        self.views = [saved for saved in self.views if saved.name != name]

    def arrange(self, names: Sequence[str]) -> tuple[SavedView, ...]:
        self.views.sort(key=lambda saved: names.index(saved.name))
        return self.all()

    def _refuse(self) -> None:
        if self.error is not None:
            raise self.error


def a_preview(path: Path, *, width: int = 3, lines: int = 40) -> ListPreview:
    headings = ("Domain", "E-mail", "Client", "Tags")[:width]
    rows = tuple((f"shop{row}.example", f"web@shop{row}.example", "Shops & Söhne", "web")[:width] for row in range(9))
    columns = Columns(name=0, admin_email=1, client=2)
    return ListPreview(path, ListKind.CSV, Encoding.UTF_8, Separator.SEMICOLON, True, headings, rows, lines, columns)


def a_plan(path: Path, *, new: int = 30, updated: int = 2, problems: int = 2) -> ImportPlan:
    wrong = FieldError("email", MessageKey.EMAIL_FORM)
    return ImportPlan(
        path=path,
        new=new,
        updated=updated,
        known=5,
        duplicate_count=1,
        problem_count=problems,
        duplicates=(Duplicate(9, 4),),
        problems=tuple(LineProblem(7 + at, wrong) for at in range(min(problems, 100))),
        orders=(),
    )


@dataclass
class FakeLists:
    """Reads nothing: every file holds the same list. `error` is raised by `open`, `run_error` by `run`."""

    error: CertDeskError | None = None
    run_error: CertDeskError | None = None
    plan: ImportPlan | None = None
    calls: list[tuple[object, ...]] = field(default_factory=list)

    def open(self, path: Path, choice: ListChoice) -> ListPreview:
        self.calls.append(("open", path.name, choice.separator, choice.has_header))
        if self.error is not None:
            raise self.error
        return a_preview(path)

    def dry_run(self, preview: ListPreview, columns: Columns, report: Reporter) -> ImportPlan:
        self.calls.append(("dry run", columns))
        report.step(1, 2)
        if not columns.can_match:
            raise FieldError("columns", MessageKey.LIST_COLUMNS)
        return self.plan or a_plan(preview.path)

    def run(self, plan: ImportPlan, report: Reporter) -> ImportResult:
        self.calls.append(("run", plan.path.name))
        report.step(1, 2)
        report.check()
        if self.run_error is not None:
            raise self.run_error
        changed = ((OrderId("1"), Labels("before")), (OrderId("2"), Labels("before")))
        return ImportResult(plan.new, plan.updated, plan.known, Undo(DeskAct.IMPORTED, changed))

    def export(self, orders: Sequence[OrderId], request: ExportRequest) -> Path:
        self.calls.append(("export", tuple(orders), request))
        if self.error is not None:
            raise self.error
        return request.folder / request.file_name


@dataclass
class FakeBulk:
    """Saves the orders of `open_orders`; the others need a session first. Stops after the first when told to."""

    open_orders: set[OrderId] = field(default_factory=set)
    error: CertDeskError | None = None
    requests: list[BulkRequest] = field(default_factory=list)

    def save(self, request: BulkRequest, report: Reporter) -> BulkResult:
        self.requests.append(request)
        if self.error is not None:
            raise self.error
        lines: list[BulkLine] = []
        for order in request.orders:
            try:
                report.check()
            except Cancelled:
                rest = request.orders[len(lines) :]
                return BulkResult((*lines, *(BulkLine(each, f"{each}.example", "") for each in rest)), True)
            lines.append(self._line(order, request))
            report.step(len(lines), len(request.orders))
        return BulkResult(tuple(lines))

    def preview(self, request: BulkRequest) -> tuple[Path, ...]:
        if "{nonsense}" in request.template:
            raise FieldError("template", MessageKey.FILE_NAME)
        return tuple(request.folder / "Client" / f"{order}-{request.format.value}" for order in request.orders[:3])

    def _line(self, order: OrderId, request: BulkRequest) -> BulkLine:
        name = f"{order}.example"
        if order not in self.open_orders:
            return BulkLine(order, name, "Client", error=SessionRequired(MessageKey.SESSION_ENDED, order=order))
        saved = SavedFile(request.folder / "Client" / f"{name}.pem", request.format, 4_000)
        return BulkLine(order, name, "Client", saved=saved)


@dataclass
class FakeDownloads:
    """Knows a folder, and one client's server."""

    where: Path
    servers: dict[str, Server] = field(default_factory=dict)

    def suggested_name(self, order: Order, format_: DownloadFormat) -> str:
        raise _unused()

    def server_of(self, client: str) -> Server | None:
        return self.servers.get(client)

    def folder(self) -> Path:
        return self.where

    def save(self, order: OrderId, request: SaveRequest, report: Reporter) -> SavedFile:
        raise _unused()


def some_lines(count: int) -> tuple[ActivityLine, ...]:
    """Lines of activity, the newest first."""
    order = OrderId("1")
    return tuple(
        ActivityLine(
            NOW - at * SECOND, DeskEntry(NOW, order, DeskAct.CLIENT_SET, detail=f"client {at}"), order, "shop.example"
        )
        for at in range(count)
    )


@dataclass
class FakeActivity:
    """Pages of `lines`; a search finds those whose detail holds it."""

    lines: tuple[ActivityLine, ...] = field(default_factory=lambda: some_lines(250))
    broken: CertDeskError | None = None
    error: CertDeskError | None = None

    def page(self, search: str, start: int, size: int) -> ActivityPage:
        if self.error is not None:
            raise self.error
        found = [line for line in self.lines if isinstance(line.what, DeskEntry) and search in line.what.detail]
        end = start + size
        return ActivityPage(tuple(found[start:end]), end if end < len(found) else None)

    def verify(self) -> int:
        if self.broken is not None:
            raise self.broken
        return len(self.lines)


def _unused() -> CertDeskError:
    return NotFound(MessageKey.ORDER_GONE)
