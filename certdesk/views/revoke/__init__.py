"""The revoke sheet and its parts."""
