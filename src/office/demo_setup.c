/* demo_setup.c — the demo office before its first case, built by acts. */
#include "office/act.h"
#include "office/demo_build.h"
#include "office/demo_staff.h"
#include "office/demo_ties.h"

#include "base/i18n.h"
#include "store/row.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ZONE_SECONDS = 8 * 3600, DAY_SECONDS = 86400, TERM_YEARS = 5, STREAM_PHONES = 32 };

int64_t demo_clock(civil_date day, int minute)
{
	return (int64_t)day * DAY_SECONDS + (int64_t)minute * 60 - ZONE_SECONDS;
}

const char *demo_id(int64_t id, char out[DEMO_ID_SIZE])
{
	if (id == 0)
		return NULL;
	snprintf(out, DEMO_ID_SIZE, "id:%" PRId64, id);
	return out;
}

void demo_employer_address(const struct demo_plan *plan, int employer, char out[DEMO_NAME_SIZE])
{
	enum { STREAM_ADDRESS = 31 };
	struct demo_random random = demo_random_stream(STREAM_ADDRESS, (uint64_t)employer);
	demo_address(&plan->words, &random, out);
}

void demo_tracking(const struct demo_life *life, const struct demo_step *step, char out[DEMO_NAME_SIZE])
{
	int nth = (int)(step - life->steps);
	snprintf(out, DEMO_NAME_SIZE, "10%08" PRIu64 "%02d0", life->index, nth);
}

const char *demo_ground(const struct demo_plan *plan, const char *reason)
{
	static const enum demo_list lists[] = {WORDS_SUSPEND, WORDS_EPIDEMIC};
	for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
		for (size_t i = 0; i < plan->words.lists[lists[l]].count; i++)
			if (plan->words.lists[lists[l]].items[i].text == reason)
				return plan->words.lists[lists[l]].items[i].more;
	return "other";
}

bool demo_tell(struct demo_build *build, struct error *err)
{
	enum { EVERY = 256 };
	if (!build->progress || build->steps++ % EVERY)
		return true;
	double done = DEMO_ACTING * (double)build->plan->accepted / (double)build->plan->cases;
	return build->progress(build->context, done) ||
	       error_set(err, ERR_CANCELLED, _("已中断，演示文件没有留下。"));
}

bool demo_stand_in(struct demo_build *build, const struct demo_actor *actor, civil_date day, int minute,
	struct error *err)
{
	struct office *office = build->office;
	office->staff_id = actor->staff_id;
	office->arbitrator_id = 0;
	office->is_director = actor->is_director;
	office->today = day;
	store_set_clock(office->store, demo_clock(day, minute));
	return row_set_text(&office->actor, actor->name, err);
}

bool demo_act(struct demo_build *build, const struct demo_actor *actor, civil_date day, int minute,
	const char *id, int64_t for_case, int64_t *case_id, int64_t *row_id, struct error *err, ...)
{
	struct office *office = build->office;
	const struct act *act = act_find(id);
	if (!act)
		return error_set(err, ERR_USAGE, _("没有办理事项 %s"), id);
	if (!demo_stand_in(build, actor, day, minute, err))
		return false;

	struct act_call call;
	struct act_result result = {0};
	act_call_init(&call, act, for_case);
	va_list args;
	va_start(args, err);
	bool good = true;
	const char *key;
	while (good && (key = va_arg(args, const char *)) != NULL) {
		const char *value = va_arg(args, const char *);
		good = !value || act_call_set(office, &call, key, value, err);
	}
	va_end(args);
	good = good && act_run(office, &call, &result, err);
	if (good && case_id)
		*case_id = result.case_id;
	if (good && row_id)
		*row_id = result.row_id;
	act_call_clear(&call);
	act_result_clear(&result);
	return good;
}

/* ---- the office ---- */

#define SET_UP(...) demo_act(build, &director, build->plan->opened, OPENING, __VA_ARGS__, (const char *)NULL)
enum { OPENING = 9 * 60 };

/* Terms of five years, the earliest first, so that one always runs. */
static bool add_arbitrator(
	struct demo_build *build, const struct demo_actor director, int i, struct error *err)
{
	const struct demo_arbitrator *who = &build->plan->arbitrators[i];
	int terms = 1;
	while (civil_add_years(who->from, -TERM_YEARS * (terms - 1)) > build->plan->opened)
		terms++;
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE], id[DEMO_ID_SIZE];
	civil_format(civil_add_years(who->from, -TERM_YEARS * (terms - 1)), from);
	civil_format(civil_add_years(who->until, -TERM_YEARS * (terms - 1)), until);
	const char *district =
		who->station < 0 ? NULL
				 : demo_nth(&build->plan->words, WORDS_STATION, (size_t)who->station)->more;
	const struct demo_words *words = &build->plan->words;
	char limit[12], certificate[DEMO_NAME_SIZE], phone[DEMO_NAME_SIZE];
	struct demo_random random = demo_random_stream(STREAM_PHONES, (uint64_t)i);
	snprintf(limit, sizeof limit, "%d", DEMO_PART_TIME_LIMIT);
	snprintf(certificate, sizeof certificate, "渝仲字第%04d号", 1201 + i);
	demo_phone(&random, phone);
	if (!SET_UP("add_arbitrator", 0, NULL, &build->arbitrators[i], err, "name", who->name, "kind",
		    who->part_time ? "part_time" : "full_time", "source", who->source, "organisation",
		    *who->organisation ? who->organisation : NULL, "sub_district", district, "yearly_limit",
		    who->part_time ? limit : NULL, "certificate", certificate, "phone", phone, "specialities",
		    demo_more(words, WORDS_SPECIALITY, who->name), "languages",
		    demo_more(words, WORDS_LANGUAGE, who->name), "week",
		    demo_more(words, WORDS_WEEK, who->name), "from", from, "until", until))
		return false;
	for (int term = terms - 2; term >= 0; term--) {
		civil_format(civil_add_years(who->from, -TERM_YEARS * term), from);
		civil_format(civil_add_years(who->until, -TERM_YEARS * term), until);
		if (!SET_UP("appoint", 0, NULL, NULL, err, "arbitrator", demo_id(build->arbitrators[i], id),
			    "from", from, "until", until))
			return false;
	}
	return who->part_time || SET_UP("add_staff", 0, NULL, NULL, err, "name", who->name, "role",
					 "arbitrator", "arbitrator", demo_id(build->arbitrators[i], id));
}

