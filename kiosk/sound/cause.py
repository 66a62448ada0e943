"""Why nothing was understood: the room, speech that was not heard whole, or the words themselves. Pure."""

from __future__ import annotations

from kiosk.dialogue.events import Miss
from kiosk.sound.endpoint import CHUNK_SAMPLES, level_dbfs
from kiosk.sound.level import measure
from kiosk.sound.samples import Samples

DROWNED_DB = 12.0
"""A room less than this below the speech is why it was not understood.

Measured as `Level.snr_db` on 14 French phrases and 12 other ones by two synthetic strangers: pink noise
14 dB below the speech comes out above 13.7 dB (all phrases right), 10 dB below at 9.7 dB or less (all right),
4 dB below at 4.9 dB or less (78 % right); the talk of six people 14 dB below at 14.4 dB in the middle
(57 % right), 10 dB below at 11.6 dB or less (none right: it also hides where the speech begins and ends).
Steady noise of 5 to 12 dB thus counts as loud though known phrases get through: what failed there was hard to
hear. A quiet room comes out above 30 dB.
"""


def cause(samples: Samples, *, from_the_start: bool, too_long: bool) -> Miss:
    """Why this speech (16 kHz, with a little of the room around it) fits no answer.

    `from_the_start` says that nothing was listened to before these samples: loud from its first 32 ms on, the
    speech was under way already. `too_long` says that it was ended by its length.
    """
    level = measure(samples)
    if level.snr_db < DROWNED_DB:
        return Miss.TOO_LOUD
    loud_at_once = level_dbfs(samples[:CHUNK_SAMPLES]) > level.speech_dbfs - DROWNED_DB
    return Miss.CUT_OFF if too_long or (from_the_start and loud_at_once) else Miss.NOT_UNDERSTOOD
