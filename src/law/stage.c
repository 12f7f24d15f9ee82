#include "law/stage.h"
#include "base/i18n.h"

#include <string.h>

const struct law_word law_stages[LAW_STAGE_COUNT] = {
#define X(name, id, label) [LAW_STAGE_##name] = {id, label},
	LAW_STAGES(X)
#undef X
};

const struct law_word law_blocks[LAW_BLOCK_COUNT] = {
#define X(name, id, label) [LAW_BLOCK_##name] = {id, label},
	LAW_BLOCKS(X)
#undef X
};

const struct law_word law_holds[LAW_HOLD_COUNT] = {
#define X(name, id, label) [LAW_BLOCK_##name] = {id, label},
	LAW_BLOCKS(X)
#undef X
#define X(name, id, label) [LAW_HOLD_##name] = {id, label},
		LAW_WAITS(X)
#undef X
};

const struct law_ground_info law_grounds[LAW_GROUND_COUNT] = {
	[LAW_GROUND_NONE] = {"none", N_("未写事由"), N_("未写事由")},
#define X(name, id, label, brief) [LAW_GROUND_##name] = {id, label, brief},
	LAW_GROUNDS(X)
#undef X
};

enum law_ground law_ground_of(const char *note)
{
	for (int ground = LAW_GROUND_NONE + 1; note && ground < LAW_GROUND_COUNT; ground++) {
		const char *label = law_grounds[ground].label;
		if (strncmp(note, label, strlen(label)) == 0)
			return (enum law_ground)ground;
	}
	return LAW_GROUND_NONE;
}

void law_hold_text(int hold, int ground, struct strbuf *out)
{
	const char *reason = hold > LAW_HOLD_NONE && hold < LAW_HOLD_COUNT ? _(law_holds[hold].label) : "";
	if (hold == LAW_BLOCK_SUSPENSION && ground >= 0 && ground < LAW_GROUND_COUNT)
		strbuf_addf(out, _("%s：%s"), reason, _(law_grounds[ground].brief));
	else
		strbuf_add(out, reason);
}

/* What the events come to. */
struct course {
	uint64_t present;
	civil_date corrected, rejected; /* latest */
	civil_date held, planned; /* latest hearing of either kind */
	civil_date accepted, suspended;
	civil_date ready; /* the latest act of serving or waiving: from then on nothing but periods ran */
	int open_suspensions;
	uint64_t served; /* bit N: respondent N was served, or a service by leaving or announcement runs for
			    him */
	int highest_party;
	bool awarded;
};

static bool is_refused(const struct law_result *result, size_t event)
{
	for (size_t i = 0; i < result->problem_count; i++)
		if (result->problems[i].event == event)
			return true;
	return false;
}

static civil_date later(civil_date a, civil_date b)
{
	return a > b ? a : b;
}

static const uint64_t READYING = LAW_KIND(LAW_SERVED_RESPONDENT) | LAW_KIND(LAW_LEFT) |
				 LAW_KIND(LAW_ANNOUNCED) | LAW_KIND(LAW_DEFENCE_WAIVED);

static void take(struct course *course, const struct law_event *event)
{
	course->present |= LAW_KIND(event->kind);
	if (LAW_KIND(event->kind) & READYING && event->date > course->ready)
		course->ready = event->date;
	switch ((enum law_event_kind)event->kind) {
	case LAW_ACCEPTED:
	case LAW_TRANSFERRED:
		if (event->date > course->accepted)
			course->accepted = event->date;
		break;
	case LAW_CORRECTED:
		if (event->date > course->corrected)
			course->corrected = event->date;
		break;
	case LAW_REJECTED:
		if (event->date > course->rejected)
			course->rejected = event->date;
		break;
	case LAW_HEARING:
		if (event->held && event->date > course->held)
			course->held = event->date;
		if (!event->held && event->date > course->planned)
			course->planned = event->date;
		break;
	/* Refused events are left out, so suspensions and resumptions alternate. */
	case LAW_SUSPENDED:
		course->open_suspensions++;
		course->suspended = later(course->suspended, event->date);
		break;
	case LAW_RESUMED: course->open_suspensions--; break;
	case LAW_AWARD_MADE: course->awarded |= !event->partial; break;
	case LAW_ANNOUNCED:
		if (event->what == LAW_WHAT_AWARD || event->what == LAW_WHAT_NOTICE)
			break;
		/* fall through */
	case LAW_SERVED_RESPONDENT:
	case LAW_LEFT: {
		int party = event->party > 0 ? event->party : 1;
		if (party > course->highest_party)
			course->highest_party = party;
		if (party < 64)
			course->served |= UINT64_C(1) << party;
		break;
	}
	default: break;
	}
}

