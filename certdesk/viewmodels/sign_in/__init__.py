"""Signing in to the guest portal: two steps, and all that can come between."""
