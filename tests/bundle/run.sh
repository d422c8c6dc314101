#!/bin/sh
# run.sh BUILD ROOT WORK: the folder that `cpack -G TGZ` packs brings all it needs, wherever it stands.
set -eu
build=$1 root=$2 work=$3
. "$root/tests/support/skip.sh"
needs patchelf dpkg-query

rm -rf "$work"
mkdir -p "$work/elsewhere"
(cd "$build" && cpack -G TGZ -B "$work/packed") >"$work/cpack.log" || {
  cat "$work/cpack.log"
  exit 1
}
tar -xzf "$work"/packed/entente-*.tar.gz -C "$work"
folder="$work/elsewhere/a folder"
mv "$work"/entente-*-Linux "$folder"

failed=0
fail() {
  echo "$*" >&2
  failed=1
}

# Every library comes from the folder, but for those that belong to the loader of the system.
of_system='^(statically linked|linux-vdso|ld-linux[^ ]*|/lib[0-9]*/ld-linux[^ ]*|lib(c|m|mvec|dl|pthread|rt|resolv|util|anl)\.so\.[0-9]+)'
files=$(find "$folder" -type f \( -name '*.so*' -o -path '*/bin/*' \) | wc -l)
[ "$files" -gt 30 ] || fail "only $files programs and libraries"
find "$folder" -type f \( -name '*.so*' -o -path '*/bin/*' \) >"$work/files"
while IFS= read -r file; do
  case $(patchelf --print-rpath "$file") in
  '$ORIGIN'*) ;;
  *) fail "$file looks elsewhere: $(patchelf --print-rpath "$file")" ;;
  esac
  ldd "$file" | sed 's/^[[:space:]]*//' | grep -Ev "$of_system" | grep -vF "$folder/" >"$work/outside" || continue
  fail "$file needs from outside: $(cat "$work/outside")"
done <"$work/files"

# What it draws is what the program draws where it was built, with the same type: another version of it may be installed.
draw() {
  program=$1 out=$2
  shift 2
  (cd "$root/examples" && env -i HOME="$work" PATH=/usr/bin:/bin "$@" "$program" render minimal.json --figure graph \
    --format svg,png,pdf,pptx,html -o "$out/") || fail "$program draws nothing"
}
draw "$folder/bin/entente" "$work/there"
draw "$build/src/entente" "$work/here" FONTCONFIG_FILE="$folder/share/entente/pieces/fonts.conf"
for name in minimal-graph.svg minimal-graph.png minimal-graph.pdf minimal.pptx minimal.html; do
  cmp "$work/here/$name" "$work/there/$name" || fail "$name differs"
done

# Its own type is what it draws with where there is no other.
[ -s "$folder/share/entente/pieces/fonts/LiberationSans-Regular.ttf" ] || fail "the type is missing"
grep -q 'prefix="relative">fonts<' "$folder/share/entente/pieces/fonts.conf" || fail "the type is not found"

# Licences of all that is brought along.
licenses=$(find "$folder"/share/doc -path '*licenses/*' -type f | wc -l)
[ "$licenses" -gt 30 ] || fail "only $licenses licences"
grep -qil 'librsvg' "$folder"/share/doc/*/licenses/librsvg2-2 || fail "the licence of librsvg is missing"
rm -rf "$folder"
exit $failed
