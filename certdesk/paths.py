"""Where data, settings and logs live: the one door to appdirs."""

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "CERTDESK_HOME"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one CertDesk home. None of them need exist yet."""

    data: Path
    settings: Path
    logs: Path

    @property
    def desk_database(self) -> Path:
        """The desk's own SQLite file."""
        return self.data / "desk.sqlite3"

    @property
    def practice_database(self) -> Path:
        """The practice CA's SQLite file."""
        return self.data / "practice-ca.sqlite3"

    @property
    def log_file(self) -> Path:
        """What went wrong, without names of keys, codes, tokens or people."""
        return self.logs / "certdesk.log"

    @property
    def settings_file(self) -> Path:
        """Window state and appearance."""
        return self.settings / "certdesk.ini"


def places(home: Path | None = None) -> Places:
    """Return the folders below `home`, below CERTDESK_HOME, or where this platform keeps such things."""
    chosen = home or _home_from_environment()
    if chosen is not None:
        root = chosen.expanduser().absolute()
        return Places(root / "data", root / "settings", root / "logs")
    import appdirs  # noqa: PLC0415 - only the platform's own folders need it

    return Places(
        Path(appdirs.user_data_dir("CertDesk", appauthor=False)),
        Path(appdirs.user_config_dir("CertDesk", appauthor=False)),
        Path(appdirs.user_log_dir("CertDesk", appauthor=False)),
    )


def _home_from_environment() -> Path | None:
    value = os.environ.get(HOME_VARIABLE, "")
    return Path(value) if value else None
