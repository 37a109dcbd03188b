"""The second step: signing in to the service, and what is kept of it."""

from dataclasses import replace

import pytest

from certdesk.domain.accounts import NameClash
from certdesk.domain.errors import PolicyRefused, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.linking.props import Busy, Page
from tests.fakes_gui.account_samples import waiting_seat
from tests.fakes_gui.accounts import RIGHT, WRONG, silent
from tests.fakes_gui.linking import CLASHING, FREE, PARTNER, SSO, WAITING, LinkingDesk


def test_right_credentials_lead_on_and_tell_the_username_there(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.sign_in("maya")
    assert desk.props.link is not None
    assert (desk.props.link.account_username, desk.props.link.service_username) == ("m.okafor", "maya")
    assert desk.accounts.count("link") == 0


def test_wrong_credentials_are_said_in_the_form_and_change_nothing(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.sign_in("maya", WRONG)
    assert desk.props.sign_in is not None
    assert desk.props.sign_in.problem is not None
    assert desk.props.sign_in.problem.key is MessageKey.ACCOUNT_WRONG
    assert desk.props.sign_in.username == "maya"
    assert desk.problem() is None


@pytest.mark.parametrize(
    "error", [silent(), PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=15)], ids=["offline", "too many tries"]
)
def test_what_keeps_somebody_out_is_said_in_the_form(desk: LinkingDesk, error: Unavailable | PolicyRefused) -> None:
    desk.open(FREE)
    desk.services.fail("enter", error)
    desk.sign_in()
    assert desk.props.sign_in is not None
    assert desk.props.sign_in.problem is error
    desk.sign_in()
    assert desk.shows(Page.LINK)


def test_no_password_stays_in_what_the_wizard_keeps_or_shows(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.model.sign_in("maya", "a secret of mine")
    for kept in (desk.model._inputs, desk.model.props, desk.model.__dict__):
        assert "a secret of mine" not in repr(kept)
    desk.lane.drain()
    assert "a secret of mine" not in repr((desk.model._inputs, desk.model.props, desk.accounts.asked))


def test_a_second_press_does_not_sign_in_twice(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.model.sign_in("maya", RIGHT)
    desk.model.sign_in("maya", RIGHT)
    desk.model.send_password("maya")
    assert desk.props.busy is Busy.SIGNING_IN
    desk.lane.drain()
    assert desk.services.count("enter") == 1
    assert desk.services.count("send_password") == 0


def test_while_signing_in_there_is_no_way_back(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.model.sign_in("maya", RIGHT)
    assert not desk.props.can_go_back
    desk.model.back()
    assert desk.shows(Page.SIGN_IN)


def test_company_users_sign_in_through_their_company(desk: LinkingDesk) -> None:
    desk.open(SSO)
    assert desk.props.sign_in is not None
    assert desk.props.sign_in.is_company
    desk.model.sign_in_by_company()
    desk.lane.drain()
    assert desk.services.count("enter_by_company") == 1
    assert desk.props.link is not None
    assert desk.props.link.is_company


def test_a_profile_that_is_not_told_stops_nobody(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.services.fail("profile", silent())
    desk.sign_in()
    assert desk.props.link is not None
    assert desk.props.link.service_username == "maya"


def test_a_service_that_was_withdrawn_meanwhile_leads_to_the_list(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.accounts.directory[FREE.seat] = replace(FREE.standing, is_enabled=False)
    desk.sign_in()
    assert desk.shows(Page.CHOOSE)
    assert desk.props.missing is not None
    assert desk.props.missing.organisation.id == FREE.seat.organisation


def test_a_new_password_is_mailed_and_said_whoever_asks(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.model.send_password("nobody")
    desk.lane.drain()
    assert desk.services.asked[-1] == ("send_password", (FREE.seat, "nobody"))
    assert desk.props.sign_in is not None
    assert desk.props.sign_in.mailed_to == "nobody"
    assert desk.props.busy is None


def test_who_is_signed_in_goes_straight_on(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.model.back()
    desk.model.back()
    desk.model.continue_()
    assert desk.shows(Page.LINK)
    assert desk.services.count("enter") == 1


def test_going_back_shows_as_whom_one_is_signed_in_and_lets_be_somebody_else(desk: LinkingDesk) -> None:
    desk.at_link(FREE)
    desk.model.back()
    assert desk.props.sign_in is not None
    assert (desk.props.sign_in.is_signed_in, desk.props.sign_in.username) == (True, "maya")
    assert desk.props.can_continue
    desk.model.sign_in_as_another()
    desk.lane.drain()
    assert not desk.props.sign_in.is_signed_in
    assert desk.services.asked[-1] == ("leave", FREE.seat)
    assert not desk.props.can_continue


def test_signing_in_in_the_services_own_window_counts_here(desk: LinkingDesk) -> None:
    desk.open(FREE)
    desk.model.take_visit(desk.visit(WAITING))
    assert not desk.props.can_continue
    desk.model.take_visit(desk.visit(FREE))
    desk.lane.drain()
    assert desk.props.sign_in is not None
    assert (desk.props.sign_in.is_signed_in, desk.props.sign_in.username) == (True, "maya")
    desk.model.continue_()
    assert desk.shows(Page.LINK)


@pytest.mark.parametrize("seat", [CLASHING, PARTNER], ids=["account", "partner"])
def test_a_clash_is_foreseen_before_anything_is_tried(desk: LinkingDesk, seat: object) -> None:
    desk.at_link(CLASHING if seat is CLASHING else PARTNER)
    conflict = desk.props.conflict
    assert conflict is not None
    assert conflict.is_predicted
    assert conflict.is_other_wording is (seat is PARTNER)
    assert (conflict.present, conflict.suggestion) == ("m.okafor", "m.okafor1")
    assert desk.accounts.count("link") == 0
    assert desk.props.can_continue


def test_where_nobody_linked_that_is_met_before_any_clash(qapp: object) -> None:
    both = replace(WAITING, standing=replace(WAITING.standing, service_username="m.okafor", clash=NameClash.OWN))
    desk = LinkingDesk(both)
    desk.at_link(both)
    assert desk.shows(Page.LINK)


def test_a_clash_is_foreseen_by_the_profile_that_the_directory_did_not_know(qapp: object) -> None:
    unknown = replace(FREE, standing=replace(FREE.standing, service_username=""))
    desk = LinkingDesk(unknown)
    desk.open(unknown)
    desk.accounts.directory[FREE.seat] = replace(FREE.standing, service_username=" M.Okafor ")
    desk.sign_in("m.okafor")
    assert desk.shows(Page.USERNAME)


def test_a_waiting_seat_that_is_not_tried_says_so_on_the_page_that_links(qapp: object) -> None:
    desk = LinkingDesk(waiting_seat(is_tried=False))
    desk.at_link(WAITING)
    assert desk.props.link is not None
    assert not desk.props.link.is_open
