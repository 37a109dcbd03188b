"""Words for every member of every vocabulary of the details."""

import pytest

from certdesk.domain.activity import ActivityLine, DeskAct, DeskEntry
from certdesk.domain.acts import Act, Verdict, WhyNot
from certdesk.domain.downloads import DownloadFormat, Server
from certdesk.domain.orders import OrderStatus, Validation
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.viewmodels.orders.details_props import LinkRole
from certdesk.viewmodels.orders.details_validity import Waiting
from certdesk.views.wording import activity, acts, certificates, validity
from tests.fakes_gui.details import NOW, SHOP

pytestmark = pytest.mark.usefixtures("qapp")


def test_acts_and_reasons_have_words_and_icons() -> None:
    assert len({acts.act_words(act) for act in Act}) == len(Act)
    assert all(acts.act_icon(act) for act in Act)
    assert len({acts.reason_words(why) for why in WhyNot}) == len(WhyNot)
    assert acts.menu_words(Verdict(Act.SIGN_OUT)) == "Sign &out"


def test_access_keys_of_the_menu_do_not_clash() -> None:
    keys = [acts.act_words(act).split("&")[1][0].lower() for act in Act]
    assert len(keys) == len(set(keys))


def test_every_event_and_act_of_the_desk_is_told() -> None:
    lines = [ActivityLine(NOW, kind) for kind in EventKind]
    lines += [ActivityLine(NOW, DeskEntry(NOW, SHOP, act)) for act in DeskAct if act is not DeskAct.SAVED]
    told = [(activity.who(line), activity.what(line, None)) for line in lines]
    assert len(set(told)) == len(told)
    assert all(activity.activity_icon(line) for line in lines)


@pytest.mark.parametrize("format_", list(DownloadFormat))
@pytest.mark.parametrize("server", list(Server))
def test_a_save_names_what_was_saved_and_for_which_server(format_: DownloadFormat, server: Server) -> None:
    told = activity.what(ActivityLine(NOW, DeskEntry(NOW, SHOP, DeskAct.SAVED, format_, server, "a.pem")), None)
    assert " saved" in told
    assert (" saved for " in told) is (server is not Server.UNSURE)


@pytest.mark.parametrize(
    ("act", "noted", "told"),
    [
        (DeskAct.REVOKED, "keyCompromise", "Order revoked: Key compromised"),
        (DeskAct.REVOKED, "superseded, moved, at last", "Order revoked: Replaced, moved, at last"),
        (DeskAct.REVOKED, "moved, superseded", "Order revoked: moved, superseded"),
        (DeskAct.CERTIFICATE_REVOKED, "0A:4F, keyCompromise", "Certificate revoked: 0A:4F, Key compromised"),
        (DeskAct.CERTIFICATE_REVOKED, "0A:4F", "Certificate revoked: 0A:4F"),
        (DeskAct.REISSUE_REQUESTED, "superseded", "Reissue requested: superseded"),
    ],
)
def test_the_reason_of_a_revocation_is_told_as_it_was_chosen(act: DeskAct, noted: str, told: str) -> None:
    assert activity.what(ActivityLine(NOW, DeskEntry(NOW, SHOP, act, detail=noted)), None) == told


def test_a_save_of_which_only_the_file_is_known_names_the_file() -> None:
    entry = DeskEntry(NOW, SHOP, DeskAct.SAVED, file_name="\u202eshop.pem")
    assert activity.what(ActivityLine(NOW, entry), None) == "�shop.pem saved"


@pytest.mark.parametrize(
    ("method", "told"),
    [
        (ValidationMethod.DNS_TXT, "DNS validation passed"),
        (ValidationMethod.EMAIL, "E-mail validation passed"),
        (ValidationMethod.HTTP, "File validation passed"),
        (None, "Validation passed"),
    ],
)
def test_validation_is_told_with_its_method(method: ValidationMethod | None, told: str) -> None:
    assert activity.what(ActivityLine(NOW, EventKind.VALIDATED), method) == told


def test_kinds_and_roles_have_words() -> None:
    assert len({certificates.kind_words(kind) for kind in Validation}) == len(Validation)
    assert len({certificates.role_words(role) for role in LinkRole}) == len(LinkRole)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("01", "01"),
        ("0A:4F:91:C2:11:7B:1D", "0A:4F:91:C2:11:7B:1D"),
        ("0A:4F:91:C2:11:22:7B:1D", "0A:4F:91:C2:…:7B:1D"),
    ],
)
def test_a_number_is_shortened_only_where_that_saves_something(number: str, shown: str) -> None:
    assert certificates.shortened(number) == shown


@pytest.mark.parametrize("status", [*OrderStatus, None])
def test_an_order_without_a_certificate_always_has_words(status: OrderStatus | None) -> None:
    assert validity.waiting_title(Waiting(status))
    assert validity.waiting_text(Waiting(status))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (12, "Expires in 12 days"),
        (1, "Expires in 1 day"),
        (0, "Ended today"),
        (-1, "Ended 1 day ago"),
        (-12, "Ended 12 days ago"),
    ],
)
def test_the_end_is_told_in_days(days: int, told: str) -> None:
    assert validity.expiry_words(days) == told
