/* replay [CASES] — the demo office's year replayed week by week, to see whether plans of hearings hold.
 *
 * Every Monday the cases accepted before it are known, with what had happened in them by then, and those
 * without a hearing are planned: by award limit (office/plan_search.h) and, for comparison, first come first
 * served. A hearing that is no longer lawful, because a case was suspended or a service moved, is given up
 * and planned anew. Nothing else of the file is used: neither its hearings nor its endings. A case that the
 * demo settled before anything was served counts as served on the last day for it, one that it leaves
 * suspended as resumed on the file's last day, one without a tribunal as heard by a full-time arbitrator, in
 * turn.
 *
 * Then a checker of its own (unit/plan_checker.h) goes over all hearings. The year is replayed in the office
 * as it is, and with one room less, by each rule of office/plan_search.h. Printed of each: hearings after the
 * award limit; hearings too close before it for the award (setting award_days); those given up and planned
 * anew; the idle hours of opened rooms; days from acceptance to hearing; seconds of planning. Below, how many
 * must be late if all had been known from the beginning (year_bound.h).
 *
 * Ends with 1 when a hearing is missing, two clash, one is unlawful, ten seconds were not enough, or not
 * fewer are late than first come first served, by the limit or by the time for the award, or more than by the
 * greedy rule alone. */
#include "office/demo.h"
#include "office/hearing_house.h"
#include "office/plan_search.h"
#include "plan_checker.h"
#include "store/derive.h"
#include "year_bound.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SECONDS_ALLOWED = 10, WEEKS = 160, SERVE_DAYS = 5, NO_LIMIT = 400 };

/* Of a figure that the solver gives. */
static const double ROUNDING = 1e-6;

struct replay_case {
	struct hearing_need need; /* people, seats, length; the law anew each week */
	struct law_event *events; /* owned; by day, without hearings and endings */
	size_t count;
	struct law_facts facts;
	civil_date accepted;
	bool planned;
	civil_date planned_on;
	civil_date first_day; /* lawful, by what was known when it could first be planned */
	struct slot slot;
};

struct replay {
	struct office office;
	struct hearing_house house;
	struct replay_case *cases;
	size_t count;
	size_t assumed_served, assumed_resumed, assumed_tribunal;
};

struct outcome {
	size_t scheduled, late, tight, replanned;
	int64_t idle; /* minutes of the half-days for which a room was opened */
	int64_t waited; /* days from acceptance to the hearing, of all cases */
	double seconds;
	bool holds; /* the checker found nothing */
};

static bool oops(struct error *err)
{
	fprintf(stderr, "%s\n", error_text(err));
	error_clear(err);
	return false;
}

/* --- Reading the year ---------------------------------------------------------------------------------- */

/* What a plan may not know, because it comes of the hearing or after it. */
static bool is_told(const struct law_event *event)
{
	switch ((enum law_event_kind)event->kind) {
	case LAW_APPLIED:
	case LAW_ACCEPTED:
	case LAW_CORRECTED:
	case LAW_SERVED_RESPONDENT:
	case LAW_LEFT:
	case LAW_DEFENCE_RECEIVED:
	case LAW_SUSPENDED:
	case LAW_RESUMED:
	case LAW_EXTENDED:
	case LAW_JOINED:
	case LAW_AMENDED:
	case LAW_SERVED_AMENDED: return true;
	case LAW_ANNOUNCED: return event->what != LAW_WHAT_AWARD;
	default: return false;
	}
}

static bool is_service(const struct law_event *event)
{
	return event->kind == LAW_SERVED_RESPONDENT || event->kind == LAW_LEFT ||
	       event->kind == LAW_ANNOUNCED;
}

static void add_event(struct replay_case *of, enum law_event_kind kind, civil_date day)
{
	size_t at = of->count++;
	while (at > 0 && of->events[at - 1].date > day) {
		of->events[at] = of->events[at - 1];
		at--;
	}
	of->events[at] = (struct law_event){.kind = (uint8_t)kind, .date = day};
}

static bool set_events(struct replay *replay, struct replay_case *of, const struct case_timeline *timeline)
{
	bool served = false, suspended = false;
	of->events = calloc(timeline->count + 2, sizeof *of->events);
	if (!of->events)
		return false;
	for (size_t i = 0; i < timeline->count; i++) {
		const struct law_event *event = &timeline->events[i];
		if (event->kind == LAW_ACCEPTED)
			of->accepted = event->date;
		if (!is_told(event))
			continue;
		served |= is_service(event);
		suspended = event->kind == LAW_SUSPENDED || (suspended && event->kind != LAW_RESUMED);
		of->events[of->count++] = *event;
	}
	if (of->accepted == CIVIL_NONE)
		return true;
	if (!served) {
		add_event(of, LAW_SERVED_RESPONDENT,
			law_working_day(replay->office.law->calendar, of->accepted, SERVE_DAYS));
		replay->assumed_served++;
	}
	if (suspended) {
		add_event(of, LAW_RESUMED, replay->office.today);
		replay->assumed_resumed++;
	}
	return true;
}

