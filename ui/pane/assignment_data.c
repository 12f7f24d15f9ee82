#include "pane/assignment_data.h"

#include "base/i18n.h"
#include "base/text.h"
#include "law/stage.h"
#include "office/casework.h"
#include "store/derive.h"
#include "store/settings.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Reading ------------------------------------------------------------------------------------------ */

static void case_free(struct assignment_case *of)
{
	row_clear(&arb_case_table, &of->row);
	free(of->number);
	free(of->applicant);
	row_list_free(&of->seats);
	recusal_list_free(&of->recusals);
	*of = (struct assignment_case){0};
}

static bool load_applicant(struct assignment_case *of, struct office *office, struct error *err)
{
	struct row_list parties;
	if (!row_list_of_case(office->store, &party_table, of->id, &parties, err))
		return false;
	const char *name = "";
	for (size_t i = parties.count; i-- > 0;)
		if (strcmp(ROW_AT(&parties, party, i)->role, "applicant") == 0)
			name = ROW_AT(&parties, party, i)->name;
	of->applicant = strdup(name);
	row_list_free(&parties);
	return of->applicant || error_set(err, ERR_NOMEM, _("内存不足"));
}

static bool load_standing(struct assignment_case *of, struct office *office, struct error *err)
{
	struct case_timeline timeline;
	struct law_facts facts;
	struct law_result *result = malloc(sizeof *result);
	if (!result)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	bool good = store_timeline(office->store, of->id, &timeline, err);
	if (good) {
		law_derive(
			office->law, timeline.events, timeline.count, timeline.flags, office->today, result);
		good = store_facts(office->store, of->id, &facts, err);
		if (good)
			of->stage = (int)law_standing(timeline.events, timeline.count, &facts, result).stage;
		for (size_t i = 0; i < timeline.count; i++)
			of->accepted |= timeline.events[i].kind == LAW_ACCEPTED;
		case_timeline_free(&timeline);
	}
	free(result);
	return good;
}

static bool case_load(struct assignment_case *of, struct office *office, int64_t case_id, struct error *err)
{
	case_free(of);
	if (!case_id)
		return true;
	of->id = case_id;
	if (!row_get(office->store, &arb_case_table, case_id, &of->row, err) ||
		!(of->number = casework_name(office, case_id, err)) || !load_applicant(of, office, err) ||
		!load_standing(of, office, err) ||
		!row_list_of_case(office->store, &tribunal_table, case_id, &of->seats, err) ||
		!recusals_of_case(office->store, case_id, &of->recusals, err)) {
		case_free(of);
		return false;
	}
	of->plan = seat_plan_of(&of->seats, seat_needs_three(&of->row));
	return true;
}

static void forget(struct assignment_data *data)
{
	free(data->rows);
	data->rows = NULL;
	data->count = 0;
	eligibility_list_free(&data->eligible);
	roster_free(&data->roster);
}

bool assignment_data_load(
	struct assignment_data *data, struct office *office, int64_t case_id, struct error *err)
{
	forget(data);
	data->today = office->today;
	data->training_hours = store_setting_number(office->store, "training.hours");
	data->term_warning = store_setting_number(office->store, "term_warning");
	if (!case_load(&data->of, office, case_id, err) ||
		!roster_load(office->store, office->today, &data->roster, err) ||
		(case_id && !eligibility_load(
				    office, case_id, &data->roster, office->today, &data->eligible, err)))
		return false;
	data->most = 0;
	data->load_width = 0;
	for (size_t i = 0; i < data->roster.count; i++) {
		const struct roster_row *who = &data->roster.items[i];
		char text[LOAD_TEXT];
		int width = text_columns(assignment_load_text(who, text));
		data->load_width = width > data->load_width ? width : data->load_width;
		data->most = who->cases_this_year > data->most ? who->cases_this_year : data->most;
	}
	return true;
}

void assignment_data_free(struct assignment_data *data)
{
	forget(data);
	case_free(&data->of);
}

/* --- Filter and order --------------------------------------------------------------------------------- */

enum assignment_term assignment_term_of(const struct assignment_data *data, const struct roster_row *who)
{
	civil_date today = data->today;
	if (who->is_suspended)
		return TERM_SUSPENDED;
	if (who->is_appointed)
		return who->term_until - today <= data->term_warning ? TERM_ENDING : TERM_RUNNING;
	if (who->term_until == CIVIL_NONE)
		return TERM_NONE;
	if (who->dismissed_on != CIVIL_NONE && who->dismissed_on <= today)
		return TERM_DISMISSED;
	return who->term_until < today ? TERM_ENDED : TERM_AHEAD;
}

