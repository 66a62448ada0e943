"""Sealing in the age format: what is sealed here opens with the organizer's identity or the `age` program.

The only module that imports the sealing library. Knows nothing of databases or visits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyrage  # type: ignore[import-untyped]  # it ships no types

SHOWN = 12
"""Characters of a bad key shown in a message: enough to find it, too few if it was a secret one."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The organizers' public keys (age1...), each known to parse; never empty."""

    public: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadKeys:
    """Keys that can't be used: one message each, with what to do."""

    messages: tuple[str, ...]


class UnsealableError(ValueError):
    """Bytes that this identity does not open: another key's, damaged, or not sealed at all."""


def parse_keys(keys: Sequence[str]) -> Keys | BadKeys:
    """The keys if all of them parse and there is one at least."""
    cleaned = tuple(key.strip() for key in keys)
    messages = tuple(
        message for n, key in enumerate(cleaned, 1) if (message := _complaint(n, key)) is not None
    )
    if not cleaned:
        return BadKeys(("there is no key",))
    return BadKeys(messages) if messages else Keys(tuple(dict.fromkeys(cleaned)))


def seal(plain: bytes, keys: Keys) -> bytes:
    """The bytes sealed to all keys: any one of their owners opens them alone."""
    recipients = [pyrage.x25519.Recipient.from_str(key) for key in keys.public]
    return bytes(pyrage.encrypt(plain, recipients))


def unseal(sealed: bytes, identities: Sequence[str]) -> bytes:
    """The plain bytes; UnsealableError if none of the identities (AGE-SECRET-KEY-1...) opens them."""
    try:
        return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(text) for text in identities]))
    except pyrage.DecryptError as error:
        other = "No matching keys" in str(error)
        raise UnsealableError("sealed with another key" if other else "damaged") from None


def new_identity() -> tuple[str, str]:
    """A new secret identity and its public key."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def public_key(identity: str) -> str | None:
    """The public key of a secret identity; None if it is not one."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        return None


def _complaint(number: int, key: str) -> str | None:
    if key.upper().startswith("AGE-SECRET-KEY-"):
        return (
            f"organizers: key {number} is a SECRET key: take it out of config.yaml, keep it to yourself, "
            "and put the public key (age1...) there"
        )
    try:
        pyrage.x25519.Recipient.from_str(key)
    except pyrage.RecipientError:
        shown = key[:SHOWN] + ("..." if len(key) > SHOWN else "")
        return (
            f'organizers: key {number} ("{shown}") is not a public key: copy the whole line that '
            "`kiosk organizer keygen` printed, age1 and 58 more letters and digits"
        )
    return None
