#!/bin/sh
# Sees to a Chromium and a Chinese font for the browser tests. Says what to install when that cannot be done here.
set -eu

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "error: the browser tests need Chromium: install it with your system's packages" \
        "(Debian: sudo apt-get install chromium fonts-noto-cjk), then run make test again" >&2
    exit 1
fi
echo "Installing Chromium for the browser tests (once)"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; } >"$log" 2>&1; then
    tail -20 "$log" >&2
    echo "error: Chromium could not be installed; the lines above are apt-get's" >&2
    exit 1
fi
