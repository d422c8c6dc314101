#!/bin/sh
# Draws a dossier in ten scripts with Debian's Noto fonts, as text, as shapes and with embedded fonts,
# and compares it with what a browser makes of it: no fault by either, the same measures by both, and
# every word as wide as it was measured.
#
#   run.sh ENTENTE ROOT WORK
#
# Exit status: 0 if they agree, 1 if not, 77 if there is no Chromium or there are no such fonts.
set -eu
entente=$1 root=$2 work=$3

. "$root/tests/support/browser.sh"
set --
for script in Arabic Hebrew Devanagari Thai Georgian Armenian; do
  set -- "$@" --font "/usr/share/fonts/truetype/noto/NotoSans$script-Regular.ttf"
done
set -- "$@" --font /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
for file; do
  [ "$file" = --font ] || [ -e "$file" ] || {
    echo "skipped: no $file"
    exit 77
  }
done
rm -rf "$work"
mkdir -p "$work"
for mode in live paths embed; do
  "$entente" render "$root/tests/scripts/scripts.json" -o "$work/$mode/" --size slide,a4,column --text $mode "$@" \
    2>"$work/$mode.log"
  if grep -q "font-coverage" "$work/$mode.log"; then
    cat "$work/$mode.log"
    exit 1
  fi
  "$entente" check --figure "$@" "$work/$mode"/*.svg >"$work/$mode.txt" || {
    cat "$work/$mode.txt"
    exit 1
  }
done
"$entente" check --figure --json "$@" "$work"/live/*.svg >"$work/told.json"

ask_browser "$root/tests/judge/measure.js" "$work"/live/*.svg
ask_browser "$root/tests/scripts/letters.js" "$work"/live/*.svg "$work"/paths/*.svg
# One by one: fonts of one name and different letters would mix in a page.
for figure in graph timeline; do
  ask_browser "$root/tests/scripts/letters.js" "$work/embed/scripts-$figure.svg" "$work"/paths/*.svg
done
