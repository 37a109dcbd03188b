"""The page on which a reissue is prepared, reviewed and sent, and what is shown after it."""
