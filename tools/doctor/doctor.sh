#!/bin/sh
# The first question of "make doctor": is there a Python that can ask the others?
#   doctor.sh PYTHON [OPTIONS OF tools/doctor/__main__.py ...]
set -eu
python=$1
shift

refuse() {
  printf '%s\n' "$@" >&2
  exit 1
}

command -v "$python" >/dev/null 2>&1 || refuse \
  "There is no $python on this machine. Own Words needs Python 3.11 or later. On Debian and Ubuntu: sudo apt install python3 python3-venv" \
  "If it is somewhere else, say where: make doctor PYTHON=/path/to/python3.11"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' || refuse \
  "$("$python" --version 2>&1) is too old: Own Words needs Python 3.11 or later." \
  "If there is a newer one, say where: make doctor PYTHON=/path/to/python3.11"
exec "$python" -B -m tools.doctor "$@"
