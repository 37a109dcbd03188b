"""Which ways to prove names the practice CA takes."""

from collections.abc import Sequence
from datetime import datetime

from certdesk.domain.errors import PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import MAIL_ENDS, can_prove, is_accepted


def check_method(names: Sequence[str], method: ValidationMethod, now: datetime) -> None:
    """Raise PolicyRefused: PROOF_MAIL_ENDED (`date`) where mails prove nothing any more, PROOF_METHOD (`name`) where
    `method` proves nothing of one of the names.
    """
    if not is_accepted(method, now):
        raise PolicyRefused(MessageKey.PROOF_MAIL_ENDED, date=MAIL_ENDS)
    for name in names:
        if not can_prove(name, method):
            raise PolicyRefused(MessageKey.PROOF_METHOD, name=name)
