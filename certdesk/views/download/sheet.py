"""The download sheet: where it will be installed, the format that fits, and saving it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.downloads import Server
from certdesk.domain.text import displayable
from certdesk.viewmodels.download.choice import Props
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.views.download.configuration_box import ConfigurationBox
from certdesk.views.download.format_list import FormatList
from certdesk.views.download.present_notice import PresentNotice
from certdesk.views.download.questions import Questions
from certdesk.views.download.save_foot import SaveFoot, Saving
from certdesk.views.download.server_list import server_rail
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.theme.tokens import Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.downloads import server_words
from certdesk.views.wording.failures import words_of

_WIDTH = 820
_SERVERS_WIDTH = 236


class DownloadSheet(Sheet):
    """Shown over the window for one order."""

    def __init__(self, window: QWidget, model: DownloadViewModel, name: str) -> None:
        title = QCoreApplication.translate("DownloadSheet", "Download certificate")
        super().__init__(window, SheetHead(title, displayable(name)), width=scaled(_WIDTH))
        self._model = model
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("download_sheet")
        self._servers = server_rail()
        self._servers.setFixedWidth(_SERVERS_WIDTH)
        self._problem = Banner(Icon.TRIANGLE_ALERT, "", "", ToneName.AMBER)
        self._problem.setObjectName("download_problem")
        self._elsewhere = secondary(self.tr("Choose another folder…"))
        self._elsewhere.setObjectName("another_folder")
        self._problem.add_action(self._elsewhere)
        self._present = PresentNotice()
        self._advice = PlainLabel("", Role.SUBTITLE).wrapped()
        self._why = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._questions = Questions()
        self._formats = FormatList()
        self._configuration = ConfigurationBox()
        right = QVBoxLayout()
        right.setContentsMargins(24, 16, 24, 16)
        right.setSpacing(4)
        right.addWidget(self._present)
        right.addWidget(self._problem)
        right.addWidget(self._advice)
        right.addWidget(self._why)
        right.addWidget(self._questions)
        right.addSpacing(8)
        right.addWidget(self._formats)
        right.addSpacing(10)
        right.addWidget(self._configuration)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._servers)
        row.addLayout(right, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(row)
        self._foot = SaveFoot("download")
        self.footer.addWidget(self._foot)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._servers.chosen.connect(self._model.choose_server)
        self._questions.answered.connect(self._model.answer)
        self._formats.chosen.connect(self._model.choose_format)
        self._formats.all_wanted.connect(self._model.show_all)
        self._foot.name.name_edited.connect(self._model.set_file_name)
        self._foot.name.folder_chosen.connect(self._model.set_folder)
        self._elsewhere.clicked.connect(self._foot.name.choose_folder)
        self._foot.cancelled.connect(self.dismiss)
        self._foot.left_alone.connect(self._model.keep_looking)
        self._foot.save_wanted.connect(self._model.save)
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            return
        words = server_words(props.server)
        self._present.show_for(props.entry)
        self._servers.show_chosen(props.server)
        self._advice.setText(words.advice)
        self._why.setText(words.why)
        self._questions.setVisible(props.server is Server.UNSURE)
        self._questions.show_answers(props.answers)
        self._formats.render_formats(props.formats, has_more=props.has_more)
        self._configuration.show_lines(words.after, props.configuration, holds_key=props.holds_key)
        self._render_problem(props)
        self._render_foot(props)

    def _render_problem(self, props: Props) -> None:
        self._problem.setVisible(props.problem is not None)
        if props.problem is not None:
            words = words_of(props.problem)
            title, text = words.notice
            self._problem.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)

    def _render_foot(self, props: Props) -> None:
        self.set_busy(busy=props.is_saving)
        saving = Saving(
            props.file_name,
            props.folder,
            props.can_save,
            is_saving=props.is_saving,
            existing=props.existing,
            name_problem=words_of(props.name_problem).text if props.name_problem else "",
            goes_on=props.holds_key,
        )
        self._foot.render_foot(saving)