static const struct tribunal *seat_of(const struct assignment_case *of, int64_t arbitrator_id)
{
	for (size_t i = 0; i < of->seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&of->seats, tribunal, i);
		if (seat->arbitrator_id == arbitrator_id && seat_is_taken(seat))
			return seat;
	}
	return NULL;
}

bool assignment_is_free(const struct assignment_row *row)
{
	return row->judged ? row->judged->eligible : row->who->is_appointed && !row->who->is_unavailable;
}

static bool contains(const char *text, const char *folded)
{
	struct strbuf work = {0};
	text_fold_case(&work, text ? text : "", text ? strlen(text) : 0);
	bool found = strstr(strbuf_text(&work), folded) != NULL;
	strbuf_free(&work);
	return found;
}

static bool lets_through(const struct assignment_data *data, const struct assignment_filter *filter,
	const char *folded, const struct assignment_row *row)
{
	const struct arbitrator *who = &row->who->arbitrator;
	return (!filter->kind || strcmp(filter->kind, who->kind) == 0) &&
	       (!filter->source || strcmp(filter->source, who->source) == 0) &&
	       (!filter->eligible || assignment_is_free(row)) &&
	       (!filter->ending || row->term == TERM_ENDING || row->term == TERM_ENDED) &&
	       (!filter->offered || row->who->offers > 0) &&
	       (!filter->unassessed || (!row->who->assessed_last_year &&
					       (row->who->is_appointed || row->who->is_suspended))) &&
	       (!filter->untrained || row->who->hours_this_year < data->training_hours) &&
	       (!*folded || contains(who->name, folded) || contains(who->organisation, folded));
}

static int sign(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* The tribunal first, then whoever can be asked, then those of whom something is to be said, then the rest.
 */
static int rank(const struct assignment_row *row)
{
	if (row->seat)
		return 0;
	if (!assignment_is_free(row))
		return 3;
	return row->judged && row->judged->rule ? 2 : 1;
}

static int by_register(const void *a, const void *b)
{
	const struct assignment_row *x = a, *y = b;
	return sign(x->who->arbitrator.id, y->who->arbitrator.id);
}

static int by_load(const void *a, const void *b)
{
	const struct assignment_row *x = a, *y = b;
	int order = sign(x->who->cases_this_year, y->who->cases_this_year);
	return order ? order : by_register(a, b);
}

static int by_freedom(const void *a, const void *b)
{
	int order = sign(rank(a), rank(b));
	return order ? order : by_load(a, b);
}

static int by_term(const void *a, const void *b)
{
	const struct assignment_row *x = a, *y = b;
	int order = sign(x->who->term_until, y->who->term_until);
	return order ? order : by_register(a, b);
}

bool assignment_data_arrange(struct assignment_data *data, const struct assignment_filter *filter,
	enum assignment_order order, struct error *err)
{
	static int (*const compare[])(const void *, const void *) = {[ORDER_FREE] = by_freedom,
		[ORDER_LOAD] = by_load,
		[ORDER_REGISTER] = by_register,
		[ORDER_TERM] = by_term};
	size_t count = data->roster.count;
	struct assignment_row *rows = calloc(count ? count : 1, sizeof *rows);
	if (!rows)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	free(data->rows);
	data->rows = rows;
	data->count = 0;
	struct strbuf folded = {0};
	text_fold_case(&folded, filter->name, strlen(filter->name));
	for (size_t i = 0; i < count; i++) {
		const struct roster_row *who = &data->roster.items[i];
		struct assignment_row *row = &rows[data->count];
		*row = (struct assignment_row){.who = who,
			.judged = data->of.id ? &data->eligible.items[i] : NULL,
			.seat = seat_of(&data->of, who->arbitrator.id),
			.term = assignment_term_of(data, who)};
		data->count += lets_through(data, filter, strbuf_text(&folded), row);
	}
	strbuf_free(&folded);
	qsort(rows, data->count, sizeof *rows, compare[order]);
	return true;
}

/* --- Words -------------------------------------------------------------------------------------------- */

const char *assignment_load_text(const struct roster_row *who, char out[LOAD_TEXT])
{
	if (who->arbitrator.yearly_limit > 0)
		snprintf(out, LOAD_TEXT, "%" PRId64 "/%" PRId64, who->cases_this_year,
			who->arbitrator.yearly_limit);
	else
		snprintf(out, LOAD_TEXT, "%" PRId64, who->cases_this_year);
	return out;
}

const char *assignment_name(const struct assignment_data *data, int64_t arbitrator_id)
{
	for (size_t i = 0; i < data->roster.count; i++)
		if (data->roster.items[i].arbitrator.id == arbitrator_id)
			return data->roster.items[i].arbitrator.name;
	return "";
}
