"""The conversation as pure values: no clock, no I/O, no threads, no randomness."""

from kiosk.dialogue.engine import advance, begin

__all__ = ["advance", "begin"]
