"""What every story needs: an order's sign-in, up to its second step and through it."""

from tests.e2e.visitor import Visitor

ORDER = "shop.larkspur.example"
ANOTHER = "blog.larkspur.example"
THIRD = "www.kestrel-arch.example"
CODE = "Access code"


def ask_for_code(visitor: Visitor, order: str = ORDER) -> str:
    """Choose an order, sign in as far as its second step, and return the code from the mailbox."""
    visitor.select(order)
    visitor.click("Sign in…")
    visitor.click("Continue")
    visitor.sees("Enter the access code")
    return visitor.read_code()


def enter(visitor: Visitor, code: str) -> None:
    """Type a code and hand it in."""
    visitor.write(CODE, code)
    visitor.click("Sign in")


def sign_in(visitor: Visitor, order: str = ORDER) -> str:
    """Sign in to an order, and return the code that did it."""
    code = ask_for_code(visitor, order)
    enter(visitor, code)
    visitor.sees("Guest session, 2 h 0 min left")
    return code


def other_than(code: str) -> str:
    """A code of the right form that is another one."""
    return "".join("Z" if letter != "Z" else "Y" for letter in code)
