"""The command line: one file a command; options.py holds what they share, main.py turns errors into exit statuses."""
