"""The session card at the foot of the sidebar, and the popover with all sessions."""
