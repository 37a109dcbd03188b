"""A view-model that is made when it is first needed: a start waits for nothing that is not seen."""

from collections.abc import Callable
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Late(Generic[T_co]):
    """Keeps the place of what `make` returns. It imports what it needs by itself, at that moment."""

    def __init__(self, make: Callable[[], T_co]) -> None:
        self._make = make
        self._made: T_co | None = None
        self._links: list[Callable[[T_co], object]] = []

    @property
    def model(self) -> T_co:
        """The view-model, made now if it was not before."""
        if self._made is None:
            self._made = made = self._make()
            for link in tuple(self._links):
                link(made)
        return self._made

    @property
    def made(self) -> T_co | None:
        """The view-model if it was needed before."""
        return self._made

    def once(self, link: Callable[[T_co], object]) -> None:
        """Call `link` with the view-model when it is made, in the order of asking; at once where it is there."""
        self._links.append(link)
        if self._made is not None:
            link(self._made)