static bool add_rooms(struct demo_build *build, const struct demo_actor director, struct error *err)
{
	char seats[12];
	for (int i = 0; i < build->plan->room_count; i++) {
		snprintf(seats, sizeof seats, "%d", demo_room_capacity(build->plan, i));
		if (!SET_UP("add_room", 0, NULL, &build->rooms[i], err, "name", build->plan->rooms[i],
			    "capacity", seats))
			return false;
	}
	const struct demo_word *online = demo_nth(&build->plan->words, WORDS_ONLINE_ROOM, 0);
	return SET_UP("add_room", 0, NULL, NULL, err, "name", online->text, "capacity", online->more,
		"online", "1");
}

static bool add_stations(struct demo_build *build, const struct demo_actor director, struct error *err)
{
	for (int i = 0; i < build->plan->world.stations; i++) {
		const struct demo_word *station = demo_nth(&build->plan->words, WORDS_STATION, (size_t)i);
		if (!SET_UP("add_station", 0, NULL, &build->stations[i], err, "name", station->text,
			    "sub_district", station->more))
			return false;
	}
	return true;
}

static bool add_absences(struct demo_build *build, const struct demo_actor director, struct error *err)
{
	struct demo_absence absence;
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE], id[DEMO_ID_SIZE];
	for (int i = 0; demo_absence(build->plan, i, &absence); i++)
		if (!SET_UP("unavailable", 0, NULL, NULL, err, "arbitrator",
			    demo_id(build->arbitrators[absence.arbitrator], id), "from",
			    civil_format(absence.from, from), "until", civil_format(absence.until, until),
			    "reason", _(absence.reason)))
			return false;
	return true;
}

static bool add_ties(struct demo_build *build, const struct demo_actor director, struct error *err)
{
	const struct demo_world *world = &build->plan->world;
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE], id[DEMO_ID_SIZE];
	for (size_t i = 0; i < world->tie_count; i++) {
		const struct demo_tie *tie = &world->ties[i];
		civil_format(tie->from, from);
		civil_format(tie->until, until);
		if (!SET_UP("add_tie", 0, NULL, NULL, err, "arbitrator",
			    demo_id(build->arbitrators[tie->arbitrator], id), "kind", tie->kind, "name",
			    tie->name, "from", *from ? from : NULL, "until", *until ? until : NULL, "note",
			    *tie->note ? tie->note : NULL))
			return false;
	}
	return true;
}

bool demo_set_up(struct demo_build *build, struct error *err)
{
	const struct demo_actor director = {build->director, 0, true};
	const struct demo_world *world = &build->plan->world;
	int arbitrators = world->full_time + world->part_time;
	build->arbitrators = calloc((size_t)arbitrators, sizeof(int64_t));
	build->clerks = calloc((size_t)world->clerks, sizeof(int64_t));
	build->rooms = calloc((size_t)build->plan->room_count, sizeof(int64_t));
	build->stations = calloc((size_t)world->stations, sizeof(int64_t));
	if (!build->arbitrators || !build->clerks || !build->rooms || !build->stations)
		return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
	if (!SET_UP("commission", 0, NULL, NULL, err, "name", DEMO_COMMISSION, "pattern", DEMO_PATTERN) ||
		!SET_UP("add_staff", 0, NULL, NULL, err, "name", build->director, "role", "director") ||
		!office_refresh(build->office, err))
		return false;
	for (int i = 0; i < world->clerks; i++)
		if (!SET_UP("add_staff", 0, NULL, &build->clerks[i], err, "name", build->plan->clerks[i],
			    "role", "clerk"))
			return false;
	for (int i = 0; i < arbitrators; i++)
		if (!add_arbitrator(build, director, i, err))
			return false;
	return add_rooms(build, director, err) && add_stations(build, director, err) &&
	       add_absences(build, director, err) && add_ties(build, director, err);
}

bool demo_finish(struct demo_build *build, struct error *err)
{
	enum { MORNING = 8 * 60 + 30 };
	const struct demo_actor director = {build->director, 0, true};
	char today[CIVIL_TEXT_SIZE];
	return demo_act(build, &director, DEMO_TODAY, MORNING, "set", 0, NULL, NULL, err, "key", "today",
		"value", civil_format(DEMO_TODAY, today), (const char *)NULL);
}
