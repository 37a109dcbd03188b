"""Small widgets that every pane is made of; they know tokens and words given to them, and nothing of orders."""
