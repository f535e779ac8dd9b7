#!/bin/sh
# Make one virtual environment: make_environment.sh PYTHON FOLDER REQUIREMENTS
set -eu
python=$1
folder=$2
requirements=$3

if ! command -v "$python" >/dev/null 2>&1; then
  echo "There is no $python on this machine. Install Python 3.11 or later, or say where it is: make PYTHON=/path/to/python3 ..." >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "$("$python" --version) is too old: this project needs Python 3.11 or later. Say where one is: make PYTHON=/path/to/python3.11 ..." >&2
  exit 1
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv, then run make again." >&2
  exit 1
fi
echo "Making $folder (once, about a minute) ..."
rm -rf "$folder"
"$python" -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
