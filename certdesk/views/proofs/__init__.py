"""The sheet in which control over the names of an order is proved."""
