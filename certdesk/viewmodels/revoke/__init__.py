"""The revoke sheet: what ends, why, and that it is really meant."""
