#!/bin/sh
# Makes sure of what the browser tests need: Chromium, and a library of Playwright's Node that a bare Debian has not.
# Debian's Chromium without windows starts and shows pages twice as fast as the one with windows, which is used as well.
set -e
has() { command -v "$1" >/dev/null; }
node_runs() { .venv/bin/python -m playwright --version >/dev/null 2>&1; }
browser_there() { has chromium-headless-shell || has chromium || has chromium-browser || has google-chrome; }

missing=
has chromium-headless-shell || missing=chromium-headless-shell
node_runs || missing="$missing libatomic1"
[ -n "$missing" ] || exit 0
if has apt-get && [ "$(id -u)" = 0 ]; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null; } || browser_there
fi
node_runs || { echo "The browser tests need a package that is missing: sudo apt-get install libatomic1" >&2; exit 1; }
browser_there || .venv/bin/python -m playwright install chromium
