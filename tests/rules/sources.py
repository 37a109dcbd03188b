"""The files that the rules read, parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

AT_LEAST = {"certdesk": 150, "certdesk/views": 50, "tests": 40, "packaging": 5}
"""Files that a rule must have seen to be believed; raise these as the project grows."""


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file."""

    path: str
    text: str
    tree: ast.Module

    def calls(self) -> Iterator[ast.Call]:
        """All calls in the file."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


def parse(text: str, path: str = "certdesk/views/planted.py") -> Source:
    """A source made up by a test, to show that a rule sees what it forbids."""
    return Source(path, text, ast.parse(text))


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """The Python files under a folder of the project, at least as many as are known to be there."""
    files = sorted((ROOT / folder).rglob("*.py"))
    found = tuple(parse(file.read_text("utf-8"), file.relative_to(ROOT).as_posix()) for file in files)
    assert len(found) >= AT_LEAST[folder], f"only {len(found)} files under {folder}"
    return found


def name_of(node: ast.expr) -> str:
    """The last name of a dotted expression: `wait` for `qtbot.wait`, "" for what has no name."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def owner_of(node: ast.expr) -> str:
    """The name before the last dot: `qtbot` for `qtbot.wait`, "" where there is none."""
    return name_of(node.value) if isinstance(node, ast.Attribute) else ""
