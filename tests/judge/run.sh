#!/bin/sh
# Compares what `entente check --figure` measures with what a browser does: on the committed figures
# and on figures that are broken on purpose.
#
#   run.sh ENTENTE ROOT WORK
#
# Exit status: 0 if they agree, 1 if not, 77 (skipped) if there is no Chromium.
set -eu
entente=$1 root=$2 work=$3

. "$root/tests/support/skip.sh"
. "$root/tests/support/browser.sh"
rm -rf "$work"
mkdir -p "$work"

# Whatever is no figure at all has no measures, and no place on the page.
set --
for file in "$root"/output/*.svg "$root"/tests/cases/figures/*.svg; do
  "$entente" check --figure --json "$file" >"$work/one.json" 2>/dev/null || true
  # Letters beyond Latin are only estimated in a figure drawn without a font: tests/scripts compares those.
  if LC_ALL=C.UTF-8 grep -qP '[\x{0590}-\x{06FF}\x{3000}-\x{9FFF}]' "$file"; then continue; fi
  if grep -q '"file"' "$work/one.json"; then set -- "$@" "$file"; fi
done
"$entente" check --figure --json "$@" >"$work/told.json" 2>/dev/null || true

ask_browser "$root/tests/judge/measure.js" "$@"
