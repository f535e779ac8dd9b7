#!/bin/sh
# Make one virtual environment, unless it is there already:
#   make_environment.sh PYTHON FOLDER REQUIREMENTS [FURTHER FILES THAT REQUIREMENTS NAMES ...]
#
# FOLDER/.ready is written last and says where, with which Python and from what the environment was made. So one that is
# half made, was moved or copied (its scripts would start the old place's programs), lost its Python to a system upgrade,
# or comes from other requirements is never believed in: it is made anew.
set -eu
python=$1
folder=$2
requirements=$3
shift 2 # what is left are the files that it depends on

refuse() {
  printf '%s\n' "$@" >&2
  exit 1
}

# What .ready should say: fails where the environment's own Python does not run.
identity() {
  printf '%s\n' "$(pwd -P)/$folder"
  "$folder/bin/python" -c 'import sys; print("Python %d.%d" % sys.version_info[:2])' 2>/dev/null || return 1
  cksum "$@"
}

check_python() {
  command -v "$python" >/dev/null 2>&1 || refuse \
    "There is no $python on this machine. This project needs Python 3.11 or later." \
    "If it is somewhere else, say where: make PYTHON=/path/to/python3.11 ..."
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || refuse \
    "$("$python" --version 2>&1) is too old: this project needs Python 3.11 or later." \
    "If there is a newer one, say where: make PYTHON=/path/to/python3.11 ..."
  # Debian and Ubuntu leave ensurepip out of python3.
  "$python" -c 'import venv, ensurepip' 2>/dev/null || refuse \
    "This Python cannot make virtual environments: its venv module is missing." \
    "On Debian and Ubuntu: sudo apt install python3-venv   Then run make again."
}

if [ -f "$folder/.ready" ] && identity "$@" 2>/dev/null | cmp -s - "$folder/.ready"; then
  exit 0
fi
check_python
if [ -e "$folder" ]; then
  echo "Making $folder anew: it is unfinished, moved, or made from other requirements (1 to 3 minutes) ..."
else
  echo "Making $folder (once, 1 to 3 minutes) ..."
fi

# Nothing half made is left behind, whether pip fails or Ctrl-C comes.
ticker=
trap '[ -z "$ticker" ] || kill "$ticker" 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Whole lines, as others may be made at the same time; on a terminal only, for somebody who waits.
tick() {
  while sleep 10; do
    doing=$(sed -n 's/^ *Collecting \([^ =<>~!;[]*\).*/fetching \1/p; s/^Installing .*/installing/p' "$log" | tail -n 1)
    echo "  $folder: $(($(date +%s) - began)) s${doing:+, $doing}"
  done
}

# pip warns of much that is no fault of anybody here; what it says is shown only where it fails.
show_log() {
  printf '%s\n' "" "The end of what it said:" >&2
  tail -n 15 "$log" | sed 's/^/  /' >&2
}

rm -rf "$folder"
mkdir "$folder"
log=$folder/log
began=$(date +%s)
: >"$log"
if [ -t 1 ]; then
  tick &
  ticker=$!
fi
"$python" -m venv "$folder" >"$log" 2>&1 || {
  show_log
  refuse "$folder could not be made, for the reason above. Mend that, then run make again; make doctor looks for more."
}
# --no-user: somebody's pip.conf may ask for --user, which no virtual environment allows. --no-deps: all that is needed
# is named and pinned (make supplies looks for what is not). --no-compile: Python does it for what is used, in half the time.
"$folder/bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off --no-user \
  --no-deps --no-compile --requirement "$requirements" >>"$log" 2>&1 || {
  show_log
  refuse \
    "$folder could not be filled with what $requirements names, for pip's reason above." \
    "If it found nothing to download: is this machine online? Behind a proxy, set HTTPS_PROXY; with a mirror of" \
    "your own, set PIP_INDEX_URL. Then run make again."
}
identity "$@" >"$folder/.ready"
trap - EXIT
[ -z "$ticker" ] || kill "$ticker"
echo "Made $folder in $(($(date +%s) - began)) s."
