"""Account Assistance of the practice registrar: two forms, whose answers go to the address on file and nowhere else."""

from certdesk.domain.errors import FieldError, NotFound, StateConflict
from certdesk.domain.iso import AssistedProduct, CustomerAccount, Reply, is_customer_number, masked
from certdesk.domain.messages import MessageKey
from certdesk.pki.idn import to_ascii, to_unicode
from certdesk.simulator.iso import letters, records
from certdesk.simulator.iso.letters import AssistanceLetter
from certdesk.simulator.present import Moment
from certdesk.simulator.secrecy import new_token

_LONGEST = 253


def retrieve_number(moment: Moment, product: str, identifier: str) -> Reply:
    """Mail the number of the account that a certificate is in, or a domain.

    Case, outer blanks, a trailing dot and the spelling of an IDN make no difference. Raises FieldError (`product`,
    `identifier`: ASSISTANCE_EMPTY), NotFound (ASSISTANCE_NOTHING).
    """
    for name, typed in (("product", product), ("identifier", identifier)):
        if not typed.strip():
            raise FieldError(name, MessageKey.ASSISTANCE_EMPTY)
    number = _number_for(moment, product.strip().casefold(), identifier.strip())
    account = None if number is None else records.customer_account(moment.connection, number)
    if account is None:
        raise NotFound(MessageKey.ASSISTANCE_NOTHING)
    email = records.address_on_file(moment.connection, account.number)
    named = to_unicode(to_ascii(identifier))
    return _answered(moment, letters.customer_number(account, named, email, moment.now))


def reset_password(moment: Moment, number: str) -> Reply:
    """Mail a link to a new password to the holder of an account.

    Raises FieldError (`number`, NUMBER_FORM), NotFound (ASSISTANCE_NOTHING), StateConflict (ACCOUNT_CLOSED).
    """
    if not is_customer_number(number.strip()):
        raise FieldError("number", MessageKey.NUMBER_FORM)
    account = account_with(moment, number)
    if account.is_closed:
        raise StateConflict(MessageKey.ACCOUNT_CLOSED)
    email = records.address_on_file(moment.connection, account.number)
    return _answered(moment, letters.password_reset(account, new_token(moment.randomness), email, moment.now))


def account_with(moment: Moment, number: str) -> CustomerAccount:
    """Return the account with a number, outer blanks aside. Raises NotFound (ASSISTANCE_NOTHING)."""
    typed = number.strip()
    account = records.customer_account(moment.connection, typed) if is_customer_number(typed) else None
    if account is None:
        raise NotFound(MessageKey.ASSISTANCE_NOTHING)
    return account


def _number_for(moment: Moment, product: str, identifier: str) -> str | None:
    if len(identifier) > _LONGEST or not identifier.isprintable():
        return None
    match product:
        case AssistedProduct.CERTIFICATE:
            return records.account_with_certificate(moment.connection, to_ascii(identifier))
        case AssistedProduct.DOMAIN:
            return records.account_with_domain(moment.connection, to_ascii(identifier))
        case _:
            return None


def _answered(moment: Moment, letter: AssistanceLetter) -> Reply:
    from certdesk.simulator.delivery import deliver  # noqa: PLC0415 - see there

    deliver(moment.connection, letter)
    return Reply(masked(letter.mailbox), moment.now)
