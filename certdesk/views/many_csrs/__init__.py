"""The page of many signing requests."""
