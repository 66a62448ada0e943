from __future__ import annotations

import hashlib
import socket
import time
from dataclasses import replace

import pytest

from kiosk.models import Fetched, Places, Refused, fetch
from kiosk.models.transfer import Hands
from kiosk.models.web import Patience, WebSource
from tests.models.samples import NAME, leftovers, model_files, model_of, packed, tree
from tests.models.server import Manner, serving

QUICK = Patience(answer_s=20, piece_s=10)
"""A busy machine must not look like a dead server."""

SHORT = Patience(answer_s=5, piece_s=1)
HANDS = Hands(pause=lambda _s: None)


def refusal(done: Fetched | Refused) -> str:
    """The message of a fetch that must not succeed."""
    assert isinstance(done, Refused)
    return done.message


def test_a_model_is_fetched_whole(places: Places, body: bytes) -> None:
    """Its files are there without the zip's top folder, and nothing else is left."""
    with serving(Manner(body)) as site:
        done = fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS)
    assert done == Fetched(NAME, hashlib.sha256(body).hexdigest(), checked=True)
    assert tree(places.model) == model_files()
    assert places.installed() == NAME
    assert leftovers(places) == set()


def test_without_a_published_checksum_that_is_told(places: Places, body: bytes) -> None:
    """The size is unknown too; the zip itself is checked."""
    with serving(Manner(body, chunked=True)) as site:
        model = model_of(body, size=False, md5=False)
        done = fetch(model, WebSource(site.url, QUICK), places, HANDS)
    assert isinstance(done, Fetched)
    assert not done.checked
    assert tree(places.model) == model_files()


def test_a_broken_line_is_taken_up_again_in_the_same_run(places: Places, body: bytes) -> None:
    """Each try brings something, so it goes on, from the byte where it broke."""
    cut = Manner(body, cut_after=100_000)
    with serving(cut, cut, Manner(body)) as site:
        done = fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS)
    assert isinstance(done, Fetched)
    assert site.asked == [None, "bytes=100000-", "bytes=200000-"]


def test_a_line_that_breaks_without_bringing_anything_ends_it(places: Places, body: bytes) -> None:
    """No endless loop; what came stays for the next run, which goes on there."""
    dead = Manner(body, cut_after=0)
    with serving(Manner(body, cut_after=150_000), dead, Manner(body)) as site:
        source = WebSource(site.url, QUICK)
        first = fetch(model_of(body), source, places, HANDS)
        assert "broke off" in refusal(first)
        assert "goes on where it stopped" in refusal(first)
        assert places.installed() is None
        assert places.partial.stat().st_size == 150_000
        assert isinstance(fetch(model_of(body), source, places, HANDS), Fetched)
    assert site.asked == [None, "bytes=150000-", "bytes=150000-"]


def test_a_server_that_knows_no_ranges_begins_again(places: Places, body: bytes) -> None:
    """The whole file replaces the part."""
    with serving(Manner(body, cut_after=100_000), Manner(body, ranges=False)) as site:
        assert isinstance(fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS), Fetched)
    assert tree(places.model) == model_files()


@pytest.mark.parametrize("heeds_tag", [True, False])
def test_a_file_that_changed_between_two_tries_is_never_mixed(
    places: Places, body: bytes, *, heeds_tag: bool
) -> None:
    """Even where the server sends a part of the new file although it was asked for the old one's."""
    other = packed(model_files(seed=2))
    changed = Manner(other, tag='"two"', heeds_tag=heeds_tag)
    with serving(Manner(body, cut_after=100_000), changed) as site:
        model = model_of(other, size=False, md5=False)
        assert isinstance(fetch(model, WebSource(site.url, QUICK), places, HANDS), Fetched)
    assert tree(places.model) == model_files(seed=2)


