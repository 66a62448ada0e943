"""Simulated visitors hold whole visits with the real dialogue and the shipped content."""
