"""Simulated visitors: people as small models, who hold whole visits with the real dialogue.

Knows no clock, sound, screen or store: they are played here, in the seconds that they would take.
"""
