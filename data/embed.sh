#!/bin/sh
# embed.sh FILE… — prints a C source that holds the given text files; see src/base/embedded.h.
set -eu
export LC_ALL=C
n=0
echo '#include "base/embedded.h"'
for f in "$@"; do
	echo "static const char file_$n[] = {"
	od -An -v -td1 "$f" | sed 's/  */,/g; s/^,//; s/$/,/'
	echo "0};"
	n=$((n + 1))
done
echo 'const struct embedded_file embedded_files[] = {'
n=0
for f in "$@"; do
	echo "	{\"${f##*/}\", file_$n, sizeof file_$n - 1},"
	n=$((n + 1))
done
echo '	{0}};'
