"""The outside systems that the desk talks to, a module each. The practice CA satisfies all of their protocols."""

from certdesk.services.ports.accounts import AccountDirectory, LinkableServices
from certdesk.services.ports.iso import IsoRegistry
from certdesk.services.ports.panel import OrderDesk, Panel, ResellerPanel
from certdesk.services.ports.portal import GuestDesk, GuestPortal, Portal
from certdesk.services.ports.practice import Mailboxes, PracticeControls, PracticeDesk, PracticePeople

__all__ = [
    "AccountDirectory",
    "GuestDesk",
    "GuestPortal",
    "IsoRegistry",
    "LinkableServices",
    "Mailboxes",
    "OrderDesk",
    "Panel",
    "Portal",
    "PracticeControls",
    "PracticeDesk",
    "PracticePeople",
    "ResellerPanel",
]
