"""Account Assistance and the end of the ISO account, at the practice registrar itself."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.iso import AssistedProduct
from certdesk.domain.notices import Witness
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.pki.idn import to_ascii
from certdesk.services.desk import build_desk
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import desk_database
from certdesk.viewmodels.migration.opened import OpenMigration
from certdesk.viewmodels.practice_assistance import Form
from certdesk.viewmodels.provider_models import ProviderModels
from tests.contracts.ports.practice_world import HandClock, copy_template, make_template, practice_ca
from tests.e2e.stage import Keyring, outside_of
from tests.lanes import HandLane

BAKERY = "bestellen.bäckerei-morgenrot.example"
NUMBER = re.compile(r"^Customer number: ([0-9]{1,10})$", re.MULTILINE)
LINK = re.compile(r"^https://account\.practice-registrar\.example/reset/\S+$", re.MULTILINE)


class Office:
    """A desk at a practice CA with a migration of its ISO account open, and what the provider's sheets work with."""

    def __init__(self, ca: PracticeCA, folder: Path) -> None:
        self.ca = ca
        hub = ChangeHub()
        database = desk_database(folder / "desk.sqlite3")
        self.desk = build_desk(outside_of(ca, Keyring()), database, hub.announce, folder, ca.database)
        self.desk.home.open()
        self.lane = HandLane()
        self.runner = Runner(self.lane, self.lane)
        self.opened = OpenMigration(self.desk.migrations, self.desk.holdings, self.runner)
        self.asked = 0
        self.hub = hub
        self.models = ProviderModels(self.desk, self._ask_opened, self.runner, hub)
        begun = self.desk.migrations.begin("Off the ISO account").migration.id
        self.opened.show(self.desk.holdings.take_iso_account(begun).view)

    def _ask_opened(self) -> OpenMigration:
        self.asked += 1
        return self.opened

    def newest_text(self, address: str) -> str:
        """What the newest mail in a practice mailbox says."""
        room = self.desk.practice
        return room.open_message(room.messages(address, "")[0].id).text


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    made = make_template(folder)
    practice_ca(folder, HandClock()).iso.account()
    return made


@pytest.fixture
def office(tmp_path: Path, template: Path) -> Office:
    copy_template(template, tmp_path)
    return Office(practice_ca(tmp_path, HandClock()), tmp_path)


def test_nothing_is_asked_for_before_a_sheet_is_opened(office: Office) -> None:
    assert office.asked == 0
    office.models.open_assistance()
    assert office.asked == 1


def test_a_number_is_mailed_read_typed_and_known_by_account_assistance(office: Office) -> None:
    view = office.opened.view
    assert view is not None
    (line,) = [each for each in view.lines if each.holding.common_name == to_ascii(BAKERY)]
    learnt: list[str] = []
    office.models.number_learnt.connect(learnt.append)
    office.models.open_assistance(BAKERY, (line.holding.id,))
    model = office.models.assistance
    model.retrieve(AssistedProduct.CERTIFICATE, model.props.identifier)
    office.lane.drain()
    assert model.props.mailed is not None
    assert model.props.mailed.to == "*****@morgenrot.example"
    (number,) = NUMBER.findall(office.newest_text("laden@morgenrot.example"))
    model.keep(number)
    office.lane.drain()
    found = office.opened.line(line.holding.id)
    assert found is not None
    assert found.known_by is not None
    assert (found.moved.number, found.known_by.witness) == ("37460291", Witness.ASSISTANCE)
    assert learnt == ["37460291"]


def test_a_way_to_a_new_password_is_mailed_and_not_shown(office: Office) -> None:
    office.models.open_assistance()
    model = office.models.assistance
    model.choose(Form.PASSWORD)
    model.reset_password("37460291")
    office.lane.drain()
    (link,) = LINK.findall(office.newest_text("laden@morgenrot.example"))
    assert model.props.mailed is not None
    assert link not in repr(model.props)


def test_a_new_password_is_asked_for_by_the_number_of_its_account(office: Office) -> None:
    office.models.open_reset("37460291")
    model = office.models.assistance
    assert (model.props.form, model.props.number, model.props.identifier) == (Form.PASSWORD, "37460291", "")


def test_the_loss_is_lived_through_and_undone(office: Office) -> None:
    office.models.open_account()
    model = office.models.account
    office.lane.drain()
    model.remove_in(30)
    office.lane.drain()
    assert (model.props.days_left, model.props.is_removed) == (30, False)
    office.desk.practice.advance(timedelta(days=31))
    office.lane.drain()
    assert model.props.is_removed
    assert model.props.account is not None
    assert model.props.account.shown == 0
    model.look_into("27190455")
    office.lane.drain()
    assert model.props.looked is not None
    assert len(model.props.looked.certificates) == 2
    heard: list[frozenset[Topic]] = []
    office.hub.changed.connect(heard.append)
    model.keep_account()
    office.lane.drain()
    assert model.props.account.shown == 18
    assert frozenset({Topic.MIGRATIONS}) in heard
    assert office.opened.id is not None
    assert office.desk.holdings.take_iso_account(office.opened.id).known == 18
