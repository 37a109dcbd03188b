"""A signing request handed in for an order: reading it, judging it, sending it."""
