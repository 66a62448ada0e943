"""Text to clips: recorded lines, the clip cache, the synthesiser, and the voice that speaks through a player.

Public: `ClipVoice` (voice), `Clips` (clips), `VoiceSettings` (settings), `Synthesiser`, `Unvoiced`, `Reason`
(synthesiser), `prepare` (prepare), and `read_wav`, `write_wav` (audio). Must not know sound, screens or files
of YAML.
"""

from kiosk.speech.audio import read_wav, write_wav
from kiosk.speech.clips import Clips
from kiosk.speech.prepare import Progress, prepare
from kiosk.speech.settings import VoiceSettings
from kiosk.speech.synthesiser import Reason, Synthesiser, Unvoiced
from kiosk.speech.voice import ClipVoice

__all__ = [
    "ClipVoice",
    "Clips",
    "Progress",
    "Reason",
    "Synthesiser",
    "Unvoiced",
    "VoiceSettings",
    "prepare",
    "read_wav",
    "write_wav",
]
