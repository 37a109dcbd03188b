"""What each message says, by key, one module per area."""
