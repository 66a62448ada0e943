"""Sign-ups and questions: sealed to the organizers' keys before they touch the disk, and opened elsewhere.

Public: `open_sign_ups`, `SealedSignUps` (sealed), `TrialSignUps` (trial), `parse_keys`, `Keys`, `BadKeys`
(seal), `export` (export), `keygen`, `open_export` (organizer). Must not know the screen, sound or scripts.
"""

from kiosk.signups.export import Exported, ExportFailed, export
from kiosk.signups.organizer import Bad, NewKey, Opened, Refused, keygen, open_export
from kiosk.signups.record import Cancellation, Question, Record
from kiosk.signups.seal import BadKeys, Keys, parse_keys
from kiosk.signups.sealed import SealedSignUps, open_sign_ups
from kiosk.signups.trial import TrialSignUps

__all__ = [
    "Bad",
    "BadKeys",
    "Cancellation",
    "ExportFailed",
    "Exported",
    "Keys",
    "NewKey",
    "Opened",
    "Question",
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
