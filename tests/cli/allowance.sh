#!/bin/sh
# `allowance`: a month's statements for people, with their items where one arbitrator is asked for, as JSON and as a
# table for the accounts.
set -eu
. "$srcdir/tests/cli/office.sh"
"$builddir/tests/cli/make_office" office.db
run 2020-09-24 0 act add_arbitrator name=林晓燕 kind=兼职 source=高校 from=2018-01-01
run 2020-09-24 0 act add_tariff kind=每案 amount=300 from=2020-01-01
run 2020-09-24 0 act add_tariff kind=每次开庭 amount=100.50 from=2020-01-01
run 2020-09-24 0 act register applicant=张伟 respondent=重庆甲建筑有限公司 cause=追索劳动报酬 --json
id=$(sed -n 's/.*"case": "\(id:[0-9]*\)".*/\1/p' out)
run 2020-09-24 0 act accept "$id"
run 2020-09-24 0 act assign "$id" arbitrator=林晓燕 reason=轮到
run 2020-10-20 0 act record_hearing "$id" start=2020-10-20T09:00
run 2020-10-28 0 act award "$id"

run 2020-11-02 0 allowance --month 2020-10
has out '这个月还没有编制补助清单'
run 2020-11-02 0 act draw_allowances month=2020-10
has out '1 人 2 项，共 400.50 元'
run 2020-11-02 0 allowance --month 10月
has out '林晓燕  每案 1  开庭 1  冲销 0  400.50 元  待批准'
! grep -q '2020-10-20' out || fail "items of everybody"
run 2020-11-02 0 act approve_allowances month=2020-10
run 2020-11-02 0 allowance --month 10 --arbitrator 林晓燕
has out '  2020-10-20  渝两江劳人仲案字〔2020〕第1号  每次开庭  独任  100.50 元'
has out '共 1 人，400.50 元'
run 2020-11-02 0 allowance --month 2020-10 --json
tr -d ' \n' < out > flat
has flat '"amount":40050,"approved":"2020-11-02","approved_by":"黄主任"'
has flat '"kind":"hearing","seat":"sole","date":"2020-10-20","amount":10050,"reversal":false,"reversed":false,"reason":null'

# What is taken back stands in the next month, and the table has a row an item.
item=$(tr '{' '\n' < flat | sed -n 's/.*"item":"\(id:[0-9]*\)".*"kind":"hearing".*/\1/p')
run 2020-11-02 0 act reverse_allowance "item=$item" reason=未开庭
run 2020-11-02 0 allowance --arbitrator 林晓燕
has out '-100.50 元  未开庭'
run 2020-11-02 0 allowance --month 2020-10 --export month.csv --quiet
has month.csv '林晓燕,渝两江劳人仲案字〔2020〕第1号,张伟,重庆甲建筑有限公司,每次开庭,独任,2020-10-20,100.50,已冲销,2020-11-02'
[ "$(wc -l < month.csv)" = 3 ] || fail "not a heading and two items"
run 2020-11-02 1 allowance --month 冬月
run 2020-11-02 1 allowance --arbitrator 没有的人
run 2020-11-02 2 allowance 2020-10
