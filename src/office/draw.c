#include "office/draw.h"

#include "base/i18n.h"
#include "office/casework.h"
#include "office/draw_pick.h"
#include "office/eligibility.h"
#include "office/seating.h"
#include "office/seats.h"
#include "store/settings.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- the list ---- */

static bool some_are_free(const struct seat_plan *plan, struct error *err)
{
	return seat_plan_missing(plan) > 0 ||
	       error_set(err, ERR_REFUSED,
		       plan->awaited ? _("席位已满，等待答复；要换人请用“重抽”")
				     : _("席位已满，没有可以抽取的席位；要换人请用“更换”"));
}

bool draw_has_seat(struct office *office, int64_t case_id, struct error *err)
{
	struct arb_case row;
	struct row_list seats;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	bool large = seat_needs_three(&row);
	row_clear(&arb_case_table, &row);
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err))
		return false;
	struct seat_plan plan = seat_plan_of(&seats, large);
	row_list_free(&seats);
	return some_are_free(&plan, err);
}

/* The seats that nobody has, and whether one of them must be a full-time arbitrator's. */
static bool list_seats(const struct arb_case *row, bool three, const struct row_list *seats,
	const struct roster *roster, struct draw_record *out, struct error *err)
{
	struct seat_plan plan = seat_plan_of(seats, three || seat_needs_three(row));
	if (three && plan.sole)
		return error_set(err, ERR_REFUSED, _("已有独任仲裁员；要组成三人庭，请先更换"));
	if (!some_are_free(&plan, err))
		return false;
	int missing = seat_plan_missing(&plan);
	out->needs_full_time = plan.three;
	for (size_t i = 0; i < seats->count; i++) {
		const struct tribunal *seat = ROW_AT(seats, tribunal, i);
		for (size_t k = 0; seat_is_taken(seat) && k < roster->count; k++)
			if (roster->items[k].arbitrator.id == seat->arbitrator_id &&
				strcmp(roster->items[k].arbitrator.kind, "full_time") == 0)
				out->needs_full_time = false;
	}
	for (; missing > 0; missing--) {
		const char *next = seat_plan_next(&plan);
		plan.sole += strcmp(next, "sole") == 0;
		plan.presiding += strcmp(next, "presiding") == 0;
		plan.members += strcmp(next, "member") == 0;
		out->seats[out->seat_count++] = draw_seat_word(next);
	}
	return true;
}

static bool list_people(struct office *office, const struct roster *roster,
	const struct eligibility_list *judged, struct draw_record *out, struct error *err)
{
	int64_t full = store_setting_number(office->store, "draw.full_time_cases");
	int64_t part = store_setting_number(office->store, "draw.part_time_cases");
	bool good = true;
	for (size_t i = 0; good && i < roster->count; i++) {
		const struct arbitrator *who = &roster->items[i].arbitrator;
		const struct eligibility *found = &judged->items[i];
		bool full_time = strcmp(who->kind, "full_time") == 0;
		const struct draw_person person = {.id = who->id,
			.name = who->name,
			.full_time = full_time,
			.load = roster->items[i].cases_this_year,
			.yearly = who->yearly_limit ? who->yearly_limit
				  : full_time       ? full
						    : part};
		const struct draw_excluded excluded = {
			who->id, who->name, found->drawable ? NULL : (char *)found->rule->id, found->reason};
		good = found->drawable ? draw_record_add_eligible(out, &person, err)
				       : draw_record_add_excluded(out, &excluded, err);
	}
	draw_weigh(out);
	return good;
}

bool draw_prepare(
	struct office *office, int64_t case_id, bool three, struct draw_record *out, struct error *err)
{
	struct arb_case row;
	struct roster roster = {0};
	struct eligibility_list judged = {0};
	struct row_list seats;
	*out = (struct draw_record){.case_id = case_id, .day = office->today};
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err)) {
		row_clear(&arb_case_table, &row);
		return false;
	}
	bool good = roster_load(office->store, office->today, &roster, err) &&
		    eligibility_load(office, case_id, &roster, office->today, &judged, err);
	if (good) {
		out->case_number = strdup(row.case_number ? row.case_number : "");
		good = out->case_number != NULL || error_set(err, ERR_NOMEM, _("内存不足"));
	}
	good = good && list_seats(&row, three, &seats, &roster, out, err) &&
	       list_people(office, &roster, &judged, out, err);
	eligibility_list_free(&judged);
	roster_free(&roster);
	row_list_free(&seats);
	row_clear(&arb_case_table, &row);
	if (!good)
		draw_record_free(out);
	return good;
}

