#!/bin/sh
# `slots` and `schedule --all`: their JSON, their reasons, what they refuse.
set -eu
. "$srcdir/tests/cli/office.sh"
"$builddir/tests/cli/make_office" office.db
at() { run 2020-10-12 "$@"; }

at 0 act register applicant=张伟 respondent=重庆甲建筑有限公司 cause=追索劳动报酬 amount=1万 date=2020-09-24
id=$(sed -n 's/.*\(id:[0-9]*\).*/\1/p' out)
at 0 act accept "$id" date=2020-09-24
at 1 slots 1
has err 应诉通知还没有全部送出
at 0 act add_event 1 kind=served_respondent date=2020-10-09
at 0 slots 1
has err 尚未组庭
at 0 act assign 1 arbitrator=何勇 reason=轮到
at 0 slots 1 --limit 2 --json
for key in '"start": "2020-10-23T09:00"' '"end": "2020-10-23T10:30"' '"room": "一庭"' '"何勇"' '"clerk"' \
	'"notice_by": "2020-10-16"' '"why_not_earlier": "答辩至 2020-10-22"' '"start": "2020-10-23T10:30"' \
	'此前可排 2020-10-23 09:00'; do
	has out "$key"
done
[ "$(grep -c '"start"' out)" = 2 ] || fail "not two slots"
at 0 slots 1
has out 为什么不更早：答辩至 2020-10-22
at 1 slots 1 --online
has err 没有坐得下
at 2 slots
at 2 slots 1 --limit 0
at 2 slots 1 --published 明天
at 1 slots 99
# what the office cannot seat
at 0 act edit_room room=一庭 capacity=1
at 1 slots 1
has err '没有坐得下 2 人的庭室'

# all that wait, together
at 0 act edit_room room=一庭 capacity=20
at 0 act register applicant=李四 respondent=重庆乙物流有限公司 cause=追索劳动报酬 amount=1万 date=2020-09-24
id=$(sed -n 's/.*\(id:[0-9]*\).*/\1/p' out)
at 0 act accept "$id" date=2020-09-24
at 2 schedule
at 2 schedule --all 1
at 0 schedule --all --dry-run --json
for key in '"scheduled": 1' '"case_number": "渝两江劳人仲案字〔2020〕第1号"' '"start": "2020-10-23T09:00"' '"room": "一庭"' \
	'"late": 0' '"reason": "应诉通知还没有全部送出' '"late": false' '"何勇"' \
	'"why": "' '最迟 2020-11-' '留 7 日制作裁决书'; do
	has out "$key"
done
at 0 slots 1
has out '2020-10-23 09:00'
at 0 schedule --all
has out '已排定 1 件，没有排 1 件'
at 0 schedule --all --json
has out '"scheduled": 0'
at 0 journal --limit 1
has out 一起排期
at 0 undo
at 0 check

# joined cases have one hearing: none while one of them cannot, then the same for both
at 0 act join_cases 2 with=1
at 1 slots 1
has err '并案的 20-0002 号案：应诉通知还没有全部送出'
at 0 act add_event 2 kind=served_respondent date=2020-10-12
at 0 act assign 2 arbitrator=何勇 reason=轮到
at 0 slots 1 --json
has out '"joined_with"'
at 0 schedule --all --json
has out '"scheduled": 2'
[ "$(grep -c '"start": "2020-10-27T09:00"' out)" = 2 ]
has out '第2号'
at 0 case 1
has out '并案 20-0002'
at 0 act move_hearing 2 start=2020-10-28T09:00
has out '并案的 20-0001 号案（一并改期'
# a representative who is heard elsewhere then
at 0 act register applicant=王五 respondent=重庆丙商贸有限公司 cause=追索劳动报酬 amount=1万 date=2020-09-24
id=$(sed -n 's/.*\(id:[0-9]*\).*/\1/p' out)
at 0 act accept "$id" date=2020-09-24
at 0 act add_party 1 role=representative name=郑律师 represents=applicant
at 0 act add_party 3 role=representative name=郑律师 represents=applicant
at 0 act add_room name=二庭
at 0 act add_staff name=唐艳 role=clerk
at 1 act schedule 3 start=2020-10-28T09:00 room=二庭 clerk=唐艳
has err '郑律师 同时要到 渝两江劳人仲案字〔2020〕第1号案的庭'
at 0 act schedule 3 start=2020-10-28T09:00 room=二庭 clerk=唐艳 double_booked=是
has err '郑律师 同时要到'
at 0 check
