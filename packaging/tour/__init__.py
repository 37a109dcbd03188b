"""A tour of the built program: mouse, keys and pictures, without a display."""
