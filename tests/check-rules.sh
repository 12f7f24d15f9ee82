#!/bin/sh
# Every rule is exercised: lists what no worked example of tests/data/law names, and is silent when nothing is
# left. Of each row of data/rules.tsv an example must give a deadline with its period and article, one from each
# event it starts at, and one met by each event that meets it; of the law's words each event must be given, each
# flag set, and each reason of a refusal refused.
set -eu
cd "${srcdir:-.}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# words KIND TABLE HEADER : the id of every X(NAME, "id", …) row
words() { sed -n "/^#define $2(X)/,/^\$/s/^.*X([A-Z_0-9]*, \"\([a-z_]*\)\".*/$1	\1/p" "$3"; }
words event LAW_EVENTS src/law/event.h > "$tmp/words"
words refusal LAW_PROBLEMS src/law/derive.h >> "$tmp/words"
sed -n '/ law_flags\[/,/^};/s/.*{"\([a-z_]*\)".*/flag	\1/p' src/law/event.c >> "$tmp/words"

cat > "$tmp/named.awk" <<'AWK'
# Remembers the arguments of an example, and what they name.
function take(text,    i, flag) {
	given = split(text, arguments, " ")
	for (i = 1; i <= given; i++) {
		if (arguments[i] == "--flag") flag = 1
		else if (flag) { named["flag\t" arguments[i]]; flag = 0 }
		else named["event\t" substr(arguments[i], 1, index(arguments[i], "=") - 1)]
	}
}
# The events among the arguments that happened on the day the deadline was met.
function note_met(rule, day,    i) {
	for (i = 1; i <= given; i++)
		if (index(arguments[i], "=" day)) met[rule "\t" substr(arguments[i], 1, index(arguments[i], "=") - 1)]
}
FNR == 1 { table = FILENAME; sub(/.*\//, "", table); if (table != "words") next }
table == "words" { wanted[++words] = $0; next }
table != "rules.tsv" && $3 != "" { take($3) }
table ~ /refusals/ { named["refusal\t" $4]; next }
table == "worked.tsv" {
	rule = $4
	sub(/@.*/, "", rule)
	if ($7 != "" && $8 != "") period[rule "\t" $7 "\t" $8]
	if ($6 != "") start[rule "\t" $6]
	if ($9 ~ /^(met|late) /) note_met(rule, substr($9, index($9, " ") + 1))
	next
}
/^#/ || $1 == "rule" { next }
{
	rows++
	row = $1 "\t" ($5 == "day" ? "day" : $4 " " $5) "\t" substr($12, 1, match($12, /条(、|，|$)/) + length("条") - 1)
	if (!(row in period)) print "rule\t" row
	for (i = split($8, events, "|"); i > 0; i--)
		if (!(($1 "\t" events[i]) in start)) print "rule\t" $1 "\tfrom " events[i]
	sub(/~/, "", $11)
	for (i = split($11, events, "|"); i > 0; i--)
		if (!(($1 "\t" events[i]) in met)) print "rule\t" $1 "\tmet by " events[i]
}
END {
	for (i = 1; i <= words; i++)
		if (!(wanted[i] in named)) print wanted[i]
	if (words < 70 || rows < 40) print "only " words " words and " rows " rules found in the sources"
}
AWK
cd tests/data/law
missing=$(awk -F'\t' -f "$tmp/named.awk" "$tmp/words" refusals.tsv worked-refusals.tsv worked.tsv ../../../data/rules.tsv)
[ -z "$missing" ] || { echo "$missing"; exit 1; }
