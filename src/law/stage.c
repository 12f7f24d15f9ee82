#include "law/stage.h"
#include "base/i18n.h"

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

/* What the events come to. */
struct course {
	uint64_t present;
	civil_date corrected, rejected; /* latest */
	civil_date held, planned; /* latest hearing of either kind */
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

static void take(struct course *course, const struct law_event *event)
{
	course->present |= LAW_KIND(event->kind);
	switch ((enum law_event_kind)event->kind) {
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
	case LAW_SUSPENDED: course->open_suspensions++; break;
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

static struct law_standing standing(enum law_stage stage, enum law_block block, civil_date until)
{
	return (struct law_standing){stage, block, until};
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

struct law_standing law_standing(const struct law_event *events, size_t count, const struct law_facts *facts,
	const struct law_result *result)
{
	struct course course = {
		.corrected = CIVIL_NONE, .rejected = CIVIL_NONE, .held = CIVIL_NONE, .planned = CIVIL_NONE};
	for (size_t i = 0; i < count; i++)
		if (events[i].kind > LAW_EVENT_UNKNOWN && events[i].kind < LAW_EVENT_KINDS &&
			(result->problem_count == 0 || !is_refused(result, i)))
			take(&course, &events[i]);

	bool accepted = (course.present & (LAW_KIND(LAW_ACCEPTED) | LAW_KIND(LAW_TRANSFERRED))) != 0;
	bool over = (course.present & (LAW_KIND(LAW_CLOSED) | LAW_KIND(LAW_ACCEPTANCE_REVOKED))) != 0;
	if (over || (!accepted && course.rejected != CIVIL_NONE && course.rejected >= course.corrected))
		return standing(LAW_STAGE_CLOSED, LAW_BLOCK_NONE, CIVIL_NONE);
	if (!accepted)
		return standing(LAW_STAGE_ACCEPTANCE, LAW_BLOCK_NONE, CIVIL_NONE);
	civil_date announced = pending_until(result, LAW_RULE_ANNOUNCEMENT_COMPLETION);
	if (course.awarded)
		return standing(LAW_STAGE_SERVE_AWARD,
			announced != CIVIL_NONE ? LAW_BLOCK_ANNOUNCEMENT : LAW_BLOCK_NONE, announced);
	if (course.open_suspensions > 0)
		return standing(LAW_STAGE_SUSPENDED, LAW_BLOCK_SUSPENSION, CIVIL_NONE);
	if (course.held != CIVIL_NONE && course.planned <= course.held)
		return standing(LAW_STAGE_TO_AWARD, LAW_BLOCK_AWARD, CIVIL_NONE);
	if (announced != CIVIL_NONE)
		return standing(LAW_STAGE_SERVING, LAW_BLOCK_ANNOUNCEMENT, announced);
	civil_date left = pending_until(result, LAW_RULE_LEFT_COMPLETION);
	if (left != CIVIL_NONE)
		return standing(LAW_STAGE_SERVING, LAW_BLOCK_NONE, left);
	if (course.planned != CIVIL_NONE)
		return standing(LAW_STAGE_TO_HEAR, LAW_BLOCK_NONE, CIVIL_NONE);
	if (!all_served(&course, facts)) {
		bool under_way = facts->service_out || course.served != 0;
		return standing(under_way ? LAW_STAGE_SERVING : LAW_STAGE_TO_SERVE,
			facts->service_failed ? LAW_BLOCK_SERVICE : LAW_BLOCK_NONE, CIVIL_NONE);
	}
	if (pending_until(result, LAW_RULE_DEFENCE) != CIVIL_NONE)
		return standing(LAW_STAGE_DEFENCE, LAW_BLOCK_NONE, CIVIL_NONE);
	if (!facts->has_tribunal)
		return standing(LAW_STAGE_TO_FORM, LAW_BLOCK_TRIBUNAL, CIVIL_NONE);
	return standing(LAW_STAGE_TO_SCHEDULE, LAW_BLOCK_HEARING, CIVIL_NONE);
}
