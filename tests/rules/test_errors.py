"""Whatever is caught wholesale is caught where it is reported."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.sources import Source, name_of, parse, sources

DOORS = {"certdesk/jobs/runner.py", "certdesk/app/crash.py"}
WHOLESALE = {"Exception", "BaseException"}


def _puts_right_and_passes_on(handler: ast.ExceptHandler) -> bool:
    """True for the one honest use elsewhere: undo a transaction or a file, then raise what came."""
    last = handler.body[-1]
    is_raised_again = isinstance(last, ast.Raise) and last.exc is None
    return is_raised_again and handler.type is not None and name_of(handler.type) == "BaseException"


def swallowed(source: Source) -> Iterator[str]:
    """Places that catch every exception, bugs included, and keep it."""
    if source.path in DOORS:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and not _puts_right_and_passes_on(node):
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
        "try: act()\nexcept BaseException: raise Other from None",
        "try: act()\nexcept Exception: raise",
        "with contextlib.suppress(Exception): act()",
    ],
)
def test_catching_everything_is_seen(planted: str) -> None:
    assert list(swallowed(parse(planted)))
    assert not list(swallowed(parse(planted, "certdesk/jobs/runner.py")))


@pytest.mark.parametrize(
    "planted",
    [
        "try: act()\nexcept (OSError, ValueError): pass",
        "try: act()\nexcept BaseException:\n    undo()\n    raise",
    ],
)
def test_catching_what_is_expected_is_accepted(planted: str) -> None:
    assert not list(swallowed(parse(planted)))


def test_only_the_runner_and_the_crash_handler_catch_everything() -> None:
    assert not [found for source in sources("certdesk") for found in swallowed(source)]
