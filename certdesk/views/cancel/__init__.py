"""The sheet that cancels an order or withdraws a reissue."""
