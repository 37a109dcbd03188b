"""Widgets: they build, bind and render, and decide nothing."""
