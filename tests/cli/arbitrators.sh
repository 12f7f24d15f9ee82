#!/bin/sh
# `arbitrators`: the roster for people and as JSON.
set -eu
. "$srcdir/tests/cli/office.sh"
"$builddir/tests/cli/make_office" office.db
at() { run 2020-10-12 "$@"; }

at 0 act add_arbitrator name=孙芸 kind=兼职 source=高校 from=2018-10-15 languages=彝语 week=周二下午
at 0 act assess arbitrator=孙芸 year=2019 grade=优秀
at 0 act suspend_arbitrator arbitrator=孙芸 ground=own_request
at 0 arbitrators
has out '孙芸  兼职  聘期至 2023-10-15  暂停  本聘期承办 0 件，办结 0 件，撤裁 0 件，回避 0 次  2019 年考核优秀'
at 0 arbitrators --json
tr -d ' \n' < out > "$work/flat"
has flat '"term":{"state":"suspended","from":"2018-10-15","until":"2023-10-15"}'
has flat '"languages":"彝语","week":["tue_pm"]'
has flat '"assessments":[{"year":2019,"grade":"excellent"}]'
has flat '"figures":{"cases":0,"closed":0,"on_time_rate":null,"mediation_rate":null,"awards_set_aside":0,"recusals":0}'
at 2 arbitrators 孙芸
