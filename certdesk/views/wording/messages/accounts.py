"""The words of messages about the DigiCert account and the services that are linked to it."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.views.wording.messages.words import Words


def words() -> dict[MessageKey, Words]:
    """Return the words of each key, with their facts still to be filled in."""
    return _linking() | _signing_in() | _usernames()


def _linking() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.ADMIN_FIRST: Words(
            translate("Failures", "Your administrator has to link first"),
            translate(
                "Failures",
                "DigiCert showed “Proceed without linking”. Your account administrator has not linked {service} yet. "
                "Once they have, yours links too.",
            ),
        ),
        MessageKey.USER_EXISTS: Words(
            translate("Failures", "Username already exists"),
            translate(
                "Failures",
                "Both systems have a user called {name}, and they are not associated yet. Change the {service} "
                "username for now. Any small change will do: once linked, your DigiCert account username replaces it.",
            ),
        ),
        MessageKey.USER_OTHER: Words(
            translate("Failures", "Unable to link user"),
            translate(
                "Failures",
                "Another user exists with the same username, {name}. Change the {service} username for now. Any small "
                "change will do: once linked, your DigiCert account username replaces it.",
            ),
        ),
        MessageKey.USER_STILL: Words(
            translate("Failures", "The username is still taken"),
            translate(
                "Failures",
                "DigiCert still finds {name} in both systems. Check that you selected Update profile, then try again.",
            ),
        ),
        MessageKey.USER_ANOTHERS: Words(
            translate("Failures", "Username already exists"),
            translate(
                "Failures",
                "Another user of {service} is called {name}, as you are in your DigiCert account. No change of yours "
                "helps: ask your account administrator to have that user’s username changed, then try linking again.",
            ),
        ),
        MessageKey.SVC_MISSING: Words(
            translate("Failures", "{service} is not on the list"),
            translate("Failures", "Your account administrator has to enable it for you."),
        ),
        MessageKey.LINK_ENDED: Words(
            translate("Failures", "{service} is not linked any more"),
            translate("Failures", "The link was ended. Link it again to open it with your DigiCert account."),
        ),
        MessageKey.LINK_OTHER: Words(
            translate("Failures", "This user belongs to another DigiCert account"),
            translate(
                "Failures", "{name} in {service} is linked already. Sign in to {service} with your own username."
            ),
        ),
        MessageKey.NOT_ADMINISTRATOR: Words(
            translate("Failures", "Only an account administrator sees the team"),
            translate("Failures", "You are an account user of this organisation."),
        ),
        MessageKey.PERSON_GONE: Words(
            translate("Failures", "Nobody is called that in the practice world"),
            translate("Failures", "The practice world was started over. Choose again."),
        ),
    }


def _signing_in() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.ACCOUNT_WRONG: Words("", translate("Failures", "That username and password do not match.")),
        MessageKey.ACCOUNT_EMPTY: Words("", translate("Failures", "Type the username and the password.")),
        MessageKey.ACCOUNT_LIMIT: Words(
            translate("Failures", "Too many tries"),
            translate("Failures", "Sign-in is paused for this username. Wait {minutes}, then try again."),
        ),
        MessageKey.ACCOUNT_ENDED: Words(
            translate("Failures", "You are signed out of your DigiCert account"),
            translate("Failures", "Sign in again to link and open services. Nothing is lost."),
        ),
        MessageKey.ACCOUNT_SILENT: Words(
            translate("Failures", "DigiCert did not answer"),
            translate("Failures", "Your work is kept. Try again in a moment."),
        ),
        MessageKey.ACCOUNT_KEYRING: Words(
            translate("Failures", "The sign-in is kept for this run only"),
            translate(
                "Failures",
                "This computer has no keyring that CertDesk can use now. After a restart, sign in to your DigiCert "
                "account again; links stay as they are.",
            ),
        ),
        MessageKey.VISIT_ENDED: Words(
            translate("Failures", "You are signed out of {service}"),
            translate("Failures", "Sign in to it again. Nothing is lost."),
        ),
    }


def _usernames() -> dict[MessageKey, Words]:
    translate = QCoreApplication.translate
    return {
        MessageKey.USERNAME_EMPTY: Words("", translate("Failures", "Type a username.")),
        MessageKey.USERNAME_LONG: Words("", translate("Failures", "A username has at most {number} characters.")),
        MessageKey.USERNAME_FORM: Words(
            "",
            translate("Failures", "“{sign}” cannot stand in a username. Use letters, digits, and @ . _ - or +."),
            translate("Failures", "A username has no blanks in it. Use letters, digits, and @ . _ - or +."),
        ),
        MessageKey.USERNAME_LOOKALIKE: Words(
            "",
            translate(
                "Failures", "“{sign}” only looks like “{like}”: it is a letter of another alphabet. Type “{like}”."
            ),
        ),
        MessageKey.USERNAME_TAKEN: Words(
            "", translate("Failures", "Another user is called {name}. Choose another username.")
        ),
    }
