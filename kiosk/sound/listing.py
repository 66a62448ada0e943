"""The sound devices of this machine, by the names that the settings take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeviceNames:
    """Microphones and loudspeakers; both empty where there is no sound system."""

    microphones: tuple[str, ...]
    loudspeakers: tuple[str, ...]


def device_names() -> DeviceNames:
    """What there is now."""
    import sounddevice  # noqa: PLC0415 - 0.2 s, and only this command of the main process needs it

    devices = list(sounddevice.query_devices())
    return DeviceNames(
        tuple(str(device["name"]) for device in devices if device["max_input_channels"] > 0),
        tuple(str(device["name"]) for device in devices if device["max_output_channels"] > 0),
    )
