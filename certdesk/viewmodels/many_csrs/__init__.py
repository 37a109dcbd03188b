"""Many signing requests at once: found, matched with their orders, decided, and sent one after the other."""
