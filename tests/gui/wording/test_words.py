"""A message as a notice shows it."""

from certdesk.views.wording.messages.words import Words


def test_a_notice_has_title_and_text() -> None:
    assert Words("DigiCert did not answer", "Try again.").notice == ("DigiCert did not answer", "Try again.")


def test_without_a_title_its_text_stands_there_and_only_once() -> None:
    assert Words("", "Type a username.").notice == ("Type a username.", "")