static bool give_tribunal(struct replay *replay, struct replay_case *of)
{
	const struct row_list *rows = &replay->house.arbitrator_rows;
	struct need_who *who = realloc(of->need.who, (of->need.who_count + 1) * sizeof *who);
	size_t turn = replay->assumed_tribunal++;
	if (!who)
		return false;
	of->need.who = who;
	for (size_t i = 0; i < rows->count; i++) {
		const struct arbitrator *row = ROW_AT(rows, arbitrator, (i + turn) % rows->count);
		if (strcmp(row->kind, "full_time") != 0)
			continue;
		who[of->need.who_count++] = (struct need_who){{BUSY_ARBITRATOR, row->id}, NULL, false};
		of->need.has_tribunal = true;
		return true;
	}
	return false;
}

static bool read_case(struct replay *replay, int64_t case_id, struct error *err)
{
	struct office *office = &replay->office;
	struct replay_case *of = &replay->cases[replay->count];
	struct case_timeline timeline;
	*of = (struct replay_case){.accepted = CIVIL_NONE};
	if (!hearing_need_load(&of->need, office, case_id, CIVIL_NONE, err) ||
		!store_facts(office->store, case_id, &of->facts, err) ||
		!store_timeline(office->store, case_id, &timeline, err))
		return false;
	bool good = set_events(replay, of, &timeline);
	case_timeline_free(&timeline);
	if (good && of->accepted == CIVIL_NONE) { /* never accepted: not one of them */
		hearing_need_free(&of->need);
		free(of->events);
		return true;
	}
	replay->count++;
	of->facts.service_out = of->facts.service_failed = false;
	good = good && (of->need.has_tribunal || give_tribunal(replay, of));
	return good || error_set(err, ERR_NOMEM, "out of memory");
}

static bool read_year(struct replay *replay, const char *path, struct error *err)
{
	struct office_options options = {
		.path = path, .user = "replay", .today = CIVIL_NONE, .read_only = true};
	struct row_list rows;
	if (!office_open(&replay->office, &options, err) ||
		!hearing_house_load(&replay->house, &replay->office, err) ||
		!row_list_all(replay->office.store, &arb_case_table, &rows, err))
		return false;
	replay->cases = calloc(rows.count + 1, sizeof *replay->cases);
	bool good = replay->cases || error_set(err, ERR_NOMEM, "out of memory");
	for (size_t i = 0; good && i < rows.count; i++)
		good = read_case(replay, ROW_AT(&rows, arb_case, i)->id, err);
	row_list_free(&rows);
	return good;
}

/* --- Week by week -------------------------------------------------------------------------------------- */

/* Only the absences: the file's own hearings are not those of the plan. */
static bool take_absence(void *context, const struct busy_span *span)
{
	return span->key.kind != BUSY_AWAY || busy_take_span(context, span);
}

static size_t known_events(const struct replay_case *of, civil_date today)
{
	size_t known = 0;
	while (known < of->count && of->events[known].date <= today)
		known++;
	return known;
}

static void derive(struct replay *replay, struct replay_case *of, civil_date today)
{
	static struct law_result scratch;
	hearing_need_derive(&of->need, replay->office.law, of->events, known_events(of, today), &of->facts,
		today, &scratch);
}

/* Gives up the hearings that stopped being lawful by what is known today. */
static void give_up(struct replay *replay, civil_date today, struct outcome *outcome)
{
	for (size_t i = 0; i < replay->count; i++) {
		struct replay_case *of = &replay->cases[i];
		if (!of->planned || minute_date(of->slot.start) <= today)
			continue;
		derive(replay, of, today);
		civil_date day = minute_date(of->slot.start);
		if (of->need.can_count && of->need.lawful.completion < day && of->need.lawful.defence < day)
			continue;
		slot_give(&replay->house.slots, &of->need, &of->slot);
		of->planned = false;
		of->first_day = CIVIL_NONE;
		outcome->replanned++;
	}
}

static bool plan_week(struct replay *replay, civil_date today, enum plan_rule rule)
{
	struct plan_item *items = calloc(replay->count + 1, sizeof *items);
	size_t *which = calloc(replay->count + 1, sizeof *which);
	size_t count = 0;
	bool good = items && which;
	for (size_t i = 0; good && i < replay->count; i++) {
		struct replay_case *of = &replay->cases[i];
		if (of->planned || of->accepted >= today)
			continue;
		derive(replay, of, today);
		if (!of->need.can_count)
			continue;
		if (of->first_day == CIVIL_NONE)
			of->first_day = of->need.lawful.day;
		items[count].need = of->need;
		which[count++] = i;
	}
	replay->house.slots.today = today;
	good = good && plan_search(&replay->house.slots, items, count, rule);
	for (size_t i = 0; good && i < count; i++) {
		struct replay_case *of = &replay->cases[which[i]];
		of->planned = items[i].scheduled;
		of->slot = items[i].slot;
		of->planned_on = today;
	}
	free(items);
	free(which);
	return good;
}

