"""Why a model could not be fetched: every sentence that staff may read, with what to do, in one place."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LOCKED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

_ON_THE_NET = (
    "Is this computer on the internet? Then run this again; or bring the zip on a USB stick and add --from "
    "with its path."
)
_GOES_ON = "Run this again: it goes on where it stopped."
_OTHER_PLACE = "Give another address with --from."


class FetchError(Exception):
    """A model could not be fetched; the text is for staff."""


class UnreachableError(FetchError):
    """The place itself can't be reached: nothing else will come from there now."""


class BrokenOffError(FetchError):
    """What came is good, the rest did not come: a next try goes on from there."""


class UnfitError(FetchError):
    """What came is no good: it is thrown away."""


def megabytes(size_bytes: int) -> str:
    """A size for people, in millions of bytes."""
    return f"{max(1, round(size_bytes / 1_000_000))} MB"


def not_found(host: str) -> FetchError:
    """The name can't be looked up."""
    return UnreachableError(f"{host} is not found. {_ON_THE_NET}")


def no_answer(host: str) -> FetchError:
    """Nothing comes back in time."""
    return UnreachableError(f"{host} does not answer. {_ON_THE_NET}")


def no_connection(host: str) -> FetchError:
    """Refused, unreachable, or no network at all."""
    return UnreachableError(f"{host} can't be reached. {_ON_THE_NET}")


def not_proven(host: str) -> FetchError:
    """Its certificate is not accepted: on a Raspberry Pi without a clock mostly because of the date."""
    return UnreachableError(
        f"{host} can't prove who it is: see that the date of this computer is right, then run this again."
    )


def not_there(place: str, status: int) -> FetchError:
    """404 or 410."""
    return FetchError(f"{place} is not there (answer {status}). {_OTHER_PLACE}")


def server_fault(host: str, status: int) -> FetchError:
    """Any other answer that is no file."""
    return FetchError(f"{host} does not give the file out (answer {status}): try again in an hour.")


def in_circles(place: str) -> FetchError:
    """Too many redirects."""
    return FetchError(f"{place} leads in circles. {_OTHER_PLACE}")


def unsafe_redirect(place: str) -> FetchError:
    """From https to http."""
    return FetchError(f"{place} leads to an unprotected address. {_OTHER_PLACE}")


def broken_off(done: int, of: int | None) -> FetchError:
    """The line was cut."""
    all_of_it = f" of {megabytes(of)}" if of is not None else ""
    return BrokenOffError(f"The connection broke off after {megabytes(done)}{all_of_it}. {_GOES_ON}")


def stalled() -> FetchError:
    """The line is open and nothing comes, or hardly anything."""
    return BrokenOffError(f"Nothing more comes, or too slowly. {_GOES_ON}")


def stick_broken_off(path: Path) -> FetchError:
    """The stick was pulled out, or is worn."""
    return BrokenOffError(f"{path} could not be read to its end: put the stick in again. {_GOES_ON}")


def stick_unread(path: Path, error: OSError) -> FetchError:
    """No such file, or it can't be opened."""
    reason = error.strerror or type(error).__name__
    return FetchError(f"{path} can't be read ({reason}): is the stick in, and the name right?")


def wrong_size(place: str, found: int, published: int) -> FetchError:
    """Told before anything is fetched."""
    return UnfitError(
        f"{place} is not the model as published: it has {found} bytes in place of {published}. {_OTHER_PLACE}"
    )


def too_much(name: str, most: int) -> FetchError:
    """More bytes than announced, or than any model has."""
    return UnfitError(f"More came than the {megabytes(most)} of {name}: run this again, it is fetched anew.")


def wrong_checksum(name: str) -> FetchError:
    """The MD5 is not the published one."""
    return UnfitError(
        f"What came is not {name} as published (another checksum): run this again, it is fetched anew; "
        "if it happens twice, give another address with --from."
    )


def no_zip() -> FetchError:
    """Not a zip, cut short, or damaged inside."""
    return UnfitError("What came is no whole zip: run this again, it is fetched anew.")


def unsafe(what: str) -> FetchError:
    """A zip that plays tricks."""
    return UnfitError(f"This zip holds {what}: it is not used. Get the model from its official page.")


def fixed_graph() -> FetchError:
    """A model that knows no runtime grammar."""
    return UnfitError(
        "This model can't be limited to the answers of a page (its graph is fixed): choose another one with "
        "--model; “kiosk models list” names them."
    )


def no_model(missing: Iterable[str]) -> FetchError:
    """A good zip of something else."""
    return UnfitError(
        f"This zip is no Vosk model that the kiosk can use (it lacks {', '.join(missing)}): "
        "choose another one."
    )


def no_official_model(language: str) -> FetchError:
    """A language that Vosk does not know."""
    return FetchError(
        f"There is no official model for “{language}”: the kiosk hears it by example. “kiosk models list” "
        "names the languages that have one; --from takes the address of any other model's zip."
    )


def no_language(text: str) -> FetchError:
    """A slip of the pen, or a path."""
    return FetchError(f"“{text}” is no language code: write for example fr, ar or en.")


def no_place(text: str) -> FetchError:
    """Neither a web address nor something on a disk."""
    return FetchError(f"--from {text} is no web address, zip or folder that is here: is it spelled right?")


def no_name(text: str) -> FetchError:
    """Not the name of a model."""
    return FetchError(f"“{text}” is no model's name: “kiosk models list” names them.")


def under_way() -> FetchError:
    """Two fetches of one language."""
    return FetchError("This language's model is being fetched already: wait until that is done.")


def too_full(folder: Path, wanted: int, free: int) -> FetchError:
    """Told before anything is written."""
    return FetchError(
        f"The disk is too full: this needs {megabytes(wanted)} where {folder} lies, and "
        f"{megabytes(free)} are free. Make room, then run this again."
    )


def disk_error(error: OSError, folder: Path) -> FetchError:
    """What the disk's refusal means."""
    if error.errno in _FULL:
        return FetchError(f"The disk is full: make room where {folder} lies. {_GOES_ON}")
    reason = error.strerror or type(error).__name__
    if error.errno in _LOCKED:
        advice = "run this as the user who installed the kiosk, and see that the disk is not locked"
        return FetchError(f"{folder} can't be written ({reason}): {advice}.")
    return FetchError(
        f"{folder} can't be written ({reason}): see that the disk is well, then run this again."
    )
