#include "office/schedule_plan.h"

#include "base/i18n.h"
#include "office/casework.h"
#include "office/clash.h"
#include "office/slot_text.h"
#include "store/hearings.h"
#include "store/txn.h"

#include <stdlib.h>
#include <string.h>

/* --- Making it ---------------------------------------------------------------------------------------- */

static bool is_first(const struct schedule_plan *plan, size_t line)
{
	return plan->lines[line].first == line;
}

/* The line before it of which the case is a fellow, else itself. */
static size_t find_first(const struct schedule_plan *plan, size_t line)
{
	for (size_t i = 0; i < line; i++) {
		const struct hearing_need *need = &plan->lines[i].item.need;
		for (size_t k = 0; is_first(plan, i) && k < need->fellow_count; k++)
			if (need->fellows[k].case_id == plan->lines[line].item.need.case_id)
				return i;
	}
	return line;
}

/* The first of joined cases needs what all of them do, the others are told its hearing. */
static bool load_need(struct schedule_plan *plan, size_t at, struct office *office, struct error *err)
{
	struct schedule_line *line = &plan->lines[at];
	struct hearing_need *need = &line->item.need;
	int64_t case_id = need->case_id;
	line->award_due = need->award_due;
	line->flags = need->flags;
	line->first = at;
	if (!joint_need_join(need, office, err))
		return false;
	if (need->fellow_count)
		line->first = find_first(plan, at);
	if (is_first(plan, at))
		return true;
	hearing_need_free(need);
	return hearing_need_load(need, office, case_id, CIVIL_NONE, err);
}

static bool load_line(
	struct schedule_plan *plan, size_t at, struct office *office, int64_t case_id, struct error *err)
{
	struct schedule_line *line = &plan->lines[at];
	struct arb_case row;
	if (!hearing_need_load(&line->item.need, office, case_id, CIVIL_NONE, err) ||
		!load_need(plan, at, office, err) ||
		!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	line->name = casework_name(office, case_id, err);
	bool good = line->name &&
		    row_set_text(&line->number, row.case_number ? row.case_number : line->name, err);
	row_clear(&arb_case_table, &row);
	return good;
}

static bool load_lines(struct schedule_plan *plan, struct office *office, struct error *err)
{
	int64_t *cases;
	size_t count;
	if (!planning_waiting(office->store, &cases, &count, err))
		return false;
	plan->lines = calloc(count + 1, sizeof *plan->lines);
	bool good = plan->lines || error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; good && i < count; i++, plan->count++)
		good = load_line(plan, i, office, cases[i], err);
	free(cases);
	return good;
}

/* Whoever was joined with a case that has its hearing already is heard in that one: before any is looked for.
 */
static bool put_beside(struct schedule_plan *plan, struct office *office, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < plan->count; i++) {
		struct schedule_line *line = &plan->lines[i];
		struct plan_item *item = &line->item;
		struct strbuf why = {0};
		if (!is_first(plan, i) || !item->need.fellow_count)
			continue;
		good = joint_place_find(
			office, &plan->house, &item->need, &line->place, &item->slot, &why, err);
		item->scheduled = good && line->place == JOINT_BESIDE;
		if (good && item->scheduled)
			good = slot_take(&plan->house.slots, &item->need, &item->slot) ||
			       error_set(err, ERR_NOMEM, _("内存不足"));
		if (good && line->place != JOINT_FREE)
			good = row_set_text(&line->why, strbuf_text(&why), err);
		strbuf_free(&why);
	}
	return good;
}

/* The search sorts and marks items in an array of their own: one a hearing. */
static bool search(struct schedule_plan *plan)
{
	struct plan_item *items = calloc(plan->count + 1, sizeof *items);
	size_t count = 0;
	if (!items)
		return false;
	for (size_t i = 0; i < plan->count; i++)
		if (is_first(plan, i) && plan->lines[i].place == JOINT_FREE)
			items[count++] = plan->lines[i].item;
	bool good = plan_search(&plan->house.slots, items, count, PLAN_SOLVED);
	for (size_t i = plan->count; i-- > 0;)
		if (is_first(plan, i) && plan->lines[i].place == JOINT_FREE)
			plan->lines[i].item = items[--count];
	free(items);
	return good;
}

/* Each case has its own limit, and its own notice. */
static void share_hearings(struct schedule_plan *plan)
{
	const struct law_office *law = plan->house.slots.law;
	for (size_t i = 0; i < plan->count; i++) {
		const struct schedule_line *first = &plan->lines[plan->lines[i].first];
		struct schedule_line *line = &plan->lines[i];
		if ((is_first(plan, i) && !line->item.need.fellow_count) || !first->item.scheduled)
			continue;
		civil_date day = minute_date(first->item.slot.start);
		bool provisional = false;
		line->item.slot = first->item.slot;
		line->item.scheduled = true;
		line->item.slot.late = line->award_due != CIVIL_NONE && day > line->award_due;
		line->item.slot.notice_by = law_notice_day(law, line->flags, day, &provisional);
	}
}

