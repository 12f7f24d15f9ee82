# Unit tests (cmocka) are tests/unit/test_NAME.c; end-to-end tests live in tests/e2e.
UNIT_TESTS = \
	tests/unit/test_words \
	tests/unit/test_text \
	tests/unit/test_date \
	tests/unit/test_store_txn

check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
AM_TESTS_ENVIRONMENT = srcdir='$(abs_srcdir)'; builddir='$(abs_builddir)'; export srcdir builddir; \
	LC_ALL=C.UTF-8; TZ=UTC; LANGUAGE=; export LC_ALL TZ LANGUAGE;
UNIT_LIBS = $(CORE_LIBS) $(CMOCKA_LIBS)
EXTRA_DIST += tests/check-all.sh

tests_unit_test_date_LDADD = $(UNIT_LIBS)

STORE_FIXTURE = tests/unit/store_fixture.c tests/unit/store_fixture.h
tests_unit_test_store_txn_SOURCES = tests/unit/test_store_txn.c $(STORE_FIXTURE)
tests_unit_test_store_txn_LDADD = $(UNIT_LIBS)
tests_unit_test_words_LDADD = $(UNIT_LIBS)
tests_unit_test_text_LDADD = $(UNIT_LIBS)
