"""The page on which a reissue is prepared, reviewed and sent."""
