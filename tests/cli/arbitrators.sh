#!/bin/sh
# `arbitrators`: the roster for people and as JSON.
set -eu
zhongcai=$builddir/zhongcai
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/office.db
XDG_DATA_HOME=$work
HOME=$work
export XDG_DATA_HOME HOME
unset ZHONGCAI_DB ZHONGCAI_TODAY 2>/dev/null || true
"$builddir/tests/cli/make_office" "$db"

fail() { echo "FAIL: $*" >&2; exit 1; }
run() {
	want=$1
	shift
	status=0
	"$zhongcai" --db "$db" --user 黄主任 --today 2020-10-12 "$@" > "$work/out" 2> "$work/err" || status=$?
	[ "$status" = "$want" ] || { cat "$work/out" "$work/err" >&2; fail "$* ended with $status, not $want"; }
}
has() { grep -qF -- "$2" "$work/$1" || { cat "$work/$1" >&2; fail "no “$2” in $1"; }; }

run 0 act add_arbitrator name=孙芸 kind=兼职 source=高校 from=2018-10-15 languages=彝语 week=周二下午
run 0 act assess arbitrator=孙芸 year=2019 grade=优秀
run 0 act suspend_arbitrator arbitrator=孙芸 ground=own_request
run 0 arbitrators
has out '孙芸  兼职  聘期至 2023-10-15  暂停  本聘期承办 0 件，办结 0 件，撤裁 0 件，回避 0 次  2019 年考核优秀'
run 0 arbitrators --json
tr -d ' \n' < "$work/out" > "$work/flat"
has flat '"term":{"state":"suspended","from":"2018-10-15","until":"2023-10-15"}'
has flat '"languages":"彝语","week":["tue_pm"]'
has flat '"assessments":[{"year":2019,"grade":"excellent"}]'
has flat '"figures":{"cases":0,"closed":0,"on_time_rate":null,"mediation_rate":null,"awards_set_aside":0,"recusals":0}'
run 2 arbitrators 孙芸
