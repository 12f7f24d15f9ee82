#!/bin/sh
# The floors hold: no curses below ui/, no SQL outside src/store, and a folder of src/ includes only from
# itself and from the floors below it.
set -u
cd "${srcdir:-.}"
status=0
bad() { echo "$1"; status=1; }
grep -rnE '#include *[<"](n?curses|ncursesw/|panel|form\.h|menu\.h)' src && bad "src/ includes curses"
grep -rnE 'sqlite3_|"(SELECT|INSERT INTO|UPDATE|DELETE FROM) ' ui src/base src/law src/office src/exchange src/cli &&
	bad "SQL outside src/store"
below=
for floor in base law store office exchange cli; do
	below="$below|$floor"
	grep -rnE '#include "(base|law|store|office|exchange|cli|term|widget|pane)/' "src/$floor" |
		grep -vE "#include \"(${below#|})/" && bad "src/$floor includes from above"
done
grep -rnE '#include "(base|law|store|office)/private' ui src/cli src/office && bad "private header of the store"
exit $status
