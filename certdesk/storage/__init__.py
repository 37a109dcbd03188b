"""The desk's own SQLite file: the order book as last seen, activity, preferences."""
