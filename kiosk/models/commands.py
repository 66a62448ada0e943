"""`kiosk models`: the commands, their words and their progress bar."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from kiosk import app as kiosk_app
from kiosk import content
from kiosk.models.catalogue import Model, choices_of
from kiosk.models.choosing import OnDisk, choose_model, choose_place
from kiosk.models.fetch import Fetched, Refused, fetch
from kiosk.models.overview import BY_EXAMPLE, overview
from kiosk.models.places import Places
from kiosk.models.problems import FetchError, megabytes
from kiosk.models.source import FileSource, Source
from kiosk.models.transfer import Hands, Tell

WIDTH = 150
"""Of the table where no terminal tells its own."""

SETUP_ANSWER_S = 10
"""A kiosk without a network is not held up longer at each start."""

models = typer.Typer(help="Speech models (Vosk), which let the kiosk hear better.", no_args_is_help=True)

Home = Annotated[
    Path, typer.Option(help="The project folder, with scripts/, voices/ and config.yaml.", show_default=False)
]


@models.command(name="list")
def list_command(home: Home = kiosk_app.HOME) -> None:
    """List the languages, the model of each, and whether it is here."""
    table = Table("Language", "Model", "Download", "Here", "Notes", box=None, pad_edge=False)
    for row in overview(home / "voices", enabled_languages(home)):
        table.add_row(row.language, row.model, row.download, row.here, row.notes)
    console = Console()
    (console if console.is_terminal else Console(width=WIDTH)).print(table)


@models.command(name="fetch")
def fetch_command(
    language: Annotated[str | None, typer.Argument(help="The language, for example fr.")] = None,
    *,
    where: Annotated[
        str | None, typer.Option("--from", help="Another place: address or path of the zip or its folder.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="Another model than the first of the list.")] = None,
    enabled: Annotated[
        bool, typer.Option("--enabled", help="As setup does: small models of all languages, if possible.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Fetch it although it is here.")] = False,
    home: Home = kiosk_app.HOME,
) -> None:
    """Fetch the speech model of a language, once; an interrupted fetch goes on where it stopped."""
    if enabled:
        fetch_enabled(home)
        return
    if language is None:
        stop("Which language? For example: kiosk models fetch fr")
    try:
        wanted = choose_model(language, model, where)
        source = source_of(wanted, where)
    except FetchError as error:
        stop(str(error))
    places = Places(home / "voices" / language)
    if places.installed() == wanted.name and not again:
        typer.echo(f"{wanted.name} is here already; --again fetches it anew.")
        return
    done = fetch_with_bar(wanted, source, places)
    if isinstance(done, Refused):
        stop(done.message)
    typer.echo(told(done, places))


def fetch_enabled(home: Path) -> None:
    """Fetch what setup fetches; what can't be had is told, and is no error."""
    wanted = [model for model in first_models(home) if model.by_setup]
    for language in missing_languages(home):
        if language not in {model.language for model in wanted}:
            typer.echo(f"{language}: {BY_EXAMPLE}{larger_one(language)}.")
    if not wanted:
        return
    names = ", ".join(f"{model.language} {model.size}" for model in wanted)
    total = megabytes(sum(model.size_bytes or 0 for model in wanted))
    typer.echo(f"Speech models to fetch: {names}; {total} in all, once.")
    for model in wanted:
        places = Places(home / "voices" / model.language)
        done = fetch_with_bar(model, source_of(model, None, SETUP_ANSWER_S), places)
        typer.echo(told(done, places) if isinstance(done, Fetched) else done.message)
        if isinstance(done, Refused):
            typer.echo(f"{model.language}: {BY_EXAMPLE} until then.")
            if done.unreachable:
                return


def missing_languages(home: Path) -> list[str]:
    """The offered languages that have no model here."""
    return [code for code in enabled_languages(home) if Places(home / "voices" / code).installed() is None]


def first_models(home: Path) -> list[Model]:
    """The first model of each offered language that has none here."""
    return [choices_of(language)[0] for language in missing_languages(home) if choices_of(language)]


def larger_one(language: str) -> str:
    """How to get a model that setup leaves out."""
    known = choices_of(language)
    return f" (its model has {known[0].size}: kiosk models fetch {language})" if known else ""


def enabled_languages(home: Path) -> tuple[str, ...]:
    """The languages that config.yaml offers; none where it can't be read."""
    settings = content.load(home, kiosk_app.today()).settings
    return settings.languages if settings is not None else ()


def source_of(model: Model, where: str | None, answer_s: float = 20) -> Source:
    """The place as something to read from, that must answer so soon."""
    place = choose_place(model, where)
    if isinstance(place, OnDisk):
        return FileSource(place.path)
    from kiosk.models.web import Patience, WebSource  # noqa: PLC0415 - a kiosk at work never needs the network: not loaded

    return WebSource(place.url, Patience(answer_s=answer_s))


def fetch_with_bar(model: Model, source: Source, places: Places) -> Fetched | Refused:
    """Fetch with a progress bar on the terminal."""
    with bar() as tell:
        return fetch(model, source, places, Hands(tell=tell))


@contextmanager
def bar() -> Iterator[Tell]:
    """A progress bar in bytes: gives a function to tell (what, done, of)."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, of: int | None) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=of)
            progress.update(tasks[what], completed=done, total=of)

        yield tell


def told(done: Fetched, places: Places) -> str:
    """What was fetched and how well it is known."""
    known = (
        "it has the published checksum"
        if done.checked
        else "no checksum is published for it: it is whole, more was not checked"
    )
    return f"{done.name} is in {places.model}; {known}.\n  SHA-256 {done.sha256}"


def stop(message: str) -> NoReturn:
    """End with a sentence and exit code 1."""
    sys.exit(message)
