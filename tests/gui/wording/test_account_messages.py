"""What is said of linking is what the specification of the interface says (`ux.md` C18), whatever the facts hold."""

import pytest

from certdesk.domain.accounts import SERVICE_NAMES, Service
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.linking import SeatState
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import checked
from certdesk.views.wording.accounts import SERVICE_ICONS, STATE_LOOKS, state_words
from certdesk.views.wording.failures import one_line, words_of
from certdesk.views.wording.messages.accounts import words

ABOUT_A_NAME = [MessageKey.USER_EXISTS, MessageKey.USER_OTHER, MessageKey.USER_ANOTHERS, MessageKey.USER_STILL]


@pytest.mark.parametrize(
    ("key", "title", "text"),
    [
        (
            MessageKey.ADMIN_FIRST,
            "Your administrator has to link first",
            (
                "DigiCert showed “Proceed without linking”. Your account administrator has not linked DigiCert ONE "
                "yet. Once they have, yours links too."
            ),
        ),
        (
            MessageKey.USER_EXISTS,
            "Username already exists",
            (
                "Both systems have a user called m.okafor, and they are not associated yet. Change the DigiCert ONE "
                "username for now. Any small change will do: once linked, your DigiCert account username replaces it."
            ),
        ),
        (
            MessageKey.USER_ANOTHERS,
            "Username already exists",
            (
                "Another user of DigiCert ONE is called m.okafor, as you are in your DigiCert account. No change of "
                "yours helps: ask your account administrator to have that user’s username changed, then try linking "
                "again."
            ),
        ),
        (
            MessageKey.USER_STILL,
            "The username is still taken",
            "DigiCert still finds m.okafor in both systems. Check that you selected Update profile, then try again.",
        ),
        (
            MessageKey.SVC_MISSING,
            "DigiCert ONE is not on the list",
            "Your account administrator has to enable it for you.",
        ),
    ],
)
def test_the_outcomes_of_an_attempt_are_told_in_the_words_of_the_specification(
    key: MessageKey, title: str, text: str
) -> None:
    told = words_of(CertDeskError(key, service=SERVICE_NAMES[Service.DIGICERT_ONE], name="m.okafor"))
    assert (told.title, told.text) == (title, text)


def test_partners_read_the_second_wording() -> None:
    told = words_of(CertDeskError(MessageKey.USER_OTHER, service="CertCentral", name="m.okafor"))
    assert told.title == "Unable to link user"
    assert told.text.startswith("Another user exists with the same username, m.okafor. Change the CertCentral username")


@pytest.mark.parametrize("key", words())
def test_no_field_is_left_open(key: MessageKey) -> None:
    error = CertDeskError(key, service="CertCentral", name="m.okafor", minutes=15, number=64, sign="ë", like="a")
    assert "{" not in one_line(error)


@pytest.mark.parametrize("key", ABOUT_A_NAME)
@pytest.mark.parametrize("service", Service)
def test_each_service_is_called_by_its_name(key: MessageKey, service: Service) -> None:
    text = words_of(CertDeskError(key, service=SERVICE_NAMES[service], name="m.okafor")).text
    assert (SERVICE_NAMES[service] in text) is (key is not MessageKey.USER_STILL)


@pytest.mark.parametrize("key", ABOUT_A_NAME)
def test_a_name_cannot_turn_a_message_round_or_hide_in_it(key: MessageKey) -> None:
    text = words_of(CertDeskError(key, service="CertCentral", name="m.oka\u202efor\u200b\n{service}")).text
    assert "m.oka\ufffdfor\ufffd {service}" in text


@pytest.mark.parametrize("key", ABOUT_A_NAME)
def test_a_long_name_leaves_the_message_readable(key: MessageKey) -> None:
    text = words_of(CertDeskError(key, service="CertCentral", name="m" * 300)).text
    assert "m" * 255 + "…" in text
    assert "m" * 256 not in text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (" ", "Type a username."),
        ("m" * 300, "A username has at most 64 characters."),
        (
            "m.ok\u0430for",
            "“\u0430” only looks like “a”: it is a letter of another alphabet. Type “a”.",
        ),
        ("m,okafor", "“,” cannot stand in a username. Use letters, digits, and @ . _ - or +."),
        ("m\u200bokafor", "“\ufffd” cannot stand in a username. Use letters, digits, and @ . _ - or +."),
        ("m okafor", "A username has no blanks in it. Use letters, digits, and @ . _ - or +."),
    ],
)
def test_what_is_wrong_with_a_username_can_be_seen_in_the_message(typed: str, told: str) -> None:
    with pytest.raises(FieldError) as caught:
        checked(typed)
    assert one_line(caught.value) == told


def test_every_state_of_a_service_has_its_own_words_and_its_own_look() -> None:
    told = {state: state_words(state) for state in SeatState}
    assert told == {
        SeatState.LINKED: "Linked",
        SeatState.NOT_LINKED: "Not linked",
        SeatState.ADMIN_FIRST: "Waiting for administrator",
        SeatState.USERNAME_EXISTS: "Username already exists",
        SeatState.NOT_ENABLED: "Not enabled",
    }
    assert len({STATE_LOOKS[state] for state in SeatState}) == len(SeatState)
    assert len({SERVICE_ICONS[service] for service in Service}) == len(Service)
