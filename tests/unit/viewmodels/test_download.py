"""Choosing a download, and every way that saving it can end."""

from pathlib import Path

import pytest

from certdesk.domain.downloads import DownloadFormat, IfExists, KeyStoreFormat, SavedFile, SaveRequest, Server
from certdesk.domain.errors import CertDeskError, FieldError, SessionRequired, StateConflict, Unavailable
from certdesk.domain.local_keys import Target
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderStatus
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.download.choice import FAMILIAR, WithKey
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.viewmodels.flow import After, SignInRequest
from tests.fakes_gui.download import FakeDownloads, OneOrder
from tests.lanes import HandLane
from tests.samples import entry, order

pytestmark = pytest.mark.usefixtures("qapp")
ORDER = order().id


class Desk:
    def __init__(self, server: Server | None = None, **changes: object) -> None:
        self.lane = HandLane()
        self.downloads = FakeDownloads(server)
        self.model = DownloadViewModel(self.downloads, OneOrder(entry(**changes)), Runner(self.lane, self.lane))
        self.saved: list[SavedFile] = []
        self.sign_ins: list[SignInRequest] = []
        self.model.saved.connect(self.saved.append)
        self.model.sign_in_wanted.connect(self.sign_ins.append)
        self.model.open(ORDER)
        self.lane.drain()

    def fail_with(self, error: CertDeskError) -> None:
        def answer(request: SaveRequest) -> SavedFile:
            raise error

        self.downloads.answer = answer

    def save(self) -> None:
        self.model.save()
        self.lane.drain()


def test_the_sheet_opens_with_the_full_chain_for_nginx_first() -> None:
    props = Desk().model.props
    assert props.server is Server.NGINX
    assert props.formats[0].format is DownloadFormat.PEM_NOROOT
    assert props.formats[0].is_recommended
    assert props.formats[0].is_chosen
    assert props.file_name == "shop.larkspur.example.pem_noroot"


def test_the_server_of_the_clients_last_download_comes_first() -> None:
    props = Desk(Server.IIS).model.props
    assert (props.server, props.recommended) == (Server.IIS, DownloadFormat.P7B)


def test_another_server_brings_its_format_and_name() -> None:
    desk = Desk()
    desk.model.choose_format(DownloadFormat.DER)
    desk.model.choose_server(Server.TOMCAT)
    assert desk.model.props.formats[0].format is DownloadFormat.P7B
    assert desk.model.props.file_name == "shop.larkspur.example.p7b"


def test_all_eleven_formats_come_on_request() -> None:
    desk = Desk()
    assert {choice.format for choice in desk.model.props.formats} == set(FAMILIAR)
    desk.model.show_all()
    assert {choice.format for choice in desk.model.props.formats} == {*DownloadFormat, *KeyStoreFormat}
    assert not desk.model.props.has_more


def test_a_save_hands_over_what_was_chosen_and_closes_the_sheet() -> None:
    desk = Desk()
    desk.model.choose_server(Server.APACHE)
    desk.model.set_file_name("  chain.pem ")
    desk.model.set_folder(Path("elsewhere"))
    desk.save()
    assert desk.downloads.requests == [
        SaveRequest(DownloadFormat.PEM_NOROOT, Path("elsewhere"), "chain.pem", Server.APACHE)
    ]
    assert [file.path for file in desk.saved] == [Path("elsewhere/chain.pem")]
    assert not desk.model.props.is_open


def test_a_format_with_the_key_leads_on_and_saves_nothing_here() -> None:
    desk = Desk(Server.TOMCAT)
    wanted: list[WithKey] = []
    desk.model.key_wanted.connect(wanted.append)
    assert [choice.format for choice in desk.model.props.formats[:2]] == [DownloadFormat.P7B, KeyStoreFormat.PFX]
    desk.model.choose_format(KeyStoreFormat.PFX)
    assert (desk.model.props.holds_key, desk.model.props.configuration) == (True, ())
    desk.save()
    assert wanted == [WithKey(ORDER, Target.JAVA)]
    assert desk.downloads.requests == []
    assert desk.model.props.is_open
    desk.model.choose_format(DownloadFormat.DER)
    assert (desk.model.props.holds_key, desk.model.props.file_name) == (False, "shop.larkspur.example.der")


def test_a_double_click_saves_once() -> None:
    desk = Desk()
    desk.model.save()
    desk.model.save()
    desk.lane.drain()
    assert len(desk.downloads.requests) == 1


def test_the_sheet_does_not_close_while_it_saves() -> None:
    desk = Desk()
    desk.model.save()
    desk.model.close()
    assert desk.model.props.is_open


def test_an_existing_file_is_asked_about_and_replaced_on_request() -> None:
    desk = Desk()
    desk.fail_with(StateConflict(MessageKey.FILE_EXISTS, file="chain.pem"))
    desk.save()
    assert desk.model.props.existing == "chain.pem"
    desk.model.save(IfExists.REPLACE)
    assert desk.model.props.existing == ""
    desk.lane.drain()
    assert [request.if_exists for request in desk.downloads.requests] == [IfExists.ASK, IfExists.REPLACE]


def test_a_bad_name_is_told_beside_the_name_until_it_changes() -> None:
    desk = Desk()
    desk.fail_with(FieldError("file_name", MessageKey.FILE_NAME))
    desk.save()
    assert desk.model.props.name_problem is not None
    desk.model.set_file_name("better.pem")
    assert desk.model.props.name_problem is None


def test_a_full_disk_keeps_the_sheet_and_everything_chosen() -> None:
    desk = Desk()
    desk.model.set_file_name("mine.pem")
    problem = Unavailable(MessageKey.FILE_WRITE, folder="/x", cause="full")
    desk.fail_with(problem)
    desk.save()
    assert desk.model.props.problem is problem
    assert desk.model.props.file_name == "mine.pem"
    assert desk.model.props.can_save


def test_a_missing_session_asks_to_sign_in_and_the_save_goes_on_afterwards() -> None:
    desk = Desk()
    desk.model.set_file_name("mine.pem")
    desk.fail_with(SessionRequired(MessageKey.SESSION_ENDED, order=ORDER))
    desk.save()
    assert desk.sign_ins == [SignInRequest(ORDER, After.GO_ON_SAVING)]
    assert desk.model.props.is_open
    desk.downloads.answer = FakeDownloads().answer
    desk.save()
    assert [file.path.name for file in desk.saved] == ["mine.pem"]


def test_an_order_without_a_certificate_cannot_be_saved() -> None:
    assert not Desk(status_word=OrderStatus.PENDING).model.props.can_save
