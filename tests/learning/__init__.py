"""Learns what hearing by example measures with: `python -m tests.learning --speech ../shared/speech`."""
