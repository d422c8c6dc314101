# Read with "." by tests that need Chromium, behind skip.sh: sets $browser to its path.
browser=
for name in "${CHROMIUM:-chromium}" chromium-browser google-chrome; do
  if browser=$(command -v "$name"); then break; fi
done
[ -n "$browser" ] || lacks chromium

# ask_browser SCRIPT FIGURE…: runs the script on a page that holds the figures and, as #told, the
# measures in $work/told.json. It writes "compared N", what disagrees, and "end"; more than the two
# ends the test with 1.
ask_browser() {
  script=$1
  shift
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
