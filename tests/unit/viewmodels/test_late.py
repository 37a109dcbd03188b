"""What is made late is made once, when it is needed, and then linked."""

from certdesk.viewmodels.late import Late


def test_it_is_made_when_it_is_first_needed_and_only_then() -> None:
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    late = Late(make)
    assert late.made is None
    assert made == []
    assert late.model is late.model
    assert late.made is late.model
    assert len(made) == 1


def test_links_wait_until_it_is_made_and_keep_their_order() -> None:
    heard: list[str] = []
    late = Late(lambda: "model")
    late.once(lambda model: heard.append(f"first {model}"))
    late.once(lambda model: heard.append(f"second {model}"))
    assert heard == []
    assert late.model == "model"
    assert heard == ["first model", "second model"]
    assert late.model == "model"
    assert len(heard) == 2


def test_a_link_to_what_is_there_is_made_at_once() -> None:
    late = Late(lambda: "model")
    assert late.model == "model"
    heard: list[str] = []
    late.once(heard.append)
    assert heard == ["model"]


def test_a_link_may_ask_for_the_model() -> None:
    late = Late(lambda: "model")
    heard: list[str] = []
    late.once(lambda _model: heard.append(late.model))
    assert late.model == "model"
    assert heard == ["model"]


def test_a_link_that_is_asked_for_by_a_link_is_made_once() -> None:
    late = Late(lambda: "model")
    heard: list[str] = []
    late.once(lambda _model: late.once(heard.append))
    assert late.model == "model"
    assert heard == ["model"]