@pytest.mark.parametrize("tag", [None, 'W/"weak"'])
def test_without_a_sure_version_it_begins_again(places: Places, body: bytes, tag: str | None) -> None:
    """A part whose file can't be named is not asked for."""
    with serving(Manner(body, tag=tag, cut_after=100_000), Manner(body, tag=tag)) as site:
        fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS)
        assert isinstance(fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS), Fetched)
    assert set(site.asked) == {None}


def test_a_part_longer_than_the_file_is_now_begins_again(places: Places, body: bytes) -> None:
    """416: the part is thrown away."""
    small = packed({**model_files(), "README": b""})
    source_model = model_of(small, size=False, md5=False)
    with serving(
        Manner(body + bytes(50_000), cut_after=len(body) + 10), Manner(small, heeds_tag=False)
    ) as site:
        assert isinstance(fetch(source_model, WebSource(site.url, QUICK), places, HANDS), Fetched)
    assert site.asked == [None, f"bytes={len(body) + 10}-", None]


def test_a_whole_zip_from_before_needs_no_network(places: Places, body: bytes) -> None:
    """Killed between download and unpacking: it is only unpacked."""
    with serving(Manner(body, cut_after=1000), Manner(body)) as site:
        source = WebSource(site.url, QUICK)
        fetch(model_of(body), replace(source), places, Hands(pause=stop))
    places.partial.write_bytes(body)
    assert isinstance(fetch(model_of(body), source, places, HANDS), Fetched)
    assert len(site.asked) == 1


def stop(_seconds: float) -> None:
    """Give up in place of a pause, as a signal would."""
    raise OSError("stopped")


def test_a_server_that_stalls_ends_with_a_sentence(places: Places, body: bytes) -> None:
    """Within the patience for one piece, twice."""
    stalls = Manner(body, stall_after=50_000)
    began = time.monotonic()
    with serving(stalls, replace(stalls, stall_after=0)) as site:
        done = fetch(model_of(body), WebSource(site.url, SHORT), places, HANDS)
    assert "Nothing more comes" in refusal(done)
    assert time.monotonic() - began < 15
    assert places.partial.stat().st_size == 50_000


def test_a_server_that_never_answers_ends_with_a_sentence(places: Places) -> None:
    """The place counts as unreachable."""
    with serving(Manner(silent=True)) as site:
        done = fetch(model_of(b"x"), WebSource(site.url, SHORT), places, HANDS)
    assert "does not answer" in refusal(done)
    assert isinstance(done, Refused)
    assert done.unreachable


def test_a_trickle_counts_as_a_broken_line(places: Places, body: bytes) -> None:
    """Less than 64 kB a minute, by a clock that jumps."""
    ticks = iter(range(0, 10_000, 61))
    hands = Hands(now_s=lambda: next(ticks), pause=stop)
    with serving(Manner(body, stall_after=1000)) as site:
        done = fetch(model_of(body), WebSource(site.url, QUICK), places, hands)
    assert isinstance(done, Refused)
    assert places.partial.stat().st_size == 1000


@pytest.mark.parametrize("length", [300_000, 500_000])
def test_a_length_that_is_not_the_published_one_is_told_at_once(
    places: Places, body: bytes, length: int
) -> None:
    """Nothing is fetched."""
    with serving(Manner(body, length=length)) as site:
        done = fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS)
    assert "not the model as published" in refusal(done)
    assert not places.partial.exists()


@pytest.mark.parametrize("size", [True, False])
def test_a_body_shorter_than_its_length_is_never_installed(
    places: Places, body: bytes, *, size: bool
) -> None:
    """The server closes too early, each time."""
    with serving(Manner(body[:-10], length=len(body), ranges=False)) as site:
        done = fetch(model_of(body, size=size), WebSource(site.url, QUICK), places, HANDS)
    assert "broke off" in refusal(done)
    assert places.installed() is None