bool draw_is_possible(struct office *office, int64_t case_id, bool three, struct error *err)
{
	static const unsigned char any[DRAW_SEED] = {0};
	struct draw_record record;
	size_t picked[DRAW_SEATS];
	if (!draw_prepare(office, case_id, three, &record, err))
		return false;
	bool good = draw_pick(&record, any, any, picked, err);
	draw_record_free(&record);
	return good;
}

/* ---- committing ---- */

/* Among the newest that left their seats: as many as are missing give the reason. */
static bool reason_of_leaving(
	struct office *office, int64_t case_id, int missing, struct strbuf *out, struct error *err)
{
	struct row_list seats;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err))
		return false;
	bool good = true;
	for (size_t i = seats.count; good && i-- > 0 && missing > 0;) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		if (!seat->draw_id || seat_is_taken(seat))
			continue;
		char *name = arbitrator_name(office, seat->arbitrator_id, err);
		good = name != NULL;
		strbuf_addf(out, _("%s%s %s：%s"), out->length ? _("；") : "", good ? name : "",
			seat_state_label(seat->state), seat->reason ? seat->reason : _("未写原因"));
		free(name);
		missing--;
	}
	row_list_free(&seats);
	return good;
}

/* What went before: *pending is a draw committed to and not carried out; *drawn, whether one was. */
static bool look_back(struct office *office, int64_t case_id, const char *reason, int64_t *pending,
	bool *drawn, struct error *err)
{
	struct row_list draws;
	*pending = 0;
	*drawn = false;
	if (!row_list_of_case(office->store, &draw_table, case_id, &draws, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < draws.count; i++) {
		struct draw *draw = ROW_AT(&draws, draw, i);
		*drawn |= strcmp(draw->state, "committed") != 0;
		if (strcmp(draw->state, "committed") != 0)
			continue;
		if (!reason) {
			*pending = draw->id;
			continue;
		}
		*drawn = true;
		good = row_set_text(&draw->state, "abandoned", err) &&
		       row_update(office->store, &draw_table, draw, err);
	}
	row_list_free(&draws);
	return good;
}

static bool insert(struct office *office, const struct draw_record *record, const char *reason,
	const unsigned char *given, int64_t *draw_id, struct error *err)
{
	unsigned char seed[DRAW_SEED], commitment[DRAW_SEED];
	char hex[DRAW_HEX];
	struct draw row;
	struct strbuf text = {0};
	row_init(&draw_table, &row);
	draw_record_write(record, &text);
	row.case_id = record->case_id;
	row.day = record->day;
	if (given)
		memcpy(seed, given, DRAW_SEED);
	bool good = given || draw_seed(seed, err);
	if (good && text.failed)
		good = error_set(err, ERR_NOMEM, _("内存不足"));
	if (good)
		draw_commitment(seed, strbuf_text(&text), commitment);
	size_t picked[DRAW_SEATS];
	/* Too few people are said now, not when it is written down. */
	good = good && draw_pick(record, seed, commitment, picked, err);
	if (good) {
		draw_hex(seed, hex);
		good = row_set_text(&row.seed, hex, err);
		draw_hex(commitment, hex);
	}
	good = good && row_set_text(&row.commitment, hex, err) &&
	       row_set_text(&row.record, strbuf_text(&text), err) && row_set_text(&row.reason, reason, err) &&
	       row_set_text(&row.state, "committed", err) &&
	       row_insert(office->store, &draw_table, &row, err);
	*draw_id = row.id;
	strbuf_free(&text);
	row_clear(&draw_table, &row);
	return good;
}

bool draw_commit(struct office *office, int64_t case_id, bool three, const char *reason,
	const unsigned char *seed, int64_t *draw_id, struct error *err)
{
	struct draw_record record;
	struct strbuf left = {0};
	bool drawn;
	if (!look_back(office, case_id, reason, draw_id, &drawn, err))
		return false;
	if (*draw_id)
		return true;
	if (!draw_prepare(office, case_id, three, &record, err))
		return false;
	bool good = true;
	if (drawn && !reason) {
		good = reason_of_leaving(office, case_id, record.seat_count, &left, err);
		if (good && !left.length)
			good = error_field(
				err, "reason", _("理由：本案抽取过，再次抽取须写明理由，以前的结果保留在案"));
	}
	good = good && insert(office, &record,
			       reason        ? reason
			       : left.length ? strbuf_text(&left)
					     : NULL,
			       seed, draw_id, err);
	strbuf_free(&left);
	draw_record_free(&record);
	return good;
}

/* ---- carrying out ---- */

static bool check_weights(const struct draw_record *record, struct error *err)
{
	struct draw_record again = *record;
	bool good = true;
	again.eligible = calloc(record->eligible_count + 1, sizeof *again.eligible);
	if (!again.eligible)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < record->eligible_count; i++)
		again.eligible[i] = record->eligible[i];
	draw_weigh(&again);
	for (size_t i = 0; good && i < record->eligible_count; i++)
		if (again.eligible[i].weight != record->eligible[i].weight)
			good = error_set(err, ERR_CORRUPT,
				_("%s 的权重与负荷不符：应为 %" PRIu64 "，记为 %" PRIu64),
				record->eligible[i].name, again.eligible[i].weight,
				record->eligible[i].weight);
	free(again.eligible);
	return good;
}

