#!/bin/sh
# The demo office has the figures of the published report and a morning worth looking at, its file is sound, and
# `demo` goes on in the application.
set -eu
zhongcai=$builddir/zhongcai
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work"
unset ZHONGCAI_TODAY ZHONGCAI_DB
db=$work/demo.db

fail() { echo "FAIL: $*" >&2; exit 1; }
figure() { sed -n "s/.*\"$1\": \([0-9.]*\).*/\1/p" "$work/report.json"; }
is() { [ "$(figure "$1")" = "$2" ] || fail "$1 is $(figure "$1"), not $2"; }
within() {
	awk -v x="$(figure "$1")" -v low="$2" -v high="$3" 'BEGIN { exit !(x != "" && x + 0 >= low && x + 0 <= high) }' ||
		fail "$1 is $(figure "$1"), not within $2 and $3"
}
# cases FILTER LOW HIGH
cases() {
	n=$("$zhongcai" --db "$db" list --filter "$1" --limit 3000 --json | grep -c '"case_number"') || true
	[ "$n" -ge "$2" ] && [ "$n" -le "$3" ] || fail "$n cases $1, not $2 to $3"
}

"$zhongcai" --db "$db" demo --no-open > "$work/out"
grep -qF "$db" "$work/out" || fail "the file's name is not said"
"$zhongcai" --db "$db" check > /dev/null

"$zhongcai" --db "$db" report --year 2020 --json > "$work/report.json"
is accepted 2876
is closed 2784
is closing_rate 96.8
is part_time_arbitrators 27
within part_time_cases 600 699
is complaints 639
within complaints_closing_rate 95.9 96.1
within on_time_rate 90 97
within drawn 2850 3050
within direct_assignments 80 200
within backlog 40 60
held=$("$zhongcai" --db "$db" backlog --json | sed -n 's/^  "cases": \([0-9]*\).*/\1/p')
is backlog "$held" # one definition
within collective_cases 40 100
within announcements 300 600

# The morning of its own today: there is work, which the status says.
status=0
"$zhongcai" --db "$db" today > "$work/today" || status=$?
[ "$status" = 1 ] || fail "today ended with $status"
grep -q '^2020-12-31 .*今日' "$work/today" || fail "nothing is due today"
cases 未结 101 101
cases 阶段:待受理 9 9
cases 今日到期 5 15
cases 逾期 4 15
cases 送达受阻 14 20
cases '集体 未结' 3 6
cases 未组庭 10 30
for stage in 待送达 送达中 答辩期 待组庭 待排期 待开庭 待裁决 中止; do
	cases "阶段:$stage" 3 30
done
cases 名:冉䶮 1 20

# The tribunals of its year were drawn, which anybody can repeat; there are answers to wait for, a recusal to decide,
# and two cases to hear together.
drawn=0
for case in 1 300 600 900 1200 1500 1800 2100 2400 2700 2850 2865; do
	if "$zhongcai" --db "$db" draw verify "20-$case" > "$work/out" 2> "$work/err"; then
		drawn=$((drawn + 1))
	else
		grep -q '没有抽取过' "$work/err" || fail "the draw of 20-$case: $(cat "$work/out" "$work/err")"
	fi
done
[ "$drawn" -ge 9 ] || fail "only $drawn of twelve were drawn"
grep -q '逾.*答复' "$work/today" || fail "no answer is overdue"
grep -q '回避决定' "$work/today" || fail "no recusal is to be decided"
"$zhongcai" --db "$db" allowance --month 2020-11 | grep -q '2020-12-' || fail "November's allowances are not approved"
"$zhongcai" --db "$db" allowance --month 2020-12 | grep -q '还没有编制' || fail "December's allowances are drawn up"

# Another day can be asked for; a file is not built over.
"$zhongcai" --db "$db" --today 2021-01-04 today | grep -q '^2021-01-04 .*今日' || fail "no other day can be taken"
status=0
"$zhongcai" --db "$db" demo --no-open 2> "$work/err" || status=$?
[ "$status" = 1 ] || fail "built over a file: $status"
for cases in 0 -1 1000001 many; do
	status=0
	"$zhongcai" --db "$work/other.db" demo --no-open --cases "$cases" 2> "$work/err" || status=$?
	[ "$status" = 2 ] && [ ! -e "$work/other.db" ] || fail "--cases $cases: $status"
done

# Without --no-open the application opens on it; here it has no terminal, and says so.
status=0
TMPDIR=$work "$zhongcai" demo --cases 20 < /dev/null > "$work/out" 2> "$work/err" || status=$?
[ "$status" = 1 ] && [ -s "$work/err" ] || fail "the application did not open: $status"
built=$(sed -n 's/^演示机构已建好：//p' "$work/out")
case $built in "$work"/zhongcai-demo.*/office.db) ;; *) fail "built in “$built”" ;; esac
"$zhongcai" --db "$built" list --limit 1 > /dev/null
