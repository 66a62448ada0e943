"""The national identity number is never asked for (law 09-08); a warning not to give it may be said."""

from __future__ import annotations

import re

from kiosk.content.arabic import plain

_CARD = re.compile(
    r"\bC\.?N?\.?I\.?N?\.?E\b|\bC\.?I\.?N\b"
    r"|(?i:\bcartes? (?:d.identité )?nationales?\b|\bcartes? d.identité\b|\bpièces? d.identité\b)"
    r"|(?i:\bnuméros? (?:d.identité|de (?:la |votre |sa |ta |cette )?carte)\b)"
    r"|(?i:\b(?:national|identity) (?:id|card|number)s?\b|\bID[ -](?:card|number)s?\b)"
    r"|(?i:\bcard numbers?\b|\bnumber (?:of|on) your (?:national |identity |id )?card\b)"
    r"|بطاقه التعريف|(?:ال)?بطاق[هت] (?:ال)?(?:وطنيه|هويه)|رقم (?:ال)?بطاق[هت]"
    r"|\b(?:لا ?|ل|ال)كارط\b|كارط ناسيونال"
)
"""As written in French, in English, and in Arabic and Darija by `plain`."""

_NOT = re.compile(
    r"(?i:\bne\b|\bn['’]|\bni\b|\bjamais\b|\bsans\b|\bnever\b|\bnot\b|n['’]t\b|\bno\b|\bwithout\b)"
    r"|\b(?:لا|لن|لم|ليس|ليست|دون|بدون|ابدا|بلا|ما|عمركم|عمرك)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+")


def identity_card(text: str) -> str | None:
    """The words of a text by which the identity card is asked for; None where it is only warned of it."""
    asked = (_asked(sentence) for sentence in _SENTENCE.split(plain(text)))
    return next((words for words in asked if words), None)


def _asked(sentence: str) -> str | None:
    found = _CARD.search(sentence)
    if found is None:
        return None
    warns = _NOT.search(sentence.replace(found.group(), "")) and not re.search("[?؟]", sentence)
    return None if warns else found.group()
