#!/bin/sh
# Opens the interactive page in Chromium: run.sh ENTENTE SOURCE WORK. Ends with 77 (skipped) where
# there is no Node.js, npm or Chromium, or no way to the two packages.
set -eu
entente=$1 source=$2 work=$3
skip() { echo "skipped: $*"; exit 77; }
for program in node npm; do
  command -v $program >/dev/null || skip "no $program"
done
. "$source/tests/support/browser.sh"
mkdir -p "$work"
cp "$source"/tests/browser/*.json "$source"/tests/browser/*.mjs "$work"
cd "$work"
npm ci --silent --no-audit --no-fund --ignore-scripts >npm.log 2>&1 || { cat npm.log; skip "no packages"; }
"$entente" render "$source"/examples/russia-cuba-talks.json "$source"/tests/browser/hostile.json --format html \
  -o pages/ --force 2>/dev/null
BROWSER=$browser node page.mjs "$PWD"/pages
