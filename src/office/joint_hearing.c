#include "office/joint_hearing.h"

#include "base/i18n.h"
#include "office/casework.h"
#include "office/joinder.h"
#include "office/slot_text.h"

#include <stdlib.h>

/* --- What it needs ------------------------------------------------------------------------------------ */

static civil_date later(civil_date a, civil_date b)
{
	return a > b ? a : b; /* CIVIL_NONE is before every day */
}

static civil_date earlier(civil_date a, civil_date b)
{
	return a == CIVIL_NONE || (b != CIVIL_NONE && b < a) ? b : a;
}

static void join_law(struct law_hearing_day *all, const struct law_hearing_day *one)
{
	if (one->completion > all->completion)
		all->announced = one->announced;
	if (one->day > all->day) {
		all->notice = one->notice;
		all->by_notice = one->by_notice;
		all->day = one->day;
	}
	all->completion = later(all->completion, one->completion);
	all->defence = later(all->defence, one->defence);
	all->evidence = later(all->evidence, one->evidence);
	all->provisional |= one->provisional;
}

/* One of them that is no summary procedure makes the rules of an ordinary one apply to the hearing. */
static unsigned join_flags(unsigned a, unsigned b)
{
	return ((a | b) & ~(unsigned)LAW_FLAG_SUMMARY) | (a & b & LAW_FLAG_SUMMARY);
}

/* Who takes part in several of them sits once. */
static bool join_people(struct hearing_need *all, const struct hearing_need *one, struct error *err)
{
	bool good = true;
	all->seats += one->seats;
	for (size_t i = 0; good && i < one->who_count; i++) {
		bool added;
		good = hearing_need_add_who(all, &one->who[i], &added, err);
		all->seats -= good && !added && one->who[i].key.kind == BUSY_PARTY;
	}
	return good;
}

static bool add_fellow(
	struct hearing_need *all, const struct hearing_need *one, struct office *office, struct error *err)
{
	struct need_fellow *fellows = realloc(all->fellows, (all->fellow_count + 1) * sizeof *fellows);
	if (!fellows)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	all->fellows = fellows;
	struct need_fellow *fellow = &fellows[all->fellow_count++];
	*fellow = (struct need_fellow){.case_id = one->case_id,
		.stage = one->stage,
		.planned = one->planned,
		.planned_id = one->planned_id};
	struct arb_case row;
	fellow->name = casework_name(office, one->case_id, err);
	if (!fellow->name || !row_get(office->store, &arb_case_table, one->case_id, &row, err))
		return false;
	bool good = row_set_text(&fellow->number, row.case_number ? row.case_number : fellow->name, err);
	row_clear(&arb_case_table, &row);
	return good;
}

static bool is_ready(const struct hearing_need *need)
{
	return need->can_count && need->has_tribunal;
}

static bool join(
	struct hearing_need *all, const struct hearing_need *one, struct office *office, struct error *err)
{
	if (!add_fellow(all, one, office, err) || !join_people(all, one, err))
		return false;
	if (is_ready(all) && !is_ready(one))
		all->held_by = all->fellow_count;
	all->can_count &= one->can_count;
	all->has_tribunal &= one->has_tribunal;
	all->flags = join_flags(all->flags, one->flags);
	all->award_due = earlier(all->award_due, one->award_due);
	all->accepted = earlier(all->accepted, one->accepted);
	join_law(&all->lawful, &one->lawful);
	if (one->minutes > all->minutes)
		all->minutes = one->minutes;
	if (!all->clerk_id)
		all->clerk_id = one->clerk_id;
	return true;
}

/* Is it still to be heard? What was heard before the others were joined is not heard again. */
static bool is_to_be_heard(const struct hearing_need *need)
{
	return need->planned != MINUTE_NONE || need->stage < LAW_STAGE_TO_HEAR ||
	       need->stage == LAW_STAGE_SUSPENDED;
}

/* Who waits for whom: all of them for the last one that cannot be heard yet, as long as none has a hearing;
 * once one has, who is ready goes there, and who is not comes when it is. */
static bool belongs(
	const struct hearing_need *all, const struct hearing_need *one, bool is_fixed, civil_minute at)
{
	if (at != MINUTE_NONE)
		return one->planned == at;
	if (!is_fixed || one->planned != MINUTE_NONE)
		return is_to_be_heard(one);
	return is_to_be_heard(one) && is_ready(one) && is_ready(all);
}

static bool join_these(struct hearing_need *all, const struct hearing_need *ones, size_t count,
	civil_minute at, struct office *office, struct error *err)
{
	bool is_fixed = false, good = true;
	for (size_t i = 0; i < count; i++)
		is_fixed |= ones[i].planned != MINUTE_NONE;
	is_fixed &= all->planned == MINUTE_NONE;
	for (size_t i = 0; good && i < count; i++)
		if (belongs(all, &ones[i], is_fixed, at))
			good = join(all, &ones[i], office, err);
	return good;
}

