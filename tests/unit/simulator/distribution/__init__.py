"""What the practice CA publishes on the loopback."""
