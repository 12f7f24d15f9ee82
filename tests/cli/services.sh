#!/bin/sh
# Documents on their way from the command line: how many there are of each kind, and the rows of one.
set -eu
. "$srcdir/tests/cli/office.sh"
lines() { [ "$(wc -l < out)" = "$1" ] || { cat out >&2; fail "$(wc -l < out) lines, not $1"; }; }

run 2020-09-14 0 demo --cases 1 --no-open
i=0
while [ $i -lt 3 ]; do
	run 2020-09-14 0 act register "applicant=试验$i" respondent=重庆多件试验有限公司 cause=追索劳动报酬 date=2020-09-14 --json
	case=$(sed -n 's/.*"case": "\(id:[0-9]*\)".*/\1/p' out)
	run 2020-09-14 0 act accept "$case"
	run 2020-09-15 0 act serve "$case" "tracking=EMS$i"
	i=$((i + 1))
done
run 2020-09-16 0 services out --search 多件试验
lines 3
has out '申请书副本和应诉通知  在途  重庆多件试验有限公司  邮寄送达  EMS0  发出 2020-09-15  期限 2020-09-21'
run 2020-09-16 0 services 在途 --search 多件试验 --limit 2
lines 2
run 2020-09-16 0 services out --search EMS2 --json
has out '"tracking": "EMS2"'
has out '"stand": "out"'
has out '"due": "2020-09-21"'
run 2020-09-18 0 act serve_failed "$case" reason=已搬迁
run 2020-09-18 0 services back --search 多件试验
lines 1
has out '已搬迁  发出 2020-09-15  退回 2020-09-18'
run 2020-09-22 0 services late --search 多件试验
lines 6 # three applications, three notices of the tribunal
has out '组庭通知  未发  试验0  重庆多件试验有限公司  期限 2020-09-21'
run 2020-09-22 0 services
lines 6
run 2020-09-22 0 services --json
has out '"hearing": '
run 2020-09-22 2 services elsewhere
run 2020-09-22 2 services --search 试验
run 2020-09-22 0 check
echo "services: ok"
