#!/bin/sh
# How fast is the program at the sizes of BENCH_SIZES, beside what else could show the same rows?
#
# `make bench` calls it in the build folder. Files are kept in bench/ there and built when missing; remove the
# folder after a change of the schema. At the end: the law by itself, a million timelines of ten events, and the
# derivation part of check, every case of a file derived again and compared. The same measurement (terminal.c: start to the last byte of the first
# frame, stroke to the last byte of its repaint) for ourselves and for the others: the sqlite3 shell doing the
# least possible on the same file, and less, pspg and visidata, where installed, on the same rows as CSV.
set -eu
: "${BENCH_SIZES:=2876 100000 1000000}"
: "${BENCH_IMPORT:=1000000}" # rows of the largest ledger that is imported
folder=bench
program=$PWD/zhongcai
terminal=$PWD/tests/bench/terminal
derivation=$PWD/tests/bench/check
timelines=$PWD/tests/law/bench
LC_ALL=C.UTF-8
export LC_ALL
mkdir -p "$folder"

now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }'; }

have() { command -v "$1" >/dev/null 2>&1; }

# What is shown, in the order of case numbers: the columns of a docket's line that mean something to anybody.
columns="case_number AS 案号, applicant AS 申请人, respondent AS 被申请人, cause AS 案由, amount / 100 AS 标的额,
  date(applied * 86400, 'unixepoch') AS 收案, date(accepted * 86400, 'unixepoch') AS 受理,
  date(closed * 86400, 'unixepoch') AS 结案, outcome AS 结案方式"

# NAME PROGRAM ARGUMENT… with the strokes of $line $page $end $filter
measure() {
	name=$1
	shift
	printf '%-10s %9s ' "$name" "$size"
	"$terminal" "line:200:$line" "page:60:$page" "end:20:$end" "filter:40:$filter" -- "$@" || :
}

missing() { printf '%-10s %9s  is not installed\n' "$1" "$size"; }

measure_ours() {
	# All cases first: the open ones alone are a short list.
	line='j' page='\e[6~' end='G|<' filter='F|fw|fw|fe|fe|fc|fc|o|o|o|o|o|O|O|fv|fv|fb|fb|ft|ft'
	printf '%-10s %9s ' zhongcai "$size"
	"$terminal" 'all:1:F' "line:200:$line" "page:60:$page" "end:20:$end" "filter:40:$filter" \
		-- "$program" --db "$file" | sed 's/^\(.\{9\}\).\{22\}/\1/'
}

# The least possible: the rows of a screen by the index, typed at the shell's prompt. The next ones go on from
# a number; the last ones come backwards; a filter is another index.
measure_sqlite() {
	have sqlite3 || { missing sqlite3; return; }
	rows="SELECT case_number, applicant, respondent, cause, next_due FROM case_state"
	line="$rows WHERE case_key > (2020 << 32) + 100 ORDER BY case_key LIMIT 1;\\n"
	page="$rows WHERE case_key > (2020 << 32) + 200 ORDER BY case_key LIMIT 20;\\n"
	end="$rows ORDER BY case_key DESC LIMIT 20;\\n|$rows ORDER BY case_key LIMIT 20;\\n"
	filter="$rows WHERE is_open = 1 ORDER BY next_due LIMIT 20;\\n|$rows WHERE is_collective = 1 ORDER BY case_key LIMIT 20;\\n"
	measure sqlite3 sqlite3 -readonly -interactive "$file"
}

measure_peers() {
	line='j' page='\x06' end='G|g' filter=
	if have less; then measure less less -S "$csv"; else missing less; fi
	if have pspg; then measure pspg pspg --csv --csv-header on -f "$csv"; else missing pspg; fi
	line='j' page='\x06' end='G|gg'
	if have vd; then measure visidata vd "$csv"; else missing visidata; fi
}

measure_import() {
	[ "$size" -le "$BENCH_IMPORT" ] || return 0
	rm -f "$folder"/import.db*
	begun=$(now)
	"$program" --db "$folder/import.db" import ledger "$csv" \
		>"$folder/import.log" 2>&1 || { echo "import of $size rows failed:"; head -5 "$folder/import.log"; return 1; }
	seconds=$(since "$begun")
	awk -v n="$size" -v s="$seconds" 'BEGIN { printf "import of %d rows: %.1f s, %.0f rows/s\n", n, s, n / s }'
	rm -f "$folder"/import.db*
}

prepare() {
	file=$folder/$size.db
	csv=$folder/$size.csv
	if [ ! -f "$file" ]; then
		begun=$(now)
		"$program" --quiet --db "$file" demo --no-open --cases "$size"
		echo "built $size cases in $(since "$begun") s"
	fi
	if [ ! -f "$csv" ] && have sqlite3; then
		sqlite3 -readonly -csv -header "$file" \
			"SELECT $columns FROM case_state WHERE case_number IS NOT NULL ORDER BY case_key" >"$csv.new"
		mv "$csv.new" "$csv"
	fi
}

for size in $BENCH_SIZES; do prepare; done
cat <<'EOF'
ms from the start to the first frame; ms from a key to its repaint (p50, p99) and bytes written; peak MiB
                         first           line                  page               end/home               filter
program        cases     frame     p50     p99 bytes     p50     p99 bytes     p50     p99 bytes     p50     p99 bytes  memory
EOF
for size in $BENCH_SIZES; do
	file=$folder/$size.db csv=$folder/$size.csv
	measure_ours
	measure_sqlite
	if [ -f "$csv" ]; then measure_peers; fi
done
for size in $BENCH_SIZES; do
	csv=$folder/$size.csv
	if [ -f "$csv" ]; then measure_import; fi
done
"$timelines"
for size in $BENCH_SIZES; do "$derivation" "$folder/$size.db"; done
