"""A bug's report says where it happened, and no value that was there."""

from certdesk.app.crash import safe_report

SECRET = "7Q4KX2"


def _fail_with(secret: str) -> None:
    raise ValueError(f"could not read {secret}")


def test_a_report_names_the_place_and_not_the_value() -> None:
    try:
        _fail_with(SECRET)
    except ValueError as error:
        report = safe_report(error)
    assert "ValueError" in report
    assert "test_crash.py" in report
    assert "_fail_with" in report
    assert SECRET not in report


def test_a_report_says_what_a_bug_was_caused_by() -> None:
    try:
        try:
            _fail_with(SECRET)
        except ValueError as cause:
            raise KeyError(SECRET) from cause
    except KeyError as error:
        report = safe_report(error)
    assert "caused by ValueError" in report
    assert SECRET not in report
