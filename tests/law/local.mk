LAW_TESTS = \
	tests/unit/test_law_calendar \
	tests/unit/test_law_explain \
	tests/unit/test_law_hearing_day \
	tests/unit/test_law_property \
	tests/unit/test_law_readings \
	tests/unit/test_law_rules
check_PROGRAMS += $(LAW_TESTS)
TESTS += $(LAW_TESTS)

LAW_FIXTURE = tests/unit/law_fixture.c tests/unit/law_fixture.h
tests_unit_test_law_calendar_SOURCES = tests/unit/test_law_calendar.c $(LAW_FIXTURE)
tests_unit_test_law_calendar_LDADD = $(UNIT_LIBS)
tests_unit_test_law_explain_SOURCES = tests/unit/test_law_explain.c $(LAW_FIXTURE)
tests_unit_test_law_explain_LDADD = $(UNIT_LIBS)
tests_unit_test_law_hearing_day_SOURCES = tests/unit/test_law_hearing_day.c $(LAW_FIXTURE)
tests_unit_test_law_hearing_day_LDADD = $(UNIT_LIBS)
tests_unit_test_law_property_SOURCES = tests/unit/test_law_property.c $(LAW_FIXTURE)
tests_unit_test_law_property_LDADD = $(UNIT_LIBS)
tests_unit_test_law_readings_SOURCES = tests/unit/test_law_readings.c $(LAW_FIXTURE)
tests_unit_test_law_readings_LDADD = $(UNIT_LIBS)
tests_unit_test_law_rules_SOURCES = tests/unit/test_law_rules.c $(LAW_FIXTURE)
tests_unit_test_law_rules_LDADD = $(UNIT_LIBS)

# Worked examples, through the built program.
check_PROGRAMS += tests/law/examples
TESTS += tests/law/examples
tests_law_examples_LDADD = $(JANSSON_LIBS)
EXTRA_DIST += tests/data/law/examples.tsv tests/data/law/refusals.tsv \
	tests/data/law/worked.tsv tests/data/law/worked-refusals.tsv
dist_check_SCRIPTS += tests/check-rules.sh
TESTS += tests/check-rules.sh

# A million random streams of events, best in a build with --enable-sanitizers:
# make fuzz FUZZ_STREAMS=1000000 FUZZ_SEED=7
FUZZ_STREAMS = 1000000
FUZZ_SEED = 7
.PHONY: fuzz
fuzz: tests/unit/test_law_property
	$(AM_TESTS_ENVIRONMENT) ZHONGCAI_STREAMS=$(FUZZ_STREAMS) ZHONGCAI_SEED=$(FUZZ_SEED) \
		tests/unit/test_law_property

# How fast the derivation is: make bench-law
check_PROGRAMS += tests/law/bench
tests_law_bench_LDADD = $(CORE_LIBS)
.PHONY: bench-law
bench-law: tests/law/bench
	tests/law/bench
