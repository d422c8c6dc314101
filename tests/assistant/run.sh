#!/bin/sh
# Drives the server for assistants with two clients from npm: run.sh ENTENTE ROOT WORK. Ends with 77
# (skipped) where node or the clients are not installed.
set -eu
entente=$1 root=$2 work=$3
. "$root/tests/support/skip.sh"
needs node
for client in client sdk; do
  [ -d "$root/tests/assistant/node_modules/@modelcontextprotocol/$client" ] || lacks mcp-client
done
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' || lacks node-20
rm -rf "$work"
mkdir -p "$work/folder"
echo '{"hidden": true}' >"$work/secret.json"
ln -s ../secret.json "$work/folder/link.json"
node "$root/tests/assistant/session.mjs" "$entente" "$work/folder"
