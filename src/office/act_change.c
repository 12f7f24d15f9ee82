#include "office/act_change.h"

#include "base/i18n.h"
#include "law/explain.h"
#include "office/slot_text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const struct law_word act_changes[ACT_CHANGE_KINDS] = {
#define X(name, id, label) {id, label},
	ACT_CHANGES(X)
#undef X
};

/* --- The pictures ------------------------------------------------------------------------------------- */

static const struct case_picture nothing = {
	.need = {.planned = MINUTE_NONE, .award_due = CIVIL_NONE, .accepted = CIVIL_NONE}};

bool case_picture_load(struct case_picture *out, struct office *office, int64_t case_id, struct error *err)
{
	struct law_facts facts;
	*out = nothing;
	out->law = calloc(1, sizeof *out->law);
	bool good = out->law || error_set(err, ERR_NOMEM, _("内存不足"));
	if (!good || case_id == 0)
		return good;
	good = store_timeline(office->store, case_id, &out->timeline, err) &&
	       store_facts(office->store, case_id, &facts, err) &&
	       hearing_need_load(&out->need, office, case_id, CIVIL_NONE, err);
	if (!good) {
		case_picture_free(out);
		return false;
	}
	out->exists = true;
	law_derive(office->law, out->timeline.events, out->timeline.count, out->timeline.flags, office->today,
		out->law);
	out->standing = law_standing(out->timeline.events, out->timeline.count, &facts, out->law);
	return true;
}

void case_picture_free(struct case_picture *picture)
{
	case_timeline_free(&picture->timeline);
	hearing_need_free(&picture->need);
	free(picture->law);
	*picture = nothing;
}

/* --- The list ----------------------------------------------------------------------------------------- */

/* Both sides are empty; the strings are set by the caller. NULL when out of memory. */
static struct act_change *add(
	struct act_change_list *list, enum act_change_kind kind, const char *id, struct error *err)
{
	struct act_change *items = realloc(list->items, (list->count + 1) * sizeof *items);
	if (!items) {
		error_set(err, ERR_NOMEM, _("内存不足"));
		return NULL;
	}
	list->items = items;
	items[list->count] = (struct act_change){
		.kind = kind, .id = id, .before = {CIVIL_NONE, 0}, .after = {CIVIL_NONE, 0}};
	return &items[list->count++];
}

/* Hands a text over; the change it belongs to is complete with its last one. */
static bool take(char **out, struct strbuf *text, struct error *err)
{
	strbuf_add(text, ""); /* so that there is a text */
	*out = strbuf_take(text);
	return *out || error_set(err, ERR_NOMEM, _("内存不足"));
}

static bool take_word(char **out, const char *word, struct error *err)
{
	struct strbuf text = {0};
	strbuf_add(&text, word);
	return take(out, &text, err);
}

void act_change_list_free(struct act_change_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].what);
		free(list->items[i].before.word);
		free(list->items[i].after.word);
		free(list->items[i].reason);
	}
	free(list->items);
	*list = (struct act_change_list){0};
}

/* --- Events ------------------------------------------------------------------------------------------- */

static void event_text(const struct law_event *event, struct strbuf *out)
{
	const struct {
		const struct law_word *words;
		unsigned word;
	} details[] = {{law_whats, event->what}, {law_roles, event->who}, {law_outcomes, event->outcome}};
	strbuf_add(out, _(law_event_infos[event->kind].label));
	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		if (details[i].word)
			strbuf_addf(out, _("（%s）"), _(details[i].words[details[i].word].label));
	if (event->party > 1 && (law_event_infos[event->kind].traits & LAW_TAKES_PARTY))
		strbuf_addf(out, _("（第 %d 被申请人）"), event->party);
	if (event->days)
		strbuf_addf(out, _("（%d 日）"), event->days);
}

static const struct law_event *event_of(const struct case_timeline *timeline, int64_t id)
{
	for (size_t i = 0; i < timeline->count; i++)
		if (timeline->ids[i] == id)
			return &timeline->events[i];
	return NULL;
}

static bool add_event(struct act_change_list *list, enum act_change_kind kind, const struct law_event *before,
	const struct law_event *after, struct error *err)
{
	const struct law_event *event = after ? after : before;
	assert(event);
	struct act_change *change = add(list, kind, law_event_infos[event->kind].id, err);
	struct strbuf what = {0};
	if (!change)
		return false;
	change->before.day = before ? before->date : CIVIL_NONE;
	change->after.day = after ? after->date : CIVIL_NONE;
	event_text(event, &what);
	return take(&change->what, &what, err);
}

static bool compare_events(const struct case_timeline *before, const struct case_timeline *after,
	struct act_change_list *out, struct error *err)
{
	for (int kind = ACT_CHANGE_EVENT_ADDED; kind <= ACT_CHANGE_EVENT_MOVED; kind++)
		for (size_t i = 0; i < after->count; i++) {
			const struct law_event *was = event_of(before, after->ids[i]);
			const struct law_event *is = &after->events[i];
			bool mine = kind == ACT_CHANGE_EVENT_ADDED ? !was : was && was->date != is->date;
			if (mine && !add_event(out, (enum act_change_kind)kind, was, is, err))
				return false;
		}
	for (size_t i = 0; i < before->count; i++)
		if (!event_of(after, before->ids[i]) &&
			!add_event(out, ACT_CHANGE_EVENT_REMOVED, &before->events[i], NULL, err))
			return false;
	return true;
}

