"""Whatever is caught wholesale is caught where it is reported."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.sources import Source, name_of, parse, sources

DOORS = {"certdesk/jobs/runner.py", "certdesk/app.py", "certdesk/views/crash.py"}
WHOLESALE = {"Exception", "BaseException"}


def swallowed(source: Source) -> Iterator[str]:
    """Places that catch every exception, bugs included."""
    if source.path in DOORS:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = [node.type] if not isinstance(node.type, ast.Tuple) else node.type.elts
        elif isinstance(node, ast.Call) and name_of(node.func) == "suppress":
            caught = list(node.args)
        else:
            continue
        if any(kind is None or name_of(kind) in WHOLESALE for kind in caught):
            yield f"{source.path}:{node.lineno}"


@pytest.mark.parametrize(
    "planted",
    [
        "try: act()\nexcept Exception: pass",
        "try: act()\nexcept: pass",
        "try: act()\nexcept (OSError, BaseException): pass",
        "with contextlib.suppress(Exception): act()",
    ],
)
def test_catching_everything_is_seen(planted: str) -> None:
    assert list(swallowed(parse(planted)))
    assert not list(swallowed(parse(planted, "certdesk/jobs/runner.py")))


def test_catching_what_is_expected_is_accepted() -> None:
    assert not list(swallowed(parse("try: act()\nexcept (OSError, ValueError): pass")))


def test_only_the_runner_and_the_crash_handler_catch_everything() -> None:
    assert not [found for source in sources("certdesk") for found in swallowed(source)]
