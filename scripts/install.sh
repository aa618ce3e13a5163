#!/bin/sh
# Installs into .venv what the portal needs, with `tests` also what its tests need; does nothing when all is there.
# A .venv that is broken, or whose installation was interrupted, is made anew.
set -eu
python=${PYTHON:-python3}

end() {
  echo "$1" >&2
  exit 1
}

is_whole() {
  [ ! -e .venv/unfinished ] && .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

make_environment() {
  command -v "$python" >/dev/null || end "Python is missing. On Debian: sudo apt-get install python3 python3-venv"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    end "Python 3.11 or newer is needed, and $python is older. On Debian 12 or newer: sudo apt-get install python3 python3-venv"
  "$python" -c 'import ensurepip, venv' 2>/dev/null ||
    end "Python's modules venv and ensurepip are missing. On Debian: sudo apt-get install $(basename "$python")-venv"
  [ ! -e .venv ] || echo "The environment in .venv is broken or was not finished: it is made anew."
  rm -rf .venv
  "$python" -m venv .venv
}

install() { # a lock file, the file that is touched afterwards, words
  [ -e "$2" ] && [ ! "$1" -nt "$2" ] && return
  echo "$3"
  touch .venv/unfinished
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1" ||
    end "Installing failed: see above, and run the command again."
  rm .venv/unfinished
  touch "$2"
}

is_whole || make_environment
if [ "${1:-}" = tests ]; then
  [ ! .venv/runs -nt .venv/tests ] || rm -f .venv/tests
  install requirements-dev.lock .venv/tests "Installing what the tests need …"
else
  install requirements.lock .venv/runs "Installing what the portal needs (about a minute, only once) …"
fi
# Once for all processes, also where Python writes no bytecode; what does not compile is told by whoever imports it.
.venv/bin/python -m compileall -qq portal migrations wsgi.py || true
