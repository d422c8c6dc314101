#!/bin/sh
# Runs that are cut off: whatever happens, a figure that was there is either still there as it was, or
# replaced as a whole. cut_off.sh ENTENTE ROOT WORK
set -eu
entente=$1 root=$2 work=$3
rm -rf "$work"
mkdir -p "$work/out"
cd "$work"
fail() { echo "$*" >&2; exit 1; }
draw() { "$entente" render "$1" --figure graph,timeline --format svg,png --layout quick -o out/ 2>/dev/null; }

# Two versions of one dossier, and their figures as they must be.
cp "$root/examples/minimal.json" old.json
sed 's/Washington left Havana/Washington went from Havana/' old.json >new.json
for version in old new; do
  cp $version.json story.json
  draw story.json
  mkdir $version
  cp out/story-* $version/
done
cmp -s old/story-graph.svg new/story-graph.svg && fail "the versions do not differ"

# Nothing but whole files of the one version or the other.
check() {
  for name in story-graph story-timeline; do
    for kind in svg png; do
      cmp -s "out/$name.$kind" "old/$name.$kind" || cmp -s "out/$name.$kind" "new/$name.$kind" ||
        fail "$1: $name.$kind is neither the old nor the new figure"
    done
  done
}

# Killed, and interrupted, sooner and later.
for signal in KILL INT TERM; do
  for delay in 0.002 0.005 0.01 0.015 0.02 0.03 0.04 0.05 0.07 0.1 0.15; do
    rm -rf out
    cp -r old out
    cp new.json story.json
    "$entente" render story.json --figure graph,timeline --format svg,png --layout quick -o out/ 2>/dev/null &
    process=$!
    sleep $delay
    kill -$signal $process 2>/dev/null || true
    wait $process 2>/dev/null || true
    check "$signal after $delay s"
    if [ $signal = TERM ] && ls -A out | grep -q '^\.entente-'; then fail "$signal left something behind"; fi
  done
done

if [ "$(id -u)" -ne 0 ]; then # nothing is read-only to root
  rm -rf out && cp -r old out && chmod a-w out
  draw story.json && fail "a read-only folder: no error"
  chmod u+w out && check "read-only folder"
else
  echo "not checked as root: a read-only folder"
fi

# A full disk, if there may be one.
mkdir disk
if mount -t tmpfs -o size=64k entente-test disk 2>/dev/null; then
  trap 'umount "$work/disk"' EXIT
  cp old/story-graph.svg disk/
  cp old/story-graph.alt.txt disk/
  status=0
  "$entente" render new.json --figure graph --format svg,png --scale 4 -o disk/ 2>said.txt || status=$?
  [ $status = 4 ] || fail "a full disk: ended with $status"
  grep -q 'no space left on device' said.txt || fail "a full disk: $(cat said.txt)"
  cp new.json story.json
  "$entente" render story.json --figure graph --format svg,png --scale 4 -o disk/ 2>/dev/null && fail "a full disk: no error"
  cmp -s disk/story-graph.svg old/story-graph.svg || fail "a full disk: the old figure is gone"
  [ "$(ls -A disk | wc -l)" = 2 ] || fail "a full disk: left behind: $(ls -A disk)"
else
  echo "not checked without the right to mount: a full disk"
fi
echo "all as expected"
