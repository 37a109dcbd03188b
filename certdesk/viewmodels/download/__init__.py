"""The download sheet: where it will be installed, which format, under which name, and saving it."""