bool schedule_plan_make(struct schedule_plan *out, struct office *office, struct error *err)
{
	*out = (struct schedule_plan){0};
	bool good = hearing_house_load(&out->house, office, err) && load_lines(out, office, err) &&
		    put_beside(out, office, err) && (search(out) || error_set(err, ERR_NOMEM, _("内存不足")));
	if (good)
		share_hearings(out);
	else
		schedule_plan_free(out);
	return good;
}

void schedule_plan_free(struct schedule_plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		hearing_need_free(&plan->lines[i].item.need);
		free(plan->lines[i].name);
		free(plan->lines[i].number);
		free(plan->lines[i].why);
		free(plan->lines[i].refused);
	}
	free(plan->lines);
	hearing_house_free(&plan->house);
	*plan = (struct schedule_plan){0};
}

/* --- Looking at it ------------------------------------------------------------------------------------ */

bool schedule_line_holds(const struct schedule_line *line)
{
	return line->item.scheduled && !line->left_out && !line->refused;
}

void schedule_line_leave_out(struct schedule_plan *plan, size_t line, bool left_out)
{
	for (size_t i = 0; i < plan->count; i++)
		if (plan->lines[i].first == plan->lines[line].first && plan->lines[i].item.scheduled)
			plan->lines[i].left_out = left_out;
}

const char *schedule_line_fellow(
	const struct schedule_plan *plan, const struct schedule_line *line, size_t *cursor, bool full)
{
	const struct schedule_line *first = &plan->lines[line->first];
	const struct hearing_need *need = &first->item.need;
	size_t at = (*cursor)++;
	if (at == 0 && first != line) /* the first one is no fellow of itself */
		return full ? first->number : first->name;
	for (at -= first != line; at < need->fellow_count; at = (*cursor)++ - (first != line))
		if (need->fellows[at].case_id != line->item.need.case_id)
			return full ? need->fellows[at].number : need->fellows[at].name;
	return NULL;
}

void schedule_line_reason(
	const struct schedule_plan *plan, const struct schedule_line *line, struct strbuf *out)
{
	const struct schedule_line *first = &plan->lines[line->first];
	const struct hearing_need *need = &first->item.need;
	const char *refusal = hearing_need_refusal(need);
	if (line->refused) {
		strbuf_add(out, line->refused);
	} else if (line->left_out) {
		strbuf_add(out, _("这次不排"));
	} else if (refusal || !need->has_tribunal) {
		hearing_held_text(need, out);
		strbuf_add(out, refusal ? refusal : _("尚未组庭，组庭之后再排"));
	} else if (first->why) {
		strbuf_add(out, first->why);
	} else if (first->item.waits) {
		strbuf_addf(
			out, _("已赶不上裁决期限，%d 日内没有空；再往后的时间留给赶得上的案件"), PLAN_NEAR);
	} else {
		slot_none_text(&plan->house, need, &first->item.why, out);
	}
}

/* 最迟 2021-01-04 开庭，留 7 日制作裁决书（裁决期限 2021-01-11） */
static void add_latest(const struct slot_house *house, const struct plan_item *item, struct strbuf *out)
{
	char by[CIVIL_TEXT_SIZE], due[CIVIL_TEXT_SIZE];
	if (item->need.award_due == CIVIL_NONE || item->slot.late)
		return;
	strbuf_addf(out, _("；最迟 %s 开庭，留 %d 日制作裁决书（裁决期限 %s）"),
		civil_format(slot_hear_by(house, &item->need), by), house->award_days,
		civil_format(item->need.award_due, due));
}

bool schedule_line_why(struct schedule_plan *plan, const struct schedule_line *line, struct strbuf *out)
{
	const struct schedule_line *one = &plan->lines[line->first];
	const struct plan_item *item = &one->item;
	struct slot_house *house = &plan->house.slots;
	struct slot first;
	if (one->place == JOINT_BESIDE) { /* nothing was chosen */
		strbuf_add(out, one->why);
		return true;
	}
	/* Asked as if this hearing alone were not planned yet. */
	slot_give(house, &item->need, &item->slot);
	bool found = slots_find(house, &item->need, &first, 1, NULL) == 1;
	if (!slot_take(house, &item->need, &item->slot))
		return false;
	if (!found)
		return true;
	slot_why_text(&plan->house, &item->need, &first, out);
	if (first.start < item->slot.start) {
		char text[MINUTE_TEXT_SIZE];
		minute_format(first.start, text);
		text[10] = ' ';
		strbuf_addf(out, _("；%s 也空着，排在这里庭室少闲置"), text);
	}
	add_latest(house, item, out);
	return true;
}

