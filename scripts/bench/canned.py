"""A server that does nothing but answer the same bytes: how fast the load generator itself is."""

import os
import select
import socket
from contextlib import suppress

BODY = b"x" * 33_000
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


def serve(port: int) -> None:
    listener, waiting = socket.create_server(("127.0.0.1", port)), select.epoll()
    waiting.register(listener, select.EPOLLIN)
    visitors: dict[int, socket.socket] = {}
    while True:
        for number, _event in waiting.poll():
            if number == listener.fileno():
                visitor, _address = listener.accept()
                visitors[visitor.fileno()] = visitor
                waiting.register(visitor, select.EPOLLIN)
            elif not _answered(visitors[number]):
                waiting.unregister(number)
                visitors.pop(number).close()


def _answered(visitor: socket.socket) -> bool:
    with suppress(OSError):
        if visitor.recv(65_536):
            visitor.sendall(ANSWER)
            return True
    return False


if __name__ == "__main__":
    serve(int(os.environ["PORT"]))