bool draw_outcome(const struct draw *draw, struct draw_record *record, size_t picked[DRAW_SEATS],
	struct strbuf *outcome, struct error *err)
{
	unsigned char seed[DRAW_SEED], commitment[DRAW_SEED];
	char hex[DRAW_HEX];
	*record = (struct draw_record){.day = CIVIL_NONE};
	if (!draw_unhex(draw->seed, seed))
		return error_set(err, ERR_CORRUPT, _("种子不是 32 个字节"));
	draw_commitment(seed, draw->record, commitment);
	draw_hex(commitment, hex);
	if (strcmp(hex, draw->commitment) != 0)
		return error_set(err, ERR_CORRUPT, _("种子和名单与承诺值不符：其中有一样被改动过"));
	if (!draw_record_read(draw->record, record, err))
		return false;
	if (!check_weights(record, err) || !draw_pick(record, seed, commitment, picked, err)) {
		draw_record_free(record);
		return false;
	}
	for (int i = 0; i < record->seat_count; i++)
		strbuf_addf(outcome, "%s\t%" PRId64 "\t%s\n", record->seats[i],
			record->eligible[picked[i]].id, record->eligible[picked[i]].name);
	return true;
}

static bool give_seat(struct office *office, const struct draw *draw, const char *seat,
	const struct draw_person *person, struct act_result *result, struct strbuf *said, struct error *err)
{
	struct tribunal row;
	char day[CIVIL_TEXT_SIZE];
	row_init(&tribunal_table, &row);
	row.case_id = draw->case_id;
	row.arbitrator_id = person->id;
	row.offered_on = office->today;
	row.draw_id = draw->id;
	if (person->full_time)
		row.answered_on = office->today;
	else
		row.answer_by = seat_answer_by(office, office->today);
	bool good = row_set_text(&row.seat, seat, err) &&
		    row_set_text(&row.state, person->full_time ? "accepted" : "offered", err) &&
		    seating_check(office, &row, err) && seating_fill(office, &row, result, err);
	strbuf_addf(said, "%s%s %s", said->length ? _("、") : "", act_choice_label("assign", "seat", seat),
		person->name);
	if (person->full_time)
		strbuf_add(said, _("（专职）"));
	else if (row.answer_by != CIVIL_NONE)
		strbuf_addf(said, _("（兼职，请于 %s 前答复）"), civil_format(row.answer_by, day));
	row_clear(&tribunal_table, &row);
	return good;
}

bool draw_settle(struct office *office, int64_t draw_id, struct act_result *result, struct error *err)
{
	struct draw draw;
	struct draw_record record;
	struct strbuf outcome = {0}, said = {0};
	size_t picked[DRAW_SEATS];
	if (!row_get(office->store, &draw_table, draw_id, &draw, err))
		return false;
	bool good = draw_outcome(&draw, &record, picked, &outcome, err);
	for (int i = 0; good && i < record.seat_count; i++)
		good = give_seat(
			office, &draw, record.seats[i], &record.eligible[picked[i]], result, &said, err);
	good = good && row_set_text(&draw.state, "drawn", err) &&
	       row_set_text(&draw.outcome, strbuf_text(&outcome), err) &&
	       row_update(office->store, &draw_table, &draw, err) &&
	       act_say(result, err, _("从 %zu 人中抽中 %s"), record.eligible_count, strbuf_text(&said));
	strbuf_free(&said);
	strbuf_free(&outcome);
	draw_record_free(&record);
	row_clear(&draw_table, &draw);
	return good;
}

bool draw_newest(struct office *office, int64_t case_id, struct draw *row, struct error *err)
{
	struct row_list draws;
	row_init(&draw_table, row);
	if (!row_list_of_case(office->store, &draw_table, case_id, &draws, err))
		return false;
	int64_t id = draws.count ? ROW_AT(&draws, draw, draws.count - 1)->id : 0;
	row_list_free(&draws);
	if (!id)
		return error_set(err, ERR_NOTFOUND, _("本案没有抽取过仲裁员"));
	return row_get(office->store, &draw_table, id, row, err);
}
