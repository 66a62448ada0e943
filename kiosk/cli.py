"""The command line: one function a command, thin; what they do lies elsewhere."""

from __future__ import annotations

import json
import logging
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kiosk import app as kiosk_app
from kiosk import content, signups
from kiosk.app import KioskError, Project
from kiosk.checks import check_hearing
from kiosk.content.visit_file import read_visit_file
from kiosk.demo.play import play
from kiosk.demo.thought import phrases_of
from kiosk.durations import check_durations
from kiosk.gallery import options
from kiosk.gallery.make import make
from kiosk.journal import Journal
from kiosk.models.commands import models
from kiosk.preparation import in_background
from kiosk.preparation import prepare as prepare_project
from kiosk.progress import progress
from kiosk.rehearse import rehearse
from kiosk.sound.listing import device_names
from kiosk.sound.recognise import recognise_files
from kiosk.teaching import Teaching
from kiosk.visitors.many import hold
from kiosk.visitors.table import table

TABLE_WIDTH = 130
DEFAULT_VISIT = kiosk_app.HOME / "tests" / "visits" / "english-voice.yaml"

cli = typer.Typer(
    help="The Café IA kiosk: it explains artificial intelligence aloud and registers people for a Café.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
organizer = typer.Typer(
    help="For organizers, on their own computer: keys and sign-ups.", no_args_is_help=True
)
cli.add_typer(organizer, name="organizer")
cli.add_typer(models, name="models")

Home = Annotated[
    Path, typer.Option(help="The project folder, with scripts/, voices/ and config.yaml.", show_default=False)
]


def main() -> None:
    """Run a command; what was to be expected ends in a sentence, not in a traceback."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    try:
        cli()
    except KioskError as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.exit(130)


@cli.command()
def run(home: Home = kiosk_app.HOME) -> None:
    """Open the kiosk on this screen."""
    project = opened(home)
    kiosk = kiosk_app.Kiosk(project, kiosk_app.Stand(observers=(Journal(sys.stderr),)))
    with in_background(project):
        kiosk.run()


@cli.command()
def demo(
    visit: Annotated[Path, typer.Option(help="What the visitor does, a YAML list.")] = DEFAULT_VISIT,
    examples: Annotated[
        Path | None, typer.Option(help="Recorded examples to hear by: DIR/<phrase>/*.wav.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Where the log, the sound and the pictures go.")] = Path(
        "kiosk-demo"
    ),
    home: Home = kiosk_app.HOME,
) -> None:
    """Play one whole visit with a spoken visitor, in a real window (a virtual one without a display).

    Writes events.jsonl, kiosk.wav and screens/*.png. Ends well only if the visit reached its goal: the last
    step that its file expects, or else something saved, and what was saved opens and is what was said.
    """
    project = opened(home)
    file = read_visit_file(visit)
    if file.problems:
        raise KioskError(kiosk_app.problems_text(file.problems))
    with progress() as bar:
        prepare_project(project, bar, examples, phrases_of(project.script, file))
    played = play(project, file, out, examples=examples)
    print_result(f"{len(played.pictures)} pictures in {out / 'screens'}, sound in {out / 'kiosk.wav'}")
    print_result(f"{', '.join(played.opened) or 'nothing'} opened with a fresh key")
    if played.failure:
        failure = f"The visit did not reach its goal: {played.failure}"
        raise KioskError(failure)
    print_result("The visit reached its goal.")


@cli.command(name="rehearse")
def rehearse_command(
    home: Home = kiosk_app.HOME,
    *,
    visitors: Annotated[
        bool, typer.Option("--visitors", help="Let simulated visitors hold many visits instead, and count.")
    ] = False,
    visits: Annotated[int, typer.Option(help="How many visits of each kind of visitor.", min=1)] = 10_000,
) -> None:
    """Try the dialogue as text in this terminal; nothing is kept."""
    if not visitors:
        rehearse(opened(home).script, input, print_result)
        return
    with progress() as bar:
        tallies = tuple(hold(opened(home).script, visits, partial(bar, "visits")))
    Console(width=TABLE_WIDTH).print(table(tallies))


@cli.command()
def check(home: Home = kiosk_app.HOME) -> None:
    """Tell every problem in scripts, voices and config.yaml at once, with file, line and what to do."""
    loaded = content.load(home, kiosk_app.today())
    measured = check_durations(home, loaded)
    for problem in sorted({*loaded.problems, *measured.problems}):
        print_result(str(problem))
    heard = check_hearing(home, loaded)
    for problem in heard.problems:
        print_result(str(problem))
    for note in loaded.notes:
        print_result(note)
    for code, hidden in loaded.hidden.items():
        print_result(hidden_text(code, hidden))
    for note in filter(None, (measured.note, heard.note)):
        sys.stderr.write(f"{note}\n")
    if loaded.problems or measured.problems or heard.problems:
        raise typer.Exit(1)
    print_result("All is well.")


def hidden_text(code: str, hidden: content.Hidden) -> str:
    """Why a language is not offered, in a line."""
    lacks = f"{hidden.texts_missing} texts and {hidden.lines_missing} recorded lines are missing"
    return f"{hidden.name} ({code}) is not offered to visitors yet: {lacks}."


@cli.command()
def prepare(home: Home = kiosk_app.HOME) -> None:
    """Make every line a clip and every phrase an example, once; what is there already stays."""
    with progress() as bar:
        for complaint in prepare_project(opened(home), bar):
            print_result(complaint)


@cli.command()
def recognise(
    wavs: Annotated[list[Path], typer.Argument(help="WAV files to recognise.", show_default=False)],
    examples: Annotated[Path, typer.Option(help="Recorded examples: DIR/<choice>/*.wav.")],
    language: Annotated[str, typer.Option(help="The language spoken, for example ar.")],
    choices: Annotated[str | None, typer.Option(help="Only these choices, for example yes,no.")] = None,
) -> None:
    """Recognise WAV files by example: one JSON object a line; `choice` is null when nothing fits."""
    names = tuple(choices.split(",")) if choices else None
    for found in recognise_files(examples, names, wavs, language=language):
        print_result(json.dumps(found, ensure_ascii=False))


@cli.command(help=options.HELP)
def screens(
    out: Annotated[Path, typer.Option(help="Where the pictures go.", show_default=False)],
    *,
    languages: options.Languages = None,
    themes: options.Themes = None,
    sizes: options.Sizes = None,
    text_sizes: options.TextSizes = None,
    pages: options.Pages = None,
    home: Home = kiosk_app.HOME,
) -> None:
    """Draw every page as a picture, and tell what is wrong with any of them."""
    script = opened(home).script
    wish = options.wished(
        script, languages=languages, themes=themes, sizes=sizes, text_sizes=text_sizes, pages=pages
    )
    with progress() as bar:
        found = make(script, wish, out, bar)
    for line in found:
        print_result(line)
    print_result(f"Look through {out / 'index.html'}")
    if found:
        raise typer.Exit(1)


@cli.command()
def teach(
    language: Annotated[str, typer.Option(help="The language spoken: its code, offered yet or not (ary).")],
    source: Annotated[
        Path | None,
        typer.Option("--from", help="Take WAV files: DIR/<choice>/*.wav and DIR/lines/<line>.wav."),
    ] = None,
    takes: Annotated[int, typer.Option(help="Recordings of each phrase.", min=1, max=20)] = 3,
    *,
    status: Annotated[bool, typer.Option("--status", help="Only tell what is missing and how well.")] = False,
    home: Home = kiosk_app.HOME,
) -> None:
    """Record each phrase and each line in a person's voice; stop at any time and go on later."""
    teaching = Teaching(opened(home), language, takes)
    if source is not None:
        for line in teaching.take(source):
            print_result(line)
    elif not status:
        teaching.record(input, print_result)
    with progress() as bar:
        for line in list(teaching.status(bar)):
            print_result(line)


@cli.command()
def devices() -> None:
    """List microphones and loudspeakers by the names that config.yaml takes."""
    found = device_names()
    for title, names in (("Microphones", found.microphones), ("Loudspeakers", found.loudspeakers)):
        print_result(f"{title}:")
        for name in names or ("none: the kiosk goes on without",):
            print_result(f"  {name}")


@cli.command()
def export(
    target: Annotated[Path, typer.Argument(help="A folder, for example a USB stick.", show_default=False)],
    home: Home = kiosk_app.HOME,
) -> None:
    """Copy the sealed sign-ups to a USB stick; nothing is opened, nothing is deleted."""
    project = opened(home)
    done = signups.export(project.sign_ups, target, kiosk=kiosk_app.kiosk_name(project))
    if isinstance(done, signups.ExportFailed):
        raise KioskError(done.message)
    print_result(f"{done.records} sealed records in {done.path}")


@organizer.command()
def keygen(
    folder: Annotated[Path, typer.Argument(help="Where to keep the secret key.", show_default=False)],
) -> None:
    """Make a key: the secret half stays in FOLDER, the public half goes into the kiosk's config.yaml."""
    key = signups.keygen(folder)
    if isinstance(key, signups.Refused):
        raise KioskError(key.message)
    print_result(f"Secret key: {key.path}  (keep it safe, and a copy elsewhere: without it nothing opens)")
    print_result("Public key, for config.yaml under organizers, keys:")
    print_result(key.public_key)


@organizer.command(name="open")
def open_command(
    files: Annotated[list[Path], typer.Argument(help="Exports (*.cafeia).", show_default=False)],
    identity: Annotated[Path, typer.Option(help="The file that `keygen` made.", show_default=False)],
    out: Annotated[Path, typer.Option(help="Where the table and the recordings go.")] = Path("sign-ups"),
) -> None:
    """Open exports: tables (CSV) of sign-ups, questions and cancelled ones, and recordings (WAV)."""
    opened = signups.open_export(files, identity, out)
    if isinstance(opened, signups.Refused):
        raise KioskError(opened.message)
    print_result(f"{len(opened.records)} sign-ups in {opened.table}")
    print_result(f"{len(opened.questions)} questions and {len(opened.cancelled)} cancellations beside it")
    for bad in opened.bad:
        print_result(f"{bad.file}, line {bad.line}: {bad.reason}")
    if opened.bad:
        raise typer.Exit(1)


def opened(home: Path) -> Project:
    """The project; what is wrong with its files is told, and the last good content used."""
    project = kiosk_app.open_project(home)
    for problem in project.problems:
        sys.stderr.write(f"{problem}\n")
    if any(problem.stops for problem in project.problems):
        sys.stderr.write("The kiosk goes on with the last content that was right.\n")
    return project


def print_result(text: str) -> None:
    """Print a line of a command's result."""
    typer.echo(text)
