"""Every text on the screen can be found by the translators' tools."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.sources import Source, parse, sources


def untranslatable(source: Source) -> Iterator[str]:
    """Calls whose text lupdate does not find, so that at run time no catalogue holds it.

    It reads the source by name: `self.tr(text)` and `translate(context, text)`, with literals. Under another name,
    as in `tr = QCoreApplication.translate`, it takes the context for the text.
    """
    for call in source.calls():
        match call.func:
            case ast.Attribute(attr="tr"):
                required = 1
            case ast.Name(id="tr"):
                required = len(call.args) + 1
            case ast.Name(id="translate") | ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate"):
                required = 2
            case _:
                continue
        literals = [text for text in call.args[:required] if isinstance(text, ast.Constant) and text.value]
        if len(literals) < required or not all(isinstance(text.value, str) for text in literals):
            yield f"{source.path}:{call.lineno}"


@pytest.mark.parametrize(
    "planted",
    [
        "self.tr(f'{count} orders')",
        "self.tr(text)",
        "self.tr('a' + b)",
        "QCoreApplication.translate('Orders', f'{count}')",
        "translate(context, 'text')",
        "tr('Orders', 'text')",
    ],
)
def test_a_text_that_no_translator_can_find_is_seen(planted: str) -> None:
    assert list(untranslatable(parse(planted)))


@pytest.mark.parametrize(
    "planted",
    [
        "self.tr('Sign in')",
        "self.tr('Sign ' 'in', 'button')",
        "QCoreApplication.translate('Orders', '%n order(s)', None, count)",
        "name.translate(TABLE)",
        "name[:9].translate(TABLE)",
        "painter.translate(x, y)",
    ],
)
def test_a_literal_text_is_accepted(planted: str) -> None:
    assert not list(untranslatable(parse(planted)))


def test_every_text_for_the_screen_is_a_literal() -> None:
    assert not [found for source in sources("certdesk") for found in untranslatable(source)]
