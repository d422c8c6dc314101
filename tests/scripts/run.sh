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

. "$root/tests/support/find_browser.sh"
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

# $1: script to run; the other arguments: figures.
ask_browser() {
  script=$1
  shift
  {
    echo '<!DOCTYPE html><meta charset="utf-8"><title>figures</title><style>body { margin: 0 }</style>'
    for file; do
      echo "<div class=\"figure\" data-file=\"$file\">"
      sed '1{/^<?xml/d;}' "$file"
      echo '</div>'
    done
    printf '<script type="application/json" id="told">'
    sed 's/</\\u003c/g' "$work/told.json"
    echo '</script><script>'
    cat "$script"
    echo '</script>'
  } >"$work/page.html"
  timeout 300 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" \
    --virtual-time-budget=10000 --dump-dom "file://$work/page.html" >"$work/answer.html" 2>"$work/browser.log" || {
    cat "$work/browser.log"
    exit 1
  }
  sed -n '/compared /,/^end/p' "$work/answer.html" | sed 's/<[^>]*>//g' >"$work/answer.txt"
  cat "$work/answer.txt"
  grep -q '^end' "$work/answer.txt" || {
    echo "the browser did not finish"
    exit 1
  }
  [ "$(wc -l <"$work/answer.txt")" -eq 2 ] || exit 1
}

ask_browser "$root/tests/judge/measure.js" "$work"/live/*.svg
ask_browser "$root/tests/scripts/letters.js" "$work"/live/*.svg "$work"/paths/*.svg
# One by one: fonts of one name and different letters would mix in a page.
for figure in graph timeline; do
  ask_browser "$root/tests/scripts/letters.js" "$work/embed/scripts-$figure.svg" "$work"/paths/*.svg
done
