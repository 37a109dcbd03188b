"""The download sheet: where it will be installed, the format that fits, and saving it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from certdesk.domain.downloads import IfExists, Server
from certdesk.domain.text import displayable
from certdesk.viewmodels.download.choice import Props
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.views.download.configuration_box import ConfigurationBox
from certdesk.views.download.format_list import FormatList
from certdesk.views.download.name_row import NameRow
from certdesk.views.download.questions import Questions
from certdesk.views.download.server_list import ServerList
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import PlainLabel
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
        super().__init__(window, SheetHead(title, displayable(name)), width=_WIDTH)
        self._model = model
        self._build()
        self._bind()
        self._render(model.props)

    def _build(self) -> None:
        self.setObjectName("download_sheet")
        self._servers = ServerList()
        self._servers.setFixedWidth(_SERVERS_WIDTH)
        self._problem = Banner(Icon.TRIANGLE_ALERT, "", "", ToneName.AMBER)
        self._problem.setObjectName("download_problem")
        self._elsewhere = secondary(self.tr("Choose another folder…"))
        self._elsewhere.setObjectName("another_folder")
        self._problem.add_action(self._elsewhere)
        self._advice = PlainLabel("", Role.SUBTITLE).wrapped()
        self._why = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._questions = Questions()
        self._formats = FormatList()
        self._configuration = ConfigurationBox()
        right = QVBoxLayout()
        right.setContentsMargins(24, 16, 24, 16)
        right.setSpacing(4)
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
        self._feet = QStackedWidget()
        self._feet.addWidget(self._build_save())
        self._feet.addWidget(self._build_existing())
        self.footer.addWidget(self._feet)

    def _build_save(self) -> QWidget:
        foot = QWidget()
        self._name = NameRow()
        self._name_problem = PlainLabel("", Role.SMALL, Ink.RED).wrapped()
        self._name_problem.setObjectName("name_problem")
        self._cancel = secondary(self.tr("Cancel"))
        self._cancel.setObjectName("download_cancel")
        self._save = primary(self.tr("Save"), Icon.ARROW_DOWN_TO_LINE)
        self._save.setObjectName("download_save")
        self._save.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addSpacing(16)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._name_problem)
        return foot

    def _build_existing(self) -> QWidget:
        foot = QWidget()
        self._existing = PlainLabel("", Role.BODY).wrapped()
        self._existing.setObjectName("existing_file")
        self._leave = secondary(self.tr("Cancel"))
        self._leave.setObjectName("existing_cancel")
        self._keep_both = secondary(self.tr("Keep both"))
        self._keep_both.setObjectName("keep_both")
        self._replace = secondary(self.tr("Replace"))
        self._replace.setObjectName("replace")
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._existing, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._leave)
        row.addWidget(self._replace)
        row.addWidget(self._keep_both)
        return foot

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._servers.chosen.connect(self._model.choose_server)
        self._questions.answered.connect(self._model.answer)
        self._formats.chosen.connect(self._model.choose_format)
        self._formats.all_wanted.connect(self._model.show_all)
        self._name.name_edited.connect(self._model.set_file_name)
        self._name.folder_chosen.connect(self._model.set_folder)
        self._elsewhere.clicked.connect(self._name.choose_folder)
        self._cancel.clicked.connect(self.dismiss)
        self._save.clicked.connect(lambda _checked=False: self._model.save())
        self._leave.clicked.connect(self._model.keep_looking)
        self._keep_both.clicked.connect(lambda _checked=False: self._model.save(IfExists.KEEP_BOTH))
        self._replace.clicked.connect(lambda _checked=False: self._model.save(IfExists.REPLACE))
        self.closed.connect(self._model.close)

    def _render(self, props: Props) -> None:
        if not props.is_open:
            return
        words = server_words(props.server)
        self._servers.show_server(props.server)
        self._advice.setText(words.advice)
        self._why.setText(words.why)
        self._questions.setVisible(props.server is Server.UNSURE)
        self._questions.show_answers(props.answers)
        self._formats.render_formats(props.formats, has_more=props.has_more)
        self._configuration.show_lines(words.after, props.configuration)
        self._render_problem(props)
        self._render_foot(props)

    def _render_problem(self, props: Props) -> None:
        self._problem.setVisible(props.problem is not None)
        if props.problem is not None:
            words = words_of(props.problem)
            title, text = (words.title, words.text) if words.title else (words.text, "")
            self._problem.show_notice(Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)
        name_words = words_of(props.name_problem).text if props.name_problem else ""
        self._name_problem.setText(name_words)
        self._name_problem.setVisible(bool(name_words))

    def _render_foot(self, props: Props) -> None:
        self.set_busy(busy=props.is_saving)
        self._name.render_name(props.file_name, props.folder, has_problem=props.name_problem is not None)
        self._name.setEnabled(not props.is_saving)
        self._cancel.setEnabled(not props.is_saving)
        self._save.setEnabled(props.can_save)
        self._save.setText(self.tr("Saving…") if props.is_saving else self.tr("Save"))
        self._feet.setCurrentIndex(1 if props.existing else 0)
        words = self.tr("{file} is there already. Replace it, or keep both under two names?")
        self._existing.setText(words.replace("{file}", displayable(props.existing, 60)))
        if props.existing and self.focusWidget() not in (self._leave, self._replace, self._keep_both):
            self._keep_both.setFocus(Qt.FocusReason.OtherFocusReason)
