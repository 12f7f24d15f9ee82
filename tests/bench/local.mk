# How fast it is: make bench (BENCH_SIZES="2876 100000 1000000"). Not a part of make check.
EXTRA_PROGRAMS = tests/bench/terminal tests/bench/queries tests/bench/check
tests_bench_terminal_LDADD =
tests_bench_queries_LDADD = $(CORE_LIBS)
tests_bench_check_LDADD = $(CORE_LIBS)
EXTRA_DIST += tests/bench/run.sh
CLEANFILES += $(EXTRA_PROGRAMS)
.PHONY: bench
bench: all tests/bench/terminal tests/bench/check tests/law/bench
	$(SHELL) $(srcdir)/tests/bench/run.sh

# The queries of the panes on one file of it: make bench-queries BENCH_FILE=bench/1000000.db
.PHONY: bench-queries
bench-queries: tests/bench/queries
	tests/bench/queries $(BENCH_FILE) 1.0

# The demo year replayed week by week, planned by the solver, by award limit alone and first come first served:
# make replay; also a part of make check, where it is silent.
check_PROGRAMS += tests/bench/replay
TESTS += tests/bench/replay
tests_bench_replay_SOURCES = tests/bench/replay.c tests/bench/year_bound.c tests/bench/year_bound.h \
	$(PLAN_CHECKER)
tests_bench_replay_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit
tests_bench_replay_LDADD = $(CORE_LIBS)
.PHONY: replay
replay: tests/bench/replay
	tests/bench/replay
