/* store_fixture.h — a fresh office's file in a temporary folder, for the tests of the store. */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/error.h"
#include "store/row.h"
#include "store/rows.h"
#include "store/store.h"
#include "store/txn.h"

struct fixture {
	char folder[64];
	char path[96];
	struct store *store;
	struct error err;
};

/* cmocka setup and teardown: *state is a struct fixture. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

/* The test fails, with the error's text, unless `ok`. */
#define CHECK(fixture, ok)                                                                                   \
	do {                                                                                                 \
		if (!(ok))                                                                                   \
			fail_msg("%s", error_text(&(fixture)->err));                                         \
	} while (0)

/* The call must fail with that code; clears the error. */
#define REFUSED(fixture, ok, expected)                                                                       \
	do {                                                                                                 \
		assert_false(ok);                                                                            \
		assert_int_equal((fixture)->err.code, expected);                                             \
		error_clear(&(fixture)->err);                                                                \
	} while (0)

void fixture_begin(struct fixture *f, const char *actor, const char *act, int64_t case_id);

/* The same for any store. */
struct txn_stamp test_stamp(const char *actor, const char *act, int64_t case_id);

/* Inside a transaction: a case with applicant and respondent, an `applied` event on the day; its id. */
int64_t fixture_case(struct fixture *f, int serial, const char *applied);

/* Inside a transaction: an event; its id. */
int64_t fixture_event(struct fixture *f, int64_t case_id, const char *kind, const char *day);

/* … with a note (may be NULL). */
int64_t fixture_noted(
	struct fixture *f, int64_t case_id, const char *kind, const char *day, const char *note);

/* One number of one query on the file, through a connection of its own. */
int64_t file_int(const char *path, const char *sql);

/* All rows of the tables for whose name the condition holds, as text. Owned by the caller. */
char *file_dump(const char *path, const char *which);

/* Fails with what surrounds the first difference. */
void equal_text(const char *a, const char *b);

/* Runs SQL behind the store's back. */
void file_exec(const char *path, const char *sql);

#endif
