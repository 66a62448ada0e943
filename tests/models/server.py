"""A web server on this machine that misbehaves to order: one manner a request, the last for all others."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Manner:
    """How one request is answered.

    `cut_after` closes the line after so many bytes of the body, `stall_after` leaves it open and silent;
    `length` is told in place of the true one; `tag` names the file's version.
    """

    body: bytes = b""
    status: int = 200
    ranges: bool = True
    tag: str | None = '"one"'
    heeds_tag: bool = True
    cut_after: int | None = None
    stall_after: int | None = None
    length: int | None = None
    chunked: bool = False
    location: str | None = None
    silent: bool = False


@dataclass(slots=True)
class Site:
    """The server as the test sees it."""

    url: str
    manners: list[Manner]
    asked: list[str | None] = field(default_factory=list)
    """The Range header of each request."""

    hold: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over: whatever stalls ends."""

    def next_manner(self) -> Manner:
        """The manner of this request."""
        return self.manners.pop(0) if len(self.manners) > 1 else self.manners[0]


@contextmanager
def serving(*manners: Manner) -> Iterator[Site]:
    """Serve in a thread on a free port of 127.0.0.1 until the test is over."""
    site = Site("", list(manners))

    class Handler(_Handler):
        pass

    Handler.site = site
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.hold.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        """Answer in the manner that is next."""
        self.close_connection = True
        manner = self.site.next_manner()
        self.site.asked.append(self.headers.get("Range"))
        if manner.silent:
            self.site.hold.wait(20)
            return
        start = self._start(manner)
        self._head(manner, start)
        try:
            self._send(manner, manner.body[start:])
        except OSError:
            return  # the client went away

    def _start(self, manner: Manner) -> int:
        asked, version = self.headers.get("Range"), self.headers.get("If-Range")
        fits = not manner.heeds_tag or version == manner.tag
        if asked is None or not manner.ranges or not fits:
            return 0
        return int(asked.removeprefix("bytes=").removesuffix("-"))

    def _head(self, manner: Manner, start: int) -> None:
        total = len(manner.body)
        self.send_response(416 if start > total else 206 if start else manner.status)
        if manner.tag is not None:
            self.send_header("ETag", manner.tag)
        if manner.location is not None:
            self.send_header("Location", manner.location)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{total - 1}/{total}")
        if manner.chunked:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(manner.length or max(0, total - start)))
        self.end_headers()

    def _send(self, manner: Manner, body: bytes) -> None:
        if manner.chunked:
            body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        end = manner.cut_after if manner.cut_after is not None else manner.stall_after
        self.wfile.write(body[:end])
        self.wfile.flush()
        if manner.stall_after is not None:
            self.site.hold.wait(20)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""
