/* joinder.c — cases that are heard together: their hearings are at one time, in one room, before the same
 * people, and that is no clash. */
#include "office/joinder.h"

#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/hearing_acts.h"
#include "store/docket.h"

#include <stdlib.h>
#include <string.h>

/* The case by which a group is known: whoever joins a joined case joins its group. */
static bool find_leader(struct office *office, int64_t case_id, int64_t *leader, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	*leader = row.joined_id ? row.joined_id : row.id;
	row_clear(&arb_case_table, &row);
	return true;
}

static bool set_leader(struct office *office, int64_t case_id, int64_t leader, struct error *err)
{
	struct arb_case row;
	bool good = row_get(office->store, &arb_case_table, case_id, &row, err);
	if (good)
		row.joined_id = leader;
	good = good && row_update(office->store, &arb_case_table, &row, err);
	row_clear(&arb_case_table, &row);
	return good;
}

/* A case that others have joined would take its group along without anybody saying so. */
static bool refuse_leader(struct office *office, int64_t case_id, struct error *err)
{
	struct row_list list;
	if (!row_list_where_int(office->store, &arb_case_table, "joined_id", case_id, 1, &list, err))
		return false;
	bool leads = list.count > 0;
	row_list_free(&list);
	return !leads || error_set(err, ERR_REFUSED, _("已有案件并入本案：请在那些案件上办理"));
}

static bool next_hearing_of(
	struct office *office, int64_t case_id, int64_t *hearing_id, civil_minute *start, struct error *err)
{
	struct row_list list;
	if (!row_list_of_case(office->store, &hearing_table, case_id, &list, err))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		const struct hearing *row = ROW_AT(&list, hearing, i);
		if (strcmp(row->state, "planned") == 0 && minute_date(row->start) >= office->today &&
			(!*hearing_id || row->start < *start)) {
			*hearing_id = row->id;
			*start = row->start;
		}
	}
	row_list_free(&list);
	return true;
}

bool joinder_fellows(
	struct office *office, int64_t case_id, int64_t **cases, size_t *count, struct error *err)
{
	struct row_list group;
	int64_t leader;
	*cases = NULL;
	*count = 0;
	if (!find_leader(office, case_id, &leader, err) ||
		!row_list_where_int(office->store, &arb_case_table, "joined_id", leader, 0, &group, err))
		return false;
	bool good = group.count == 0 || (*cases = calloc(group.count + 1, sizeof **cases)) ||
		    error_set(err, ERR_NOMEM, _("内存不足"));
	if (good && group.count && leader != case_id)
		(*cases)[(*count)++] = leader;
	for (size_t i = 0; good && i < group.count; i++)
		if (ROW_AT(&group, arb_case, i)->id != case_id)
			(*cases)[(*count)++] = ROW_AT(&group, arb_case, i)->id;
	row_list_free(&group);
	return good;
}

bool joinder_names(struct office *office, int64_t case_id, struct strbuf *out, struct error *err)
{
	int64_t *fellows;
	size_t count;
	bool good = joinder_fellows(office, case_id, &fellows, &count, err);
	for (size_t i = 0; good && i < count; i++) {
		char *name = casework_name(office, fellows[i], err);
		good = name != NULL;
		strbuf_addf(out, "%s%s", i ? _("、") : "", name ? name : "");
		free(name);
	}
	free(fellows);
	return good;
}

bool joinder_next_hearing(struct office *office, int64_t case_id, struct hearing *out, struct error *err)
{
	int64_t *fellows, hearing_id = 0;
	size_t count;
	civil_minute start = MINUTE_NONE;
	row_init(&hearing_table, out);
	bool good = joinder_fellows(office, case_id, &fellows, &count, err);
	for (size_t i = 0; good && i < count; i++)
		good = next_hearing_of(office, fellows[i], &hearing_id, &start, err);
	free(fellows);
	return good && (!hearing_id || row_get(office->store, &hearing_table, hearing_id, out, err));
}

bool act_join_cases(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	int64_t other = 0, leader = 0;
	if (!docket_find(office->store, act_text(call, "with"), &other, err))
		return false;
	if (other == call->case_id)
		return error_field(err, "with", _("并入的案件：不能是本案自己"));
	if (!refuse_leader(office, call->case_id, err) || !find_leader(office, other, &leader, err) ||
		!set_leader(office, call->case_id, leader, err))
		return false;
	char *name = casework_name(office, leader, err);
	bool good = name && act_say(result, err, _("与 %s 号案合并审理，同时同庭开庭"), name) &&
		    joint_warn_apart(office, call->case_id, result, err);
	free(name);
	return good;
}

bool act_split_case(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct arb_case row;
	if (!row_get(office->store, &arb_case_table, call->case_id, &row, err))
		return false;
	bool joined = row.joined_id != 0;
	row_clear(&arb_case_table, &row);
	if (!joined)
		return error_set(err, ERR_REFUSED, _("本案没有并入别的案件"));
	return set_leader(office, call->case_id, 0, err) &&
	       act_say(result, err, _("已分开审理，开庭须另行排定"));
}
