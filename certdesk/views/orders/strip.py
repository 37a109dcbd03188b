"""Where headings and rows stand, worked out from a few sections: no layout that grows with the book."""

from dataclasses import dataclass

from certdesk.viewmodels.orders.filtering import Section


@dataclass(frozen=True, slots=True)
class Strip:
    """Headings of one height and rows of another, one below the other; all in pixels from the top."""

    sections: tuple[Section, ...]
    heading_height: int
    row_height: int
    padding: int = 0

    @property
    def length(self) -> int:
        """How high everything is together, the padding below the last row included."""
        rows = sum(section.count for section in self.sections)
        return len(self.sections) * self.heading_height + rows * self.row_height + self.padding

    def top(self, place: int) -> int:
        """Return where the item at `place` begins."""
        headings = sum(section.place < place for section in self.sections)
        return headings * self.heading_height + (place - headings) * self.row_height

    def height(self, place: int) -> int:
        """Return how high the item at `place` is."""
        return self.heading_height if self.is_heading(place) else self.row_height

    def is_heading(self, place: int) -> bool:
        """Return whether a heading stands at `place`."""
        return any(section.place == place for section in self.sections)

    def place_at(self, y: int) -> int | None:
        """Return the place of the item that covers `y`, or None above and below everything."""
        if y < 0:
            return None
        for section in self.sections:
            begin = self.top(section.place)
            rows_begin = begin + self.heading_height
            if y < rows_begin:
                return section.place
            if y < rows_begin + section.count * self.row_height:
                return section.place + 1 + (y - rows_begin) // self.row_height
        return None

    def places_between(self, top: int, bottom: int) -> range:
        """Return the places of everything that is at least partly between two heights."""
        last = self.last_place
        if last is None:
            return range(0)
        first = self.place_at(max(top, 0))
        end = self.place_at(max(bottom - 1, 0))
        if first is None:
            return range(0)
        return range(first, (last if end is None else end) + 1)

    def nearest_row(self, place: int, step: int) -> int | None:
        """Return the row at or after `place`, looking down (`step` 1) or up (-1); None when there is none left."""
        last = self.last_place
        while last is not None and 0 <= place <= last:
            if not self.is_heading(place):
                return place
            place += step
        return None

    @property
    def last_place(self) -> int | None:
        """The place of the last item, or None of an empty strip."""
        if not self.sections:
            return None
        section = self.sections[-1]
        return section.place + section.count
