"""Hearing and playing, in a process of their own: microphone, end of speech, recognition by example, player.

Public: `SoundProcess` (the `Ear` and the `Player`) and `SoundSettings` here; `enrol_phrase`,
`enrol_recorded` and `phrase_path` in `examples`; `recognise_files` in `recognise`. Knows no screen and no
synthesiser.
"""

from kiosk.sound.settings import SoundSettings
from kiosk.sound.supervisor import SoundProcess

__all__ = ["SoundProcess", "SoundSettings"]
