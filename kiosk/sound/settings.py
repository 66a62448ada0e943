"""What the sound process must know to start: plain values that can be sent to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """Devices, times and folders.

    `microphone` and `loudspeaker` are parts of device names; None is the system's default. `examples` is
    the folder of features (see `kiosk.sound.examples`), `voices` the folder with recorded examples and
    models, `recorded` folders of `<choice>/*.wav` that are used in place of both. `wav_card` is the folder
    of a WAV sound card for machines without a sound system. `environment` is set in the sound process
    before the sound system is touched. With `interrupt` the ear stays open while the kiosk speaks: its own
    voice must be cancelled from the microphone's sound.
    """

    examples: Path
    voices: Path | None = None
    recorded: tuple[Path, ...] = ()
    microphone: str | None = None
    loudspeaker: str | None = None
    interrupt: bool = False
    record_wait_s: float = 8.0
    wav_card: Path | None = None
    environment: tuple[tuple[str, str], ...] = ()
