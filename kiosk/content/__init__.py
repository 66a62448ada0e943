"""The staff's files as frozen, checked values.

Knows YAML and the dialogue's types, nothing else of the kiosk.
"""

from kiosk.content.centre import Centre
from kiosk.content.hidden import Hidden
from kiosk.content.last_good import keep, load_or_last_good
from kiosk.content.lines import iter_lines, iter_phrases
from kiosk.content.load import Loaded, load
from kiosk.content.problems import Place, Problem
from kiosk.content.reading import Places
from kiosk.content.settings import ScreenSettings, Settings, SoundSettings
from kiosk.content.voices import VoiceSettings

__all__ = [
    "Centre",
    "Hidden",
    "Loaded",
    "Place",
    "Places",
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
]
