#!/bin/sh
# `assign --week`: the plan and how even it is beside taking turns; nothing stored by a dry run, all of it by another.
set -eu
. "$srcdir/tests/cli/office.sh"
at() {
	want=$1
	shift
	run 2020-09-24 "$want" "$@"
}

"$builddir/tests/cli/make_office" office.db
for who in 张伟 冉小红 周建华; do
	at 0 act register applicant=$who respondent=重庆某某建设工程有限公司 cause=追索劳动报酬 --json
	at 0 act accept "$(sed -n 's/.*"case": "\(id:[0-9]*\)".*/\1/p' out)"
done
at 0 assign --week 2020-09-22 --dry-run --json
cp out plan
[ "$(grep -c '"case_number"' plan)" = 3 ] || { cat plan; fail "not three cases"; }
has plan '"by_turns"' # something to compare with
at 0 assign --week 2020-09-22 --dry-run
has out 没有保存
# Whoever is not the director may look at it, not decide on it.
"$zhongcai" --db office.db --user 李娟 --today 2020-09-24 assign --week 2020-09-22 --dry-run --json > hers
cmp -s plan hers || fail "another plan for the clerk"
"$zhongcai" --db office.db --user 李娟 --today 2020-09-24 assign --week 2020-09-22 2> err && fail "the clerk assigned"
has err 由主任决定
at 0 assign --week 2020-09-22 --json
# The same plan, and afterwards nobody is left.
[ "$(tr -d ' \n' < plan | sed 's/.*"assigned":\(\[.*\]\),"unassigned".*/\1/')" = \
	"$(tr -d ' \n' < out | sed 's/.*"assigned":\(\[.*\]\),"unassigned".*/\1/')" ] || fail "another plan was stored"
at 0 assign --week 2020-09-22
has out '已分 0 件，没有分 0 件'
at 0 undo
has out '分案 3 件'
at 0 check --deep
at 2 assign
at 2 assign --week 上周
