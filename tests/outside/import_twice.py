"""Imports every published list of a folder twice with the administrator's command, and tells what became of the rows.

`python -m tests.outside.import_twice FOLDER` on the installation that the environment names. Exit status 1 when the
second run changes anything or a run breaks.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "schools", "import", "--json"]
COUNTS = ("rows", "new", "changed", "unchanged", "repeated", "outside", "refused")


def imported(path: Path) -> dict[str, Any]:
    """The counts, or under "complaint" why the file is no list."""
    done = subprocess.run([*COMMAND, str(path)], capture_output=True, text=True)
    if done.returncode:
        return {"complaint": done.stderr.splitlines()[0] if done.stderr else f"ends with {done.returncode}"}
    counts: dict[str, Any] = json.loads(done.stdout)
    return counts


def main(folder: Path) -> int:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    print("file", "format", *COUNTS, sep="\t")
    for path in paths:
        told = imported(path)
        row = [told["format"], *(told[name] for name in COUNTS)] if "format" in told else [told["complaint"]]
        print(path.relative_to(folder), *row, sep="\t", flush=True)
    n_altered = 0
    for path in paths:
        told = imported(path)
        if told.get("new") or told.get("changed"):
            n_altered += 1
            print("second run:", path.relative_to(folder), told, flush=True)
    print(f"second run: {len(paths)} files, {n_altered} of them changed something")
    return int(n_altered > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
