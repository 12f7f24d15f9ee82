#!/bin/sh
# `calendar export`: as many events as there are hearings, a file that a calendar program of the distribution
# takes in whole, nothing written where it cannot be.
set -eu
zhongcai=${builddir:-.}/zhongcai
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" ZHONGCAI_DB="$tmp/office.db"
fail() { echo "FAIL: $1"; exit 1; }

"$zhongcai" --db "$ZHONGCAI_DB" demo --cases 60 --no-open --quiet
"$zhongcai" --today 2020-12-31 --json calendar export --from 2020-01-01 "$tmp/all.ics" > "$tmp/said"
written=$(sed -n 's/.*"hearings": \([0-9]*\).*/\1/p' "$tmp/said")
[ "$written" -gt 10 ] || fail "only $written hearings"
[ "$(grep -c '^BEGIN:VEVENT' "$tmp/all.ics")" = "$written" ] || fail "events and figure differ"
[ "$(grep -c '^UID:' "$tmp/all.ics")" = "$(grep '^UID:' "$tmp/all.ics" | sort -u | wc -l)" ] || fail "a UID twice"
"$zhongcai" --today 2020-12-31 --quiet calendar export --from 2020-01-01 "$tmp/again.ics"
[ "$(grep '^UID:' "$tmp/all.ics")" = "$(grep '^UID:' "$tmp/again.ics")" ] || fail "UIDs changed"

# One room's are some of them.
"$zhongcai" --today 2020-12-31 --quiet calendar export --from 2020-01-01 --room 一庭 "$tmp/room.ics"
room=$(grep -c '^BEGIN:VEVENT' "$tmp/room.ics")
[ "$room" -gt 0 ] && [ "$room" -lt "$written" ] || fail "$room of $written in one room"
[ "$(grep -c '^LOCATION:一庭' "$tmp/room.ics")" = "$room" ] || fail "another room's hearings"

# A hearing without a room is one of them, too, and says of none.
case=$("$zhongcai" --today 2020-12-31 --json list --filter 未结 --limit 1 | sed -n 's/.*"case_number":"\([^"]*\)".*/\1/p')
"$zhongcai" --today 2020-12-31 --quiet --user 黄主任 act record_hearing "$case" start=2020-12-30T12:30 ||
	fail "no hearing without a room"
"$zhongcai" --today 2020-12-31 --quiet calendar export --from 2020-12-30 "$tmp/day.ics" ||
	fail "no export of it"
grep -q '^DTSTART.*:20201230T123000' "$tmp/day.ics" || fail "the hearing without a room is missing"

if command -v calcurse > /dev/null; then
	calcurse -q -D "$tmp/calcurse" -i "$tmp/all.ics" > "$tmp/imported" 2>&1 || fail "calcurse: $(cat "$tmp/imported")"
	[ "$(wc -l < "$tmp/calcurse/apts")" = "$written" ] || fail "calcurse took $(wc -l < "$tmp/calcurse/apts") of $written"
fi

# His own calendar in, and out again as hours that no hearing is laid over.
name=$(grep -o '仲裁员：[^ \\]*' "$tmp/all.ics" | head -1 | sed 's/仲裁员：//')
printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20201101T000000Z\r\nDTSTART:20210104T010000Z\r\nDTEND:20210104T030000Z\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nSUMMARY:课\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' > "$tmp/busy.ics"
"$zhongcai" --today 2020-12-31 import busy "$name" "$tmp/busy.ics" > "$tmp/said" || fail "busy: $(cat "$tmp/said")"
grep -q "导入 $name 的忙闲 busy.ics：4 段" "$tmp/said" || fail "said: $(cat "$tmp/said")"
# A whole day ends at midnight, which is the next day's date and not his.
sed 's/^DTSTART:.*/DTSTART;VALUE=DATE:20210118\r/; s/^DTEND:.*/DTEND;VALUE=DATE:20210120\r/; /^RRULE/d' "$tmp/busy.ics" > "$tmp/days.ics"
"$zhongcai" --today 2020-12-31 import busy "$name" "$tmp/days.ics" > "$tmp/said" || fail "days: $(cat "$tmp/said")"
"$zhongcai" --today 2020-12-31 arbitrators "$name" > "$tmp/file" || fail "no file"
grep -q '已占用，至 2021-01-19' "$tmp/file" || fail "busy until: $(grep 已占用 "$tmp/file")"
"$zhongcai" --today 2020-12-31 import busy "$name" "$tmp/busy.ics" > "$tmp/said" || fail "busy again: $(cat "$tmp/said")"
"$zhongcai" --today 2020-12-31 import busy "$name" "$tmp/said" 2> "$tmp/err" && fail "no calendar at all was taken"
grep -q '不是日历文件' "$tmp/err" || fail "said: $(cat "$tmp/err")"
"$zhongcai" --today 2020-12-31 check --deep > /dev/null || fail "check"

"$zhongcai" calendar export "$tmp/none/x.ics" 2> "$tmp/said" && fail "written into a folder that is not there"
grep -q '不能写入' "$tmp/said" || fail "said: $(cat "$tmp/said")"
"$zhongcai" calendar export --arbitrator 查无此人 "$tmp/x.ics" 2> /dev/null && fail "an arbitrator nobody knows"
[ ! -e "$tmp/x.ics" ] || fail "a file all the same"
