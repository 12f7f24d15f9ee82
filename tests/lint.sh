#!/bin/sh
# lint.sh BUILDDIR — clang-format, cppcheck and clang-tidy over the whole house; run by `make lint`.
set -u
build=$(cd "${1:-build}" && pwd)
cd "$(dirname "$0")/.."
files=$(git ls-files 'src/*.[ch]' 'ui/*.[ch]' 'tests/*.[ch]')
sources=$(git ls-files 'src/*.c' 'ui/*.c')
status=0
clang-format --dry-run -Werror $files || status=1
cppcheck -q --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	-j "$(nproc)" -I src -I ui -I "$build" --suppress=missingIncludeSystem --suppress=normalCheckLevelMaxBranches $sources || status=1
echo "$sources" | xargs -P "$(nproc)" -n 4 sh -c 'clang-tidy -quiet "$@" -- -std=c11 -Isrc -Iui -I'"$build"' \
	-D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -DHAVE_CONFIG_H \
	-DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK -DLOCALEDIR='"'\"\"'"' -DPKGSYSCONFDIR='"'\"\"'"' 2>/dev/null' lint || status=1
[ $status = 0 ] && echo "lint: clean"
exit $status
