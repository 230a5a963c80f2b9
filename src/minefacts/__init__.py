"""Landmine facts: treaty acts, casualties, contamination and clearance, each with its source."""

__version__ = "0.1.0"