/* The latest end of a pending deadline of that rule, CIVIL_NONE when none is pending. */
static civil_date pending_until(const struct law_result *result, enum law_rule_id id)
{
	civil_date until = CIVIL_NONE;
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		if (deadline->rule->id == id && deadline->pending && deadline->due > until)
			until = deadline->due;
	}
	return until;
}

/* The earliest start of a pending deadline of that rule, CIVIL_NONE when none is pending. */
static civil_date pending_since(const struct law_result *result, enum law_rule_id id)
{
	civil_date since = CIVIL_NONE;
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		if (deadline->rule->id == id && deadline->pending &&
			(since == CIVIL_NONE || deadline->start_date < since))
			since = deadline->start_date;
	}
	return since;
}

/* When the last period for a defence ended, by a defence or by itself: the hearing could be prepared. */
static civil_date ready_since(const struct course *course, const struct law_result *result)
{
	civil_date ready = course->ready;
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		if (deadline->rule->id != LAW_RULE_DEFENCE || deadline->due == CIVIL_NONE)
			continue;
		bool early = deadline->met_on != CIVIL_NONE && deadline->met_on < deadline->due;
		ready = later(ready, early ? deadline->met_on : deadline->due);
	}
	return ready;
}

/* What an accepted case waits for that nothing blocks. */
static enum law_hold wait_of(enum law_stage stage)
{
	switch (stage) {
	case LAW_STAGE_TO_SERVE:
	case LAW_STAGE_SERVING: return LAW_HOLD_SERVING;
	case LAW_STAGE_DEFENCE: return LAW_HOLD_DEFENCE;
	case LAW_STAGE_TO_HEAR: return LAW_HOLD_HEARD;
	default: return LAW_HOLD_NONE;
	}
}

static civil_date hold_since(const struct law_standing *standing, const struct course *course,
	const struct law_facts *facts, const struct law_result *result)
{
	switch ((int)standing->hold) {
	case LAW_BLOCK_SERVICE:
	case LAW_HOLD_SERVING: return facts->service_since;
	case LAW_BLOCK_ANNOUNCEMENT: return pending_since(result, LAW_RULE_ANNOUNCEMENT_COMPLETION);
	case LAW_BLOCK_SUSPENSION: return course->suspended;
	case LAW_BLOCK_TRIBUNAL:
	case LAW_HOLD_HEARD: return ready_since(course, result);
	case LAW_BLOCK_HEARING: return later(ready_since(course, result), facts->tribunal_since);
	case LAW_BLOCK_AWARD: return course->held;
	case LAW_HOLD_DEFENCE: return pending_since(result, LAW_RULE_DEFENCE);
	default: return CIVIL_NONE;
	}
}

static struct law_standing stands(enum law_stage stage, enum law_block block, civil_date until)
{
	return (struct law_standing){.stage = stage, .block = block, .until = until};
}

static bool all_served(const struct course *course, const struct law_facts *facts)
{
	int respondents = facts->respondents > 0 ? facts->respondents : course->highest_party;
	if (respondents == 0)
		return false;
	for (int party = 1; party <= respondents && party < 64; party++)
		if (!(course->served >> party & 1))
			return false;
	return true;
}

