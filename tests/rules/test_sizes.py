"""The outer bounds of size, the words that no module may be named with, and the first line of each."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.sources import Source, parse, sources

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 45
METHODS_OF_A_CLASS = 20
TABLES = "certdesk/views/wording/"  # its functions are tables: as long as there are messages, and as simple
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "core", "manager"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def too_large(source: Source) -> Iterator[str]:
    """What has outgrown its file, function or class."""
    if source.text.count("\n") > LINES_OF_A_FILE:
        yield source.path
    for node in ast.walk(source.tree):
        if isinstance(node, FUNCTIONS):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            large = lines > LINES_OF_A_FUNCTION and not source.path.startswith(TABLES)
        elif isinstance(node, ast.ClassDef):
            large = sum(isinstance(member, FUNCTIONS) for member in node.body) > METHODS_OF_A_CLASS
        else:
            continue
        if large:
            yield f"{source.path}:{node.lineno} {node.name}"


def says_nothing(source: Source) -> bool:
    """True for a module, or a package on its path, whose name could hold anything."""
    words = source.path.removesuffix(".py").replace("/", "_").lower().split("_")
    return not EMPTY_WORDS.isdisjoint(words)


def unexplained(source: Source) -> bool:
    """True for a module that does not say what it is for; an empty `__init__` is for nothing."""
    return bool(source.text.strip()) and not ast.get_docstring(source.tree)


def _function(lines: int) -> str:
    return "def act():\n" + "    pass\n" * (lines - 1)


@pytest.mark.parametrize(
    ("fits", "outgrown"),
    [
        ("x = 1\n" * LINES_OF_A_FILE, "x = 1\n" * (LINES_OF_A_FILE + 1)),
        (_function(LINES_OF_A_FUNCTION), _function(LINES_OF_A_FUNCTION + 1)),
        ("class A:\n" + " def f(s): ...\n" * METHODS_OF_A_CLASS, "class A:\n" + " def f(s): ...\n" * 21),
    ],
    ids=["file", "function", "class"],
)
def test_the_bounds_are_where_they_are_said_to_be(fits: str, outgrown: str) -> None:
    assert not list(too_large(parse(fits)))
    assert list(too_large(parse(outgrown)))


def test_a_long_table_of_words_is_accepted_where_the_words_live() -> None:
    long = _function(LINES_OF_A_FUNCTION + 1)
    assert not list(too_large(parse(long, "certdesk/views/wording/orders.py")))
    assert list(too_large(parse(long, "certdesk/views/orders.py")))


@pytest.mark.parametrize("path", ["certdesk/utils.py", "certdesk/core/orders.py", "certdesk/session_manager.py"])
def test_a_name_that_says_nothing_is_seen(path: str) -> None:
    assert says_nothing(parse("", path))
    assert not says_nothing(parse("", "certdesk/scores.py"))


def test_a_module_without_a_first_line_is_seen() -> None:
    assert unexplained(parse("x = 1\n"))
    assert not unexplained(parse('"""What x is."""\nx = 1\n'))


@pytest.mark.parametrize("folder", ["certdesk", "packaging"])
def test_nothing_has_outgrown_its_place(folder: str) -> None:
    assert not [found for source in sources(folder) for found in too_large(source)]


@pytest.mark.parametrize("folder", ["certdesk", "packaging", "tests"])
def test_every_module_has_a_name_and_a_first_line_that_say_something(folder: str) -> None:
    assert not [source.path for source in sources(folder) if says_nothing(source)]
    assert not [source.path for source in sources(folder) if unexplained(source)]
