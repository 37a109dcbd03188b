"""For how long what is said of revocations holds."""

from datetime import timedelta
from typing import Final

CRL_LIFETIME: Final = timedelta(days=7)  # BR 4.9.7: a new one at least every seven days, nextUpdate within ten
ANSWER_LIFETIME: Final = timedelta(hours=24)  # BR 4.9.10: eight hours at least, ten days at most
DELEGATE_LIFETIME: Final = timedelta(days=30)
