"""From the command line to the running window, and back out in order."""

import gc
import logging
import os
import sys

from PySide6.QtCore import QEvent, QLocale, QLoggingCategory
from PySide6.QtWidgets import QApplication

from certdesk import __version__
from certdesk.app.collector import Collector
from certdesk.app.crash import CrashHandler
from certdesk.app.instance import Instance
from certdesk.app.log import start_logging
from certdesk.app.signals import Endings
from certdesk.bootstrap import Surroundings, build
from certdesk.domain.errors import Unavailable
from certdesk.paths import Places
from certdesk.views.kit.roles import install_roles
from certdesk.views.shell.start_failure import StartFailure

_LOG = logging.getLogger(__name__)


def run(places: Places, surroundings: Surroundings | None = None) -> int:
    """Run CertDesk on one home until its window is closed; return the exit status."""
    app = application()
    endings = Endings(app)
    endings.asked.connect(app.quit)
    try:
        return _run(app, places, surroundings)
    finally:
        endings.stop()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what was let go of goes while Qt is whole
        gc.freeze()  # the interpreter collects once more at its own end, when Qt is half gone: that crashed once


def _run(app: QApplication, places: Places, surroundings: Surroundings | None) -> int:
    instance = Instance(places.data, app)
    try:
        if not instance.take():
            return 0
    except Unavailable as error:
        return StartFailure(error).show_and_wait(app)
    start_logging(places.log_file)
    crashes = CrashHandler(app)
    collector = Collector(app)
    program = build(places, app, surroundings)
    collector.spare()
    crashes.crashed.connect(program.show_crash)
    crashes.install()
    program.crashed.connect(crashes.take)
    instance.raise_wanted.connect(program.shell.window.come_to_front)
    program.start()
    status = app.exec()
    has_ended = program.close()
    collector.stop()
    crashes.uninstall()
    instance.release()
    if not has_ended:
        _leave_at_once(status)
    return status


def application() -> QApplication:
    """Return the QApplication, made with CertDesk's name and the user's language."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError
    app.setApplicationName("CertDesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("certdesk")
    install_roles()
    # WORKAROUND: Qt 6.11 warns on the terminal at each question of a screen reader for a private bus, which it lacks.
    QLoggingCategory.setFilterRules("qt.accessibility.atspi.warning=false")
    if QLocale.system().language() is QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return app


def _leave_at_once(status: int) -> None:
    """End the process although a thread hangs: Qt and Python would wait for it, unseen, for as long as it takes."""
    _LOG.warning("work was still running when the program ended")
    logging.shutdown()
    os._exit(status)