static struct law_standing stage_and_block(
	const struct course *course, const struct law_facts *facts, const struct law_result *result)
{
	bool accepted = (course->present & (LAW_KIND(LAW_ACCEPTED) | LAW_KIND(LAW_TRANSFERRED))) != 0;
	bool over = (course->present & (LAW_KIND(LAW_CLOSED) | LAW_KIND(LAW_ACCEPTANCE_REVOKED))) != 0;
	if (over || (!accepted && course->rejected != CIVIL_NONE && course->rejected >= course->corrected))
		return stands(LAW_STAGE_CLOSED, LAW_BLOCK_NONE, CIVIL_NONE);
	if (!accepted)
		return stands(LAW_STAGE_ACCEPTANCE, LAW_BLOCK_NONE, CIVIL_NONE);
	civil_date announced = pending_until(result, LAW_RULE_ANNOUNCEMENT_COMPLETION);
	if (course->awarded)
		return stands(LAW_STAGE_SERVE_AWARD,
			announced != CIVIL_NONE ? LAW_BLOCK_ANNOUNCEMENT : LAW_BLOCK_NONE, announced);
	if (course->open_suspensions > 0)
		return stands(LAW_STAGE_SUSPENDED, LAW_BLOCK_SUSPENSION, CIVIL_NONE);
	if (course->held != CIVIL_NONE && course->planned <= course->held)
		return stands(LAW_STAGE_TO_AWARD, LAW_BLOCK_AWARD, CIVIL_NONE);
	if (announced != CIVIL_NONE)
		return stands(LAW_STAGE_SERVING, LAW_BLOCK_ANNOUNCEMENT, announced);
	civil_date left = pending_until(result, LAW_RULE_LEFT_COMPLETION);
	if (left != CIVIL_NONE)
		return stands(LAW_STAGE_SERVING, LAW_BLOCK_NONE, left);
	if (course->planned != CIVIL_NONE)
		return stands(LAW_STAGE_TO_HEAR, LAW_BLOCK_NONE, CIVIL_NONE);
	if (!all_served(course, facts)) {
		bool under_way = facts->service_out || course->served != 0;
		return stands(under_way ? LAW_STAGE_SERVING : LAW_STAGE_TO_SERVE,
			facts->service_failed ? LAW_BLOCK_SERVICE : LAW_BLOCK_NONE, CIVIL_NONE);
	}
	if (pending_until(result, LAW_RULE_DEFENCE) != CIVIL_NONE)
		return stands(LAW_STAGE_DEFENCE, LAW_BLOCK_NONE, CIVIL_NONE);
	if (!facts->has_tribunal)
		return stands(LAW_STAGE_TO_FORM, LAW_BLOCK_TRIBUNAL, CIVIL_NONE);
	return stands(LAW_STAGE_TO_SCHEDULE, LAW_BLOCK_HEARING, CIVIL_NONE);
}

struct law_standing law_standing(const struct law_event *events, size_t count, const struct law_facts *facts,
	const struct law_result *result)
{
	struct course course = {.corrected = CIVIL_NONE,
		.rejected = CIVIL_NONE,
		.held = CIVIL_NONE,
		.planned = CIVIL_NONE,
		.accepted = CIVIL_NONE,
		.suspended = CIVIL_NONE,
		.ready = CIVIL_NONE};
	for (size_t i = 0; i < count; i++)
		if (events[i].kind > LAW_EVENT_UNKNOWN && events[i].kind < LAW_EVENT_KINDS &&
			(result->problem_count == 0 || !is_refused(result, i)))
			take(&course, &events[i]);
	struct law_standing standing = stage_and_block(&course, facts, result);
	standing.hold = standing.block ? (enum law_hold)standing.block : wait_of(standing.stage);
	standing.since = standing.hold ? hold_since(&standing, &course, facts, result) : CIVIL_NONE;
	/* Nothing was tried yet, or nobody wrote when. */
	if (standing.hold && standing.since == CIVIL_NONE)
		standing.since = course.accepted;
	return standing;
}
