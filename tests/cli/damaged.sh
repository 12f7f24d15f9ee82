#!/bin/sh
# A file that somebody edited behind the program's back, and one that is not set up yet: each is answered with a
# sentence and a status of the contract, never with a crash (a sanitizer ends the program with another status).
set -eu
command -v sqlite3 > /dev/null || exit 77
zhongcai=${builddir:-.}/zhongcai
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" ZHONGCAI_TODAY=2020-12-31
ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99
export ASAN_OPTIONS UBSAN_OPTIONS
fail() { echo "FAIL: $1"; cat "$tmp/said"; exit 1; }

"$zhongcai" --db "$tmp/office.db" demo --cases 60 --no-open --quiet
director=$(sqlite3 "$tmp/office.db" "SELECT name FROM staff WHERE role = 'director'")
"$zhongcai" --db "$tmp/office.db" --quiet --user "$director" act add_tariff kind=hearing amount=200 from=2017-01-01

# after SQL STATUS WORDS…
after() {
	cp "$tmp/office.db" "$tmp/damaged.db"
	sqlite3 "$tmp/damaged.db" "PRAGMA ignore_check_constraints = 1; $1"
	wanted=$2
	shift 2
	status=0
	"$zhongcai" --db "$tmp/damaged.db" --user "$director" "$@" > "$tmp/said" 2>&1 || status=$?
	[ "$status" = "$wanted" ] || fail "$* ended with $status, not $wanted"
	[ -s "$tmp/said" ] || fail "$* said nothing"
}

after "DELETE FROM commission" 1 today
after "UPDATE allowance_tariff SET amount = 9223372036854775807" 3 act draw_allowances month=2020-12
grep -q '大得不可能' "$tmp/said" || fail "the amounts were added up"
after "UPDATE arb_case SET year = 9223372036854775807, serial = -1" 1 check
failed=$(sqlite3 "$tmp/office.db" "SELECT case_id FROM attempt WHERE result = 'failed' LIMIT 1")
after "UPDATE attempt SET method = 'pigeon'" 0 case "id:$failed"
after "UPDATE attempt SET method = 'pigeon'" 1 check
