/* assignment_data.h — what the assignment pane shows: the roster, judged for the case under question, and the
 * case's tribunal; filtered and put in order without the store. */
#ifndef PANE_ASSIGNMENT_DATA_H
#define PANE_ASSIGNMENT_DATA_H

#include "office/eligibility.h"
#include "office/seats.h"
#include "store/recusals.h"
#include "store/roster.h"
#include "store/row.h"

/* The case whose tribunal is to be formed. */
struct assignment_case {
	int64_t id; /* 0: none */
	struct arb_case row;
	char *number; /* 20-2314; owned */
	char *applicant; /* the first of them; owned */
	int stage; /* enum law_stage */
	bool accepted;
	struct row_list seats; /* of tribunal_table */
	struct recusal_list recusals;
	struct seat_plan plan;
};

/* How an arbitrator stands with the office today. */
enum assignment_term {
	TERM_NONE,
	TERM_AHEAD,
	TERM_ENDED,
	TERM_DISMISSED,
	TERM_SUSPENDED,
	TERM_ENDING,
	TERM_RUNNING
};

struct assignment_row {
	const struct roster_row *who;
	const struct eligibility *judged; /* NULL without a case */
	const struct tribunal *seat; /* that he has or was offered in the case, or NULL */
	enum assignment_term term;
};

enum assignment_order { ORDER_FREE, ORDER_LOAD, ORDER_REGISTER, ORDER_TERM, ASSIGNMENT_ORDERS };

/* What must hold, all of it. Zero-initialised it lets everybody through. */
struct assignment_filter {
	const char *kind, *source; /* ids of the act's choices, NULL = any */
	bool eligible; /* who could sit (without a case: whose term runs) */
	bool ending; /* whose term ends within term_warning days, or has ended */
	bool offered; /* who has offers to answer */
	bool untrained; /* who lacks hours of this year's training */
	bool unassessed; /* who has no assessment of last year, while the term runs */
	char name[64]; /* part of the name or organisation, "" = any */
};

struct assignment_data {
	civil_date today;
	int training_hours; /* that a year requires: a setting */
	int term_warning; /* so many days before its end a term is to be renewed: a setting */
	struct roster roster;
	struct assignment_case of;
	struct eligibility_list eligible; /* by place on the roster; empty without a case */
	struct assignment_row *rows; /* owned; those the filter lets through, in order */
	size_t count;
	int64_t most; /* the largest load on the roster */
	int load_width; /* columns of the widest load, "21/30" */
};

/* Reads roster, case and judgement again. `case_id` 0: no case. ERR_NOTFOUND when it is gone. */
bool assignment_data_load(
	struct assignment_data *data, struct office *office, int64_t case_id, struct error *err);

/* Fills `rows` anew. */
bool assignment_data_arrange(struct assignment_data *data, const struct assignment_filter *filter,
	enum assignment_order order, struct error *err);

void assignment_data_free(struct assignment_data *data);

enum assignment_term assignment_term_of(const struct assignment_data *data, const struct roster_row *who);

/* Could he sit in the case; without one: does his term run and is he here? */
bool assignment_is_free(const struct assignment_row *row);

/* "21/30", or "88" where there is no limit. */
enum { LOAD_TEXT = 48 };
const char *assignment_load_text(const struct roster_row *who, char out[LOAD_TEXT]);

/* His name by id, "" when he is not on the roster. */
const char *assignment_name(const struct assignment_data *data, int64_t arbitrator_id);

#endif
