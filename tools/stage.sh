#!/bin/sh
# Say which stage of the gate begins:
#   stage.sh TARGET "WHAT IT IS" ALL TARGETS OF THE GATE ...
set -eu
target=$1
what=$2
shift 2
place=0
for each in "$@"; do
  place=$((place + 1))
  [ "$each" != "$target" ] || break
done
printf '\n== %s (%s of %s; alone: make %s)\n' "$what" "$place" "$#" "$target"