/* --- What came of it ----------------------------------------------------------------------------------- */

static const struct slot_room *room_of(const struct slot_house *house, int64_t id)
{
	for (size_t i = 0; i < house->room_count; i++)
		if (house->rooms[i].id == id)
			return &house->rooms[i];
	return NULL;
}

static bool check(struct replay *replay)
{
	struct checked_hearing *all = calloc(replay->count + 1, sizeof *all);
	char wrong[WRONG_SIZE] = "out of memory";
	size_t count = 0;
	bool good = all != NULL;
	for (size_t i = 0; good && i < replay->count; i++) {
		const struct replay_case *of = &replay->cases[i];
		if (!of->planned)
			continue;
		struct checked_hearing *h = &all[count++];
		*h = (struct checked_hearing){.case_id = of->need.case_id,
			.planned_on = of->planned_on,
			.start = of->slot.start,
			.end = of->slot.end,
			.room = of->slot.room_id,
			.clerk = of->slot.clerk_id,
			.capacity = room_of(&replay->house.slots, of->slot.room_id)->capacity,
			.respondents = of->facts.respondents,
			.events = of->events,
			.event_count = known_events(of, minute_date(of->slot.start))};
		/* The largest room holds the representatives of any number. */
		h->seats = of->need.seats < h->capacity ? of->need.seats : h->capacity;
		if (!(of->need.flags & LAW_FLAG_COLLECTIVE))
			h->seats = of->need.seats;
		for (size_t k = 0; k < of->need.who_count && k < CHECKED_PEOPLE; k++)
			h->people[h->people_count++] = of->need.who[k].key.id;
		good = check_lawful(replay->office.law->calendar, h, wrong);
	}
	good = good && check_clashes(all, count, wrong);
	if (!good)
		fprintf(stderr, "the checker: %s\n", wrong);
	free(all);
	return good;
}

/* Minutes of the half-days in which a room has a hearing, less the hearings. */
static int64_t idle_minutes(const struct replay *replay)
{
	const struct slot_house *house = &replay->house.slots;
	int64_t idle = 0;
	for (size_t i = 0; i < replay->count; i++) {
		const struct slot *slot = &replay->cases[i].slot;
		bool first = replay->cases[i].planned;
		if (!first)
			continue;
		idle -= slot->end - slot->start;
		size_t session = minute_of_day(slot->start) >= house->sessions[1].from;
		for (size_t k = 0; first && k < i; k++) {
			const struct slot *other = &replay->cases[k].slot;
			first = !(replay->cases[k].planned && other->room_id == slot->room_id &&
				  minute_date(other->start) == minute_date(slot->start) &&
				  session == (minute_of_day(other->start) >= house->sessions[1].from));
		}
		if (first)
			idle += house->sessions[session].until - house->sessions[session].from;
	}
	return idle;
}

static void measure(struct replay *replay, struct outcome *outcome)
{
	for (size_t i = 0; i < replay->count; i++) {
		struct replay_case *of = &replay->cases[i];
		if (!of->planned)
			continue;
		civil_date day = minute_date(of->slot.start);
		derive(replay, of, day);
		outcome->scheduled++;
		outcome->late += of->need.award_due != CIVIL_NONE && day > of->need.award_due;
		outcome->tight += day > slot_hear_by(&replay->house.slots, &of->need);
		outcome->waited += day - of->accepted;
	}
	outcome->idle = idle_minutes(replay);
	outcome->holds = check(replay);
}

static bool run(struct replay *replay, enum plan_rule rule, struct outcome *outcome, struct error *err)
{
	const struct law_calendar *calendar = replay->office.law->calendar;
	civil_date first = CIVIL_LAST;
	for (size_t i = 0; i < replay->count; i++) {
		replay->cases[i].planned = false;
		replay->cases[i].first_day = CIVIL_NONE;
		if (replay->cases[i].accepted < first)
			first = replay->cases[i].accepted;
	}
	first -= civil_weekday(first);
	busy_free(&replay->house.slots.busy);
	if (!planning_busy(replay->office.store, first, take_absence, &replay->house.slots.busy, err))
		return oops(err);
	clock_t began = clock();
	for (int week = 0; week < WEEKS; week++) {
		civil_date today = law_roll(calendar, first + 7 * week);
		give_up(replay, today, outcome);
		if (!plan_week(replay, today, rule)) {
			fprintf(stderr, "out of memory\n");
			return false;
		}
	}
	outcome->seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
	measure(replay, outcome);
	return true;
}

