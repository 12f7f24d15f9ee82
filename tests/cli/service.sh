#!/bin/sh
# A document on its way through the subcommands: what is refused without its record, what comes next, and where the
# next case against the employer begins. The same in 2020 and under the articles of 2024.
set -eu
. "$srcdir/tests/cli/office.sh"

# chain YEAR DIRECT ANNOUNCEMENT : a case of that year, from a letter that comes back to an announcement; then another
chain() {
	run "$1-09-14" 0 act register applicant=张伟 "respondent=重庆市公司$1有限责任公司" respondent_address=旧路1号 \
		cause=追索劳动报酬 --json
	first=$(sed -n 's/.*"case": "\(id:[0-9]*\)".*/\1/p' out)
	run "$1-09-14" 0 act accept "$first"
	run "$1-09-15" 0 act serve "$first" tracking=EMS1
	run "$1-09-18" 0 act serve_failed "$first" reason=已搬迁
	has out "下一步 直接送达：以直接送交为先（民事诉讼法第$2条）"
	run "$1-09-18" 0 case "$first"
	has out "下一步 直接送达"
	run "$1-09-18" 0 case "$first" --json
	has out "\"next_step\": \"直接送达：以直接送交为先（民事诉讼法第$2条）"
	has out '"address": "旧路1号"'
	run "$1-09-18" 1 act serve "$first" method=electronic address=a@b.cn
	has err '同意依据：电子送达须经受送达人同意'
	run "$1-09-18" 0 act serve "$first" method=direct
	run "$1-09-18" 0 act serve_failed "$first" reason=无人
	has out "下一步 公告送达：用其他方式无法送达（民事诉讼法第$3条），须记明公告的媒体、文本、理由和经过"
	run "$1-09-21" 1 act serve "$first" method=announcement
	has err '单号或媒体：公告送达请写明公告的媒体'
	run "$1-09-21" 0 act serve "$first" method=announcement tracking=重庆日报
	run "$1-09-21" 0 case "$first" --json
	has out '"next_step": null'
	# found elsewhere meanwhile
	run "$1-09-22" 0 act serve "$first" document=notice method=direct address=新路2号 --json
	attempt=$(sed -n 's/.*"row": *"*\(id:\)*\([0-9]*\).*/id:\2/p' out)
	run "$1-09-22" 0 act served "$first" "attempt=$attempt" proof=回证7 file=回证/7.jpg
	# the next case, the name spelt otherwise
	run "$1-09-23" 0 act register applicant=李红 "respondent=重庆公司$1有限公司" respondent_address=旧路1号 \
		cause=追索劳动报酬 --json
	second=$(sed -n 's/.*"case": "\(id:[0-9]*\)".*/\1/p' out)
	run "$1-09-23" 0 act accept "$second"
	run "$1-09-24" 0 act serve "$second"
	has out '送往 新路2号'
}

"$builddir/tests/cli/make_office" office.db
chain 2020 八十五 九十二
chain 2024 八十八 九十五
run 2024-09-24 0 check --deep
