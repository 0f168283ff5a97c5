#!/bin/sh
# Starts the testkit as a program, waits until it is ready, lets sign.sh do the whole journey, and stops the program as a
# supervisor does, with SIGTERM. Ends with 0 if everything went as it should:
#
#   sh start-and-sign.sh qoltanba-testkit-program.jar
set -eu

jar=$1
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
program=
trap '[ -z "$program" ] || kill -9 "$program" 2> /dev/null || true; rm -rf "$folder"' EXIT

java -jar "$jar" --port 0 --console-port 0 --keys "$folder/keys" > "$folder/out" 2> "$folder/err" &
program=$!

# It says READY once everything is there; at most a minute is given
seconds=0
until grep -q '^READY ' "$folder/out"; do
  kill -0 "$program" 2> /dev/null || { echo "The program has ended:"; cat "$folder/out" "$folder/err"; exit 1; }
  [ "$seconds" -lt 60 ] || { echo "The program is not ready after a minute:"; cat "$folder/out" "$folder/err"; exit 1; }
  seconds=$((seconds + 1))
  sleep 1
done
cat "$folder/out"

ready=$(grep '^READY ' "$folder/out")
services=$(echo "$ready" | cut -d' ' -f2)
console=$(echo "$ready" | cut -d' ' -f4)
sh "$here/sign.sh" "$services" "$console" "$folder/keys"

kill -TERM "$program"
code=0
wait "$program" || code=$?
program=
[ "$code" -eq 0 ] || { echo "Told to stop, the program ended with $code instead of 0."; cat "$folder/err"; exit 1; }
if curl -s -o /dev/null "$services/api"; then echo "It has stopped, but something still listens at $services."; exit 1; fi
[ ! -s "$folder/err" ] || { echo "The program has complained:"; cat "$folder/err"; exit 1; }
tail -n 1 "$folder/out"
