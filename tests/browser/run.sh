#!/bin/sh
# Opens the interactive page in Chromium, and slides with TimelineJS's own code: run.sh ENTENTE SOURCE WORK. Ends with
# 77 (skipped) where there is no Node.js or Chromium, or what package.json names is not installed (npm ci).
set -eu
entente=$1 source=$2 work=$3
. "$source/tests/support/skip.sh"
. "$source/tests/support/browser.sh"
needs node
for needed in playwright-core @knight-lab/timelinejs; do
  [ -e "$source/tests/browser/node_modules/$needed" ] || lacks tests/browser/node_modules
done
mkdir -p "$work"
cd "$work"
"$entente" render "$source"/examples/russia-cuba-talks.json "$source"/examples/riyadh-tehran-ar.json \
  "$source"/tests/browser/hostile.json --format html -o pages/ --force 2>/dev/null
"$entente" render "$source"/examples/russia-cuba-history.json --figure snapshots --format html -o pages/ --force 2>/dev/null
BROWSER=$browser node "$source/tests/browser/page.mjs" "$PWD"/pages
for story in russia-cuba-talks russia-cuba-history peloponnesian-war cosmos women-in-computing; do
  "$entente" export "$source/examples/$story.json" --to timelinejs -q --force -o "$story.timelinejs.json"
done
BROWSER=$browser node "$source/tests/browser/timelinejs.mjs" ./*.timelinejs.json