def test_wrong_bytes_are_thrown_away(places: Places, body: bytes, earlier: dict[str, bytes]) -> None:
    """The checksum tells; the model before stays; the next run begins anew."""
    wrong = body[:-500] + bytes(500)
    with serving(Manner(wrong), Manner(body)) as site:
        done = fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS)
        assert "another checksum" in refusal(done)
        assert tree(places.model) == earlier
        assert leftovers(places) == set()
        assert isinstance(fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS), Fetched)
    assert site.asked == [None, None]
    assert tree(places.model) == model_files()


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "is not there"), (410, "is not there"), (500, "try again"), (403, "try again")],
)
def test_an_answer_that_is_no_file_is_told(places: Places, status: int, words: str) -> None:
    """With its number, and what to do."""
    with serving(Manner(b"sorry", status=status)) as site:
        done = fetch(model_of(b"sorry"), WebSource(site.url, QUICK), places, HANDS)
    assert words in refusal(done)
    assert str(status) in refusal(done)
    assert leftovers(places) == set()


def test_a_redirect_is_followed(places: Places, body: bytes) -> None:
    """To another address of the same kind."""
    with serving(Manner(body)) as site, serving(Manner(status=302, location=site.url)) as first:
        assert isinstance(fetch(model_of(body), WebSource(first.url, QUICK), places, HANDS), Fetched)


def test_a_proxy_that_the_environment_names_is_used(
    places: Places, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some centres have one; a place that is excepted is asked directly."""
    with serving(Manner(body)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        source = WebSource("http://models.invalid/m.zip", QUICK)
        assert isinstance(fetch(model_of(body), source, places, HANDS), Fetched)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        with serving(Manner(status=404)) as site:
            fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS)
        assert (len(proxy.asked), len(site.asked)) == (1, 1)


def test_redirects_in_a_circle_end_with_a_sentence(places: Places) -> None:
    """After a few."""
    with serving(Manner(status=302, location="/")) as site:
        done = fetch(model_of(b"x"), WebSource(site.url, QUICK), places, HANDS)
        assert len(site.asked) < 10
    assert "in circles" in refusal(done)


def test_nobody_listening_is_told(places: Places) -> None:
    """A port that is closed."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    done = fetch(model_of(b"x"), WebSource(f"http://127.0.0.1:{port}/m.zip", QUICK), places, HANDS)
    assert "can't be reached" in refusal(done)


def test_a_name_that_is_not_found_is_told(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """And that a USB stick is another way."""

    def nowhere(*_arguments: object, **_named: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    done = fetch(model_of(b"x"), WebSource("http://models.invalid/m.zip", QUICK), places, HANDS)
    assert "models.invalid is not found" in refusal(done)
    assert "USB stick" in refusal(done)


def test_a_name_server_that_hangs_holds_nothing_up(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking a name up has no time limit of its own; asking has."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: time.sleep(3))
    began = time.monotonic()
    done = fetch(model_of(b"x"), WebSource("http://models.invalid/", Patience(answer_s=0.2)), places, HANDS)
    assert "does not answer" in refusal(done)
    assert time.monotonic() - began < 2


def test_what_does_not_speak_tls_is_told(places: Places) -> None:
    """A login page of a hotel, for example."""
    with serving(Manner(b"hello")) as site:
        url = site.url.replace("http:", "https:")
        done = fetch(model_of(b"x"), WebSource(url, QUICK), places, HANDS)
    assert "date of this computer" in refusal(done)


def test_a_password_in_the_address_is_not_shown(places: Places) -> None:
    """Nor kept."""
    with serving(Manner(status=404)) as site:
        url = site.url.replace("http://", "http://staff:secret@") + "/m.zip?token=secret"
        done = fetch(model_of(b"x"), WebSource(url, QUICK), places, HANDS)
    assert "secret" not in refusal(done)


def test_an_endless_body_is_cut(places: Places, body: bytes) -> None:
    """More than the published size, from a server that tells no length."""
    with serving(Manner(body + bytes(200_000), chunked=True)) as site:
        done = fetch(model_of(body), WebSource(site.url, QUICK), places, HANDS)
    assert "More came" in refusal(done)
    assert leftovers(places) == set()
