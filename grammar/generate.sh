#!/usr/bin/env bash
# Makes the parser from the grammar: Generated/ is committed, so that a build needs neither Node nor Java.
#   ./generate.sh           writes Generated/
#   ./generate.sh --check   says whether Generated/ is what the grammar gives; changes nothing
# The official tool gives the same: java -jar antlr-4.13.2-complete.jar -Dlanguage=CSharp -visitor -no-listener …
set -euo pipefail
cd "$(dirname "$0")"

check=false
if [[ "${1:-}" == "--check" ]]; then check=true; elif [[ $# -gt 0 ]]; then echo "generate.sh: use no argument, or --check" >&2; exit 2; fi

[[ -x node_modules/.bin/antlr-ng ]] || npm ci --silent --no-audit --no-fund

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp StatuteLexer.g4 StatuteParser.g4 "$work"/
for grammar in StatuteLexer StatuteParser; do
    (cd "$work" && "$OLDPWD/node_modules/.bin/antlr-ng" -D language=CSharp -p ClearMyRecord.Dsl.Grammar \
        -v true -l false --exact-output-dir true --lib out -o out "$grammar.g4")
done
# The tables for other tools are not needed here.
rm -f "$work"/out/*.interp "$work"/out/*.tokens

if $check; then
    if diff -rq "$work/out" Generated; then echo "Generated/ is what the grammar gives"; else
        echo "Generated/ is out of date: run grammar/generate.sh and commit the result" >&2; exit 1; fi
else
    rm -rf Generated && cp -r "$work/out" Generated
    echo "wrote $(find Generated -name '*.cs' | wc -l) files"
fi
