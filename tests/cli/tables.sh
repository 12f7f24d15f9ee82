#!/bin/sh
# The office's own tables: `import holidays`, `import rules`, the act `holiday`; and that the calculator follows
# them, the office's province and its readings where there is an office, the shipped tables elsewhere.
set -eu
zhongcai=$builddir/zhongcai
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/office.db
export HOME="$work" XDG_DATA_HOME="$work/data"
unset ZHONGCAI_DB ZHONGCAI_TODAY 2>/dev/null || true
cd "$work"

fail() { echo "FAIL: $*" >&2; exit 1; }
# run STATUS WHAT… : runs the program on the office's file, output in out and err
run() {
	want=$1
	shift
	status=0
	"$zhongcai" --db "$db" --user 黄主任 --today 2027-01-04 "$@" > out 2> err || status=$?
	[ "$status" = "$want" ] || { cat out err >&2; fail "$* ended with $status, not $want"; }
}
has() { grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "no “$2” in $1"; }; }
# due WHAT DATE : the answer of the calculator
due() { grep -qF "$2" out && grep -F "$2" out | grep -qF "$1" || { cat out >&2; fail "not $1 $2"; }; }

"$builddir/tests/cli/make_office" "$db"

# A single day is laid over the shipped schedule and leaves the rest of it.
run 0 deadline accepted=2020-01-15
due 送达申请书 2020-01-21
run 0 act holiday date=2020-01-21 kind=off name=地方假日
run 0 deadline accepted=2020-01-15
due 送达申请书 2020-01-22
run 0 deadline accepted=2020-01-23
due 送达申请书 2020-02-07

# A year that no schedule is known of is provisional until it is imported.
run 0 deadline accepted=2027-01-29
has out 尚无节假日安排
printf 'date\tkind\tname\n# 国务院办公厅通知\n2027-01-01\toff\t元旦\n2027-02-05\toff\t春节\n2027-02-06\toff\t春节\n2027-02-08\toff\t春节\n2027-02-14\twork\t春节\n' > 2027.tsv
run 0 import holidays 2027.tsv
has out '导入放假安排 2027.tsv：5 天（2027）'
run 0 deadline accepted=2027-01-29
due 送达申请书 2027-02-09
! grep -q 尚无节假日安排 out || fail "still provisional"
run 0 journal --limit 1
has out '导入放假安排 2027.tsv：5 天（2027）'

# Again: the year is replaced, the single day stays. GB18030 and CRLF are what Excel writes.
printf '2027-01-01\toff\t元旦\r\n2027-02-05\toff\t春节\r\n' | iconv -f UTF-8 -t GB18030 > again.tsv
run 0 import holidays again.tsv --json
has out '"rows": 2'
has out '"replaced": 5'
run 0 deadline accepted=2027-01-29
due 送达申请书 2027-02-08
run 0 deadline accepted=2020-01-15
due 送达申请书 2020-01-22
run 0 undo
has out 已撤销：导入放假安排
run 0 deadline accepted=2027-01-29
due 送达申请书 2027-02-09

# Wrong files: line and column are named, nothing changes.
printf '2027-05-01\toff\t劳动节\n2027-05-0\toff\t劳动节\n' > wrong.tsv
run 1 import holidays wrong.tsv
has err '第 2 行第 1 列'
printf '2027-05-01\toff\t劳动节\n2027-05-02\trest\t劳动节\n' > wrong.tsv
run 1 import holidays wrong.tsv
has err '第 2 行第 2 列'
printf '2027-05-01\toff\t劳动节\n2027-05-01\toff\t劳动节\n' > wrong.tsv
run 1 import holidays wrong.tsv
has err '第 2 行第 1 列'
printf 'date\tkind\tname\n' > wrong.tsv
run 1 import holidays wrong.tsv
run 3 import holidays absent.tsv
run 2 import holidays 2027.tsv --dry-run
run 2 import busy 2027.tsv
run 0 deadline accepted=2027-01-29
due 送达申请书 2027-02-09

# A province's rules hold for its offices only, and replace its earlier ones.
row() { printf 'serve_application\t%s\t\t%s\twd\tforward\texact\taccepted\t2026-01-01\t\tserved_respondent\t%s\n' "$1" "$2" "$3"; }
{ row 浙江 3 浙江规定第一条; } > zhejiang.tsv
run 0 import rules zhejiang.tsv
has err 省份
run 0 deadline accepted=2026-03-02
due 送达申请书 2026-03-09
run 0 act commission jurisdiction=浙江
run 0 deadline accepted=2026-03-02
due 送达申请书 2026-03-05
has out 浙江规定第一条
{ row 浙江 4 浙江规定第二条; } > zhejiang.tsv
run 0 import rules zhejiang.tsv --json
has out '"replaced": 1'
has out '"warning": null'
run 0 deadline accepted=2026-03-02
due 送达申请书 2026-03-06
{ row 江苏 2 江苏规定第一条; } > jiangsu.tsv
run 0 import rules jiangsu.tsv
has err 浙江
run 0 deadline accepted=2026-03-02
due 送达申请书 2026-03-06
{ row 浙江 4 某条; row 浙江 4 某条; } > wrong.tsv
run 1 import rules wrong.tsv
has err '第 2 行'
{ row '' 4 某条; } > wrong.tsv
run 1 import rules wrong.tsv
has err '第 1 行第 2 列'
{ echo; row 浙江 四 某条; } > wrong.tsv
run 1 import rules wrong.tsv
has err '第 2 行第 4 列'
status=0
"$zhongcai" --db "$db" --user 李娟 import rules zhejiang.tsv > out 2> err || status=$?
[ $status = 1 ] || fail "a clerk imported rules"
has err 主任

# The office's reading of a disputed rule: an announcement that ends on a day off runs on.
run 0 deadline accepted=2026-03-02 announced=2026-09-01
due 公告期满 2026-10-01
run 0 act set key=reading.announcement_rolls value=1
run 0 deadline accepted=2026-03-02 announced=2026-09-01
due 公告期满 2026-10-08
run 0 check --deep

# Without an office the shipped tables answer; the usual file is found without --db; a named one must be there.
"$zhongcai" deadline accepted=2026-03-02 > out
due 送达申请书 2026-03-09
mkdir -p data/zhongcai
cp "$db" data/zhongcai/office.db
"$zhongcai" deadline accepted=2026-03-02 > out
due 送达申请书 2026-03-06
status=0
"$zhongcai" --db absent.db deadline accepted=2026-03-02 > out 2> err || status=$?
[ $status = 3 ] || fail "a missing file must be 3, not $status"
(unset HOME XDG_DATA_HOME; "$zhongcai" deadline accepted=2026-03-02 > out)
due 送达申请书 2026-03-09
echo done
