"""Several downloads: for what, where, named how, what became of each, and the rest once more."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.errors import SessionRequired, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Progress
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.bulk_download import BulkDownloadViewModel, Props
from certdesk.viewmodels.flow import SignInRequest
from tests.fakes_gui.book import FakeBulk, FakeDownloads
from tests.lanes import HandLane

ORDERS = (OrderId("1"), OrderId("2"), OrderId("3"))


@dataclass
class Stage:
    model: BulkDownloadViewModel
    bulk: FakeBulk
    folder: Path
    commands: HandLane
    queries: HandLane
    runner: Runner
    announced: list[Props]
    sign_ins: list[SignInRequest]

    def shown(self) -> Props:
        return self.model.props

    def opened(self, client: str = "") -> "Stage":
        self.model.open(ORDERS, client)
        self.queries.drain()
        return self


@pytest.fixture
def stage(qapp: object, tmp_path: Path) -> Stage:
    bulk, commands, queries = FakeBulk({ORDERS[0]}), HandLane(), HandLane()
    downloads = FakeDownloads(tmp_path, {"Larkspur": Server.IIS})
    runner = Runner(commands, queries)
    model = BulkDownloadViewModel(bulk, downloads, runner)
    made = Stage(model, bulk, tmp_path, commands, queries, runner, [], [])
    model.changed.connect(made.announced.append)
    model.sign_in_wanted.connect(made.sign_ins.append)
    return made


def is_saving(stage: Stage) -> bool:
    return stage.shown().is_saving


def test_an_answer_that_comes_late_does_not_choose_the_server_for_the_next_opening(stage: Stage) -> None:
    stage.model.open(ORDERS, "Larkspur")
    stage.model.close()
    stage.model.open(ORDERS[:2])
    stage.queries.crank()
    assert stage.shown().folder is None
    stage.queries.drain()
    assert (stage.shown().count, stage.shown().server) == (2, Server.NGINX)


def test_it_opens_with_the_last_folder_and_shows_where_files_go(stage: Stage) -> None:
    stage.opened()
    assert (stage.shown().count, stage.shown().folder, stage.shown().server) == (3, stage.folder, Server.NGINX)
    assert stage.shown().format is DownloadFormat.PEM_NOROOT
    assert stage.shown().preview[0] == stage.folder / "Client" / "1-pem_noroot"


def test_one_client_brings_its_server_and_the_server_its_format(stage: Stage) -> None:
    stage.opened("Larkspur")
    assert (stage.shown().server, stage.shown().format) == (Server.IIS, DownloadFormat.P7B)
    stage.model.set_format(DownloadFormat.DER)
    stage.model.set_server(Server.IIS)
    assert stage.shown().format is DownloadFormat.P7B


def test_a_template_that_names_no_file_is_said_beside_it(stage: Stage) -> None:
    stage.opened().model.set_template("{nonsense}")
    stage.queries.drain()
    assert stage.shown().template_error is not None
    assert not stage.shown().can_save
    stage.model.save()
    assert stage.commands.waiting == 0
    stage.model.set_template("{order}")
    stage.queries.drain()
    assert stage.shown().template_error is None
    assert stage.shown().can_save


def test_each_order_is_told_of_and_the_rest_is_tried_again(stage: Stage) -> None:
    stage.opened().model.save()
    stage.model.close()
    assert is_saving(stage)
    stage.commands.drain()
    assert Progress(3, 3) in [props.progress for props in stage.announced]
    assert not is_saving(stage)
    assert [line.saved is not None for line in stage.shown().lines] == [True, False, False]
    assert isinstance(stage.shown().lines[1].error, SessionRequired)
    assert stage.shown().rest == 2
    stage.bulk.open_orders.add(ORDERS[2])
    stage.model.save_rest()
    stage.commands.drain()
    assert stage.bulk.requests[-1].orders == ORDERS[1:]
    assert [line.order for line in stage.shown().lines] == list(ORDERS)
    assert stage.shown().rest == 1


def test_a_stop_keeps_what_was_saved(stage: Stage) -> None:
    stage.opened().model.save()
    stage.model.stop()
    assert stage.shown().is_stopping
    stage.commands.drain()
    assert not is_saving(stage)


def test_signing_in_is_asked_for_by_order(stage: Stage) -> None:
    stage.opened().model.sign_in(ORDERS[1])
    assert stage.sign_ins == [SignInRequest(ORDERS[1])]


def test_a_folder_that_cannot_be_written_is_said_and_another_one_forgets_it(stage: Stage) -> None:
    stage.bulk.error = Unavailable(MessageKey.FILE_WRITE, folder="x", cause="refused")
    stage.opened().model.save()
    stage.commands.drain()
    assert stage.shown().error is stage.bulk.error
    stage.model.set_folder(stage.folder / "other")
    assert stage.shown().error is None
    assert stage.shown().folder == stage.folder / "other"


def test_without_orders_nothing_opens(stage: Stage) -> None:
    stage.model.open(())
    assert not stage.shown().is_open
    assert stage.queries.waiting == 0
