#!/usr/bin/env bash
# Starts the demo tenant in the background, and hands its throwaway service keys to the next steps of the job.
set -euo pipefail

log=$(mktemp)
nohup npm run tenant --silent >"$log" 2>&1 </dev/null &
# It installs what is missing first.
for _ in $(seq 300); do
  grep -q 'Ctrl+C' "$log" && break
  kill -0 $! || break
  sleep 1
done
if ! grep -q 'Ctrl+C' "$log"; then
  echo 'The demo tenant did not start:'
  cat "$log"
  exit 1
fi

file_of() { # file_of WORD NUMBER: the NUMBERth path after WORD
  awk -v word="$1" '$1 == word { print $2 }' "$log" | sed -n "$2p"
}

hand_on() { # hand_on NAME FILE
  local delimiter
  delimiter=$(openssl rand -hex 16)
  { printf '%s<<%s\n' "$1" "$delimiter"; cat "$2"; printf '\n%s\n' "$delimiter"; } >>"$GITHUB_ENV"
}

hand_on DEMO_SERVICE_KEY "$(file_of service-key 1)"
hand_on DEMO_INTEGRATION_KEY "$(file_of service-key 2)"
hand_on DEMO_AUTHORITY "$(file_of ca-certificates 1)"
