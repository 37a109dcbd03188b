"""The practice CA on the screen: first run, its mailbox, its clock."""
