"""Sign-ups: sealed to the organizers' keys before they touch the disk, exported, and opened by an organizer.

Public: `open_sign_ups`, `SealedSignUps`, `TrialSignUps` (sealed), `parse_keys`, `Keys`, `BadKeys` (seal),
`export` (export), `keygen`, `open_export` (organizer). Must not know the screen, sound, scripts or YAML.
"""

from kiosk.signups.export import Exported, ExportFailed, export
from kiosk.signups.organizer import Bad, NewKey, Opened, Refused, keygen, open_export
from kiosk.signups.record import Record
from kiosk.signups.seal import BadKeys, Keys, parse_keys
from kiosk.signups.sealed import SealedSignUps, TrialSignUps, open_sign_ups

__all__ = [
    "Bad",
    "BadKeys",
    "ExportFailed",
    "Exported",
    "Keys",
    "NewKey",
    "Opened",
    "Record",
    "Refused",
    "SealedSignUps",
    "TrialSignUps",
    "export",
    "keygen",
    "open_export",
    "open_sign_ups",
    "parse_keys",
]
