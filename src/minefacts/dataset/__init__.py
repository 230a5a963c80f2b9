"""The folder of files: found, read, described, exported."""
