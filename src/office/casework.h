/* casework.h — what the functions behind the acts share: values of a call, events, what follows for a case.
 */
#ifndef OFFICE_CASEWORK_H
#define OFFICE_CASEWORK_H

#include "base/strbuf.h"
#include "office/act.h"
#include "store/row.h"

/* ---- values of a call, by the parameter's id ---- */

/* Said at all, even as empty: an edit then clears the field. */
bool act_given(const struct act_call *call, const char *id);

/* The text, or NULL when it was left out or is empty. Owned by the call. */
const char *act_text(const struct act_call *call, const char *id);
int64_t act_number(const struct act_call *call, const char *id); /* 0 when left out */
civil_date act_date(const struct act_call *call, const char *id); /* CIVIL_NONE when left out */
civil_minute act_time(const struct act_call *call, const char *id); /* MINUTE_NONE when left out */

/* The id of the choice that was made, or NULL. Static. */
const char *act_choice(const struct act_call *call, const char *id);

/* For fill functions: the value as people write it. NULL and CIVIL_NONE leave the parameter alone. */
bool act_fill_text(
	struct office *office, struct act_call *call, const char *id, const char *value, struct error *err);
bool act_fill_number(
	struct office *office, struct act_call *call, const char *id, int64_t value, struct error *err);
bool act_fill_money(
	struct office *office, struct act_call *call, const char *id, int64_t fen, struct error *err);
bool act_fill_flag(
	struct office *office, struct act_call *call, const char *id, bool value, struct error *err);
bool act_fill_date(
	struct office *office, struct act_call *call, const char *id, civil_date value, struct error *err);
/* By the name of the row where that is the only one, else as id:N; 0 leaves it alone. */
bool act_fill_id(
	struct office *office, struct act_call *call, const char *id, int64_t value, struct error *err);

/* For edits: puts what the call says into a field of the row, leaves it alone when the call says nothing. */
bool act_put_text(const struct act_call *call, const char *id, char **field, struct error *err);
void act_put_number(const struct act_call *call, const char *id, int64_t *field);
void act_put_flag(const struct act_call *call, const char *id, bool *field);
void act_put_date(const struct act_call *call, const char *id, civil_date *field);
bool act_put_choice(const struct act_call *call, const char *id, char **field, struct error *err);

/* The same of a credit code, kept in the form it is compared in; a flaw of it is warned of. */
bool act_put_credit_code(const struct act_call *call, const char *id, char **field, struct act_result *result,
	struct error *err);

/* ---- the answer ---- */

/* Sets the message. */
bool act_say(struct act_result *result, struct error *err, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds to the warning, after a semicolon. */
bool act_warn(struct act_result *result, struct error *err, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds to the message what follows for the case: its award limit and what is to be watched next. */
bool act_say_follows(struct office *office, int64_t case_id, struct act_result *result, struct error *err);

/* Warns of what is wrong with a credit_code_key() (codes.h); nothing when it is one, or "". */
bool act_warn_credit_code(struct act_result *result, const char *key, struct error *err);

/* Warns when the day is no working day: unusual, not forbidden. */
bool act_warn_holiday(
	const struct office *office, civil_date day, struct act_result *result, struct error *err);

/* ---- rows ---- */

/* Reads the row that a PARAM_SUBJECT means into `row` (row_clear() it). When the call does not say which,
 * the only row of the case that fits; ERR_INPUT lists several. A row of another case is ERR_NOTFOUND. */
bool act_subject(
	struct office *office, const struct act_call *call, const char *id, void *row, struct error *err);

/* An event of this kind on this day, all else empty; row_clear() it. */
void casework_event_init(struct event *event, int64_t case_id, enum law_event_kind kind, civil_date day);

/* Appends an event that needs only its kind and day. Whether it fits the timeline is judged by act_run(). */
bool casework_append(struct office *office, int64_t case_id, enum law_event_kind kind, civil_date day,
	const char *note, struct error *err);

/* The number of the call's party among the respondents (0 = not said); a party of another role is refused. */
bool casework_respondent(struct office *office, const struct act_call *call, const char *id, int64_t *number,
	struct error *err);

/* How many events of this kind the case has; `last` (may be NULL) is the day of the latest. */
bool casework_count(struct office *office, int64_t case_id, enum law_event_kind kind, size_t *count,
	civil_date *last, struct error *err);

/* 20-2314, or 未编号 while it has no number. Owned by the caller. */
char *casework_name(struct office *office, int64_t case_id, struct error *err);

/* Adds a claim with the next number of the case; `row` (initialised by the call) is as stored, row_clear()
 * it. */
bool act_append_claim(struct office *office, int64_t case_id, const char *content, int64_t amount,
	struct claim *row, struct error *err);

#endif
