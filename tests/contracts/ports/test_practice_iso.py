"""The practice CA keeps the contracts of the registrar."""

from pathlib import Path

import pytest

from certdesk.simulator.iso.sample import OLD_SCHOOL
from tests.contracts.ports.iso_contract import AssistanceContract, IsoAccountContract, Registrar
from tests.contracts.ports.practice_world import HandClock, copy_template, make_template, practice_ca


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    made = make_template(folder)
    practice_ca(folder, HandClock()).iso.account()
    return made


@pytest.fixture
def registrar(tmp_path: Path, template: Path) -> Registrar:
    copy_template(template, tmp_path)
    clock = HandClock()
    ca = practice_ca(tmp_path, clock)
    return Registrar(ca.iso, ca.mailroom, ca.counter, clock.now, clock.pass_by, OLD_SCHOOL.number)


class TestIsoAccount(IsoAccountContract):
    """The ISO account."""


class TestAssistance(AssistanceContract):
    """Account Assistance."""
