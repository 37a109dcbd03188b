"""What the fakes of the DigiCert account share: a script of failures, and the one right password."""

from collections import deque

from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.messages import MessageKey

RIGHT = "Practice-pass-1"
WRONG = "Practice-pass-2"


class Scripted:
    """Keeps what was asked, and raises what a test wants raised when it is asked next."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []
        self._failures: dict[str, deque[Exception]] = {}

    def fail(self, method: str, *errors: Exception) -> None:
        """Have the next calls of `method` raise `errors`, one each."""
        self._failures.setdefault(method, deque()).extend(errors)

    def count(self, method: str) -> int:
        """How often `method` was called."""
        return sum(name == method for name, _subject in self.asked)

    def note(self, method: str, subject: object = None) -> None:
        self.asked.append((method, subject))
        if failures := self._failures.get(method):
            raise failures.popleft()


def silent() -> CertDeskError:
    """DigiCert does not answer."""
    return Unavailable(MessageKey.ACCOUNT_SILENT)


def check(username: str, password: str) -> None:
    for field, typed in (("username", username), ("password", password)):
        if not typed.strip():
            raise FieldError(field, MessageKey.ACCOUNT_EMPTY)
    if password != RIGHT:
        raise FieldError("password", MessageKey.ACCOUNT_WRONG)
