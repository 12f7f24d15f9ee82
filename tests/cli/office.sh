# office.sh — what the tests of subcommands share; read with `.`. A folder of its own that goes when the test ends, the
# office's file in it, nothing of who runs the test.
zhongcai=$builddir/zhongcai
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_DATA_HOME="$work/data"
unset ZHONGCAI_DB ZHONGCAI_TODAY 2>/dev/null || true
cd "$work"

fail() { echo "FAIL: $*" >&2; exit 1; }
# run DAY STATUS WHAT… : runs the program on that day, output in out and err
run() {
	day=$1 want=$2
	shift 2
	status=0
	"$zhongcai" --db office.db --user 黄主任 --today "$day" "$@" > out 2> err || status=$?
	[ "$status" = "$want" ] || { cat out err >&2; fail "$* ended with $status, not $want"; }
}
# has FILE TEXT
has() { grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "no “$2” in $1"; }; }