void schedule_plan_count(const struct schedule_plan *plan, size_t *scheduled, size_t *late)
{
	*scheduled = *late = 0;
	for (size_t i = 0; i < plan->count; i++)
		if (schedule_line_holds(&plan->lines[i])) {
			++*scheduled;
			*late += plan->lines[i].item.slot.late;
		}
}

/* --- Storing it --------------------------------------------------------------------------------------- */

/* One of them refused, the hearing is: the others are told because of whom. */
static bool refuse(struct schedule_plan *plan, size_t line, const char *why, struct error *err)
{
	const struct schedule_line *cause = &plan->lines[line];
	bool good = true;
	for (size_t i = 0; good && i < plan->count; i++) {
		struct strbuf text = {0};
		if (plan->lines[i].first != cause->first)
			continue;
		if (i != line)
			strbuf_addf(&text, _("并案的 %s 号案："), cause->name);
		strbuf_add(&text, why);
		good = row_set_text(&plan->lines[i].refused, strbuf_text(&text), err);
		strbuf_free(&text);
	}
	return good;
}

/* Does the case still wait, and does the law still allow that day? */
static bool ask_case(struct schedule_plan *plan, size_t at, struct office *office, struct error *err)
{
	const struct plan_item *item = &plan->lines[at].item;
	struct hearing_need now;
	if (!hearing_need_load(&now, office, item->need.case_id, CIVIL_NONE, err))
		return false;
	bool good = true;
	if (now.planned != MINUTE_NONE)
		good = refuse(plan, at, _("别人刚刚已经排定"), err);
	else if (!now.can_count || minute_date(item->slot.start) < now.lawful.day)
		good = refuse(plan, at, _("案件的情况刚刚变了，这个日子不再合法"), err);
	hearing_need_free(&now);
	return good;
}

static bool ask_clash(struct schedule_plan *plan, size_t at, struct office *office, struct error *err)
{
	const struct slot *slot = &plan->lines[at].item.slot;
	struct hearing_proposal proposal = {.case_id = plan->lines[at].item.need.case_id,
		.room_id = slot->room_id,
		.clerk_id = slot->clerk_id,
		.start = slot->start,
		.end = slot->end};
	struct hearing_clash clash;
	struct strbuf text = {0};
	if (!hearing_find_clash(office->store, &proposal, &clash, err) ||
		(clash.resource == CLASH_NONE &&
			!hearing_find_party_clash(office->store, &proposal, &clash, err)))
		return false;
	clash_text(&clash, &text);
	bool good = clash.resource == CLASH_NONE || refuse(plan, at, strbuf_text(&text), err);
	hearing_clash_clear(&clash);
	strbuf_free(&text);
	return good;
}

static bool store_line(const struct schedule_line *line, struct office *office, struct error *err)
{
	struct hearing row;
	row_init(&hearing_table, &row);
	row.case_id = line->item.need.case_id;
	row.room_id = line->item.slot.room_id;
	row.clerk_id = line->item.slot.clerk_id;
	row.start = line->item.slot.start;
	row.end = line->item.slot.end;
	bool good = row_set_text(&row.state, "planned", err) &&
		    row_insert(office->store, &hearing_table, &row, err);
	row_clear(&hearing_table, &row);
	return good;
}

/* The lines of one hearing: first all of them are asked, then all of them stored. */
static bool write_hearing(struct schedule_plan *plan, size_t first, struct office *office, struct error *err)
{
	bool good = true;
	for (size_t i = first; good && i < plan->count; i++)
		if (plan->lines[i].first == first && schedule_line_holds(&plan->lines[i]))
			good = ask_case(plan, i, office, err) &&
			       (plan->lines[i].refused || ask_clash(plan, i, office, err));
	for (size_t i = first; good && i < plan->count; i++)
		if (plan->lines[i].first == first && schedule_line_holds(&plan->lines[i]))
			good = store_line(&plan->lines[i], office, err);
	return good;
}

bool schedule_plan_write(struct schedule_plan *plan, struct office *office, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < plan->count; i++)
		if (is_first(plan, i))
			good = write_hearing(plan, i, office, err);
	return good;
}

bool schedule_plan_accept(struct schedule_plan *plan, struct office *office, struct error *err)
{
	const struct txn_stamp stamp = {office->actor, "schedule_all", office->today, 0, NULL};
	if (!txn_begin(office->store, &stamp, err))
		return false;
	if (!schedule_plan_write(plan, office, err)) {
		txn_rollback(office->store);
		return false;
	}
	size_t scheduled, late;
	struct strbuf summary = {0};
	schedule_plan_count(plan, &scheduled, &late);
	strbuf_addf(&summary, _("一起排定 %zu 件开庭"), scheduled);
	txn_set_summary(office->store, strbuf_text(&summary));
	strbuf_free(&summary);
	return txn_commit(office->store, err);
}
