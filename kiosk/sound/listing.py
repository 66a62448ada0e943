"""The names of the sound devices there are, for config.yaml."""

from __future__ import annotations

from dataclasses import dataclass

import sounddevice


@dataclass(frozen=True, slots=True)
class DeviceNames:
    """Microphones and loudspeakers by name, as `microphone` and `loudspeaker` in config.yaml take them."""

    microphones: tuple[str, ...]
    loudspeakers: tuple[str, ...]


def device_names() -> DeviceNames:
    """What is plugged in now; nothing where there is no sound system."""
    try:
        devices = list(sounddevice.query_devices())
    except sounddevice.PortAudioError:
        return DeviceNames((), ())
    return DeviceNames(
        tuple(device["name"] for device in devices if device["max_input_channels"]),
        tuple(device["name"] for device in devices if device["max_output_channels"]),
    )
