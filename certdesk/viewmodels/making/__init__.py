"""Where a signing request comes from: made here, or with a tool of one’s own."""