/* --- Deadlines ---------------------------------------------------------------------------------------- */

static int party_of(const struct law_deadline *deadline)
{
	return deadline->party_no > 0 ? deadline->party_no : 1;
}

/* Which deadline of the one picture each of the other is: of the same start, else of the same kind, which has
 * begun anew. */
struct pairing {
	const struct law_result *before, *after;
	int16_t was[LAW_MAX_DEADLINES]; /* index in before->deadlines, or -1 */
	bool used[LAW_MAX_DEADLINES]; /* of before */
};

static bool is_same(const struct law_deadline *a, const struct law_deadline *b, bool same_start)
{
	return a->rule->id == b->rule->id && a->party == b->party && party_of(a) == party_of(b) &&
	       a->award_no == b->award_no && (!same_start || a->start_date == b->start_date);
}

static void pair(struct pairing *pairing, bool same_start)
{
	for (size_t i = 0; i < pairing->after->deadline_count; i++)
		for (size_t j = 0; pairing->was[i] < 0 && j < pairing->before->deadline_count; j++)
			if (!pairing->used[j] && is_same(&pairing->after->deadlines[i],
							 &pairing->before->deadlines[j], same_start)) {
				pairing->was[i] = (int16_t)j;
				pairing->used[j] = true;
			}
}

static void deadline_text(const struct law_deadline *deadline, struct strbuf *out)
{
	strbuf_add(out, _(law_rule_infos[deadline->rule->id].label));
	if (deadline->party)
		strbuf_addf(out, _("（%s）"), _(law_roles[deadline->party].label));
	if (deadline->party_no && !(law_event_infos[deadline->start_event].traits & LAW_NUMBERED))
		strbuf_addf(out, _("（第 %d 被申请人）"), deadline->party_no);
}

static bool set_due(struct act_side *side, const struct law_deadline *deadline, struct error *err)
{
	side->day = deadline->due;
	if (deadline->due != CIVIL_NONE)
		return true;
	struct strbuf text = {0};
	strbuf_addf(&text, _("尚余 %d 日"), deadline->remaining_days);
	return take(&side->word, &text, err);
}

static bool add_deadline(struct act_change_list *list, enum act_change_kind kind,
	const struct law_deadline *before, const struct law_deadline *after, const struct law_result *law,
	struct error *err)
{
	const struct law_deadline *deadline = after ? after : before;
	const struct law_rule_info *info = &law_rule_infos[deadline->rule->id];
	struct act_change *change = add(list, kind, info->id, err);
	struct strbuf what = {0}, reason = {0};
	if (!change)
		return false;
	change->basis = deadline->rule->basis;
	deadline_text(deadline, &what);
	if (!take(&change->what, &what, err) || (before && !set_due(&change->before, before, err)))
		return false;
	if (kind == ACT_CHANGE_DEADLINE_GONE)
		return true;
	if (kind == ACT_CHANGE_DEADLINE_MET) {
		change->after.day = after->met_on;
		return true;
	}
	law_trace_note(law, after, &reason);
	return set_due(&change->after, after, err) && take(&change->reason, &reason, err);
}

static bool is_met(const struct law_deadline *deadline)
{
	return deadline->met_on != CIVIL_NONE;
}

/* What became of a deadline that was there; ACT_CHANGE_KINDS: nothing. */
static enum act_change_kind what_became(const struct law_deadline *was, const struct law_deadline *is)
{
	if (!is_met(was) && is_met(is))
		return ACT_CHANGE_DEADLINE_MET;
	if (was->due != is->due || was->remaining_days != is->remaining_days)
		return ACT_CHANGE_DEADLINE_MOVED;
	return is_met(was) && !is_met(is) ? ACT_CHANGE_DEADLINE_NEW : ACT_CHANGE_KINDS;
}

static bool compare_deadlines(const struct law_result *before, const struct law_result *after,
	struct act_change_list *out, struct error *err)
{
	assert(before && after);
	struct pairing pairing = {.before = before, .after = after};
	memset(pairing.was, -1, sizeof pairing.was);
	pair(&pairing, true);
	pair(&pairing, false);
	for (size_t i = 0; i < after->deadline_count; i++) {
		const struct law_deadline *is = &after->deadlines[i];
		const struct law_deadline *was =
			pairing.was[i] < 0 ? NULL : &before->deadlines[pairing.was[i]];
		enum act_change_kind kind = was ? what_became(was, is) : ACT_CHANGE_DEADLINE_NEW;
		if (kind != ACT_CHANGE_KINDS && !add_deadline(out, kind, was, is, after, err))
			return false;
	}
	for (size_t i = 0; i < before->deadline_count; i++)
		if (!pairing.used[i] && !is_met(&before->deadlines[i]) &&
			!add_deadline(out, ACT_CHANGE_DEADLINE_GONE, &before->deadlines[i], NULL, after, err))
			return false;
	return true;
}

