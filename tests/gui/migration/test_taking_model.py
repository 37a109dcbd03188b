"""What is handed in to a migration: read in order, stopped, asked about, and what came of it."""

import zipfile
from pathlib import Path

import pytest

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Silent
from certdesk.jobs.outcome import Progress
from certdesk.viewmodels.migration.opened import Changed
from certdesk.viewmodels.migration.taking.adding import AddingViewModel, Way
from certdesk.viewmodels.migration.taking.bundles import Props as Locked
from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.viewmodels.migration.taking.props import Came, Props, Reading, Stage, Step, begun, gone_on
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk
from tests.unit.services.migrations.office import certificate, mail, notice, pem, pfx
from tests.unit.services.portfolio import SECTIGO, portfolio

SECRET = "open sesame"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


@pytest.fixture
def model(moving: MovingDesk) -> TakingViewModel:
    made = TakingViewModel(moving.desk.holdings, moving.desk.account_search, moving.open, moving.runner)
    made.failed.connect(moving.failures.append)
    return made


@pytest.fixture
def adding(moving: MovingDesk) -> AddingViewModel:
    made = AddingViewModel(moving.desk.holdings, moving.desk.orders, moving.open, moving.runner)
    made.failed.connect(moving.failures.append)
    return made


def put(folder: Path, **files: bytes) -> list[Path]:
    paths = [folder / name.replace("_", ".") for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    return paths


def came_of(model: TakingViewModel) -> Came:
    assert model.props.came is not None
    return model.props.came


def keys_of(came: Came) -> list[MessageKey]:
    return [each.why.key for each in came.refused]


def test_notices_find_the_certificates_that_came_with_them(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    files = put(
        folder,
        a_eml=notice("clinic.example", "00734126"),
        b_eml=notice("shop.example", "31884207"),
        c_pem=pem(certificate("clinic.example")),
        d_csv=b"name,client\nshop.example,Larkspur\n",
    )
    taken: list[Came] = []
    model.taken.connect(taken.append)
    moving.done(lambda: model.take(files))
    assert [line.moved.number for line in moving.view.lines] == ["00734126", "31884207"]
    came = came_of(model)
    assert (came.added, came.mails, came.notices, len(came.settled)) == (2, 2, 2, 2)
    assert (came.has_more, taken) == (False, [came])
    assert [each.what for each in moving.undoables] == [Changed.ADDED, Changed.ADDED, Changed.NOTICES_READ]


def test_what_is_being_read_is_told(moving: MovingDesk, model: TakingViewModel, folder: Path) -> None:
    put(folder, a_eml=notice("a.example", "1"), b_eml=notice("b.example", "2"))
    seen: list[Reading | None] = []
    model.changed.connect(lambda props: seen.append(props.reading))
    moving.done(lambda: model.take([folder]))
    stages = [each.stage for each in seen if each is not None]
    assert stages[0] is Stage.SORTING
    assert stages[-1] is Stage.NOTICES
    begun_reading = next(each for each in seen if each and each.stage is Stage.NOTICES)
    assert (begun_reading.number, begun_reading.count) == (1, 2)
    assert seen[-1] is None


@pytest.mark.parametrize(("done", "number"), [(0, 1), (9, 1), (10, 2), (14, 2), (15, 4), (114, 4), (115, 4)])
def test_bytes_tell_which_file_is_read(done: int, number: int) -> None:
    step = Step(Stage.NOTICES, (Path("folder"),), (10, 5, 0, 100))
    reading = gone_on(begun(step), step, Progress(done, 115))
    assert (reading.number, reading.count) == (number, 4)


def test_of_a_mailbox_alone_bytes_are_told() -> None:
    step = Step(Stage.NOTICES, (Path("inbox.mbox"),), (500,))
    reading = gone_on(begun(step), step, Progress(120, 500))
    assert reading == Reading(Stage.NOTICES, "inbox.mbox", 0, 0, Progress(120, 500))


def test_when_stopped_what_was_read_until_then_stays(moving: MovingDesk, model: TakingViewModel, folder: Path) -> None:
    names = [f"n{number}.example" for number in range(9)]
    moving.typed(*names)
    files = [folder / f"{name}.eml" for name in names]
    for path, name in zip(files, names, strict=True):
        path.write_bytes(notice(name, "1"))

    def stop_at_the_first(props: Props) -> None:
        reading = props.reading
        if reading and reading.stage is Stage.NOTICES and reading.progress and not reading.is_stopping:
            model.stop()

    model.changed.connect(stop_at_the_first)
    moving.done(lambda: model.take(files))
    came = came_of(model)
    assert came.was_stopped
    assert 0 < len(came.settled) < len(names)
    assert sum(1 for line in moving.view.lines if line.moved.number) == len(came.settled)


def test_stopping_while_certificates_are_read_adds_none_and_reads_no_mail(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    model.take(put(folder, a_pem=pem(certificate("a.example")), b_eml=notice("a.example", "1")))
    moving.queries.crank()
    assert model.props.reading is not None
    assert model.props.reading.stage is Stage.CERTIFICATES
    assert not moving.commands.waiting, "what is done by hand does not wait for it"
    moving.done(model.stop)
    assert came_of(model) == Came(was_stopped=True)
    assert not moving.view.lines


def test_what_is_handed_in_meanwhile_waits_for_its_turn(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    one, two = put(folder, a_pem=pem(certificate("a.example")), b_pem=pem(certificate("b.example")))
    model.take([one])
    model.take([two])
    moving.settle()
    assert (came_of(model).added, len(moving.view.lines)) == (2, 2)


def test_what_was_taken_back_is_not_said_any_more_to_have_come(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    path = folder / "list.csv"
    path.write_text("name\na.example\n", "utf-8")
    moving.done(lambda: model.take([path]))
    assert came_of(model).added == 1
    assert moving.done(moving.open.undo)
    assert model.props.came is None


def test_a_list_that_cannot_be_read_keeps_nothing_else_back(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    files = put(folder, a_csv=b"", b_csv=b"number\n12\n", c_csv=b"name\nc.example\n", d_xlsx=b"PK\x03\x04 nothing")
    moving.done(lambda: model.take(files))
    came = came_of(model)
    assert [(each.file, each.why.key) for each in came.refused] == [
        ("d.xlsx", MessageKey.LIST_SHEET),
        ("a.csv", MessageKey.LIST_EMPTY),
        ("b.csv", MessageKey.LIST_NAMELESS),
    ]
    assert came.added == 1


def test_an_archive_with_both_tells_of_neither_that_it_is_not_the_other(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    path = folder / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notice.eml", notice("clinic.example", "1"))
        archive.writestr("site.pem", pem(certificate("clinic.example")))
    moving.done(lambda: model.take([path]))
    came = came_of(model)
    assert (came.added, len(came.settled), came.refused) == (1, 1, ())


def test_a_pass_phrase_is_asked_for_only_where_one_is_needed(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    plain, locked, other = put(
        folder,
        a_pfx=pfx(certificate("a.example"), ""),
        b_pfx=pfx(certificate("b.example"), SECRET),
        c_pfx=pfx(certificate("c.example"), "another"),
    )
    moving.done(lambda: model.take([plain]))
    assert not model.bundles.props.is_open
    moving.done(lambda: model.take([plain, locked, other]))
    assert model.bundles.props.files == ("b.pfx", "c.pfx")
    assert came_of(model).refused == ()
    moving.done(lambda: model.bundles.try_passphrase(""))
    assert model.bundles.props.problem is not None
    assert model.bundles.props.problem.key is MessageKey.BUNDLE_PASSPHRASE
    moving.done(lambda: model.bundles.try_passphrase("wrong"))
    problem = model.bundles.props.problem
    assert isinstance(problem, FieldError)
    assert (problem.key, problem.facts["file"]) == (MessageKey.BUNDLE_CLOSED, "b.pfx")
    moving.done(lambda: model.bundles.try_passphrase(SECRET))
    assert model.bundles.props == Locked(files=("c.pfx",))
    assert [line.holding.common_name for line in moving.view.lines] == ["a.example", "b.example"]
    assert came_of(model).added == 1
    moving.done(model.bundles.leave_out)
    assert not model.bundles.props.is_open
    assert [(each.file, each.why.key) for each in came_of(model).refused] == [("c.pfx", MessageKey.BUNDLE_PASSPHRASE)]


def test_what_waits_for_a_pass_phrase_is_not_told_to_be_of_no_use(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    known = certificate("b.example")
    plain, locked = put(folder, b_pem=pem(known), b_pfx=pfx(known, SECRET))
    moving.done(lambda: model.take([plain]))
    moving.done(lambda: model.take([locked]))
    assert model.bundles.props.is_open
    assert model.props.came is None
    moving.done(lambda: model.bundles.try_passphrase(SECRET))
    assert (came_of(model).added, came_of(model).known) == (0, 1)


def test_a_pass_phrase_is_nowhere_in_what_is_kept(moving: MovingDesk, model: TakingViewModel, folder: Path) -> None:
    (locked,) = put(folder, b_pfx=pfx(certificate("b.example"), SECRET))
    moving.done(lambda: model.take([locked]))
    model.bundles.try_passphrase(SECRET)
    told = repr((model.props, model.bundles.props, model.bundles.__dict__, model.__dict__))
    assert SECRET not in told
    moving.settle()
    assert [line.holding.common_name for line in moving.view.lines] == ["b.example"]
    kept = b"".join(path.read_bytes() for path in moving.world.home.glob("desk.sqlite3*"))
    assert SECRET.encode() not in kept


def test_bundles_of_one_name_in_two_folders_are_told_apart(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    for name, secret in (("one", SECRET), ("two", "another")):
        (folder / name).mkdir()
        (folder / name / "site.pfx").write_bytes(pfx(certificate(f"{name}.example"), secret))
    moving.done(lambda: model.take([folder / "one", folder / "two"]))
    moving.done(lambda: model.bundles.try_passphrase(SECRET))
    assert model.bundles.props.files == ("site.pfx",)
    moving.done(lambda: model.bundles.try_passphrase("another"))
    assert not model.bundles.props.is_open
    assert (came_of(model).added, came_of(model).refused) == (2, ())


def test_names_that_only_notices_have_can_be_added_with_their_numbers(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    files = put(folder, a_eml=notice("bücher.example", "1"), b_eml=notice("shop.example", "2"))
    moving.done(lambda: model.take(files))
    assert came_of(model).strangers == ("bücher.example", "shop.example")
    moving.done(model.add_strangers)
    assert [(line.holding.shown_name, line.moved.number) for line in moving.view.lines] == [
        ("bücher.example", "1"), ("shop.example", "2"),
    ]  # fmt: skip
    came = came_of(model)
    assert (came.added, came.mails, len(came.settled), came.strangers) == (2, 2, 2, ())


def test_a_name_that_was_added_elsewhere_is_no_stranger_any_more(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    moving.done(lambda: model.take(put(folder, a_eml=notice("a.example", "1"))))
    moving.typed("a.example")
    assert came_of(model).strangers == ()


def test_a_number_without_a_name_is_used_for_what_is_chosen(moving: MovingDesk, model: TakingViewModel) -> None:
    moving.typed("clinic.example", "other.example")
    text = "Your SSL certificate expires soon: renew it.\nCustomer number: 40127763\nExpires on: 7 January 2027"
    moving.done(lambda: model.paste(text))
    (nameless,) = came_of(model).nameless
    moving.done(lambda: model.use_nameless(nameless))
    assert came_of(model).nameless == (nameless,), "nothing is chosen"
    model.select([moving.view.lines[0].holding.id])
    assert (model.props.selected, model.props.selected_name) == (1, "clinic.example")
    moving.done(lambda: model.use_nameless(nameless))
    assert [line.moved.number for line in moving.view.lines] == ["40127763", ""]
    assert came_of(model).nameless == ()
    assert moving.undoables[-1].what is Changed.NUMBER_TAKEN


def test_suspicious_notices_are_told_apart_from_what_gave_nothing(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    moving.typed("a.example")
    fraud = notice("a.example", "1", sender="Renewals <renewals@starfield-billing.example>")
    files = put(folder, a_eml=fraud, b_eml=mail(["Lunch?"], subject="Lunch"), c_eml=b"%PDF-1.7")
    moving.done(lambda: model.take(files))
    came = came_of(model)
    assert [each.file for each in came.doubted] == ["a.eml"]
    assert [(each.file, each.why.key) for each in came.unread] == [
        ("b.eml", MessageKey.NOT_A_NOTICE), ("c.eml", MessageKey.MAIL_FORM),
    ]  # fmt: skip
    assert (came.suspicious, came.settled) == (1, ())


def test_another_migration_has_nothing_of_what_came_of_this_one(
    moving: MovingDesk, model: TakingViewModel, folder: Path
) -> None:
    moving.done(lambda: model.take(put(folder, a_pfx=pfx(certificate("a.example"), SECRET))))
    model.take(put(folder, b_pem=pem(certificate("b.example"))))
    moving.open.show(moving.desk.migrations.begin("Another"))
    moving.settle()
    assert model.props == Props()
    assert not model.bundles.props.is_open
    assert not moving.view.lines


def test_a_migration_that_is_gone_is_told(moving: MovingDesk, model: TakingViewModel, folder: Path) -> None:
    moving.desk.migrations.remove(moving.migration.id)
    moving.done(lambda: model.take(put(folder, a_pem=pem(certificate("a.example")))))
    assert model.props.problem is not None
    assert model.props.problem.key is MessageKey.MIGRATION_GONE
    assert model.props.reading is None


def test_the_orders_in_force_are_taken_all_or_of_some_clients(tmp_path: Path) -> None:
    moving = MovingDesk(FakeWorld(tmp_path, portfolio(())))
    adding = AddingViewModel(moving.desk.holdings, moving.desk.orders, moving.open, moving.runner)
    moving.desk.orders.refresh(Silent())
    moving.desk.labels.set_client([SECTIGO], "Meridian")
    moving.done(adding.look)
    assert adding.props.orders == adding.props.to_take == 2
    assert adding.props.clients == (("Larkspur Florists", 1), ("Meridian", 1))
    adding.choose(["Larkspur Florists"])
    assert adding.props.to_take == 1
    moving.done(adding.take_orders)
    assert [line.holding.client for line in moving.view.lines] == ["Larkspur Florists"]
    adding.choose(None)
    moving.done(adding.take_orders)
    assert len(moving.view.lines) == 2
    moving.done(adding.take_orders)
    assert adding.props.known == 2


def test_the_iso_account_is_taken_until_it_is_removed(moving: MovingDesk, adding: AddingViewModel) -> None:
    moving.done(adding.take_iso_account)
    assert len(moving.view.lines) == 18
    moving.desk.account_search.set_removal(moving.world.clock.now().date())
    moving.done(adding.take_iso_account)
    assert isinstance(adding.props.problem, PolicyRefused)
    assert (adding.props.problem.key, adding.props.way) == (MessageKey.ISO_REMOVED, Way.ISO_ACCOUNT)


def test_what_was_typed_is_taken_and_what_is_no_name_is_told(moving: MovingDesk, adding: AddingViewModel) -> None:
    added: list[object] = []
    adding.added.connect(added.append)
    moving.done(lambda: adding.take_typed("a.example\nnot a name!\nb.example", " Larkspur "))
    assert [(line.holding.common_name, line.holding.client) for line in moving.view.lines] == [
        ("a.example", "Larkspur"), ("b.example", "Larkspur"),
    ]  # fmt: skip
    assert adding.props.refused
    assert added == []
    moving.done(lambda: adding.take_typed("c.example", "x" * 200))
    assert adding.props.problem is not None
    assert adding.props.problem.key is MessageKey.CLIENT_FORM
    moving.done(lambda: adding.take_typed("c.example", ""))
    assert len(added) == 1
