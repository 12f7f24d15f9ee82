#!/bin/sh
# `assign --week`: the plan and how even it is beside taking turns; nothing stored by a dry run, all of it by another.
set -eu
zhongcai=$builddir/zhongcai
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work/data"
unset ZHONGCAI_DB ZHONGCAI_TODAY 2>/dev/null || true
cd "$work"
fail() { echo "FAIL: $*" >&2; exit 1; }
run() { "$zhongcai" --db office.db --user 黄主任 --today 2020-09-24 "$@"; }

"$builddir/tests/cli/make_office" office.db
for who in 张伟 冉小红 周建华; do
	id=$(run act register applicant=$who respondent=重庆某某建设工程有限公司 cause=追索劳动报酬 --json |
		sed -n 's/.*"case": "\(id:[0-9]*\)".*/\1/p')
	run act accept "$id" > out
done
run assign --week 2020-09-22 --dry-run --json > plan || fail "dry run"
[ "$(grep -c '"case_number"' plan)" = 3 ] || { cat plan; fail "not three cases"; }
grep -q '"by_turns"' plan || fail "nothing to compare with"
run assign --week 2020-09-22 --dry-run > again
grep -q '没有保存' again || fail "it does not say that nothing was stored"
# Whoever is not the director may look at it, not decide on it.
"$zhongcai" --db office.db --user 李娟 --today 2020-09-24 assign --week 2020-09-22 --dry-run --json > hers
cmp -s plan hers || fail "another plan for the clerk"
"$zhongcai" --db office.db --user 李娟 --today 2020-09-24 assign --week 2020-09-22 2> out && fail "the clerk assigned"
grep -q '由主任决定' out || { cat out; fail "it does not say whose it is"; }
run assign --week 2020-09-22 --json > stored
# The same plan, and afterwards nobody is left.
[ "$(tr -d ' \n' < plan | sed 's/.*"assigned":\(\[.*\]\),"unassigned".*/\1/')" = \
	"$(tr -d ' \n' < stored | sed 's/.*"assigned":\(\[.*\]\),"unassigned".*/\1/')" ] || fail "another plan was stored"
run assign --week 2020-09-22 > none
grep -q '已分 0 件，没有分 0 件' none || { cat none; fail "assigned twice"; }
run undo > out
grep -q '分案 3 件' out || { cat out; fail "not one entry"; }
run check --deep > out || { cat out; fail "check"; }
run assign > out 2>&1 && fail "without a week"
run assign --week 上周 2> out && fail "a week that is none"
exit 0
