"""What stands behind dev.py: the virtual environment, Debian's packages, and the verbs. Standard library only."""
