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
has flat '"assessments":[{"year":2019,"grade":"excellent","note":null}]'
has flat '"figures":{"cases":0,"closed":0,"on_time_rate":null,"mediation_rate":null,"awards_set_aside":0,"recusals":0}'

has flat '"training":{"this_year":0,"last_year":0,"required":40}'
at 2 arbitrators 孙芸 林晓燕
at 1 arbitrators 没有的人

# One arbitrator: everything that is kept, for people and for programs.
at 0 act add_tie arbitrator=孙芸 kind=relative name=孙某 note=弟弟
at 0 act add_training arbitrator=孙芸 date=2020-05-01 hours=24 subject=新规则
at 0 act unavailable arbitrator=孙芸 from=2020-12-01 until=2020-12-10 reason=出国
at 0 act assess arbitrator=孙芸 year=2019 grade=qualified "note=认真
细致"
at 0 arbitrators 孙芸
has out '2019 年度：合格；认真 细致'
has out '2018-10-15 至 2023-10-15：在聘，余 1098 日；2020-10-12 暂停：本人申请'
has out '2020 年度：24/40 学时，还差 16 学时'
has out '近亲属：孙某；弟弟'
has out '2020-12-01 至 2020-12-10：出国'
at 0 arbitrators 孙芸 --json
tr -d ' \n' < out > "$work/flat"
has flat '"terms":[{"from":"2018-10-15","until":"2023-10-15","dismissed":null,"ground":null,"suspended":"2020-10-12","suspension":"own_request"'
has flat '"trainings":[{"date":"2020-05-01","hours":24,"subject":"新规则"}]'
has flat '"ties":[{"kind":"relative","name":"孙某","from":null,"until":null,"note":"弟弟","credit_code":null}]'
has flat '"absences":[{"from":"2020-12-01","until":"2020-12-10","reason":"出国"}]'
