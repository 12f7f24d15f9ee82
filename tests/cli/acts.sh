#!/bin/sh
# The subcommands that work on an office's file: act, undo, list, find, case, today, report, journal, check,
# backup, restore; what they print, their exit statuses, and that refusals name what is wrong.
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

# run STATUS WHAT… : runs the program, output in $work/out and $work/err
run() {
	want=$1
	shift
	status=0
	"$zhongcai" --db "$db" --user 黄主任 --today 2020-09-27 "$@" > "$work/out" 2> "$work/err" || status=$?
	[ "$status" = "$want" ] || { cat "$work/out" "$work/err" >&2; fail "$* ended with $status, not $want"; }
}
has() { grep -qF -- "$2" "$work/$1" || { cat "$work/$1" >&2; fail "no “$2” in $1"; }; }
# on a line of its own, or nothing at all
one_line() { [ "$(wc -l < "$work/err")" = 1 ] || { cat "$work/err" >&2; fail "not one line on standard error"; }; }

# no file: refused, nothing created
run 3 list
[ ! -e "$db" ] || fail "list created a file"

"$builddir/tests/cli/make_office" "$db"

run 0 list --json
[ "$(cat "$work/out")" = "[]" ] || fail "an empty docket is []"
run 0 act register applicant=张伟 respondent=重庆某某建设工程有限公司 cause=追索劳动报酬 amount=1.2万 --json
has out '"case": "id:'
id=$(sed -n 's/.*"case": "\(id:[0-9]*\)".*/\1/p' "$work/out")
run 0 act accept "$id"
has out '渝两江劳人仲案字〔2020〕第1号'
has out '裁决期限 2020-11-11'
run 1 act accept 20-1
has err '已经作出受理'
one_line

# values: the message begins with the field
run 1 act serve 20-1 method=飞鸽
has err '方式：没有“飞鸽”'
run 1 act serve 20-1 nonsense=1
has err '没有参数 nonsense'
run 2 act serve 20-1 method
run 2 act no_such_act
run 2 list --no-such-option
run 2 list --limit 0
run 2 report
run 1 act serve 20-999
has err '20-999'

run 0 act serve 20-1 method=mail tracking=99 --json
has out '"message": "已发出申请书副本和应诉通知（邮寄送达）'
# a dry run says what would follow, and leaves nothing
before=$(cksum "$db" "$db-wal" 2>/dev/null || cksum "$db")
run 0 act suspend 20-1 --dry-run
has out '期限改为  裁决  2020-11-11 → 尚余 45 日'
run 0 act served 20-1 --dry-run --json
has out '"dry_run": true'
has out '"change": "deadline_new"'
has out '"id": "defence"'
run 1 act resume 20-1 --dry-run
has out '不能办理：'
run 2 act undo --dry-run
has err '不能预演'
[ "$(cksum "$db" "$db-wal" 2>/dev/null || cksum "$db")" = "$before" ] || fail "a dry run changed the file"
run 0 act served 20-1
has out '答辩期限 2020-10-'
has out '裁决期限 2020-11-11'
run 0 act assign 20-1 arbitrator=何勇 reason=轮到
run 0 act schedule 20-1 start='2020-10-30 9:00' room=一庭
run 0 act register applicant=李四 respondent=乙公司 cause=工伤 date=2020-09-25
id=$(sed -n 's/.*\(id:[0-9]*\).*/\1/p' "$work/out")
run 0 act accept "$id" collective=否
run 0 act assign 20-2 arbitrator=何勇 reason=轮到
run 1 act schedule 20-2 start='2020-10-30 10:00'
has err '何勇'
has err '渝两江劳人仲案字〔2020〕第1号'

# the docket and its filters
run 0 list --json --filter '未结 案由:工伤'
has out '"case_number":"渝两江劳人仲案字〔2020〕第2号"'
! grep -q '第1号' "$work/out" || fail "the filter let another case through"
run 0 list --filter 年：２０２０ --sort number --limit 1
has out '第2号'
run 1 list --filter 颜色:红
has err '颜色:红'
run 1 list --filter 承办:无此人
has err '无此人'
run 0 list --words
has out '未组庭'
run 0 find 张伟 --json
has out '第1号'
run 0 case 20-1 --json
for key in case_number applicant respondent cause stage accepted closed next_deadline parties events deadlines trace hearings; do
	has out "\"$key\""
done
run 0 case 20-1
has out '裁决'
run 1 case 20-77

# undo takes back the last act; the journal knows both
run 0 act add_note 20-1 content=试一试
run 0 undo
has out '已撤销：笔记'
run 0 journal --case 20-1 --json
has out '"undone": true'
run 0 journal --limit 3
[ "$(wc -l < "$work/out")" = 3 ] || fail "journal --limit 3 printed something else"

# one announcement for several cases: those that may be are done, the others named, nothing of them stored
for n in 3 4 5; do
	run 0 act register applicant=王$n respondent=丁$n公司 cause=追索劳动报酬 date=2020-09-21
	id=$(sed -n 's/.*\(id:[0-9]*\).*/\1/p' "$work/out")
	run 0 act accept "$id" date=2020-09-21
	run 0 act serve 20-$n date=2020-09-22
	run 0 act serve_failed 20-$n date=2020-09-25 reason=下落不明
done
run 0 act simplify 20-4
run 2 act serve 20-3 20-4
has err '一次办理一件案件'
run 1 act announce 20-3 20-4 20-5 medium=重庆日报 --dry-run
has out '期限改为  裁决  2020-11-05 →'
has out '不能办理：公告送达：简易处理不能公告'
run 1 act announce 20-3 20-4 20-5 medium=重庆日报 --json
has out '2020-11-26 期满，开庭 2020-12-11 09:00 一庭'
has out '第五十七条'
run 0 case 20-4 --json
! grep -q announced "$work/out" || fail "a refused case was announced"
run 0 act complete_announcement 20-3 20-5 --today 2020-11-27
has out '第5号：公告 2020-11-26 期满，视为送达'
run 1 act complete_announcement 20-3 20-5 --today 2020-11-27
has err '没有尚未期满登记的公告'

# figures
run 0 report --year 2020 --json
has out '"accepted": 5'
has out '"closing_rate": 0.0'
run 0 report --year 2020 --month 8 --json
has out '"accepted": 0'

# trust
run 0 check --json
has out '"ok": true'
run 0 check --deep
run 0 backup "$work/copy.db"
run 1 backup "$work/copy.db"
run 0 act withdraw 20-2
run 0 restore "$work/copy.db"
has out '保留为'
run 0 list --json --filter 已结
[ "$(cat "$work/out")" = "[]" ] || fail "restore left the closed case"
printf 'no database' > "$work/bad.db"
run 3 restore "$work/bad.db"
run 0 check

# a site configuration is not there, the user's own folder is used
status=0
"$zhongcai" list > /dev/null 2> "$work/err" || status=$?
[ $status = 3 ] || fail "no file at all must be 3, not $status"
has err "$work/zhongcai/office.db"

# English
"$zhongcai" --db "$db" --lang en list > /dev/null
