/* day_sheet.h — the secretary's day sheet (今日清单): what is due, whose task it is, what follows from
 * missing it.
 *
 * One order for all of it, section by section, each behind its heading; screens and pages are windows of it.
 * What belongs where is decided by day_section_of() alone. */
#ifndef OFFICE_DAY_SHEET_H
#define OFFICE_DAY_SHEET_H

#include "base/strbuf.h"
#include "office/office.h"
#include "store/due.h"
#include "store/hearing_flaws.h"
#include "store/hearings.h"
#include "store/open_offers.h"
#include "store/roster.h"

#include <stddef.h>

enum day_section {
	DAY_ASKED, /* what the office has to provide: the next holiday schedule */
	DAY_OVERDUE,
	DAY_TODAY,
	DAY_UNLAWFUL, /* planned hearings that may not take place as things stand */
	DAY_HEARINGS,
	DAY_OFFERS, /* seats offered whose answer is due; on an arbitrator's own sheet all that he has not
		       answered */
	DAY_COMING,
	DAY_TERMS, /* arbitrators whose term is to be renewed */
	DAY_SECTIONS
};

struct day_section_info {
	const char *id; /* as in JSON */
	const char *label; /* msgid */
	const char *meaning; /* msgid: what stands in it, a sentence */
	bool calls; /* asks for something to be done today */
};
extern const struct day_section_info day_sections[DAY_SECTIONS];

/* Whose sheet: what is his task as clerk or as arbitrator. */
struct day_person {
	int64_t staff_id, arbitrator_id; /* 0 = he is not one */
	bool is_director; /* answers for everything: his sheet is the office's */
};

/* Who acts, as a person of the sheet. ERR_NOTFOUND when he is neither in the staff list nor an arbitrator. */
bool day_person_find(struct office *office, struct day_person *out, struct error *err);

/* A day's sheet without its rows. Read again when anything changed. */
struct day_sheet {
	struct office *office;
	bool mine; /* only what is the task of `person` */
	struct day_person person;
	civil_date today;
	civil_date since; /* what ended on a day without work is told on the next day: from here to today */
	int remind[LAW_RULE_IDS]; /* days before */
	int remind_most;
	size_t counts[DAY_SECTIONS];
	struct hearing_list hearings; /* today's that are still to be held */
	struct flaw_list flaws; /* from today on, but for a notice that is late: that is an overdue duty */
	struct open_offer_list offers; /* whose last day for the answer has come; to himself, all */
	struct ending_list terms; /* within the days of term_warning; the director's task */
	char *director; /* his name; NULL when nobody is registered */
	int asked_year; /* the year whose holiday schedule is missing, or 0 */
	struct due_provisional provisional; /* days that depend on it; only with asked_year */
};

/* `person` NULL: the whole office's. Starts as {0}; what was read before is freed. */
bool day_sheet_read(
	struct day_sheet *sheet, struct office *office, const struct day_person *person, struct error *err);
void day_sheet_free(struct day_sheet *sheet);

/* Is there anything to be done today? */
bool day_sheet_calls(const struct day_sheet *sheet);

/* The section a deadline belongs in, or DAY_SECTIONS when it is not on this sheet. */
enum day_section day_section_of(const struct day_sheet *sheet, const struct due_row *row);

/* A row of the sheet; the first four members are its place. */
struct day_row {
	enum day_section section;
	bool heading;
	struct due_row due; /* of a deadline */
	size_t index; /* of sections that are read as a list (hearings, flaws, offers, terms): place in it */
	struct due_case of; /* the case; empty for headings and what is asked */
	int64_t recusal_id; /* of a recusal that is to be decided, else 0 */
	char *about; /* owned; whom a recusal that is to be decided is about, whose answer is awaited; or NULL
		      */
	char *why; /* owned; … and who asked for the recusal on which ground; or NULL */
	const char *who; /* name of whose task it is, or NULL; in `of` or the sheet */
};

/* Of a section of deadlines: `due` says which. */
bool day_row_is_deadline(const struct day_row *row);

/* Of DAY_OFFERS: the offer; NULL of any other. */
const struct open_offer *day_row_offer(const struct day_sheet *sheet, const struct day_row *row);

/* Same place? */
bool day_row_same(const struct day_row *a, const struct day_row *b);

enum day_from { DAY_FROM_START, DAY_FROM_END, DAY_FROM_AT, DAY_FROM_AFTER, DAY_FROM_BEFORE };

enum { DAY_WINDOW = 256 };

struct day_window {
	struct day_row *rows; /* owned */
	size_t count;
	bool at_start, at_end;
};

/* Reads up to `limit` (at most DAY_WINDOW) rows from a place on, which may have gone meanwhile; DAY_FROM_END
 * and DAY_FROM_BEFORE take the last of those that are before. The rows point into the sheet. */
bool day_window_load(const struct day_sheet *sheet, enum day_from from, const struct day_row *place,
	size_t limit, struct day_window *out, struct error *err);
void day_window_free(struct day_window *window);

/* The row's case, 0 for headings and what is asked. */
int64_t day_row_case(const struct day_sheet *sheet, const struct day_row *row);

/* Of rows that are no headings: the day (of what is asked the year's first), what is due, what follows from
 * missing it. Texts are static, translated; day_ask_text() says how to answer. */
civil_date day_row_due(const struct day_sheet *sheet, const struct day_row *row);
const char *day_row_label(const struct day_row *row);
const char *day_row_missed(const struct day_row *row);

/* 逾3日, 今日, 余2日; of a period that ended on a day without work 已满1日; of a hearing its time. */
void day_row_left(const struct day_sheet *sheet, const struct day_row *row, struct strbuf *out);

/* What is asked and how to answer it: some sentences. */
void day_ask_text(const struct day_sheet *sheet, struct strbuf *out);

#endif
