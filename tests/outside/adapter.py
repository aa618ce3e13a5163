"""Writes and reads like a student of the demo: what answers 201 is acknowledged."""

import io
import json
import re
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from typing import Any

from PIL import Image

TIMEOUT = 20
PREPARED = 120  # seconds to wait for pictures that are being prepared: the queue of a machine that was killed is long
uploaded: list[str] = []

File = tuple[str, str, bytes]


class Student:
    """A signed-in browser of the demo's student."""

    def __init__(self, base: str) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.get(f"{base}/de/demo/sign-in/student", b"")
        page = self.get(f"{base}/de/contributions/new")[1].decode()
        self.token = _found(r'name="csrf_token" value="([^"]+)"', page)
        self.project = _found(r'name="project"[^>]*value="(\d+)"', page)

    def get(self, url: str, data: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        with self.opener.open(urllib.request.Request(url, data, headers or {}), timeout=TIMEOUT) as answer:
            return answer.status, answer.read()

    def post(
        self, url: str, fields: dict[str, str], file: File | None = None, name_of_file: str = "files"
    ) -> dict[str, Any] | None:
        border = secrets.token_hex(12)
        body = b"".join(
            f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in {**fields, "csrf_token": self.token}.items()
        )
        if file:
            head = f'--{border}\r\nContent-Disposition: form-data; name="{name_of_file}"; filename="{file[0]}"\r\n'
            body += f"{head}Content-Type: {file[1]}\r\n\r\n".encode() + file[2] + b"\r\n"
        headers = {"Content-Type": f"multipart/form-data; boundary={border}", "Accept": "application/json"}
        status, answer = self.get(url, body + f"--{border}--\r\n".encode(), headers)
        return json.loads(answer) if status == 201 else None


def login(base: str) -> Student:
    return Student(base)


def write(base: str, student: Student, key: str, value: str) -> str | None:
    """A new draft; its number when acknowledged."""
    fields = {"title": key, "text": value, "project": student.project, "language": "de", "action": "save"}
    saved = student.post(f"{base}/de/contributions/new", fields)
    return _found(r"/contributions/(\d+)", saved["url"]) if saved else None


def read(base: str, student: Student, number: str) -> str:
    page = student.get(f"{base}/de/contributions/{number}/edit")[1].decode()
    return _found(r'<textarea[^>]*name="text"[^>]*>\s*([^<]*?)\s*</textarea>', page)


def make_file(size: int) -> File:
    """A unique picture of about so many bytes."""
    side = max(16, int((size / 3) ** 0.5))
    data = io.BytesIO()
    Image.frombytes("RGB", (side, side), secrets.token_bytes(side * side * 3)).save(data, "PNG")
    return f"{secrets.token_hex(6)}.png", "image/png", data.getvalue()


def upload(base: str, student: Student, file: File) -> str | None:
    """Adds the file to a new draft; the address of the picture when acknowledged."""
    number = _draft(base, student, file[0])
    saved = student.post(f"{base}/de/contributions/{number}/media", {}, file)
    if not saved:
        return None
    uploaded.append(f"/de/contributions/{number}/media/{saved['media'][0]}/full")
    return uploaded[-1]


def _draft(base: str, student: Student, title: str) -> str:
    """A new draft as browsers make it, answered by 303 and not by 201: the upload is the one acknowledged write."""
    fields = {"title": title, "project": student.project, "language": "de", "csrf_token": student.token}
    with student.opener.open(f"{base}/de/contributions/new", urllib.parse.urlencode(fields).encode(), TIMEOUT) as page:
        return _found(r"/contributions/(\d+)", page.geturl())


def visible(base: str, student: Student) -> list[str]:
    """The acknowledged pictures that the portal shows; on a full disk some are kept but can't be prepared."""
    end = time.monotonic() + PREPARED
    return [path for path in uploaded if _is_there(student, f"{base}{path}", end)]


def whole(base: str, student: Student, path: str) -> bool:
    status, content = student.get(f"{base}{path}")
    if status != 202:  # otherwise nothing is shown yet, not even a half
        Image.open(io.BytesIO(content)).load()
    return True


def _is_there(student: Student, url: str, end: float) -> bool:
    """Waits while it is being prepared, but no longer than to `end`."""
    try:
        while (status := student.get(url)[0]) == 202 and time.monotonic() < end:
            time.sleep(0.2)
        return status in (200, 202)
    except urllib.error.HTTPError:
        return False


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise LookupError(pattern)
    return urllib.parse.unquote(match[1])
