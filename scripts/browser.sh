#!/bin/sh
# Makes sure of what the browser tests need: Chromium (the system's, Debian's, or Playwright's own) and a library of
# Playwright's Node that a bare Debian has not.
set -e
missing=
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$chromium" ] || missing=chromium
.venv/bin/python -m playwright --version >/dev/null 2>&1 || missing="$missing libatomic1"
[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
elif [ "$missing" = chromium ]; then
  .venv/bin/python -m playwright install chromium
else
  echo "The browser tests need packages that are missing: sudo apt-get install $missing" >&2
  exit 1
fi
