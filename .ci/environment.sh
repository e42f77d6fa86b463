#!/bin/sh
# Makes the virtual environment: environment.sh PYTHON FOLDER. Says what to install when that cannot be.
set -eu
python=$1
folder=$2

if ! command -v "$python" >/dev/null 2>&1; then
    echo "error: no '$python' here: install Python 3.11 or newer, or run 'make PYTHON=/path/to/python3 ...'" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "error: $("$python" --version) is too old: install Python 3.11 or newer, or name one:" \
        "make PYTHON=python3.12 ..." >&2
    exit 1
fi
if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
    echo "error: this Python cannot make virtual environments: install its venv package" \
        "(Debian and Ubuntu: apt-get install python3-venv)" >&2
    exit 1
fi
rm -rf "$folder"
"$python" -m venv "$folder"
