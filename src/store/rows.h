/* rows.h — the rows of the source tables as C structs, and how they map to columns.
 *
 * One descriptor a table (rows.c) lets row.h read, insert and update any of them; nothing else spells their
 * SQL. Conventions: `int64_t id` comes first; references are 0 when there is none; dates are CIVIL_NONE when
 * unknown; texts are owned by the row (row_clear() frees them), NULL when absent; money is in 分. */
#ifndef STORE_ROWS_H
#define STORE_ROWS_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum column_type {
	COLUMN_INT, /* int64_t, never NULL */
	COLUMN_ID, /* int64_t, 0 is NULL */
	COLUMN_FLAG, /* bool */
	COLUMN_DATE, /* civil_date, CIVIL_NONE is NULL */
	COLUMN_TIME, /* civil_minute, MINUTE_NONE is NULL */
	COLUMN_TEXT /* char *, owned */
};

struct column {
	const char *name;
	enum column_type type;
	size_t offset;
	int64_t initial; /* of COLUMN_INT: the schema's default, which row_init() puts there */
};

struct table {
	const char *name;
	size_t row_size;
	const struct column *columns; /* columns[0] is the id */
	size_t column_count;
};

struct commission {
	int64_t id;
	char *name;
	char *case_number_pattern; /* e.g. 渝两江劳人仲案字〔{year}〕第{serial}号 */
	char *jurisdiction;
};

struct setting {
	int64_t id;
	char *key;
	char *value;
};

struct staff {
	int64_t id;
	char *name;
	char *account;
	char *role; /* clerk, arbitrator, director */
	int64_t arbitrator_id;
	civil_date left_on;
};

struct person {
	int64_t id;
	char *name;
	char *id_number;
	char *phone;
	char *address;
};

struct employer {
	int64_t id;
	char *name;
	char *name_key;
	char *credit_code;
	char *phone;
	char *address;
	char *legal_representative;
};

struct arb_case {
	int64_t id;
	char *case_number;
	int64_t year;
	int64_t serial;
	char *cause;
	int64_t amount;
	int64_t head_count;
	bool is_collective;
	bool is_summary;
	bool is_final_award;
	bool employer_applies;
	bool wages;
	int64_t lead_id;
	int64_t clerk_id;
	int64_t station_id;
	char *remark;
	char *mediator;
	int64_t joined_id;
};

struct party {
	int64_t id;
	int64_t case_id;
	char *role;
	int64_t number;
	char *name;
	int64_t person_id;
	int64_t employer_id;
	int64_t represents_id;
	char *phone;
	char *address;
	char *organisation; /* of a representative: his firm or employer */
};

struct claim {
	int64_t id;
	int64_t case_id;
	int64_t number;
	char *content;
	int64_t amount;
};

struct event {
	int64_t id;
	int64_t case_id;
	char *kind;
	civil_date day;
	int64_t party;
	int64_t days;
	char *what;
	char *who;
	int64_t award;
	char *outcome;
	char *note;
};

struct service {
	int64_t id;
	int64_t case_id;
	char *document;
	int64_t party_id;
};

struct attempt {
	int64_t id;
	int64_t case_id;
	int64_t service_id;
	char *method;
	civil_date sent_on;
	char *result;
	civil_date result_on;
	char *reason;
	char *proof;
	char *carrier;
	char *tracking;
	char *actor;
	char *address;
	char *consent;
	char *grounds;
	char *content;
	char *witnesses;
	char *file;
};

struct arbitrator {
	int64_t id;
	char *name;
	char *kind;
	char *source;
	char *organisation;
	char *certificate;
	char *phone;
	char *sub_district;
	char *specialities;
	int64_t yearly_limit;
	char *languages;
	int64_t week; /* base/week.h */
	char *organisation_code;
	char *id_number;
};

struct appointment {
	int64_t id;
	int64_t arbitrator_id;
	civil_date from_day;
	civil_date until_day;
	civil_date dismissed_on;
	char *ground;
	civil_date suspended_on, resumed_on;
	char *suspension;
	char *note;
};

struct assessment {
	int64_t id;
	int64_t arbitrator_id;
	int64_t year;
	char *grade;
	char *note;
};

struct unavailability {
	int64_t id;
	int64_t arbitrator_id;
	civil_date from_day;
	civil_date until_day;
	char *reason;
};

