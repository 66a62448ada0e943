"""A model's zip on a web server. The only module that uses the network."""

from __future__ import annotations

import re
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, Queue
from urllib.parse import urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
    ResponseError,
    SSLError,
)
from urllib3.response import BaseHTTPResponse

from kiosk.models import problems
from kiosk.models.source import BLOCK_BYTES, Answer

REDIRECTS = 5
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_WHOLE, _PARTIAL, _NO_SUCH_PART = 200, 206, 416
_GOOD, _GONE = frozenset({_WHOLE, _PARTIAL}), frozenset({404, 410})

_MEANINGS = (
    (NameResolutionError, problems.not_found),
    (NewConnectionError, problems.no_connection),
    (SSLError, problems.not_proven),
    ((ReadTimeoutError, ConnectTimeoutError), problems.no_answer),
    (ResponseError, problems.in_circles),
)
"""The first that fits: the library's kinds of errors are kinds of one another."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: for the first answer in all, and for each next piece."""

    answer_s: float = 20
    piece_s: float = 30


@dataclass(frozen=True, slots=True)
class WebSource:
    """One zip on a web server."""

    url: str
    patience: Patience = Patience()

    @property
    def name(self) -> str:
        """The address without a user's name and password."""
        parts = urlsplit(self.url)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment=""))

    @contextmanager
    def open(self, start: int, validator: str | None) -> Iterator[Answer]:
        """See `Source`; a part is only asked for when a validator can tell whether it still fits."""
        response = self._ask(start, validator if start else None)
        try:
            if response.status == _NO_SUCH_PART or (
                start and not self._continues(response, start, validator)
            ):
                response.close()
                response = self._ask(0, None)
            self._must_be_good(response)
            begin = start if response.status == _PARTIAL else 0
            yield Answer(begin, _total(response), _validator(response), self._chunks(response, begin))
        finally:
            response.close()

    def _ask(self, start: int, validator: str | None) -> BaseHTTPResponse:
        headers = {"User-Agent": "cafe-ia-kiosk", "Accept-Encoding": "identity"}
        if validator is not None:
            headers |= {"Range": f"bytes={start}-", "If-Range": validator}
        return self._in_time(lambda: self._send(headers))

    def _send(self, headers: dict[str, str]) -> BaseHTTPResponse:
        timeout = urllib3.Timeout(connect=self.patience.answer_s, read=self.patience.piece_s)
        redirects = urllib3.Retry(total=REDIRECTS, redirect=REDIRECTS, connect=0, read=0, status=0, other=0)
        return _pool(self.url).request(
            "GET", self.url, headers=headers, timeout=timeout, retries=redirects, preload_content=False
        )

    def _in_time(self, ask: Callable[[], BaseHTTPResponse]) -> BaseHTTPResponse:
        """Bound the whole of asking: looking a name up has no time limit of its own."""
        answers: Queue[BaseHTTPResponse | Exception] = Queue(1)

        def work() -> None:
            try:
                answers.put(ask())
            except Exception as error:  # handed to the thread that waits
                answers.put(error)

        threading.Thread(target=work, name="ask", daemon=True).start()
        try:
            answer = answers.get(timeout=self.patience.answer_s)
        except Empty:
            raise problems.no_answer(self._host) from None
        if isinstance(answer, Exception):
            raise self._explain(answer) from None
        return answer

    @property
    def _host(self) -> str:
        return urlsplit(self.url).hostname or self.name

    def _explain(self, error: Exception) -> Exception:
        """What an error before the first byte means."""
        if not isinstance(error, HTTPError | OSError):
            return error
        cause = error.reason if isinstance(error, MaxRetryError) else error
        for kind, meaning in _MEANINGS:
            if isinstance(cause, kind):
                return meaning(self._host)
        return problems.no_connection(self._host)

    def _continues(self, response: BaseHTTPResponse, start: int, validator: str | None) -> bool:
        """Whether a part that was sent fits what is here; a whole file or an error is no such part."""
        if response.status != _PARTIAL:
            return True
        found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        return found is not None and int(found[1]) == start and _validator(response) in {validator, None}

    def _must_be_good(self, response: BaseHTTPResponse) -> None:
        if response.status in _GONE:
            raise problems.not_there(self.name, response.status)
        if response.status not in _GOOD:
            raise problems.server_fault(self._host, response.status)
        if self.url.startswith("https:") and (response.geturl() or "").startswith("http:"):
            raise problems.unsafe_redirect(self.name)

    def _chunks(self, response: BaseHTTPResponse, begin: int) -> Iterator[bytes]:
        done = begin
        try:
            while chunk := response.read1(BLOCK_BYTES, decode_content=False):
                done += len(chunk)
                yield chunk
        except ReadTimeoutError:
            raise problems.stalled() from None
        except (HTTPError, OSError):
            raise problems.broken_off(done, _total(response)) from None


def _pool(url: str) -> urllib3.PoolManager:
    """Connections, through the proxy that the environment names if any."""
    parts = urlsplit(url)
    proxy = urllib.request.getproxies().get(parts.scheme)
    if proxy and not urllib.request.proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy)
    return urllib3.PoolManager()


def _validator(response: BaseHTTPResponse) -> str | None:
    """What names this version: a strong entity tag, or the date of change."""
    tag = response.headers.get("ETag")
    if tag and not tag.startswith("W/"):
        return tag
    return response.headers.get("Last-Modified")


def _total(response: BaseHTTPResponse) -> int | None:
    """The size of the whole file."""
    if response.status == _PARTIAL:
        found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        return int(found[3]) if found else None
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else None
