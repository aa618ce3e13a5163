"""Hands files, texts and naughty strings in through the real forms of a served demo, like a student, and tells what happened.

`python -m tests.outside.hand_in BASE_URL --pid PID [--files FOLDER] [--texts FOLDER] [--strings FOLDER] [--large-mb 200 …]`

PID is the server's first process. Exit status 1 when the server failed or a typed text was lost; what became of each
file is there to be judged.
"""

import argparse
import sys
import time
import wave
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from portal.contributions.rules import LONGEST_TEXT, LONGEST_TITLE
from portal.core.text import clean, one_line
from tests.outside.browsing import Answer, Browser, Upload
from tests.outside.memory import Watch
from tests.outside.samples import Sample, files, naughty_strings, texts

NEW = "/en/contributions/new"
TOLD = ("was not added", "cannot be used")  # of a file that is refused


@dataclass
class Student:
    """Hands in, and notes every text that did not come back as it was typed."""

    browser: Browser
    project: str = ""
    lost: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.browser.post("/en/demo/sign-in/student", {})
        form = self.browser.get(NEW)
        self.browser.token, self.project = form.typed("csrf_token"), form.typed("project")

    def write(self, title: str, text: str, language: str = "en", uploads: tuple[Upload, ...] = ()) -> Answer:
        """A new draft; the answer is its form again, whatever was wrong."""
        typed = {"project": self.project, "title": title, "text": text, "language": language, "action": "save"}
        answer = self.browser.post(NEW, typed, uploads)
        for name, typed_text in {"title": one_line(title), "text": clean(text)}.items():
            if clean(answer.typed(name)) != typed_text:
                self.lost.append(f"{name} {typed_text[:60]!r} came back as {answer.typed(name)[:60]!r}")
        return answer

    def prepared(self, form: Answer) -> Answer:
        """The form of a draft again, when all its files are prepared."""
        while b"data-preparing" in form.body:
            time.sleep(0.3)
            form = self.browser.get(form.url)
        return form

    def hand_in(self, form: Answer) -> Answer:
        """Presses the button of a saved draft."""
        names = ("project", "title", "text", "revision")
        typed = {name: form.typed(name) for name in names}
        return self.browser.post(form.url, {**typed, "language": "en", "action": "submit"})


def hand_in_files(student: Student, samples: list[Sample]) -> None:
    happened: Counter[tuple[str, str, str]] = Counter()
    for sample in samples:
        form = student.write(sample.upload.name[:100], f"About {sample.upload.name}", uploads=(sample.upload,))
        shown = student.prepared(form)
        refusals = [words for words in {*form.alerts(), *shown.alerts()} if any(told in words for told in TOLD)]
        outcome = "refused" if refusals else "taken" if _media(shown) == 1 else "lost"
        happened[sample.kind, sample.expected, outcome] += 1
        handed = student.hand_in(shown)
        reason = " ".join(refusals).partition("” ")[2]
        print("\t".join([sample.kind, ascii(sample.upload.name)[1:60], sample.expected, outcome,
                         f"{form.status}/{handed.status}", reason, sample.note]))  # fmt: skip
    print("\nkind\texpected\thappened\tfiles")
    for row, n in sorted(happened.items()):
        print(*row, n, sep="\t")


def hand_in_texts(student: Student, folder: Path) -> None:
    """Every piece as it is, shortened titles where the form asks for it; and each whole file as one text."""
    statuses: Counter[str] = Counter()
    for language, title, text in texts(folder):
        form = student.write(title, text, language)
        if form.status == 422:
            statuses["title too long: 422, nothing lost"] += 1
            form = student.write(title[:LONGEST_TITLE].strip(), text, language)
        statuses[f"piece: {form.status}/{student.hand_in(form).status}"] += 1
    for path in sorted(folder.glob("*.txt")):
        whole = path.read_text(encoding="utf-8")
        form = student.write(path.stem, whole, path.stem)
        statuses[f"whole, {len(whole) // 1000} thousand characters: {form.status}"] += 1
        form = student.write(path.stem, whole[:LONGEST_TEXT], path.stem)
        statuses[f"the longest text allowed: {form.status}/{student.hand_in(form).status}"] += 1
    print("\ntexts", *(f"{n}\t{what}" for what, n in sorted(statuses.items())), sep="\n")


def hand_in_strings(student: Student, folder: Path) -> None:
    """Each as title, as text, and as what somebody searches for."""
    statuses: Counter[str] = Counter()
    for string in naughty_strings(folder):
        form = student.write(string[:LONGEST_TITLE], string)
        statuses[f"title and text: {form.status}/{student.hand_in(form).status}"] += 1
        for address in ("/en/search?q=", "/en/gallery?q=", "/en/schools/suggest?q="):
            statuses[f"{address}: {student.browser.get(address + quote(string)).status}"] += 1
    print("\nstrings", *(f"{n}\t{what}" for what, n in sorted(statuses.items())), sep="\n")


def hand_in_large(student: Student, megabytes: int) -> None:
    """A recording of silence, so large."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "long.wav"
        with path.open("wb") as file, wave.open(file) as sound:
            sound.setparams((1, 2, 48000, 0, "NONE", ""))
            for _ in range(megabytes):
                sound.writeframesraw(bytes(1_000_000))
        try:
            form = student.write("A long recording", "What can be heard here", uploads=(Upload(path.name, path),))
            form = student.prepared(form)
        except OSError as error:
            student.lost.append(f"{megabytes} MB: {error}")
            return
    print(f"\n{megabytes} MB: {form.status}, files in the form: {_media(form)}", *form.alerts(), sep="\n  ")


def _media(form: Answer) -> int:
    return sum(e.get("name") == "remove" for e in form.page().iter())


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("--pid", type=int, required=True)
    for name in ("files", "texts", "strings"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--large-mb", type=int, nargs="*", default=[])
    asked = parser.parse_args()
    browser = Browser(asked.base)
    student = Student(browser)
    with Watch(asked.pid) as memory:
        if asked.files:
            hand_in_files(student, list(files(asked.files)))
        if asked.texts:
            hand_in_texts(student, asked.texts)
        if asked.strings:
            hand_in_strings(student, asked.strings)
        for megabytes in asked.large_mb:
            hand_in_large(student, megabytes)
    failures = sum(n for status, n in browser.counts.items() if status >= 500)
    print("\nanswers", *(f"{n}\t{status}" for status, n in sorted(browser.counts.items())), sep="\n")
    print(f"memory in MB: server {memory.before} before, {memory.peak} at most; its helpers {memory.helpers} at most")
    print(f"typed texts lost: {len(student.lost)}", *student.lost[:20], sep="\n  ")
    return int(bool(failures or student.lost))


if __name__ == "__main__":
    sys.exit(main())
