"""What the user does with the book beyond reading it: labels, saved views, lists, several downloads, activity."""
