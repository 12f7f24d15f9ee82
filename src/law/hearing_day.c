#include "law/hearing_day.h"

/* The latest end, today or later, of the deadlines of that rule which are still waited for. A right is
 * watched by nobody: it is waited for until it ends. */
static civil_date waits_until(const struct law_result *result, enum law_rule_id id, civil_date today)
{
	civil_date until = CIVIL_NONE;
	for (size_t i = 0; i < result->deadline_count; i++) {
		const struct law_deadline *deadline = &result->deadlines[i];
		bool runs = deadline->pending || law_rule_infos[id].watch == LAW_RIGHT;
		if (deadline->rule->id == id && runs && deadline->due >= today && deadline->due > until)
			until = deadline->due;
	}
	return until;
}

static civil_date later(civil_date a, civil_date b)
{
	return a > b ? a : b; /* CIVIL_NONE is before every day */
}

civil_date law_notice_day(const struct law_office *office, unsigned flags, civil_date day, bool *provisional)
{
	/* The derivation knows how to count back, and by which reading: ask it of a hearing on that day. */
	const struct law_event events[] = {
		{.kind = LAW_ACCEPTED, .date = day},
		{.kind = LAW_HEARING, .date = day},
	};
	struct law_result result;
	law_derive(office, events, sizeof events / sizeof *events, flags, day, &result);
	const struct law_deadline *notice = law_deadline_of(&result, LAW_RULE_HEARING_NOTICE);
	*provisional |= notice && notice->provisional;
	return notice ? notice->due : CIVIL_NONE;
}

void law_hearing_day(const struct law_office *office, const struct law_result *result, unsigned flags,
	civil_date today, struct law_hearing_day *out)
{
	*out = (struct law_hearing_day){.notice = CIVIL_NONE};
	civil_date announced = waits_until(result, LAW_RULE_ANNOUNCEMENT_COMPLETION, today);
	out->completion = later(waits_until(result, LAW_RULE_LEFT_COMPLETION, today), announced);
	out->announced = announced != CIVIL_NONE && announced == out->completion;
	out->defence = later(waits_until(result, LAW_RULE_DEFENCE, today),
		waits_until(result, LAW_RULE_AMENDED_DEFENCE, today));
	out->evidence = waits_until(result, LAW_RULE_EVIDENCE, today);
	civil_date after = later(later(later(out->completion, out->defence), out->evidence), today);
	for (out->day = law_working_day(office->calendar, after, 1); out->day != CIVIL_NONE;
		out->day = law_working_day(office->calendar, out->day, 1)) {
		out->provisional = !law_are_scheduled(office->calendar, today, out->day);
		out->notice = law_notice_day(office, flags, out->day, &out->provisional);
		if (out->notice == CIVIL_NONE || out->notice >= today)
			return;
		out->by_notice = true;
	}
}
