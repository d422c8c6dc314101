#!/bin/sh
# Compares what `entente check --figure` measures with what a browser does: on the committed figures
# and on figures that are broken on purpose.
#
#   run.sh ENTENTE ROOT WORK
#
# Exit status: 0 if they agree, 1 if not, 77 if there is no Chromium.
set -eu
entente=$1 root=$2 work=$3

. "$root/tests/support/find_browser.sh"
rm -rf "$work"
mkdir -p "$work"

# Whatever is no figure at all has no measures, and no place on the page.
set --
for file in "$root"/output/*.svg "$root"/tests/cases/figures/*.svg; do
  "$entente" check --figure --json "$file" >"$work/one.json" 2>/dev/null || true
  if grep -q '"file"' "$work/one.json"; then set -- "$@" "$file"; fi
done
"$entente" check --figure --json "$@" >"$work/told.json" 2>/dev/null || true

{
  echo '<!DOCTYPE html><meta charset="utf-8"><title>figures</title><style>body { margin: 0 }</style>'
  for file; do
    echo '<div class="figure">'
    sed '1{/^<?xml/d;}' "$file"
    echo '</div>'
  done
  printf '<script type="application/json" id="told">'
  sed 's/</\\u003c/g' "$work/told.json"
  echo '</script><script>'
  cat "$root/tests/judge/measure.js"
  echo '</script>'
} >"$work/page.html"

timeout 300 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" \
  --dump-dom "file://$work/page.html" >"$work/answer.html" 2>"$work/browser.log" || {
  cat "$work/browser.log"
  exit 1
}
sed -n '/compared /,/^end/p' "$work/answer.html" | sed 's/<[^>]*>//g' >"$work/answer.txt"
cat "$work/answer.txt"
if ! grep -q '^end' "$work/answer.txt"; then
  echo "the browser did not finish"
  exit 1
fi
[ "$(wc -l <"$work/answer.txt")" -eq 2 ]
