# Unit tests (cmocka) are tests/unit/test_NAME.c; end-to-end tests live in tests/e2e.
UNIT_TESTS = \
	tests/unit/test_words \
	tests/unit/test_ledger_values \
	tests/unit/test_ledger_read \
	tests/unit/test_text \
	tests/unit/test_calendar \
	tests/unit/test_calendar_read \
	tests/unit/test_date \
	tests/unit/test_store_journal \
	tests/unit/test_store_txn

check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
AM_TESTS_ENVIRONMENT = srcdir='$(abs_srcdir)'; builddir='$(abs_builddir)'; export srcdir builddir; \
	LC_ALL=C.UTF-8; TZ=UTC; LANGUAGE=; export LC_ALL TZ LANGUAGE;
UNIT_LIBS = $(CORE_LIBS) $(CMOCKA_LIBS)
EXTRA_DIST += tests/check-all.sh

tests_unit_test_date_LDADD = $(UNIT_LIBS)

STORE_FIXTURE = tests/unit/store_fixture.c tests/unit/store_fixture.h
tests_unit_test_store_journal_SOURCES = tests/unit/test_store_journal.c $(STORE_FIXTURE)
tests_unit_test_store_journal_LDADD = $(UNIT_LIBS)
tests_unit_test_store_txn_SOURCES = tests/unit/test_store_txn.c $(STORE_FIXTURE)
tests_unit_test_store_txn_LDADD = $(UNIT_LIBS)
tests_unit_test_words_LDADD = $(UNIT_LIBS)
tests_unit_test_ledger_values_LDADD = $(UNIT_LIBS)
tests_unit_test_ledger_read_LDADD = $(UNIT_LIBS)
EXTRA_DIST += tests/data/ledger/ledger-2020.csv tests/data/ledger/ledger-2020.expected.json
tests_unit_test_text_LDADD = $(UNIT_LIBS)

tests_unit_test_calendar_SOURCES = tests/unit/test_calendar.c $(CALENDAR_GRID)
tests_unit_test_calendar_LDADD = $(UNIT_LIBS)
EXTRA_DIST += \
	tests/data/calendar/day-120.txt \
	tests/data/calendar/day-79.txt \
	tests/data/calendar/day-80.txt \
	tests/data/calendar/month-120.txt \
	tests/data/calendar/month-79.txt \
	tests/data/calendar/month-80.txt \
	tests/data/calendar/week-120.txt \
	tests/data/calendar/week-79.txt \
	tests/data/calendar/week-80.txt

# End-to-end: the real program in a pseudo-terminal, its screen read through libvterm. A new one is a line in
# E2E_TESTS and its LDADD.
E2E_TESTS = \
	tests/e2e/test_backlog \
	tests/e2e/test_case \
	tests/e2e/test_calendar \
	tests/e2e/test_app \
	tests/e2e/test_docket \
	tests/e2e/test_harness \
	tests/e2e/test_morning
E2E_LIBS = tests/e2e/libe2e.a $(UNIT_LIBS) $(VTERM_LIBS)
check_LIBRARIES += tests/e2e/libe2e.a
tests_e2e_libe2e_a_SOURCES = tests/e2e/demo.c tests/e2e/demo.h tests/e2e/form.c tests/e2e/form.h tests/e2e/harness.c tests/e2e/harness.h
check_PROGRAMS += $(E2E_TESTS)
TESTS += $(E2E_TESTS)

tests_e2e_test_backlog_LDADD = $(E2E_LIBS)
tests_e2e_test_calendar_LDADD = $(E2E_LIBS)
tests_e2e_test_app_LDADD = $(E2E_LIBS)
tests_e2e_test_docket_LDADD = $(E2E_LIBS)
tests_e2e_test_harness_LDADD = $(E2E_LIBS)
tests_e2e_test_morning_LDADD = $(E2E_LIBS)
tests_e2e_test_case_SOURCES = tests/e2e/test_case.c tests/unit/office_fixture.c tests/unit/office_fixture.h
tests_e2e_test_case_LDADD = $(E2E_LIBS)
E2E_TESTS += tests/e2e/test_firstrun
tests_e2e_test_firstrun_LDADD = $(E2E_LIBS)


