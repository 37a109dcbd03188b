"""Where a check is silenced, the reason stands beside it."""

import re

import pytest

from tests.rules.sources import AT_LEAST, Source, parse, sources

SILENCED = re.compile(r"#\s*(?:ruff: )?(?:noqa|type: ignore)\b[^#\n]*(?:#[^\n]*)?")
EXCUSED = re.compile(r"(?:noqa: [A-Z0-9, ]+ - |type: ignore\[[a-z, -]+\]  # )\S")


def without_reason(source: Source) -> list[str]:
    """The places where nobody is told why."""
    lines = enumerate(source.text.splitlines(), 1)
    found = ((number, match[0]) for number, line in lines for match in SILENCED.finditer(line))
    return [f"{source.path}:{number}: {words}" for number, words in found if not EXCUSED.search(words)]


@pytest.mark.parametrize(
    "line",
    ["import gi  # no" + "qa", "import gi  # no" + "qa: E402", "found = made  # type" + ": ignore[arg-type]"],
)
def test_the_rule_finds_a_silenced_check(line: str) -> None:
    assert without_reason(parse(line))


@pytest.mark.parametrize(
    "line",
    [
        "import gi  # no" + "qa: E402 - its version is chosen first",
        "found = made  # type" + ": ignore[arg-type]  # fields by name",
    ],
)
def test_the_rule_takes_a_reason(line: str) -> None:
    assert without_reason(parse(line)) == []


@pytest.mark.parametrize("folder", [folder for folder in AT_LEAST if "/" not in folder])
def test_every_silenced_check_has_its_reason(folder: str) -> None:
    assert [place for source in sources(folder) for place in without_reason(source)] == []
