"""A sample world that is made once and copied for each test."""

from pathlib import Path

import pytest

from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.contracts import Outside
from tests.contracts.ports.practice_world import HandClock, copy_template, make_template, practice_ca


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def ca(tmp_path: Path, template: Path, clock: HandClock) -> PracticeCA:
    copy_template(template, tmp_path)
    return practice_ca(tmp_path, clock)


@pytest.fixture
def outside(ca: PracticeCA, clock: HandClock) -> Outside:
    return Outside(ca.panel, ca.portal, ca.mailroom, ca.controls, ca.counter, clock.pass_by)
