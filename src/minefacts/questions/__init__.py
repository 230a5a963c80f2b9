"""A dataset in, records out; no option is named here."""
