"""How letters to people with an account are sent."""

from sqlite3 import Connection

from certdesk.simulator.accounts.letters import AccountLetter


def send(connection: Connection, letter: AccountLetter, *, is_read: bool = False) -> None:
    """Put a letter into its mailbox."""
    from certdesk.simulator.delivery import deliver  # noqa: PLC0415 - see there

    deliver(connection, letter, is_read=is_read)
