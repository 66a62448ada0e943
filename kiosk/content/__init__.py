"""The staff's files as frozen, checked values.

Knows YAML and the dialogue's types, nothing else of the kiosk.
"""

from kiosk.content.last_good import keep, load_or_last_good
from kiosk.content.lines import iter_lines, iter_phrases
from kiosk.content.load import Loaded, load
from kiosk.content.problems import Problem
from kiosk.content.seats import with_seats_taken
from kiosk.content.settings import Centre, ScreenSettings, Settings, SoundSettings
from kiosk.content.voices import VoiceSettings

__all__ = [
    "Centre",
    "Loaded",
    "Problem",
    "ScreenSettings",
    "Settings",
    "SoundSettings",
    "VoiceSettings",
    "iter_lines",
    "iter_phrases",
    "keep",
    "load",
    "load_or_last_good",
    "with_seats_taken",
]
