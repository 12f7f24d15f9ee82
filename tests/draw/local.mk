# The draw of arbitrators.
UNIT_TESTS += \
	tests/unit/test_draw_property \
	tests/unit/test_office_draw
tests_unit_test_draw_property_SOURCES = tests/unit/test_draw_property.c $(OFFICE_FIXTURE)
tests_unit_test_draw_property_LDADD = $(UNIT_LIBS)
tests_unit_test_office_draw_SOURCES = tests/unit/test_office_draw.c $(OFFICE_FIXTURE)
tests_unit_test_office_draw_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_office_conflict
tests_unit_test_office_conflict_SOURCES = tests/unit/test_office_conflict.c $(OFFICE_FIXTURE)
tests_unit_test_office_conflict_LDADD = $(UNIT_LIBS)
dist_check_SCRIPTS += tests/cli/draw.sh
EXTRA_DIST += tests/draw/repeat.py
TESTS += tests/cli/draw.sh

# A hundred thousand draws with planted conflicts: make draws DRAWS=100000
DRAWS = 100000
.PHONY: draws
draws: tests/unit/test_draw_property
	$(AM_TESTS_ENVIRONMENT) ZHONGCAI_DRAWS=$(DRAWS) tests/unit/test_draw_property

# All cases of the demo year drawn and verified in order, and how evenly the work falls: make draw-year
EXTRA_PROGRAMS += tests/draw/year
tests_draw_year_LDADD = $(CORE_LIBS)
CLEANFILES += tests/draw/year draw-year.db draw-year.db-wal draw-year.db-shm
.PHONY: draw-year
draw-year: all tests/draw/year
	rm -f draw-year.db draw-year.db-wal draw-year.db-shm
	./zhongcai --db draw-year.db demo --no-open --quiet
	tests/draw/year draw-year.db
