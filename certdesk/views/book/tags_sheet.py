"""The tags of one order or of many: what all have, what only some have, and new ones."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from certdesk.domain.labels import LONGEST_TAG, MOST_TAGS
from certdesk.domain.text import displayable
from certdesk.viewmodels.labels import LabelsViewModel, Props, TagUse
from certdesk.views.book.completing import Offers
from certdesk.views.book.tag_chip import TagChip
from certdesk.views.kit.buttons import IconButton, primary, secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.labels import whose


class TagsSheet(Sheet):
    """Enter adds what is typed; with nothing typed it keeps the tags."""

    def __init__(self, window: QWidget, model: LabelsViewModel) -> None:
        props = model.props
        title = QCoreApplication.translate("TagsSheet", "Tags")
        super().__init__(window, SheetHead(title, whose(len(props.orders), props.name)), width=520)
        self.setObjectName("tags_sheet")
        self._model = model
        self._shown: tuple[TagUse, ...] | None = None
        self._build()
        self._bind()
        self._render(props)

    def _build(self) -> None:
        self._field = LabelledField(self.tr("Add a tag"), hint=self.tr("Enter adds it. The filter finds tags."))
        self._field.edit.setObjectName("tag_name")
        self._field.edit.setMaxLength(MOST_TAGS * (LONGEST_TAG + 2))
        self._offers = Offers(self._field.edit, self.tr("Tags of the book"))
        self._holder = QWidget()
        self._holder.setObjectName("tags")
        self._holder.setAccessibleName(self.tr("Tags"))
        self._chips = FlowLayout(self._holder, gap=SPACE.sm)
        self._none = PlainLabel(self.tr("No tags yet"), ink=Ink.QUIET)
        self.body.setSpacing(SPACE.lg)
        self.body.addWidget(self._field)
        self.body.addWidget(self._none)
        self.body.addWidget(self._holder)
        self.body.addStretch(1)
        self._cancel, self._keep = secondary(self.tr("Cancel")), primary(self.tr("Save tags"))
        self._cancel.setObjectName("tags_cancel")
        self._keep.setObjectName("tags_keep")
        self.footer.addStretch(1)
        self.footer.addWidget(self._cancel)
        self.footer.addWidget(self._keep)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._field.edit.returnPressed.connect(self._add_or_keep)
        self._keep.clicked.connect(self._keep_all)
        self._cancel.clicked.connect(self.dismiss)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        self.set_busy(busy=props.is_keeping)
        self._keep.setEnabled(props.can_keep)
        self._field.show_error(words_of(props.error).text if props.error else "")
        known = {tag.name for tag in props.tags}
        self._offers.show_words([displayable(count.name) for count in props.known if count.name not in known])
        if props.tags != self._shown:
            self._show_tags(props.tags, len(props.orders))

    def _show_tags(self, tags: tuple[TagUse, ...], total: int) -> None:
        """The focus stays in the row of tags when the one that it was on goes."""
        focused = self.window().focusWidget()
        had_focus = focused is not None and self._holder.isAncestorOf(focused)
        self._shown = tags
        empty(self._chips)
        for tag in tags:
            chip = TagChip(tag, total)
            chip.wanted.connect(self._model.add_tags)
            chip.dropped.connect(self._model.drop_tag)
            self._chips.addWidget(chip)
            chip.show()
        self._none.setVisible(not tags)
        self._holder.setVisible(bool(tags))
        if had_focus:
            buttons = self._holder.findChildren(IconButton)
            shown = [button for button in buttons if button.isVisibleTo(self._holder)]
            target: QWidget = shown[0] if shown else self._field.edit
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> bool:
        """Take over what is typed; False where it is no tag."""
        if not self._field.text().strip():
            return True
        if not self._model.add_tags(self._field.text()):
            return False
        self._field.edit.forget()
        return True

    def _add_or_keep(self) -> None:
        if self._field.text().strip():
            self._add()
        else:
            self._model.keep_tags()

    def _keep_all(self) -> None:
        if self._add():
            self._model.keep_tags()
