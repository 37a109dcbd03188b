"""The linking wizard: choose a service, sign in to it, link it [S1]."""
