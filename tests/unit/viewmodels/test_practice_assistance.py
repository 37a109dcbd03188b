"""Account Assistance: each form is answered by mail, and the number that came is kept with where it is from."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from certdesk.domain.errors import CertDeskError, FieldError, NotFound, StateConflict, Unavailable
from certdesk.domain.holdings import HoldingId
from certdesk.domain.iso import AssistedProduct
from certdesk.domain.messages import MessageKey
from certdesk.domain.notices import Finding, Witness
from certdesk.simulator.iso.sample import OLD_SCHOOL
from certdesk.viewmodels.migration.opened import Changed
from certdesk.viewmodels.practice_assistance import Form, PracticeAssistanceViewModel
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk
from tests.samples import DAY

CLINIC, CLUB = "clinic.tidewater-dental.example", "club.hollowaybooks.example"
CERTIFICATE = AssistedProduct.CERTIFICATE


@dataclass
class Screen:
    """The view-model over a migration of the ISO account, and what it told."""

    moving: MovingDesk
    learnt: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        desk = self.moving.desk
        self.model = PracticeAssistanceViewModel(desk.account_search, self.moving.open, self.moving.runner)
        self.model.number_learnt.connect(self.learnt.append)

    def holding(self, name: str) -> HoldingId:
        return next(line.holding.id for line in self.moving.view.lines if line.holding.common_name == name)

    def open_for(self, *names: str) -> None:
        self.model.open(names[0], tuple(map(self.holding, names)))

    def retrieve(self, identifier: str, product: AssistedProduct = CERTIFICATE) -> None:
        self.moving.done(lambda: self.model.retrieve(product, identifier))

    def reset(self, number: str) -> None:
        self.moving.done(lambda: self.model.reset_password(number))

    def keep(self, number: str) -> None:
        self.moving.done(lambda: self.model.keep(number))

    def problem(self) -> CertDeskError:
        assert self.model.props.problem is not None
        return self.model.props.problem

    def known_by(self, name: str) -> Finding | None:
        line = self.moving.open.line(self.holding(name))
        assert line is not None
        return line.known_by


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    moving = MovingDesk(FakeWorld(tmp_path))
    moving.iso_account()
    return Screen(moving)


def test_the_answer_is_mailed_and_only_its_masked_address_told(screen: Screen) -> None:
    screen.open_for(CLINIC)
    assert not screen.model.props.can_keep, "nothing has come yet"
    screen.retrieve(f"  {CLINIC}")
    mailed = screen.model.props.mailed
    assert mailed is not None
    assert (mailed.to, mailed.about) == ("******@tidewater-dental.example", CLINIC)
    assert mailed.at == screen.moving.world.clock.now()
    assert screen.model.props.can_keep


def test_the_number_that_came_is_kept_as_what_account_assistance_said(screen: Screen) -> None:
    screen.open_for(CLINIC)
    screen.retrieve(CLINIC)
    screen.keep(" 4012 7763 ")
    found = screen.known_by(CLINIC)
    assert found is not None
    assert (found.number, found.witness) == ("40127763", Witness.ASSISTANCE)
    assert screen.learnt == ["40127763"]
    assert not screen.model.props.is_open
    assert [each.what for each in screen.moving.undoables] == [Changed.NUMBER_TAKEN]


def test_it_is_kept_for_all_the_certificates_that_were_chosen_and_can_be_taken_back(screen: Screen) -> None:
    screen.open_for(CLUB, CLINIC)
    assert (screen.model.props.kept_for, screen.model.props.name) == (2, CLUB)
    screen.retrieve(CLUB)
    screen.keep("27190455")
    assert screen.known_by(CLUB) is not None
    assert screen.known_by(CLINIC) is not None
    screen.moving.done(screen.moving.open.undo)
    assert screen.known_by(CLUB) is screen.known_by(CLINIC) is None


def test_what_is_no_customer_number_is_not_kept_until_it_is_put_right(screen: Screen) -> None:
    screen.open_for(CLINIC)
    screen.retrieve(CLINIC)
    screen.keep("+1 480 555 0147")
    refusal = screen.model.props.refusal
    assert isinstance(refusal, FieldError)
    assert refusal.key is MessageKey.NUMBER_FORM
    assert (screen.known_by(CLINIC), screen.learnt, screen.model.props.is_open) == (None, [], True)
    screen.model.note_number_typed()
    assert screen.model.props.refusal is None


def test_a_number_cannot_be_kept_before_one_came_or_for_nothing(screen: Screen) -> None:
    screen.open_for(CLINIC)
    screen.keep("40127763")
    assert screen.known_by(CLINIC) is None
    screen.model.close()
    screen.model.open(CLINIC)
    screen.retrieve(CLINIC)
    assert not screen.model.props.can_keep
    screen.keep("40127763")
    assert screen.learnt == []


def test_a_migration_that_is_gone_is_said_and_nothing_learnt(screen: Screen) -> None:
    screen.open_for(CLINIC)
    screen.retrieve(CLINIC)
    screen.moving.desk.migrations.remove(screen.moving.migration.id)
    screen.keep("40127763")
    assert screen.model.props.refusal is not None
    assert screen.model.props.refusal.key is MessageKey.MIGRATION_GONE
    assert screen.learnt == []


@pytest.mark.parametrize(
    ("product", "identifier", "kind", "key"),
    [
        (CERTIFICATE, "  ", FieldError, MessageKey.ASSISTANCE_EMPTY),
        (CERTIFICATE, "old.brightwater.example", NotFound, MessageKey.ASSISTANCE_NOTHING),
        (AssistedProduct.DOMAIN, CLINIC, NotFound, MessageKey.ASSISTANCE_NOTHING),
    ],
)
def test_why_no_number_is_mailed_is_said(
    screen: Screen, product: AssistedProduct, identifier: str, kind: type[CertDeskError], key: MessageKey
) -> None:
    screen.open_for(CLINIC)
    screen.retrieve(identifier, product)
    assert isinstance(screen.problem(), kind)
    assert screen.problem().key is key
    assert screen.model.props.mailed is None
    screen.model.note_typed()
    assert screen.model.props.problem is None


@pytest.mark.parametrize(
    ("number", "kind", "key"),
    [
        ("31884207x", FieldError, MessageKey.NUMBER_FORM),
        ("1", NotFound, MessageKey.ASSISTANCE_NOTHING),
        (OLD_SCHOOL.number, StateConflict, MessageKey.ACCOUNT_CLOSED),
    ],
)
def test_why_no_password_is_reset_is_said(
    screen: Screen, number: str, kind: type[CertDeskError], key: MessageKey
) -> None:
    screen.model.open()
    screen.model.choose(Form.PASSWORD)
    screen.reset(number)
    assert isinstance(screen.problem(), kind)
    assert screen.problem().key is key


def test_a_provider_that_does_not_answer_is_said(screen: Screen) -> None:
    screen.moving.desk.counter.set_online(False)
    screen.open_for(CLINIC)
    screen.retrieve(CLINIC)
    assert isinstance(screen.problem(), Unavailable)
    assert screen.problem().key is MessageKey.ISO_SILENT


def test_each_form_keeps_its_own_answer(screen: Screen) -> None:
    screen.open_for(CLINIC)
    screen.retrieve(CLINIC)
    screen.model.choose(Form.PASSWORD)
    assert (screen.model.props.mailed, screen.model.props.can_keep) == (None, False)
    screen.reset("00734126")
    assert screen.model.props.mailed is not None
    assert screen.model.props.mailed.to.endswith("@osprey-surveying.example")
    assert not screen.model.props.can_keep, "what comes is a link"
    screen.model.choose(Form.NUMBER)
    assert screen.model.props.mailed is not None
    assert screen.model.props.mailed.about == CLINIC


def test_a_second_try_takes_the_answer_of_the_first_away(screen: Screen) -> None:
    screen.open_for(CLINIC)
    screen.retrieve(CLINIC)
    screen.retrieve("nothing.example")
    assert screen.model.props.mailed is None
    assert not screen.model.props.can_keep


def test_while_it_is_sent_nothing_else_is_and_the_sheet_stays(screen: Screen) -> None:
    screen.open_for(CLINIC)
    screen.model.retrieve(CERTIFICATE, CLINIC)
    screen.model.retrieve(CERTIFICATE, CLUB)
    screen.model.choose(Form.PASSWORD)
    screen.model.close()
    assert (screen.model.props.is_open, screen.model.props.form) == (True, Form.NUMBER)
    screen.moving.settle()
    assert len(screen.moving.desk.practice.messages(None, "")) == 1
    screen.model.close()
    assert not screen.model.props.is_open


def test_the_forms_are_filled_in_with_what_is_known(screen: Screen) -> None:
    clinic = screen.holding(CLINIC)
    search = screen.moving.desk.account_search
    said = Finding("40127763", Witness.CLIENT)
    screen.moving.open.take(search.take_number(screen.moving.migration.id, [clinic], said))
    screen.model.open(holdings=(clinic,))
    assert (screen.model.props.identifier, screen.model.props.number) == (CLINIC, "40127763")
    screen.model.close()
    screen.model.open()
    assert (screen.model.props.identifier, screen.model.props.number) == ("", "")


def test_who_comes_back_from_the_mail_finds_the_answer_and_others_do_not(screen: Screen) -> None:
    screen.open_for(CLINIC)
    screen.retrieve(CLINIC)
    screen.model.close()
    screen.moving.world.clock.forward(DAY)
    screen.open_for(CLINIC)
    assert screen.model.props.can_keep
    screen.model.close()
    screen.open_for(CLUB)
    assert screen.model.props.mailed is None
