"""What the desk does for its user: one user-sized act per method, no Qt."""
