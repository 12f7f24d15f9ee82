/* How fast is the derivation? A million timelines of ten events (or as many as the argument says). */
#include "law/derive.h"
#include "law/shipped.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(clockid_t clock)
{
	struct timespec now;
	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	long count = argc > 1 ? strtol(argv[1], NULL, 10) : 1000000;
	struct error err = ERROR_INIT;
	struct law_calendar *calendar = malloc(sizeof *calendar);
	struct law_rules *rules = malloc(sizeof *rules);
	struct law_result *result = malloc(sizeof *result);
	double begin = seconds(CLOCK_MONOTONIC);
	if (!calendar || !rules || !result || !law_shipped(calendar, rules, &err)) {
		fprintf(stderr, "%s\n", error_text(&err));
		return 1;
	}
	double loaded = seconds(CLOCK_MONOTONIC), worked = seconds(CLOCK_PROCESS_CPUTIME_ID);
	struct law_office office = {.calendar = calendar, .rules = rules};
	long deadlines = 0;
	for (long i = 0; i < count; i++) {
		civil_date day = civil_make(2018, 1, 2) + (civil_date)(i % 2500);
		const struct law_event events[10] = {
			{.kind = LAW_APPLIED, .date = day},
			{.kind = LAW_ACCEPTED, .date = day + 3},
			{.kind = LAW_ANNOUNCED, .date = day + 10},
			{.kind = LAW_TRIBUNAL_NOTIFIED, .date = day + 12},
			{.kind = LAW_SUSPENDED, .date = day + 40},
			{.kind = LAW_RESUMED, .date = day + 90},
			{.kind = LAW_HEARING, .date = day + 110, .held = true},
			{.kind = LAW_AWARD_MADE, .date = day + 120},
			{.kind = LAW_AWARD_SERVED, .date = day + 125, .who = LAW_APPLICANT},
			{.kind = LAW_AWARD_SERVED, .date = day + 130, .who = LAW_RESPONDENT},
		};
		law_derive(&office, events, 10, 0, day + 100, result);
		deadlines += (long)result->deadline_count;
	}
	double done = seconds(CLOCK_MONOTONIC) - loaded;
	worked = seconds(CLOCK_PROCESS_CPUTIME_ID) - worked;
	printf("law: tables %.2f ms; %ld timelines of ten events, %ld deadlines: %.3f s (%.3f s of them"
	       " computing), %.2f us each\n",
		(loaded - begin) * 1e3, count, deadlines, done, worked, worked * 1e6 / (double)count);
	free(result);
	free(rules);
	free(calendar);
	return 0;
}
