"""A bad line to a server: it passes on what is sent, and breaks off when the answers come."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from urllib.parse import urlsplit

PIECE = 65536


class BadLine:
    """`cuts`: so many answers to POST are lost from now on."""

    def __init__(self, url: str) -> None:
        self.server = (urlsplit(url).hostname or "", urlsplit(url).port or 80)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self.cuts = self.n_lost = 0
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self.listening.accept()
                Connection(self, browser, socket.create_connection(self.server))


class Connection:
    """One connection of a browser, and one to the server."""

    def __init__(self, line: BadLine, browser: socket.socket, server: socket.socket) -> None:
        self.line, self.browser, self.server, self.loses_answer = line, browser, server, False
        for pump in (self._to_server, self._to_browser):
            Thread(target=pump, daemon=True).start()

    def _to_server(self) -> None:
        with suppress(OSError):
            while piece := self.browser.recv(PIECE):
                if piece.startswith(b"POST ") and self.line.cuts:
                    self.line.cuts -= 1
                    self.loses_answer = True
                self.server.sendall(piece)
            self.server.shutdown(socket.SHUT_WR)

    def _to_browser(self) -> None:
        with suppress(OSError):
            while piece := self.server.recv(PIECE):
                if self.loses_answer:
                    self.line.n_lost += 1
                    break
                self.browser.sendall(piece)
        for end in (self.browser, self.server):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def bad_line(url: str) -> Iterator[BadLine]:
    line = BadLine(url)
    yield line
    line.listening.close()
