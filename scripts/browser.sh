#!/bin/sh
# Makes sure that there is a Chromium for the browser tests: the system's, Debian's package, or Playwright's own.
set -e
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
else
  .venv/bin/python -m playwright install chromium
fi