struct busy_time {
	int64_t id;
	int64_t arbitrator_id;
	civil_minute start, end;
	char *reason;
};

struct allowance_tariff {
	int64_t id;
	char *kind, *seat, *collective; /* seat and collective NULL: any */
	int64_t amount;
	civil_date from_day, until_day;
};

struct allowance_statement {
	int64_t id;
	int64_t arbitrator_id;
	civil_date month; /* its first day */
	civil_date made_on, approved_on;
	char *approved_by;
};

struct allowance {
	int64_t id;
	int64_t statement_id;
	int64_t arbitrator_id;
	char *kind;
	int64_t about_case;
	int64_t hearing_id; /* 0: for the case */
	char *seat;
	civil_date day;
	int64_t amount;
	int64_t round;
	int64_t reverses; /* the item it takes back, or 0 */
	char *reason;
};

struct arbitrator_tie {
	int64_t id;
	int64_t arbitrator_id;
	char *kind; /* liaison, employer, firm, relative */
	char *name;
	char *name_key;
	civil_date from_day;
	civil_date until_day; /* CIVIL_NONE: still */
	char *note;
	char *credit_code;
};

struct training {
	int64_t id;
	int64_t arbitrator_id;
	civil_date day; /* its last one */
	int64_t hours;
	char *subject;
};

struct room {
	int64_t id;
	char *name;
	int64_t capacity;
	bool is_online;
	int64_t opens, closes; /* minutes of the day: 0 to 1440 where nothing was said */
	char *equipment;
};

struct hearing {
	int64_t id;
	int64_t case_id;
	civil_minute start;
	civil_minute end;
	int64_t room_id;
	int64_t clerk_id;
	char *state;
	char *note;
	civil_date notice_from; /* CIVIL_NONE: never moved */
	char *absent;
};

struct tribunal {
	int64_t id;
	int64_t case_id;
	int64_t arbitrator_id;
	char *seat;
	char *state;
	civil_date offered_on;
	civil_date answered_on;
	char *reason;
	civil_date answer_by; /* of an offer: the last day for its answer */
	int64_t draw_id; /* the draw that gave him the seat, 0: chosen by hand */
};

/* Of an arbitrator or of a clerk; the other id is 0. */
struct recusal {
	int64_t id;
	int64_t case_id;
	int64_t request_id;
	int64_t arbitrator_id;
	int64_t clerk_id;
	char *asked_by;
	char *ground;
	int64_t decision_id; /* 0: not decided yet */
	bool granted;
};

/* Seed, record and commitment never change; state and outcome once. */
struct draw {
	int64_t id;
	int64_t case_id;
	civil_date day;
	char *seed; /* hex */
	char *record; /* office/draw_record.h */
	char *commitment; /* hex */
	char *reason;
	char *state; /* committed, drawn, abandoned */
	char *outcome; /* a line a seat: seat, id, name */
};

struct document {
	int64_t id;
	int64_t case_id;
	char *kind;
	civil_date made_on;
	char *number;
	char *content;
};

struct note {
	int64_t id;
	int64_t case_id;
	civil_date written_on;
	char *author;
	char *content;
};

struct inspection_complaint {
	int64_t id;
	char *number;
	char *complainant;
	int64_t employer_id;
	char *subject;
	int64_t head_count;
	civil_date complained_on;
	civil_date filed_on;
	civil_date extended_on;
	civil_date closed_on;
	char *outcome;
	int64_t referred_case_id;
};

struct station {
	int64_t id;
	char *name;
	char *sub_district;
	char *phone;
};

struct holiday {
	int64_t id;
	civil_date day;
	char *kind;
	char *name;
	bool is_single;
};

struct local_rule {
	int64_t id;
	char *line;
};

extern const struct table commission_table, setting_table, staff_table, person_table, employer_table,
	arb_case_table, party_table, claim_table, event_table, service_table, attempt_table, arbitrator_table,
	appointment_table, unavailability_table, busy_time_table, allowance_tariff_table,
	allowance_statement_table, allowance_table, room_table, hearing_table, tribunal_table, document_table,
	note_table, inspection_complaint_table, station_table, holiday_table, local_rule_table, draw_table,
	arbitrator_tie_table, training_table, assessment_table, recusal_table;

/* Every source table: what the session records, what undo, check --deep and merge go through. Ends with NULL.
 */
extern const struct table *const source_tables[];

#endif