UNIT_TESTS += tests/unit/test_office_case
UNIT_TESTS += tests/unit/test_office_hearing
UNIT_TESTS += tests/unit/test_office_table
OFFICE_FIXTURE = tests/unit/office_fixture.c tests/unit/office_fixture.h
tests_unit_test_office_case_SOURCES = tests/unit/test_office_case.c $(OFFICE_FIXTURE)
tests_unit_test_office_case_LDADD = $(UNIT_LIBS)
tests_unit_test_calendar_read_SOURCES = tests/unit/test_calendar_read.c $(OFFICE_FIXTURE) $(CALENDAR_GRID) $(CALENDAR_READ)
tests_unit_test_calendar_read_LDADD = $(UNIT_LIBS)
tests_unit_test_office_hearing_SOURCES = tests/unit/test_office_hearing.c $(OFFICE_FIXTURE)
tests_unit_test_office_hearing_LDADD = $(UNIT_LIBS)
tests_unit_test_office_table_LDADD = $(UNIT_LIBS)
UNIT_TESTS += tests/unit/test_office_correct
tests_unit_test_office_correct_SOURCES = tests/unit/test_office_correct.c $(OFFICE_FIXTURE)
tests_unit_test_office_correct_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_case_pane tests/unit/test_case_picture
CASE_FIXTURE = tests/unit/case_fixture.c tests/unit/case_fixture.h
tests_unit_test_case_pane_SOURCES = tests/unit/test_case_pane.c $(CASE_FIXTURE) $(CASE_PANE) $(OFFICE_FIXTURE)
tests_unit_test_case_pane_LDADD = $(UI_LIBS) $(UNIT_LIBS)
tests_unit_test_case_picture_SOURCES = tests/unit/test_case_picture.c \
	ui/pane/case_picture.c ui/pane/case_picture.h $(LAW_FIXTURE)
tests_unit_test_case_picture_LDADD = $(UNIT_LIBS)
EXTRA_DIST += \
	tests/data/case/case-120.txt \
	tests/data/case/case-200.txt \
	tests/data/case/case-79.txt \
	tests/data/case/case-80.txt \
	tests/data/case/why-80.txt

# The law: units, properties, worked examples, speed.
include $(srcdir)/tests/law/local.mk

check_PROGRAMS += tests/cli/make_office
tests_cli_make_office_SOURCES = tests/cli/make_office.c
tests_cli_make_office_LDADD = $(CORE_LIBS)
EXTRA_DIST += tests/cli/office.sh
dist_check_SCRIPTS += tests/cli/acts.sh tests/cli/backlog.sh tests/cli/service.sh tests/cli/services.sh
TESTS += tests/cli/acts.sh tests/cli/backlog.sh tests/cli/service.sh tests/cli/services.sh

dist_check_SCRIPTS += tests/cli/import.sh tests/cli/demo.sh tests/cli/language.sh tests/cli/damaged.sh
TESTS += tests/cli/import.sh tests/cli/demo.sh tests/cli/language.sh tests/cli/damaged.sh

dist_check_SCRIPTS += tests/check-floors.sh tests/check-man.sh tests/check-po.sh
TESTS += tests/check-floors.sh tests/check-man.sh tests/check-po.sh

UNIT_TESTS += tests/unit/test_store_derive tests/unit/test_store_docket
tests_unit_test_store_derive_SOURCES = tests/unit/test_store_derive.c $(STORE_FIXTURE)
tests_unit_test_store_derive_LDADD = $(UNIT_LIBS)
tests_unit_test_store_docket_SOURCES = tests/unit/test_store_docket.c $(STORE_FIXTURE)
tests_unit_test_store_docket_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_store_services
tests_unit_test_store_services_SOURCES = tests/unit/test_store_services.c $(OFFICE_FIXTURE)
tests_unit_test_store_services_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_office_setup
tests_unit_test_office_setup_SOURCES = tests/unit/test_office_setup.c $(STORE_FIXTURE)
tests_unit_test_office_setup_LDADD = $(UNIT_LIBS)
dist_check_SCRIPTS += tests/cli/tables.sh
TESTS += tests/cli/tables.sh

UNIT_TESTS += tests/unit/test_office_assign
tests_unit_test_office_assign_SOURCES = tests/unit/test_office_assign.c $(OFFICE_FIXTURE)
tests_unit_test_office_assign_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_demo
tests_unit_test_demo_SOURCES = tests/unit/test_demo.c $(STORE_FIXTURE)
tests_unit_test_demo_LDADD = $(UNIT_LIBS)

