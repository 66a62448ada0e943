"""Fetches Vosk models into voices/<language>/model/: whole and checked, or not at all.

The only room that uses the network, and only when staff ask. Knows nothing of dialogue, screen or sound.
"""

from kiosk.models.catalogue import CATALOGUE, Model, choices_of
from kiosk.models.fetch import Fetched, Refused, fetch
from kiosk.models.places import Places

__all__ = ["CATALOGUE", "Fetched", "Model", "Places", "Refused", "choices_of", "fetch"]
