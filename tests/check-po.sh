#!/bin/sh
# The English catalogue is complete: every message of the sources has a translation, none is fuzzy, and no
# translation is left over for a message that is gone.
set -eu
srcdir=${srcdir:-.}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$srcdir"
find src ui -name '*.[ch]' | LC_ALL=C sort > "$tmp/files"
xgettext --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --from-code=UTF-8 --files-from="$tmp/files" -o "$tmp/now.pot" 2>/dev/null
msgmerge -q --no-fuzzy-matching -o "$tmp/en.po" po/en.po "$tmp/now.pot"
status=0
if [ -n "$(msgattrib --untranslated --no-obsolete "$tmp/en.po" | grep '^msgid "[^"]')" ]; then
	echo "po/en.po lacks a translation of:"
	msgattrib --untranslated --no-obsolete --no-location --no-wrap "$tmp/en.po" | grep '^msgid "[^"]'
	status=1
fi
if [ -n "$(msgattrib --only-obsolete "$tmp/en.po")" ]; then
	echo "po/en.po still translates what no source says any more:"
	msgattrib --only-obsolete --no-wrap "$tmp/en.po" | grep '^#~ msgid'
	status=1
fi
msgfmt -c -o /dev/null "$tmp/en.po" || status=1
exit $status
