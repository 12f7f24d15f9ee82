/* case_data.h — everything the detail of one case shows, read in one go. */
#ifndef PANE_CASE_DATA_H
#define PANE_CASE_DATA_H

#include "law/explain.h"
#include "law/stage.h"
#include "office/office.h"
#include "pane/case_advice.h"
#include "store/derive.h"
#include "store/journal.h"
#include "store/recusals.h"
#include "store/row.h"

enum { CASE_JOURNAL = 200 }; /* newest journal entries shown */

/* Starts as {0}. */
struct case_data {
	bool loaded;
	civil_date today;
	const struct words *words; /* the office's */
	struct arb_case arb_case;
	struct row_list parties, claims, events, services, attempts, hearings, tribunal, notes;
	struct row_list arbitrators, rooms, staff, stations; /* small tables, for names */
	struct case_timeline timeline;
	struct law_facts facts;
	struct law_result *result; /* owned */
	struct law_standing standing;
	unsigned have; /* bits of enum act_need that hold for the case and the office */
	struct journal_list journal;
	struct recusal_list recusals;
	struct case_advices steps, addresses; /* of services, of parties */
	struct strbuf joined; /* the cases that are heard together with it: 20-0003、20-0004 */
};

/* Reads it; what was there before is freed, also when it fails. ERR_NOTFOUND when there is no such case. */
bool case_data_load(struct case_data *data, struct office *office, int64_t case_id, struct error *err);
void case_data_free(struct case_data *data);

/* The row of that table and id among what was read; NULL when there is none. */
const void *case_data_row(const struct case_data *data, const struct table *table, int64_t id);

/* The name of the row of that id; "" when there is none. */
const char *case_arbitrator(const struct case_data *data, int64_t id);
const char *case_room(const struct case_data *data, int64_t id);
const char *case_staff(const struct case_data *data, int64_t id);
const char *case_station(const struct case_data *data, int64_t id);
const char *case_party(const struct case_data *data, int64_t id);

/* The label of the case's cause. */
const char *case_cause(const struct case_data *data);

/* … as the lists call it, where there is little room. */
const char *case_cause_brief(const struct case_data *data);

#endif
