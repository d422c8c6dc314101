# Read with "." by tests that need Chromium: sets $browser to its path, or ends them with 77, which is "skipped".
browser=
for name in "${CHROMIUM:-chromium}" chromium-browser google-chrome; do
  if browser=$(command -v "$name"); then break; fi
done
[ -n "$browser" ] || {
  echo "skipped: no Chromium"
  exit 77
}
