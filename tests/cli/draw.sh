#!/bin/sh
# `draw` and `draw verify`: what they print, their exit statuses, and that a draw behind the program's back is found.
set -eu
zhongcai=$builddir/zhongcai
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/office.db
HOME=$work
export HOME
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

"$builddir/tests/cli/make_office" "$db"
run 0 act register applicant=张伟 respondent=重庆某某建设工程有限公司 cause=追索劳动报酬
id=$(sed -n 's/.*\(id:[0-9]*\).*/\1/p' "$work/out")
run 0 act accept "$id"
run 0 act add_arbitrator name=赵敏 source=企业 organisation=重庆市某某建设工程有限责任公司 from=2019-01-01

for name in 甲 乙 丙 丁 戊 己; do
	run 0 act add_arbitrator name=欧阳$name source=高校 from=2019-01-01
done

run 2 draw
run 2 draw verify
run 2 draw verify 20-1 --three
run 1 draw verify 20-1
has err '没有抽取过'
run 0 draw 20-1 --json
for key in case_number arbitrators seed commitment eligible excluded name weight rule reason; do
	has out "\"$key\""
done
has out '"rule": "organisation"'
grep -A1 '"arbitrators"' "$work/out" | grep -q 赵敏 && fail "an excluded arbitrator was drawn"
# another program comes to the same names from what is printed
if command -v python3 > /dev/null; then
	python3 "$srcdir/tests/draw/repeat.py" < "$work/out" > "$work/err" || { cat "$work/err" >&2; fail "repeat.py"; }
fi
run 0 draw verify 20-1
has out '相符'
run 0 draw verify 20-1 --json
has out '"ok": true'
run 1 draw 20-1
has err '席位已满'

# undoing takes the seat back, not the list: the same name again
"$zhongcai" --db "$db" --today 2020-09-27 case 20-1 --json | grep '"arbitrator_id"' > "$work/first"
run 0 undo
run 0 draw 20-1
"$zhongcai" --db "$db" --today 2020-09-27 case 20-1 --json | grep '"arbitrator_id"' > "$work/second"
cmp -s "$work/first" "$work/second" || fail "another name came out of the same list"
run 0 undo
run 0 draw 20-1 --reason 名单有误
has out '未列入 赵敏：回避：单位。所在单位“重庆市某某建设工程有限责任公司”是本案被申请人（调解仲裁法第三十三条）'
run 0 draw verify 20-1
[ "$(wc -l < "$work/out")" = 2 ] || fail "the former draw is not on record"
has out '未采用'
run 0 report --year 2020 --json
has out '"direct_assignments": 0'
has out '"drawn":'
run 0 check --deep