E2E_TESTS += tests/e2e/test_assignment
tests_e2e_test_assignment_LDADD = $(E2E_LIBS)
E2E_TESTS += tests/e2e/test_arbitrator
tests_e2e_test_arbitrator_LDADD = $(E2E_LIBS)
E2E_TESTS += tests/e2e/test_service
tests_e2e_test_service_LDADD = $(E2E_LIBS)
E2E_TESTS += tests/e2e/test_service_pane
tests_e2e_test_service_pane_LDADD = $(E2E_LIBS)
E2E_TESTS += tests/e2e/test_announce
tests_e2e_test_announce_LDADD = $(E2E_LIBS)

# Base, opening files, the acts' gates, and the screen without a terminal.
include $(srcdir)/tests/unit/local.mk

# How fast: make bench.
include $(srcdir)/tests/bench/local.mk
include $(srcdir)/tests/stress/local.mk

E2E_TESTS += tests/e2e/test_journey
tests_e2e_test_journey_LDADD = $(E2E_LIBS)

E2E_TESTS += tests/e2e/test_settings
tests_e2e_test_settings_SOURCES = tests/e2e/test_settings.c tests/unit/office_fixture.c tests/unit/office_fixture.h
tests_e2e_test_settings_LDADD = $(E2E_LIBS)

# Slots and plans of hearings, gone over by a checker of their own.
UNIT_TESTS += tests/unit/test_slots tests/unit/test_office_slots
PLAN_CHECKER = tests/unit/plan_checker.c tests/unit/plan_checker.h
tests_unit_test_slots_SOURCES = tests/unit/test_slots.c $(PLAN_CHECKER) $(LAW_FIXTURE)
tests_unit_test_slots_LDADD = $(UNIT_LIBS)
tests_unit_test_office_slots_SOURCES = tests/unit/test_office_slots.c $(OFFICE_FIXTURE)
tests_unit_test_office_slots_LDADD = $(UNIT_LIBS)
dist_check_SCRIPTS += tests/cli/slots.sh tests/cli/arbitrators.sh tests/cli/allowance.sh
TESTS += tests/cli/slots.sh tests/cli/arbitrators.sh tests/cli/allowance.sh
UNIT_TESTS += tests/unit/test_ics
tests_unit_test_ics_LDADD = $(UNIT_LIBS)

dist_check_SCRIPTS += tests/cli/calendar.sh
TESTS += tests/cli/calendar.sh
# The day sheet.
UNIT_TESTS += tests/unit/test_day_sheet
tests_unit_test_day_sheet_SOURCES = tests/unit/test_day_sheet.c $(OFFICE_FIXTURE)
tests_unit_test_day_sheet_LDADD = $(UNIT_LIBS)
dist_check_SCRIPTS += tests/cli/today.sh
TESTS += tests/cli/today.sh

UNIT_TESTS += tests/unit/test_allowance
tests_unit_test_allowance_SOURCES = tests/unit/test_allowance.c $(OFFICE_FIXTURE)
tests_unit_test_allowance_LDADD = $(UNIT_LIBS)

E2E_TESTS += tests/e2e/test_allowance
tests_e2e_test_allowance_SOURCES = tests/e2e/test_allowance.c tests/unit/office_fixture.c tests/unit/office_fixture.h
tests_e2e_test_allowance_LDADD = $(E2E_LIBS)
UNIT_TESTS += tests/unit/test_plan
tests_unit_test_plan_SOURCES = tests/unit/test_plan.c $(OFFICE_FIXTURE) $(LAW_FIXTURE)
tests_unit_test_plan_LDADD = $(UNIT_LIBS)
E2E_TESTS += tests/e2e/test_today
tests_e2e_test_today_LDADD = $(E2E_LIBS)

UNIT_TESTS += tests/unit/test_assign_search
tests_unit_test_assign_search_SOURCES = tests/unit/test_assign_search.c $(LAW_FIXTURE)
tests_unit_test_assign_search_LDADD = $(UNIT_LIBS)

UNIT_TESTS += tests/unit/test_assign_plan
tests_unit_test_assign_plan_SOURCES = tests/unit/test_assign_plan.c $(OFFICE_FIXTURE)
tests_unit_test_assign_plan_LDADD = $(UNIT_LIBS)

dist_check_SCRIPTS += tests/cli/assign.sh
TESTS += tests/cli/assign.sh

E2E_TESTS += tests/e2e/test_collective
tests_e2e_test_collective_SOURCES = tests/e2e/test_collective.c tests/unit/office_fixture.c tests/unit/office_fixture.h
tests_e2e_test_collective_LDADD = $(E2E_LIBS)
include $(srcdir)/tests/draw/local.mk
