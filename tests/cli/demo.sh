#!/bin/sh
# The demo office has the figures of the published report, and its file is sound.
set -eu
zhongcai=$builddir/zhongcai
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work"
unset ZHONGCAI_TODAY
"$zhongcai" --db "$work/demo.db" demo --no-open --quiet
"$zhongcai" --db "$work/demo.db" report --year 2020 --json > "$work/report.json"
for figure in '"accepted": 2876' '"closing_rate": 96.8' '"part_time_arbitrators": 27' '"complaints": 639'; do
	grep -q "$figure" "$work/report.json" || { cat "$work/report.json"; exit 1; }
done
sat=$(sed -n 's/.*"part_time_cases": \([0-9]*\).*/\1/p' "$work/report.json")
[ "$sat" -ge 600 ] && [ "$sat" -le 699 ]
"$zhongcai" --db "$work/demo.db" check
