#!/bin/sh
# Exports dossiers in every format and opens the files with readers that others made:
# run.sh ENTENTE ROOT WORK. Ends with 77 (skipped) where these are not installed.
set -eu
entente=$1 root=$2 work=$3
. "$root/tests/support/skip.sh"
python=
for candidate in python3 /usr/bin/python3; do
  if "$candidate" -c 'import networkx, openpyxl, icalendar' 2>/dev/null; then python=$candidate; fi
done
[ -n "$python" ] || lacks networkx-openpyxl-icalendar
rm -rf "$work"
for story in russia-cuba-talks russia-cuba-history us-visits; do
  mkdir -p "$work/$story"
  for format in gexf graphml dot node-link cytoscape ftm xlsx timelinejs ical; do
    "$entente" export "$root/examples/$story.json" --to $format -q -o "$work/$story/story.$format"
  done
  "$entente" export "$root/examples/$story.json" -q -o "$work/$story/story.csv"
  "$python" "$root/tests/exports/read.py" "$root/examples/$story.json" "$work/$story"
  # Graphviz's own program, where it is installed; its library reads the same text in unit_exports.
  if command -v dot >/dev/null 2>&1; then dot -Tcanon "$work/$story/story.dot" >/dev/null; fi
done
