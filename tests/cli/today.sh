#!/bin/sh
# `today`: which deadlines stand in which section on which day and on whose sheet, the keys of the JSON, the exit
# statuses, the reminders, and the question for next year's holiday schedule.
set -eu
zhongcai=$builddir/zhongcai
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/office.db
XDG_DATA_HOME=$work
HOME=$work
export XDG_DATA_HOME HOME
unset ZHONGCAI_DB ZHONGCAI_TODAY 2>/dev/null || true

fail() { echo "FAIL: $*" >&2; exit 1; }
# on DAY STATUS WHAT…: runs the program on that day, output in out and err
on() {
	day=$1
	want=$2
	shift 2
	status=0
	"$zhongcai" --db "$db" --today "$day" "$@" > "$work/out" 2> "$work/err" || status=$?
	[ "$status" = "$want" ] || { cat "$work/out" "$work/err" >&2; fail "$* on $day ended with $status, not $want"; }
}
has() { grep -qF -- "$1" "$work/out" || { cat "$work/out" >&2; fail "no “$1”"; }; }
not() { ! grep -qF -- "$1" "$work/out" || { cat "$work/out" >&2; fail "“$1” is there"; }; }
# row PATTERN: one line of the table for people
row() { grep -Eq -- "$1" "$work/out" || { cat "$work/out" >&2; fail "no row $1"; }; }

on 2020-09-24 3 today
"$builddir/tests/cli/make_office" "$db"
on 2020-09-24 0 today
has 今天没有到期或逾期的事项
on 2020-09-24 0 today --json
[ "$(cat "$work/out")" = "[]" ] || fail "an empty day sheet is []"

# A duty from day to day: the application is to be served within five working days, by 2020-09-29 (a Sunday is worked).
on 2020-09-23 0 act register applicant=张伟 respondent=重庆甲建筑有限公司 cause=工资 clerk=李娟 --user 李娟
id=$(sed -n 's/.*\(id:[0-9]*\).*/\1/p' "$work/out")
on 2020-09-23 0 act accept "$id" --user 李娟
on 2020-09-23 0 act assign 20-1 arbitrator=何勇 reason=轮到 --user 黄主任
on 2020-09-26 0 today
not 送达申请书
on 2020-09-27 0 today
has 即将到期
row '^2020-09-29  余2日 .*第1号 .*送达申请书 .*李娟 .*答辩期不能起算'
on 2020-09-29 1 today
has 今日到期
row '^2020-09-29  今日 .*第1号 .*送达申请书 .*李娟 .*答辩期不能起算'
on 2020-10-09 1 today --json
for key in '"due": "2020-09-29"' '"case_number": "渝两江劳人仲案字〔2020〕第1号"' '"deadline": "serve_application"' \
	'"who": "李娟"' '"state": "overdue"' '"consequence": "答辩期不能起算，开庭随之推迟"' '"section": "overdue"'; do
	has "$key"
done
on 2020-10-09 1 today --quiet
[ ! -s "$work/out" ] || fail "--quiet printed something"

# Whose it is: the clerk serves, the arbitrator decides, the director answers for all.
on 2020-10-09 1 today --user 李娟
has 送达申请书
on 2020-10-09 0 today --user 何勇
not 送达申请书
on 2020-10-09 1 today --user 黄主任
has 送达申请书
on 2020-10-09 1 today --user 无此人
grep -q 无此人 "$work/err" || fail "does not name who is not there"
on 2020-11-09 1 today --user 何勇
row '^2020-11-09  今日 .*裁决 .*何勇 .*当事人可以就该争议起诉'
on 2020-11-10 1 today --user 李娟 --json
not '"award"'

# A defence that ends is told, though a hearing is planned; served on 09-28 its ten working days end on 10-19.
on 2020-09-28 0 act serve 20-1 method=direct --user 李娟
on 2020-09-28 0 act served 20-1 --user 李娟
on 2020-09-28 0 act schedule 20-1 start='2020-10-29 9:00' room=一庭 clerk=李娟 --user 李娟
on 2020-10-19 1 today --user 李娟
row '今日 .*答辩 .*李娟'
on 2020-10-29 1 today
has '今日开庭 1'
row '^2020-10-29  09:00 .*第1号 .*开庭 .*李娟'
on 2020-10-29 1 today --user 何勇 --json
has '"deadline": "hearing"'
has '"start": "2020-10-29T09:00"'
has '"room": "一庭"'

# An offer that nobody answers by its day: the clerk draws again, whoever is asked sees it at once.
on 2020-10-12 0 act add_arbitrator name=林晓燕 source=高校 from=2018-05-01 --user 黄主任
on 2020-10-12 0 act register applicant=冉小红 respondent=重庆丙建筑有限公司 cause=工资 clerk=李娟 --user 李娟
other=$(sed -n 's/.*\(id:[0-9]*\).*/\1/p' "$work/out")
on 2020-10-12 0 act accept "$other" --user 李娟
on 2020-10-12 0 act offer "$other" arbitrator=林晓燕 reason=轮到 --user 黄主任
on 2020-10-12 1 today --user 林晓燕
row '^2020-10-15  余3日 .*第2号 .*答复 林晓燕 .*林晓燕 .*视为谢绝'
on 2020-10-16 1 today --user 李娟
has '待答复 1'
row '^2020-10-15  逾1日 .*第2号 .*答复 林晓燕 .*李娟 .*重新抽取'
on 2020-10-16 1 today --user 李娟 --json
has '"deadline": "offer"'
has '"arbitrator": "林晓燕"'
has '"seat": "sole"'
has '"section": "offers"'
on 2020-10-16 0 act accept_seat "$other" --user 李娟
on 2020-10-16 1 today --json
not '"offers"'

# Reminders are settings, checked against the deadlines there are.
on 2020-11-01 0 today --user 何勇
not 裁决
on 2020-11-02 0 today --user 何勇
row '^2020-11-09  余7日 .*裁决'
on 2020-11-02 0 act set key=remind.award value=3 --user 黄主任
on 2020-11-02 0 today --user 何勇
not 裁决
on 2020-11-06 0 today --user 何勇
row '^2020-11-09  余3日 .*裁决'
on 2020-11-06 1 act set key=remind.award value=三 --user 黄主任
on 2020-11-06 1 act set key=remind.nonsense value=3 --user 黄主任
grep -q 'remind.award' "$work/err" || fail "the refusal does not show how reminders are set"

# From November on the next year's schedule is asked for, until it is there.
on 2026-10-31 1 today
not 放假安排
on 2026-11-20 0 act register applicant=李四 respondent=乙公司 cause=工伤 --user 李娟
id=$(sed -n 's/.*\(id:[0-9]*\).*/\1/p' "$work/out")
on 2026-11-20 0 act accept "$id" --user 李娟
on 2026-11-20 1 today
has '还没有 2027 年的放假安排'
has 'import holidays'
row '1 个期限（2027-01-04 至 2027-01-04）'
on 2026-11-20 1 today --json
has '"deadline": "holidays"'
has '"year": 2027'
has '"provisional_deadlines": 1'
printf 'date\tkind\tname\n2027-01-01\toff\t元旦\n2027-02-05\toff\t春节\n' > "$work/2027.tsv"
on 2026-11-20 0 import holidays "$work/2027.tsv" --user 李娟
on 2026-11-20 1 today
not 放假安排
