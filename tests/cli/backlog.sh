#!/bin/sh
# `backlog`: what holds the cases up, with the figures of the list that the same words filter; what announcements
# will set free.
set -eu
. "$srcdir/tests/cli/office.sh"
# listed DAY FILTER COUNT : so many cases are let through
listed() {
	run "$1" 0 list --filter "$2" --sort limit
	[ "$(wc -l < out)" = "$3" ] || { cat out >&2; fail "$2: not $3 cases on $1"; }
}

"$builddir/tests/cli/make_office" office.db
run 2020-09-27 0 backlog
has out '积压  0 件  超限 0  临近 0  占用 0 日'
has out '2020-09-27 至 2020-09-27  公告期满 0'
has out '2020-09-28 至 2020-10-04  公告期满 0'
run 2020-09-27 2 backlog now

for who in 张伟 冉小红 周建华; do
	run 2020-09-01 0 act register applicant=$who respondent=重庆某某建设工程有限公司 cause=追索劳动报酬 amount=1.2万 --json
	id=$(sed -n 's/.*"case": "\(id:[0-9]*\)".*/\1/p' out)
	run 2020-09-01 0 act accept "$id"
done
run 2020-09-10 0 act suspend 20-1 reason=work_injury note=待社保局
run 2020-09-11 0 act serve 20-2 method=announcement tracking=重庆日报 grounds=登记地址无此单位，电话停机
run 2020-09-27 0 backlog
has out '积压  2 件  超限 0  临近 0  占用 33 日'
has out '公告送达  1 件  超限 0  临近 0  占用 16 日'
has out '中止审理：待工伤认定  1 件  超限 0  临近 0  占用 17 日'
has out '2020-11-09 至 2020-11-15  公告期满 1  累计 1  可排期 1 件'
listed 2020-09-27 积压 2
listed 2020-09-27 原因:待工伤认定 1
listed 2020-09-27 原因:公告送达 1
listed 2020-09-27 原因:送达未完成 0
run 2020-09-27 0 list --filter 原因:待工伤认定 --json
has out '"reason":"suspension","reason_since":"2020-09-10","ground":"work_injury"'
run 2020-09-27 1 list --filter 原因:天气
grep -qF 裁决未制作 err || fail "the reasons are not named"

# The third case comes in when its limit is near, and is past it later; the setting says how near.
listed 2020-10-08 积压 2
listed 2020-10-09 积压 3
run 2020-10-16 0 backlog
has out '送达未完成  1 件  超限 0  临近 1  占用 45 日'
run 2020-10-17 0 backlog --json
has out '"past": 1'
has out '"reason": "serving"'
has out '"ground": "work_injury"'
has out '"label": "中止审理：待工伤认定"'
run 2020-09-27 0 act set key=backlog.near value=30
listed 2020-09-27 积压 3

# An announcement that is complete waits for somebody to go on.
run 2020-11-20 0 backlog --lang en
has out 'complete  announcements complete 1'
run 2020-11-20 0 check
