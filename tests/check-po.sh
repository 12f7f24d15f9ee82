#!/bin/sh
# The English catalogue is complete: every message of the sources has a translation, none is fuzzy, and no
# translation is left over for a message that is gone.
set -eu
srcdir=${srcdir:-.}
for tool in xgettext msgmerge msgattrib msgfmt; do
	command -v $tool > /dev/null || { echo "$tool is not installed"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$srcdir"
find src ui -name '*.[ch]' | LC_ALL=C sort > "$tmp/files"
xgettext --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --from-code=UTF-8 --files-from="$tmp/files" \
	-o "$tmp/now.pot"
[ "$(grep -c '^msgid' "$tmp/now.pot")" -gt 1000 ] || { echo "xgettext found next to nothing"; exit 1; }
msgmerge -q --no-fuzzy-matching -o "$tmp/en.po" po/en.po "$tmp/now.pot"
status=0

# none WHAT OPTION : complains of the messages that msgattrib finds; the header is not one of them
none() {
	msgattrib --no-location --no-wrap "$2" "$tmp/en.po" | awk 'NR == 1, /^$/ { next } { print }' > "$tmp/found"
	[ -s "$tmp/found" ] || return 0
	echo "po/en.po $1:"
	cat "$tmp/found"
	status=1
}
none "lacks a translation of" --untranslated
none "has only a guess for" --only-fuzzy
none "still translates what no source says any more" --only-obsolete
msgfmt -c -o /dev/null "$tmp/en.po" || status=1
exit $status