static void print(const char *name, const struct outcome *outcome)
{
	printf("  %-24s %9zu %9zu %9zu %9zu %9.0f %9.1f %8.2f\n", name, outcome->scheduled, outcome->late,
		outcome->tight, outcome->replanned, (double)outcome->idle / 60,
		outcome->scheduled ? (double)outcome->waited / (double)outcome->scheduled : 0,
		outcome->seconds);
}

static size_t count_in_house(const struct slot_room *rooms, size_t count)
{
	size_t in_house = 0;
	for (size_t i = 0; i < count; i++)
		in_house += !rooms[i].is_online;
	return in_house;
}

/* Only the largest rooms of the house, `fewer` less than there are; no hearing of the year is online. */
static size_t keep_rooms(struct replay *replay, size_t fewer)
{
	struct slot_house *house = &replay->house.slots;
	size_t all = replay->house.room_rows.count, in_house = count_in_house(replay->house.rooms, all);
	size_t kept = in_house > fewer ? in_house - fewer : in_house;
	house->room_count = all;
	house->rooms = replay->house.rooms;
	while (count_in_house(house->rooms, house->room_count) > kept) {
		house->rooms++;
		house->room_count--;
	}
	return kept;
}

/* Everybody has a hearing, all of them stand up to the checker, and it took not too long. */
static bool is_good(const struct replay *replay, const struct outcome *outcome)
{
	return outcome->scheduled == replay->count && outcome->holds && outcome->seconds < SECONDS_ALLOWED;
}

/* When each case could have been heard, by all that became known of it. */
static double least_late(struct replay *replay)
{
	struct year_case *cases = calloc(replay->count + 1, sizeof *cases);
	for (size_t i = 0; cases && i < replay->count; i++) {
		struct replay_case *of = &replay->cases[i];
		const struct law_event *last = &of->events[of->count - 1];
		derive(replay, of, last->date);
		civil_date due = of->need.award_due;
		cases[i] = (struct year_case){
			of->first_day, due == CIVIL_NONE ? of->first_day + NO_LIMIT : due, of->need.minutes};
	}
	double least = cases ? year_least_late(&replay->house.slots, cases, replay->count) : -1;
	free(cases);
	return least;
}

/* All rules in the office with so many rooms fewer. */
static bool compare_rules(struct replay *replay, size_t fewer, struct error *err)
{
	struct outcome first_come = {0}, by_limit = {0}, solved = {0};
	size_t rooms = keep_rooms(replay, fewer);
	if (!run(replay, PLAN_FIRST_COME, &first_come, err) || !run(replay, PLAN_BY_LIMIT, &by_limit, err) ||
		!run(replay, PLAN_SOLVED, &solved, err))
		return false;
	double least = least_late(replay);
	printf("%zu rooms\n", rooms);
	print("first come first served", &first_come);
	print("by award limit, greedy", &by_limit);
	print("by the solver", &solved);
	printf("  %-24s %9s %9.0f\n", "nobody could do better", "", ceil(least - ROUNDING));
	return is_good(replay, &first_come) && is_good(replay, &by_limit) && is_good(replay, &solved) &&
	       least >= 0 && least <= (double)solved.late + ROUNDING && solved.late < first_come.late &&
	       solved.tight < first_come.tight && solved.late <= by_limit.late;
}

static bool replay_year(const char *path)
{
	struct error err = ERROR_INIT;
	struct replay replay = {0};
	if (!read_year(&replay, path, &err))
		return oops(&err);
	printf("%zu cases accepted; taken as served %zu, as resumed %zu, given a tribunal %zu\n",
		replay.count, replay.assumed_served, replay.assumed_resumed, replay.assumed_tribunal);
	printf("  %-24s %9s %9s %9s %9s %9s %9s %8s\n", "", "scheduled", "late", "tight", "replanned",
		"idle h", "days", "s");
	bool good = compare_rules(&replay, 0, &err) && compare_rules(&replay, 1, &err);
	for (size_t i = 0; i < replay.count; i++) {
		hearing_need_free(&replay.cases[i].need);
		free(replay.cases[i].events);
	}
	free(replay.cases);
	hearing_house_free(&replay.house);
	office_close(&replay.office);
	return good;
}

int main(int argc, char **argv)
{
	struct error err = ERROR_INIT;
	int64_t cases = argc > 1 ? strtoll(argv[1], NULL, 10) : DEMO_CASES;
	char *path = demo_temporary_path(&err);
	if (!path || !demo_build(path, cases, DEMO_IN_CHUNKS, NULL, NULL, &err))
		return !oops(&err);
	bool good = replay_year(path);
	demo_discard(path);
	free(path);
	return good ? 0 : 1;
}
