"""The sheet that says how a signing request is made, and makes one."""