/* --- Hearings ----------------------------------------------------------------------------------------- */

static civil_date lawful_day(const struct case_picture *picture)
{
	return picture->need.can_count ? picture->need.lawful.day : CIVIL_NONE;
}

static bool compare_hearing_day(const struct case_picture *before, const struct case_picture *after,
	civil_date today, struct act_change_list *out, struct error *err)
{
	civil_date was = lawful_day(before), is = lawful_day(after);
	if (was == is)
		return true;
	struct act_change *change = add(out, ACT_CHANGE_HEARING_DAY, "", err);
	struct strbuf why = {0};
	if (!change || !take_word(&change->what, "", err))
		return false;
	change->before.day = was;
	change->after.day = is;
	if (is != CIVIL_NONE)
		slot_law_text(&after->need, today, &why);
	else if (hearing_need_refusal(&after->need))
		strbuf_add(&why, hearing_need_refusal(&after->need));
	return take(&change->reason, &why, err);
}

/* Appends why a planned hearing on that day would not be lawful; nothing when it would be. */
static void objection(const struct case_picture *picture, civil_date day, struct strbuf *out)
{
	const struct law_hearing_day *lawful = &picture->need.lawful;
	char text[CIVIL_TEXT_SIZE];
	const struct {
		bool holds;
		const char *sentence; /* msgid; %s: the day */
		civil_date until;
	} rows[] = {
		{picture->standing.stage == LAW_STAGE_SUSPENDED, N_("案件正在中止"), day},
		{picture->standing.stage >= LAW_STAGE_SERVE_AWARD, N_("案件已经审结"), day},
		{lawful->completion >= day, N_("送达到 %s 才期满"), lawful->completion},
		{lawful->defence >= day, N_("答辩期到 %s 才届满"), lawful->defence},
		{lawful->evidence >= day, N_("举证期限到 %s 才届满"), lawful->evidence},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].holds) {
			strbuf_addf(out, _(rows[i].sentence), civil_format(rows[i].until, text));
			return;
		}
	for (size_t i = 0; i < picture->law->deadline_count; i++) {
		const struct law_deadline *notice = &picture->law->deadlines[i];
		if (notice->rule->id == LAW_RULE_HEARING_NOTICE && notice->start_date == day &&
			notice->state == LAW_OVERDUE)
			strbuf_addf(
				out, _("开庭通知须在 %s 前送达，已来不及"), civil_format(notice->due, text));
	}
}

/* A hearing that was as unlawful before is no change. */
static bool compare_hearings(const struct case_picture *before, const struct case_picture *after,
	civil_date today, struct act_change_list *out, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < after->timeline.count; i++) {
		const struct law_event *is = &after->timeline.events[i];
		const struct law_event *was = event_of(&before->timeline, after->timeline.ids[i]);
		struct strbuf now = {0}, then = {0};
		if (is->kind != LAW_HEARING || is->held || is->date < today)
			continue;
		objection(after, is->date, &now);
		if (was)
			objection(before, was->date, &then);
		if (now.length && !then.length) {
			struct act_change *change = add(out, ACT_CHANGE_HEARING_UNLAWFUL, "hearing", err);
			good = change && take_word(&change->what, "", err);
			if (good) {
				change->before.day = was ? was->date : CIVIL_NONE;
				change->after.day = is->date;
				good = take(&change->reason, &now, err);
			}
		}
		strbuf_free(&now);
		strbuf_free(&then);
	}
	return good;
}

/* --- Where the case stands ---------------------------------------------------------------------------- */

static bool add_words(struct act_change_list *list, enum act_change_kind kind, const char *before,
	const char *after, struct error *err)
{
	if (strcmp(before, after) == 0)
		return true;
	struct act_change *change = add(list, kind, "", err);
	return change && take_word(&change->what, "", err) &&
	       (!*before || take_word(&change->before.word, before, err)) &&
	       (!*after || take_word(&change->after.word, after, err));
}

static const char *stage_of(const struct case_picture *picture)
{
	return picture->exists ? _(law_stages[picture->standing.stage].label) : "";
}

static const char *block_of(const struct case_picture *picture)
{
	/* The label of no block is "", which gettext would answer with its header. */
	const char *label = picture->exists ? law_blocks[picture->standing.block].label : "";
	return *label ? _(label) : "";
}

bool act_change_find(const struct case_picture *before, const struct case_picture *after, civil_date today,
	struct act_change_list *out, struct error *err)
{
	*out = (struct act_change_list){0};
	bool good = compare_events(&before->timeline, &after->timeline, out, err) &&
		    compare_deadlines(before->law, after->law, out, err) &&
		    compare_hearing_day(before, after, today, out, err) &&
		    compare_hearings(before, after, today, out, err) &&
		    add_words(out, ACT_CHANGE_STAGE, stage_of(before), stage_of(after), err) &&
		    add_words(out, ACT_CHANGE_BLOCK, block_of(before), block_of(after), err);
	if (!good)
		act_change_list_free(out);
	return good;
}
