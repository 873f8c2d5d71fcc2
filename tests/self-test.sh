#!/usr/bin/env bash
# Everything that must hold, on a fresh machine with the .NET 10 SDK: builds, checks the generated parser where Node.js is there,
# checks and tests every statute, runs the tests. Ends with a line "N passed, N failed".
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
failed=0

if command -v npm >/dev/null; then
  echo "== the generated parser is what the grammar gives"
  (cd grammar && npm ci --silent --no-audit --no-fund && ./generate.sh --check) || failed=1
else
  echo "== no Node.js here: whether the generated parser is current was not checked"
fi

echo "== build and tests"
log=$(mktemp)
dotnet test tests/ClearMyRecord.Dsl.Tests/ClearMyRecord.Dsl.Tests.csproj -c Release --nologo "$@" 2>&1 | tee "$log" || failed=1
counts=$(grep -E '^(Passed|Failed|Skipped)! ' "$log" | tail -1)
number() { sed -E "s/.*$1: *([0-9]+).*/\1/" <<<"$counts"; }
if [ -z "$counts" ]; then
  echo "no test ran"
  echo "0 passed, 1 failed"
  exit 1
fi
rm -f "$log"
bad=$(( $(number Failed) + failed ))
echo "$(number Passed) passed, $bad failed, $(number Skipped) skipped"
[ "$bad" = 0 ]
