#!/bin/sh
# The man pages say everything the program can do: each act, subcommand, screen command and default key, as the
# sources list them; and formatters have nothing to complain of.
set -eu
status=0
complain() { echo "$*"; status=1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$srcdir"

# lines NAME COUNT : fails when a list is shorter than it can be, so that no list is compared that is not there
lines() { [ "$(wc -l < "$tmp/$1")" -ge "$2" ] || { echo "only $(wc -l < "$tmp/$1") $1 found in the sources"; exit 1; }; }

sed -n 's/.*{ACT("\([a-z_]*\)".*/\1/p' src/office/act_table.c > "$tmp/acts"
lines acts 70
"$builddir/zhongcai" --lang zh help | sed -n 's/^  zhongcai \([a-z]*\) .*/\1/p' > "$tmp/subcommands"
lines subcommands 15
# Commands are the rows with a `run`; of panes only the tabs can be named.
awk -F'"' '/\.id = "/ { for (i = 1; i < NF; i++) if ($i ~ /\.id = $/) id = $(i + 1) }
	/\.run = |PANE_TAB/ { if (id != "") print id; id = "" }' ui/command.c ui/pane/*.c > "$tmp/commands"
lines commands 25
awk -F'"' '/\.id = "/ { for (i = 1; i < NF; i++) if ($i ~ /\.id = $/) id = $(i + 1) }
	/ACT\("/ { id = $2 }
	/\.keys = "/ { for (i = 1; i < NF; i++) if ($i ~ /\.keys = $/) { n = split($(i + 1), keys, " ")
		for (k = 1; k <= n; k++) { key = keys[k]; if (key ~ /^[a-z*]+:./) sub(/:/, " ", key); print key " " id } } }' \
	src/office/act_table.c ui/command.c ui/pane/*.c > "$tmp/keys"
lines keys 50

for name in zhongcai.1 en/zhongcai.1; do
	page=$builddir/man/$name
	[ -f "$page" ] || page=$srcdir/man/$name
	sed 's/\\:\|\\&//g; s/\\-/-/g; s/\\f[BR]//g; s/\\e/\\/g' "$page" > "$tmp/page"
	for id in $(cat "$tmp/acts" "$tmp/subcommands" "$tmp/commands"); do
		grep -qE "^$id( |\$)" "$tmp/page" || complain "$name lacks $id"
	done
	while read -r line; do
		grep -qF -- "$line" "$tmp/page" || complain "$name lacks the key $line"
	done < "$tmp/keys"
	command -v groff > /dev/null || continue
	for width in 40 80 200; do
		groff -K utf8 -t -man -Tutf8 -ww -rLL=${width}n "$page" > "$tmp/text" 2> "$tmp/warnings" || complain "$name: groff failed"
		[ ! -s "$tmp/warnings" ] || { cat "$tmp/warnings"; complain "$name: groff warns at $width columns"; }
	done
done
grep -q '^.SH "DESCRIPTION"' "$tmp/page" || complain "the English page is not in English"
exit $status
