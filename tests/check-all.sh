#!/bin/sh
# check-all.sh — what ./bootstrap check runs: gcc, clang and sanitizer builds, all tests, one closing line.
set -u
cd "$(dirname "$0")/.."
passed=0 failed=0

# tally LABEL DIR: adds up the test results of a build tree
tally() {
	for trs in $(find "$2" -name '*.trs'); do
		result=$(sed -n 's/^:test-result: //p' "$trs" | head -n 1)
		case $result in
		PASS*) passed=$((passed + 1)) ;;
		*) failed=$((failed + 1)); echo "$1: $result ${trs%.trs}"; cat "${trs%.trs}.log" ;;
		esac
	done
}

# run LABEL DIR [configure arguments…]: configures, builds and tests one variant
run() {
	label=$1 dir=$2
	shift 2
	mkdir -p "$dir"
	find "$dir" -name '*.trs' -delete
	if { [ -f "$dir/Makefile" ] || (cd "$dir" && ../configure -q --enable-werror "$@"); } &&
		make -s -C "$dir" -j"$(nproc)" >"$dir/build.log" 2>&1; then
		before=$failed status=0
		make -s -k -C "$dir" -j"$(nproc)" check >"$dir/check.log" 2>&1 || status=1
		tally "$label" "$dir"
		# A test that does not even compile leaves no result behind.
		if [ $status != 0 ] && [ "$failed" = "$before" ]; then
			failed=$((failed + 1))
			echo "$label: make check failed"
			grep -E 'error|Error' "$dir/check.log" | head -n 20
		fi
	else
		failed=$((failed + 1))
		echo "$label: build failed"
		tail -n 40 "$dir/build.log"
	fi
}

run gcc build-gcc CC=gcc
run clang build-clang CC=clang
run sanitizers build-asan CC=clang --enable-sanitizers
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
