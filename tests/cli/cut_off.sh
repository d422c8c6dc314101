#!/bin/sh
# Runs that are cut off: whatever happens, a figure that was there is either still there as it was, or
# replaced as a whole. cut_off.sh ENTENTE ROOT WORK [KILLS]
set -eu
entente=$1 root=$2 work=$3 kills=${4:-24}
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

# Killed and interrupted at random moments of a run with several outputs. Nothing half-written is left,
# and nobody who draws.
formats=svg,png,pdf,pptx
run() { "$entente" render story.json --figure graph,timeline --format $formats --layout quick -o out/ 2>/dev/null; }
for version in old new; do
  cp $version.json story.json
  rm -rf out
  run
  mkdir -p whole/$version
  cp out/* whole/$version/
done
begin=$(date +%s%N)
run
span=$((($(date +%s%N) - begin) / 1000)) # µs
is_whole() { for there in whole/*/*; do cmp -s "$1" "$there" && return; done; return 1; }
left_of() { for process in /proc/[0-9]*; do [ "$(readlink "$process/cwd" 2>/dev/null)" = "$work" ] && [ "$(readlink "$process/exe" 2>/dev/null)" = "$(readlink -f "$entente")" ] && echo "${process#/proc/}"; done; :; }
old=0 new=0 between=0 killed=0
while [ $killed -lt "$kills" ]; do
  for signal in KILL INT TERM KILL; do
    rm -rf out
    cp -r whole/old out
    cp new.json story.json
    run &
    process=$!
    moment=$(($(od -An -N4 -tu4 /dev/urandom) % (span * 11 / 10)))
    sleep "$((moment / 1000000)).$(printf %06d $((moment % 1000000)))"
    # The shell that was forked for the function has become nobody: what it runs is killed.
    worker=$(ps -o pid= --ppid $process | head -n 1)
    kill -$signal ${worker:-$process} 2>/dev/null || true
    wait $process 2>/dev/null || true
    killed=$((killed + 1))
    changed=0
    for there in out/* out/.entente-*; do
      [ -e "$there" ] || continue
      is_whole "$there" || fail "$signal after $moment µs: $there is half-written"
      cmp -s "$there" "whole/old/${there#out/}" || changed=$((changed + 1))
    done
    for name in whole/old/*; do
      [ -e "out/${name#whole/old/}" ] || fail "$signal after $moment µs: ${name#whole/old/} is lost"
    done
    if ls -A out | grep -q '^\.entente-'; then
      [ $signal = KILL ] || fail "$signal left something behind: $(ls -A out)"
    fi
    case $changed in 0) old=$((old + 1)) ;; "$(ls whole/new | wc -l)") new=$((new + 1)) ;; *) between=$((between + 1)) ;; esac
    for patience in 1 2 3 4 5 6 7 8 9 10; do
      [ -z "$(left_of)" ] && break
      sleep 0.2
    done
    [ -z "$(left_of)" ] || fail "$signal after $moment µs: somebody still draws"
  done
done
echo "killed $killed times: $old before, $new after, $between while files were replaced"

if [ "$(id -u)" -ne 0 ]; then # nothing is read-only to root
  rm -rf out && cp -r old out && chmod a-w out
  draw story.json && fail "a read-only folder: no error"
  chmod u+w out && check "read-only folder"
else
  echo "not checked as root: a read-only folder"
fi

# Few descriptors: each file in its turn. None: one word on it.
mkdir scarce && cd scarce
for i in 1 2 3 4 5 6; do cp ../old.json s$i.json; done
(ulimit -n 8 && exec "$entente" render s?.json -j 16 --layout quick -o few/) 2>said.txt || fail "few descriptors: $(cat said.txt)"
[ "$(ls few/*.svg | wc -l)" = 18 ] || fail "few descriptors: $(ls few)"
none=4 # those that whoever calls this has left open count too: as few as let the program start
until (ulimit -n $none && exec "$entente" --version) >/dev/null 2>&1; do none=$((none + 1)); done
status=0
(ulimit -n $none && exec "$entente" render s?.json -j 16 --layout quick -o none/) 2>said.txt || status=$?
case $status in
0) [ "$(ls none/*.svg | wc -l)" = 18 ] || fail "no descriptors: $(ls none)" ;;
4)
  [ "$(grep -c 'error: ' said.txt)" = 1 ] || fail "no descriptors: $(cat said.txt)"
  [ ! -e none ] || fail "no descriptors: $(ls none)"
  ;;
*) fail "no descriptors: ended with $status: $(cat said.txt)" ;;
esac

# Little memory: a picture, or one word on it, wherever memory ends.
for memory in 60000 90000 120000 150000 180000 210000 240000; do
  status=0
  (ulimit -v $memory && exec "$entente" render s1.json --figure graph --layout quick --format png -o little/) 2>said.txt || status=$?
  case $status in
  0) [ -s little/s1-graph.png ] || fail "$memory kB: no picture" ;;
  4) [ "$(grep -c 'error: ' said.txt)" = 1 ] || fail "$memory kB: $(cat said.txt)" ;;
  *) fail "$memory kB: ended with $status: $(cat said.txt)" ;;
  esac
done
cd "$work"

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
