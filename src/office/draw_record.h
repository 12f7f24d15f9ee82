/* draw_record.h — what a draw is made from, as one text: case, day, seats, who can be drawn with his weight,
 * who cannot and by which rule. This text, with the seed, is what is committed to; whoever wants to repeat a
 * draw needs nothing else.
 *
 * UTF-8, one fact a line, each line ends with LF, fields are separated by TAB (a TAB or line break within a
 * field is written as a blank):
 *
 *   zhongcai-draw  1                                        version of text and algorithm
 *   case      ID  CASE_NUMBER
 *   day       YYYY-MM-DD
 *   weight    STEP  CATCH_UP  TOP                           the constants of draw_pick.h
 *   full_time 0|1                                           1: one of those drawn must be full-time
 *   seat      sole|presiding|member                         in the order in which they are drawn
 *   eligible  ID  NAME  full_time|part_time  LOAD  YEARLY  WEIGHT      in the order of the register
 *   excluded  ID  NAME  RULE  REASON                                   in the order of the register
 *
 * Pure: no store, no clock. */
#ifndef OFFICE_DRAW_RECORD_H
#define OFFICE_DRAW_RECORD_H

#include "base/date.h"
#include "base/error.h"
#include "base/strbuf.h"

#include <stddef.h>
#include <stdint.h>

enum { DRAW_SEATS = 3 };

struct draw_person {
	int64_t id;
	char *name;
	bool full_time;
	int64_t load; /* cases of the year */
	int64_t yearly; /* cases a year that count as a full load, at least 1 */
	uint64_t weight;
};

struct draw_excluded {
	int64_t id;
	char *name, *rule, *reason; /* rule: the id of an eligibility_rule */
};

struct draw_record {
	int64_t case_id;
	char *case_number;
	civil_date day;
	bool needs_full_time;
	const char *seats[DRAW_SEATS]; /* static: sole, presiding, member */
	int seat_count;
	struct draw_person *eligible;
	size_t eligible_count;
	struct draw_excluded *excluded;
	size_t excluded_count;
};

/* Appends the text. */
void draw_record_write(const struct draw_record *record, struct strbuf *out);

/* Reads such a text; ERR_CORRUPT names the line that cannot be. draw_record_free() it. */
bool draw_record_read(const char *text, struct draw_record *out, struct error *err);

/* Adds an entry, names copied; false when out of memory. */
bool draw_record_add_eligible(
	struct draw_record *record, const struct draw_person *person, struct error *err);
bool draw_record_add_excluded(
	struct draw_record *record, const struct draw_excluded *excluded, struct error *err);

void draw_record_free(struct draw_record *record);

/* The static word for a seat, NULL when there is none of that name. */
const char *draw_seat_word(const char *text);

#endif