/* `at`: only those whose hearing is planned then; MINUTE_NONE: all. */
static bool join_all(struct hearing_need *need, struct office *office, civil_minute at, struct error *err)
{
	int64_t *fellows;
	size_t count, loaded = 0;
	bool good = joinder_fellows(office, need->case_id, &fellows, &count, err);
	struct hearing_need *ones = good ? calloc(count + 1, sizeof *ones) : NULL;
	good = good && (ones || error_set(err, ERR_NOMEM, _("内存不足")));
	while (good && loaded < count) {
		good = hearing_need_load(&ones[loaded], office, fellows[loaded], CIVIL_NONE, err);
		loaded += good;
	}
	good = good && join_these(need, ones, count, at, office, err);
	for (size_t i = 0; i < loaded; i++)
		hearing_need_free(&ones[i]);
	free(ones);
	free(fellows);
	if (!good)
		hearing_need_free(need);
	return good;
}

bool joint_need_join(struct hearing_need *need, struct office *office, struct error *err)
{
	return join_all(need, office, MINUTE_NONE, err);
}

bool joint_need_load(struct hearing_need *out, struct office *office, int64_t case_id, civil_date published,
	struct error *err)
{
	return hearing_need_load(out, office, case_id, published, err) &&
	       join_all(out, office, MINUTE_NONE, err);
}

bool joint_need_planned(
	struct hearing_need *out, struct office *office, int64_t case_id, civil_minute at, struct error *err)
{
	return hearing_need_load(out, office, case_id, CIVIL_NONE, err) && join_all(out, office, at, err);
}

/* --- Where it has to be ------------------------------------------------------------------------------- */

static const struct need_fellow *first_planned(const struct hearing_need *need)
{
	const struct need_fellow *first = NULL;
	for (size_t i = 0; i < need->fellow_count; i++)
		if (need->fellows[i].planned != MINUTE_NONE &&
			(!first || need->fellows[i].planned < first->planned))
			first = &need->fellows[i];
	return first;
}

/* A hearing of a fellow, and whom it takes. */
struct held_place {
	struct hearing_need need;
	struct slot slot;
};

static bool load_place(
	struct held_place *out, struct office *office, const struct need_fellow *fellow, struct error *err)
{
	struct hearing row;
	if (!hearing_need_load(&out->need, office, fellow->case_id, CIVIL_NONE, err))
		return false;
	bool good = row_get(office->store, &hearing_table, fellow->planned_id, &row, err);
	if (good)
		out->slot = (struct slot){
			.start = row.start, .end = row.end, .room_id = row.room_id, .clerk_id = row.clerk_id};
	row_clear(&hearing_table, &row);
	return good;
}

/* Can everybody be there when what the fellows that are heard then take is no matter? */
static bool fits_beside(struct office *office, struct hearing_house *house, const struct hearing_need *need,
	const struct slot *at, struct slot *out, bool *fits, struct error *err)
{
	struct held_place *places = calloc(need->fellow_count + 1, sizeof *places);
	size_t count = 0;
	bool good = places || error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; good && i < need->fellow_count; i++)
		if (need->fellows[i].planned == at->start)
			good = load_place(&places[count++], office, &need->fellows[i], err);
	for (size_t i = 0; good && i < count; i++)
		slot_give(&house->slots, &places[i].need, &places[i].slot);
	*fits = good && slot_is_free(&house->slots, need, at, out);
	for (size_t i = 0; good && i < count; i++)
		good = slot_take(&house->slots, &places[i].need, &places[i].slot) ||
		       error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < count; i++)
		hearing_need_free(&places[i].need);
	free(places);
	return good;
}

/* 20-0003 号案 2020-11-02 09:00 */
static void add_planned(const struct need_fellow *fellow, struct strbuf *out)
{
	char start[MINUTE_TEXT_SIZE];
	minute_format(fellow->planned, start);
	start[10] = ' ';
	strbuf_addf(out, _("并案的 %s 号案已排 %s"), fellow->name, start);
}

bool joint_place_find(struct office *office, struct hearing_house *house, const struct hearing_need *need,
	enum joint_place *place, struct slot *out, struct strbuf *why, struct error *err)
{
	const struct need_fellow *fellow = need->planned == MINUTE_NONE ? first_planned(need) : NULL;
	struct held_place at;
	bool fits = false;
	*place = JOINT_FREE;
	if (!fellow || hearing_need_refusal(need))
		return true;
	bool good = load_place(&at, office, fellow, err);
	bool early = need->lawful.day == CIVIL_NONE || minute_date(fellow->planned) < need->lawful.day;
	if (good && !early && at.slot.end != MINUTE_NONE)
		good = fits_beside(office, house, need, &at.slot, out, &fits, err);
	hearing_need_free(&at.need);
	if (!good)
		return false;
	*place = fits ? JOINT_BESIDE : JOINT_BARRED;
	add_planned(fellow, why);
	if (fits)
		strbuf_add(why, _("，同时同庭"));
	else if (early) {
		strbuf_add(why, _("，早于合法之日（"));
		slot_law_text(need, office->today, why);
		strbuf_add(why, _("），请一并改期"));
	} else
		strbuf_add(why, _("，那时人员庭室不能都到，请一并改期"));
	return true;
}
