#!/bin/sh
# Draws a dossier in ten scripts with Debian's Noto fonts, as text, as shapes and with embedded fonts,
# and compares it with what a browser makes of it: no fault by either, the same measures by both, and
# every word as wide as it was measured. So it must be with each version of Liberation Sans, the
# figure's own type, and with both: the first has no Hebrew, the second has, and is what office
# programs bring along.
#
#   run.sh ENTENTE ROOT WORK
#
# Exit status: 0 if they agree, 1 if not, 77 (skipped) if there is no Chromium or
# there are no such fonts.
set -eu
entente=$1 root=$2 work=$3

. "$root/tests/support/skip.sh"
. "$root/tests/support/browser.sh"
fonts=/usr/share/fonts
noto=$fonts/opentype/noto/NotoSansCJK-Regular.ttc
for script in Arabic Hebrew Devanagari Thai Georgian Armenian; do
  noto="$fonts/truetype/noto/NotoSans$script-Regular.ttf $noto"
done
options=
for file in $noto; do
  [ -e "$file" ] || lacks "$file"
  options="$options --font $file"
done
rm -rf "$work"
mkdir -p "$work"

# have_installed FOLDER…: these are the only fonts, beside Noto's.
have_installed() {
  {
    echo '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
    for folder in "$@" truetype/noto opentype/noto; do echo "<dir>$fonts/$folder</dir>"; done
    echo '<include ignore_missing="yes">/etc/fonts/conf.d</include>'
    echo "<cachedir>/var/cache/fontconfig</cachedir><cachedir>$work/cache</cachedir></fontconfig>"
  } >"$work/fonts.conf"
  export FONTCONFIG_FILE="$work/fonts.conf"
}

# draw MODE SIZES: without a fault.
draw() {
  # shellcheck disable=SC2086  # one word for each option
  "$entente" render "$root/tests/scripts/scripts.json" -o "$work/$1/" --size "$2" --text "$1" --force $options \
    2>"$work/$1.log"
  if grep -q "font-coverage" "$work/$1.log"; then
    cat "$work/$1.log"
    exit 1
  fi
  # shellcheck disable=SC2086
  "$entente" check --figure $options "$work/$1"/*.svg >"$work/$1.txt" || {
    cat "$work/$1.txt"
    exit 1
  }
}

# One by one: fonts of one name and different letters would mix in a page.
compare_embedded() {
  for figure in graph timeline; do
    ask_browser "$root/tests/scripts/letters.js" "$work/embed/scripts-$figure.svg" "$work"/paths/*.svg
  done
}

have_installed truetype/liberation truetype/liberation2
for mode in live paths embed; do draw $mode slide,a4,column; done
# shellcheck disable=SC2086
"$entente" check --figure --json $options "$work"/live/*.svg >"$work/told.json"
ask_browser "$root/tests/judge/measure.js" "$work"/live/*.svg
ask_browser "$root/tests/scripts/letters.js" "$work"/live/*.svg "$work"/paths/*.svg
compare_embedded

for version in liberation liberation2; do
  [ -d "$fonts/truetype/$version" ] || continue
  have_installed "truetype/$version"
  rm -r "$work/embed"
  draw embed slide
  compare_embedded
done
