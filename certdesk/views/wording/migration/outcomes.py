"""The words of what follows from a decision: what is done, by whom, and when it is over [S3]."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.migration import Decision, Situation
from certdesk.viewmodels.migration.clients.outcome import Props
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration import decide, delegate
from certdesk.views.wording.migration.support import Case, Question


def headline(situation: Situation, decision: Decision) -> Words:
    """Return what is to be done for a decision."""
    translate = QCoreApplication.translate
    match decision:
        case Decision.WEBMASTER_GOES_ON:
            return Words(
                translate("Outcome", "Ask your webmaster to go on"),
                translate("Outcome", "They manage your certificates from now on, without your involvement."),
            )
        case Decision.DELEGATE:
            return Words(
                translate("Outcome", "Invite your webmaster with delegate access"),
                translate("Outcome", "They go on managing your certificates, from an account of their own."),
            )
        case Decision.MYSELF:
            return Words(
                translate("Outcome", "Sign in to your customer account"),
                translate("Outcome", "You can manage your own certificates there, step by step as below."),
            )
        case Decision.SHARE:
            return decide.share_warning()
        case Decision.NEED_HELP if situation is Situation.GIVEN:
            return Words(
                translate("Outcome", "Contact Customer Service"),
                translate("Outcome", "Discuss with them which additional options you have."),
            )
        case Decision.NEED_HELP:
            return Words(
                translate("Outcome", "Contact Customer Support"),
                translate("Outcome", "They help you find your customer account, and sign in to it."),
            )
        case _:
            assert_never(decision)


def undecided() -> Words:
    """Return what stands here before anything is decided."""
    translate = QCoreApplication.translate
    return Words(
        translate("Outcome", "Not decided yet"),
        translate("Outcome", "Go back, and choose who looks after your certificates from now on."),
    )


def done(decision: Decision) -> Words:
    """Return when it is over."""
    translate = QCoreApplication.translate
    then = translate(
        "Outcome", "Nothing depends on the ISO account any more then. CertDesk keeps this until you put it away."
    )
    match decision:
        case Decision.WEBMASTER_GOES_ON:
            return Words(translate("Outcome", "Done once your webmaster has agreed"), then)
        case Decision.DELEGATE:
            return Words(translate("Outcome", "Done once your webmaster has accepted the invitation"), then)
        case Decision.MYSELF:
            return Words(translate("Outcome", "Done once you see your certificates in your customer account"), then)
        case Decision.SHARE:
            return Words(
                translate("Outcome", "Better not done this way"),
                translate(
                    "Outcome",
                    "If it has been: change the password as soon as the work is over, and invite them instead.",
                ),
            )
        case Decision.NEED_HELP:
            return Words(
                translate("Outcome", "Done once you know who looks after them"),
                translate("Outcome", "Come back then and decide. CertDesk keeps where you are."),
            )
        case _:
            assert_never(decision)


def own_steps(situation: Situation) -> tuple[str, ...]:
    """Return what somebody does who manages their own certificates."""
    translate = QCoreApplication.translate
    first = (
        (
            translate(
                "Outcome",
                "Make sure that they are in a customer account of your own: renewal notices and invoices come to you "
                "then. Otherwise your webmaster, or Customer Service, knows more.",
            ),
        )
        if situation is Situation.GIVEN
        else ()
    )
    return (
        *first,
        translate(
            "Outcome",
            "Retrieve your customer number: renewal notices help you find the account, and Account Assistance mails "
            "the number to the address on file.",
        ),
        translate(
            "Outcome",
            "Reset your password if you do not know it. The provider’s article on both is “Retrieving your Customer "
            "Number or Resetting Your Password”.",
        ),
        translate(
            "Outcome",
            "Sign in to your customer account with the customer number, or with the name that you changed it to. Type "
            "the provider’s address yourself.",
        ),
        translate(
            "Outcome", "Check that each certificate is there, and that renewal notices go to an address that you read."
        ),
        translate(
            "Outcome",
            "With questions, use the help center, or ask the technical support: 24 hours a day, 7 days a week.",
        ),
    )


def instead_title() -> str:
    """Return what stands above what to do instead of sharing a sign-in."""
    return QCoreApplication.translate("Outcome", "What to do instead")


def instead() -> tuple[Words, ...]:
    """Return the two ways that need no password to be shared."""
    translate = QCoreApplication.translate
    return (
        Words(
            delegate.title(),
            translate(
                "Outcome",
                "Your webmaster works from an account of their own, as far as you allow, and you can end it at any "
                "time. Check that your provider offers it.",
            ),
        ),
        Words(
            translate("Outcome", "Look after them yourself"),
            translate("Outcome", "Your webmaster prepares what you need, and you do it in your customer account."),
        ),
    )


def share_risks_title() -> str:
    """Return what stands above what a shared sign-in means."""
    return QCoreApplication.translate("Outcome", "What a shared sign-in means")


def share_risks() -> tuple[str, ...]:
    """Return what whoever has a shared sign-in can do, and what CertDesk does not."""
    translate = QCoreApplication.translate
    return (
        translate(
            "Outcome", "Your webmaster can manage your certificates through your own account: that is all it gains."
        ),
        translate("Outcome", "Whoever has it can buy with your payment methods, move your domains, and lock you out."),
        translate("Outcome", "Nobody can tell afterwards which of you did what."),
        translate(
            "Outcome", "CertDesk neither asks for a password nor keeps one, and no letter here has a place for it."
        ),
    )


def question(situation: Situation | None) -> Question:
    """Return what Customer Support is asked in a situation."""
    return Question.GIVEN_OPTIONS if situation is Situation.GIVEN else Question.MAKER_OPTIONS


def case(props: Props) -> Case:
    """Return what is known of what it is about."""
    numbers = {each.number for each in props.about if each.number}
    products = {each.product for each in props.about if each.product}
    ends = [each.ends_at for each in props.about if each.ends_at]
    return Case(
        names=tuple(each.name for each in props.about),
        number=numbers.pop() if len(numbers) == 1 else "",
        ends_at=min(ends, default=None),
        product=products.pop() if len(products) == 1 else "",
    )
