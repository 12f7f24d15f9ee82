#!/bin/sh
# Chinese wherever the locale does not say otherwise, English where it is asked for, and in English too the words
# people type in filters are one word each.
set -eu
zhongcai=$builddir/zhongcai
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
db=$work/office.db
export HOME="$work" XDG_DATA_HOME="$work"
unset ZHONGCAI_DB ZHONGCAI_TODAY LC_ALL LC_MESSAGES LANG LANGUAGE 2>/dev/null || true
fail() { echo "FAIL: $*" >&2; exit 1; }
first() { "$@" help | head -n 1; }

for locale in C POSIX C.UTF-8 zh_CN.UTF-8 zh_CN.GB18030 no_SUCH.UTF-8; do
	case $(LANG=$locale first "$zhongcai") in
	*劳动人事争议仲裁台*) ;;
	*) fail "no Chinese with LANG=$locale" ;;
	esac
	case $(LANG=$locale first "$zhongcai" --lang en) in
	*arbitration*) ;;
	*) fail "no English with LANG=$locale --lang en" ;;
	esac
done
case $(env -i "$zhongcai" help | head -n 1) in
*劳动人事争议仲裁台*) ;;
*) fail "no Chinese without any environment" ;;
esac
# The locale counts although it may not be installed.
case $(LC_ALL=en_GB.UTF-8 first "$zhongcai") in
*arbitration*) ;;
*) fail "no English with LC_ALL=en_GB.UTF-8" ;;
esac
case $(LC_ALL=en_GB.UTF-8 first "$zhongcai" --lang zh) in
*劳动人事争议仲裁台*) ;;
*) fail "no Chinese with --lang zh" ;;
esac

# What is stored does not depend on who reads: an office that an import founds has the same name.
"$zhongcai" --db "$work/new.db" --lang en import ledger "$srcdir/tests/data/ledger/ledger-2020.csv" --accept-valid \
	--rejected "$work/rejected.csv" > "$work/out" || fail "the ledger was not imported: $(cat "$work/out")"
"$zhongcai" --db "$work/new.db" --lang en calendar export "$work/new.ics" > /dev/null
grep -q '^X-WR-CALNAME:劳动人事争议仲裁委员会' "$work/new.ics" || fail "a commission named in English"

"$builddir/tests/cli/make_office" "$db"
en() { "$zhongcai" --db "$db" --user 黄主任 --today 2020-09-27 --lang en "$@"; }
en list --words | sed 's/  .*//' > "$work/words"
[ "$(wc -l < "$work/words")" -ge 17 ] || fail "filter words are missing"
! grep -n ' ' "$work/words" || fail "a filter word with a blank"
for word in $(grep -v : "$work/words"); do
	en list --filter "$word" > /dev/null || fail "the filter word $word is not understood"
done
# The sentence that refuses an unknown stage lists the known ones.
en list --filter stage:none 2> "$work/err" && fail "a stage called none"
stages=$(sed 's/.*there are://' "$work/err")
[ "$(echo $stages | wc -w)" -ge 10 ] || fail "stages: $stages"
for stage in $stages; do
	en list --filter "stage:$stage" > /dev/null || fail "the stage $stage is not understood"
done
echo done
