"""Small widgets that every pane is made of; they know tokens and given words, and nothing of orders."""
