"""Inputs, derive, props: what each pane shows, without widgets."""
