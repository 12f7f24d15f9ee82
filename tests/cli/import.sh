#!/bin/sh
# An office's ledger comes in through the command line: every figure of the report, exactly the seven records
# that cannot be stored, and nothing at all where the user did not accept it.
set -eu
zhongcai=$builddir/zhongcai
data=$srcdir/tests/data/ledger
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME="$work" XDG_DATA_HOME="$work" ZHONGCAI_TODAY=2020-12-31
fail() { echo "FAIL: $*"; exit 1; }

# Refused: nothing is stored, not even an empty file.
"$zhongcai" --db t.db import ledger "$data/ledger-2020.csv" --json > refused.json && fail "bad rows were accepted"
[ ! -e t.db ] || fail "a refused import left a file"
"$zhongcai" --db t.db import ledger "$data/ledger-2020.csv" --dry-run --accept-valid --json > dry.json
[ ! -e t.db ] || fail "a dry run left a file"

"$zhongcai" --db t.db import ledger "$data/ledger-2020.csv" --accept-valid --json > report.json
cmp dry.json report.json || fail "the dry run reported something else"
grep -q '"cases": *2869' report.json || fail "cases"
grep -q '"closed": *2786' report.json || fail "closed"
grep -q '"applicants": *9159' report.json || fail "applicants"
grep -q '"amount_fen": *54855227929' report.json || fail "amount"
grep -q '"skipped_rows": *11' report.json || fail "skipped rows"
records=$(tr -d '\n' < report.json | sed 's/.*"rejected_rows"[^[]*\[//; s/\].*//' | grep -o '"record": *[0-9]*' |
	grep -o '[0-9]*' | tr '\n' ' ')
[ "$records" = "399 798 1197 1596 1993 2392 2791 " ] || fail "rejected records: $records"
[ -s ledger-2020.csv.rejected.csv ] || fail "no file of rejected records"
"$zhongcai" --db t.db check --deep > check.txt || { cat check.txt; fail "check --deep"; }
[ "$("$zhongcai" --db t.db list --json | grep -c '"case_number"')" = 2869 ] || fail "not all cases are listed"

# The same file again: each number is known, nothing changes.
"$zhongcai" --db t.db import ledger "$data/ledger-2020.csv" --json > again.json && fail "numbers given twice"
grep -q '"cases": *0' again.json || fail "a known number was taken again"

# The rejected records never go over the ledger itself, by whatever name it is called.
cp "$data/ledger-2020.csv" own.csv
ln -s own.csv other.csv
for name in own.csv ./own.csv other.csv; do
	"$zhongcai" --db o.db import ledger own.csv --accept-valid --rejected $name --quiet 2> own.err &&
		fail "--rejected $name overwrote the ledger"
	cmp own.csv "$data/ledger-2020.csv" || fail "--rejected $name harmed the ledger"
	[ ! -e o.db ] || fail "a refused import left a file"
done

# What cannot be stored after all leaves no file of rejected records either.
mkdir closed && "$zhongcai" --db o.db import ledger own.csv --accept-valid --rejected closed --quiet 2> /dev/null &&
	fail "a folder was taken as the file of rejected records"
[ ! -e o.db ] || fail "a refused import left a file"

# Killed in the middle: the file of rejected records is complete right before storing begins.
rm ledger-2020.csv.rejected.csv
"$zhongcai" --db k.db import ledger "$data/ledger-2020.csv" --accept-valid --quiet > /dev/null 2>&1 &
pid=$!
while [ ! -s ledger-2020.csv.rejected.csv ] && kill -0 $pid 2> /dev/null; do :; done
kill -9 $pid 2> /dev/null || true
wait $pid 2> /dev/null || true
cases=$("$zhongcai" --db k.db list --json | grep -c '"case_number"' || true)
[ "$cases" = 0 ] || [ "$cases" = 2869 ] || fail "a killed import left $cases cases"
"$zhongcai" --db k.db check --deep > check.txt || { cat check.txt; fail "check after kill -9"; }
echo done
