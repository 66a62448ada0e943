"""Figures, printed: `python -m tests.benchmarks`. They are not tests: nothing fails when a figure is bad."""
