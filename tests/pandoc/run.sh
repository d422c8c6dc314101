#!/bin/sh
# Turns a report with two dossiers into what people write with, and reads the results back:
# run.sh ENTENTE ROOT WORK. Ends with 77 (skipped) where pandoc is not installed.
set -eu
entente=$1 root=$2 work=$3
. "$root/tests/support/skip.sh"
needs pandoc
rm -rf "$work"
mkdir -p "$work/bin"
ln -s "$entente" "$work/bin/entente"
PATH=$work/bin:$PATH
cd "$work"
mkdir examples
cp "$root/examples/russia-cuba-talks.json" .
cp -r "$root/examples/recipes" recipes
cd recipes
entente filter >entente.lua

fail() { echo "$*" >&2; exit 1; }
make_report() { pandoc report.md --lua-filter entente.lua -s -o "report.$1" 2>"$1.log" || { cat "$1.log"; fail "pandoc: $1"; }; }
count() { grep -c "$1" || true; }

# Word, PowerPoint, LibreOffice: two pictures, with alternatives.
for format in docx odt; do
  make_report $format
  pandoc report.$format --extract-media=media-$format -t html >$format.html
  [ "$(find media-$format -type f | wc -l)" = 2 ] || fail "$format: not two pictures"
done
grep -q 'Relationship graph: Moscow backs' docx.html || fail "docx: no alternative"
for picture in $(find media-docx -type f); do
  [ "$(head -c 4 "$picture" | tail -c 3)" = PNG ] || fail "docx: $picture is no PNG"
done
make_report pptx

# HTML: the pictures are in the page.
make_report html
[ "$(count 'src="data:image/svg+xml;base64,' <report.html)" = 2 ] || fail "html: not two pictures"
grep -q 'alt="[^"]*Moscow backs Havana' report.html || fail "html: no alternative"
grep -q '<em>just</em>' report.html || fail "html: no caption"

# LaTeX and Typst: vectors beside the text, and no other files.
make_report tex
for picture in $(sed -n 's/.*includegraphics[^{]*{\([^}]*\.pdf\)}.*/\1/p' report.tex); do
  [ "$(head -c 4 "$picture")" = %PDF ] || fail "tex: $picture is no PDF"
done
[ "$(count 'includegraphics.*entente-figures/.*\.pdf' <report.tex)" = 2 ] || fail "tex: not two pictures"
if pandoc --list-output-formats | grep -qx typst; then
  pandoc report.md --lua-filter entente.lua -t typst -o report.typ
  [ "$(count 'entente-figures/.*\.svg' <report.typ)" = 2 ] || fail "typst: not two pictures"
fi

# Slides.
pandoc report.md --lua-filter entente.lua -t revealjs -s -o slides.html 2>slides.log
[ "$(count 'data:image/svg+xml' <slides.html)" = 2 ] || fail "reveal.js: not two pictures"
pandoc report.md --lua-filter entente.lua -t beamer -s -o slides.tex
[ "$(count 'includegraphics.*\.pdf' <slides.tex)" = 2 ] || fail "Beamer: not two pictures"

# PDF, where there is LaTeX.
for engine in xelatex lualatex pdflatex; do
  command -v $engine >/dev/null || continue
  pandoc report.md --lua-filter entente.lua --pdf-engine=$engine -o report.pdf 2>pdf.log || { cat pdf.log; fail "pdf"; }
  [ "$(head -c 4 report.pdf)" = %PDF ] || fail "pdf: none"
  break
done

# What is wrong is said in place, with lines of the block or of the file.
printf '%s\n' '# Bad' '```{.entente}' '{ "format": "entente/1",' '  "actors": [ { "id": "A", "kind": "contry", "name": "A" } ] }' \
  '```' 'And ![none](none.json) here.' >bad.md
pandoc bad.md --lua-filter entente.lua -t plain --columns=200 >bad.txt 2>/dev/null
grep -q 'line 2, column 36 of this block: error: "kind" must be' bad.txt || fail "no error in place: $(cat bad.txt)"
grep -q 'none.json: error: cannot read' bad.txt || fail "no error in place: $(cat bad.txt)"
printf '```{.entente}\n{}\n```\n' >none.md
pandoc none.md --lua-filter entente.lua -M entente-program=no-such-program -t plain 2>/dev/null | tr '\n' ' ' |
  grep -q '"no-such-program" could not be run' || fail "no word of the missing program"

# A hostile attribute is a word of the command line, nothing else.
printf '%s\n' '![x](../russia-cuba-talks.json){figure="graph; touch owned" size="$(touch owned)"}' >hostile.md
pandoc hostile.md --lua-filter entente.lua -t plain >hostile.txt 2>/dev/null
[ ! -e owned ] || fail "an attribute was run"
grep -q 'not understood' hostile.txt || fail "an attribute was taken: $(cat hostile.txt)"

# The recipe for make.
if command -v make >/dev/null; then
  cp ../russia-cuba-talks.json .
  make -s -f figures.mk
  [ -s figures/russia-cuba-talks-graph.svg ] || fail "make: no figure"
  [ -z "$(make -f figures.mk | grep render || true)" ] || fail "make: drawn twice"
fi
echo "all as expected"
