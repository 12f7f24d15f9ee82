/* office_fixture.h — a small office in a temporary file for the tests of the acts. */
#ifndef TESTS_OFFICE_FIXTURE_H
#define TESTS_OFFICE_FIXTURE_H

#include "office/act.h"

#include <string.h>

struct office_fixture {
	struct office office;
	char directory[64];
	char path[128];
};

/* cmocka setup and teardown: an office with its commission, director, clerk, two rooms and five arbitrators;
 * today is 2020-09-24, the director 黄主任 acts. */
int office_fixture_setup(void **state);
int office_fixture_teardown(void **state);

/* As act_do(), the parameters as "key=value" strings up to NULL; fails the test when the act is refused. The
 * message of the last act is kept in fixture_message until the next. Returns result.row_id, or the case for
 * register. */
int64_t fixture_act(struct office *office, const char *id, int64_t case_id, ...);

/* The act must be refused; the text of the error must contain `part`. */
void fixture_refused(struct office *office, const char *id, int64_t case_id, const char *part, ...);

/* What the last act answered. */
const char *fixture_message(void);
const char *fixture_warning(void);

/* Registers 张伟 against 重庆甲建筑有限公司 on `day` and returns the case. */
int64_t fixture_case(struct office *office, const char *day);

/* … and accepts it on the same day. */
int64_t fixture_accepted(struct office *office, const char *day);

/* A collective case of 2020, served by announcement, with something of every kind; moves today to 2020-11-23.
 */
int64_t fixture_busy_case(struct office *office);

/* The day of that rule's first deadline as text ("" when open), or NULL when there is none. Static. */
const char *fixture_due(struct office *office, int64_t case_id, const char *rule);

/* The office of a test that the setup above made. */
struct office *office_of(void **state);

/* An accepted case with its arbitrator and a hearing, each as "key=value". */
int64_t heard_case(struct office *office, const char *arbitrator, const char *start, const char *room);

#define assert_contains(text, part)                                                                          \
	do {                                                                                                 \
		if (!strstr(text, part))                                                                     \
			fail_msg("“%s” lacks “%s”", text, part);                                             \
	} while (0)

#endif
