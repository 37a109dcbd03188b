"""The Orders place: the list of orders, and the details of one."""
