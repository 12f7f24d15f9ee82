/* demo_acts.c — the steps of the plan as the acts that users perform. */
#include "base/i18n.h"
#include "base/strbuf.h"
#include "office/demo_carry.h"
#include "office/demo_diary.h"
#include "office/demo_ties.h"
#include "store/row.h"
#include "store/txn.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum who { CLERK, LEAD, DIRECTOR };

static const char *const documents[] = {[DOCUMENT_APPLICATION] = "application",
	[DOCUMENT_APPLICATION_NOTICE] = "application+notice",
	[DOCUMENT_AWARD] = "award"};
static const char *const sides[] = {[SIDE_APPLICANT] = "applicant", [SIDE_RESPONDENT] = "respondent"};

static void add_claims(const struct demo_life *life, struct strbuf *out)
{
	for (int i = 0; i < life->claim_count; i++)
		strbuf_addf(out, "%s%s", i ? "；" : "", life->claims[i].content);
}

static bool carry_register(struct carrying *c)
{
	struct demo_life *life = c->life;
	const struct demo_build *build = c->build;
	char applicant[DEMO_NAME_SIZE + 32], address[DEMO_NAME_SIZE], amount[32];
	char clerk[DEMO_ID_SIZE], station[DEMO_ID_SIZE];
	if (life->head_count > 1)
		snprintf(applicant, sizeof applicant, "%s等%d人", life->applicant, life->head_count);
	else
		snprintf(applicant, sizeof applicant, "%s", life->applicant);
	snprintf(amount, sizeof amount, "%" PRId64 ".%02d", life->amount / 100, (int)(life->amount % 100));
	demo_employer_address(build->plan, life->employer, address);
	struct strbuf claims = {0};
	add_claims(life, &claims);
	bool good =
		ACT("register", 0, &life->case_id, NULL, c->err, "applicant", applicant, "phone", life->phone,
			"address", life->address, "respondent", build->plan->employers[life->employer].name,
			"respondent_address", address, "cause", life->cause, "claims", strbuf_text(&claims),
			"amount", amount, "clerk", demo_id(build->clerks[life->clerk], clerk), "station",
			demo_id(life->station < 0 ? 0 : build->stations[life->station], station));
	strbuf_free(&claims);
	return good;
}

/* Nobody takes a mandate before a colleague. */
static const char *firm_of(const struct carrying *c, int side)
{
	const struct demo_life *life = c->life;
	const char *firm = life->firms[side];
	for (int i = 0; i < SLOT_SEATS; i++)
		if (life->seats[i] >= 0 && demo_comes_from(&c->build->plan->world, life->seats[i], firm))
			return NULL;
	return *firm ? firm : NULL;
}

static bool carry_represent(struct carrying *c)
{
	return ACT("add_party", c->life->case_id, NULL, NULL, c->err, "role", "representative", "name",
		c->life->representatives[c->step->b], "represents", sides[c->step->b], "organisation",
		firm_of(c, c->step->b));
}

static bool carry_accept(struct carrying *c)
{
	return ACT("accept", c->life->case_id, NULL, NULL, c->err, "summary", c->life->summary ? "1" : NULL);
}

static bool carry_send(struct carrying *c)
{
	bool mail = strcmp(c->step->text, "mail") == 0, electronic = strcmp(c->step->text, "electronic") == 0;
	char tracking[DEMO_NAME_SIZE];
	demo_tracking(c->life, c->step, tracking);
	return ACT("serve", c->life->case_id, NULL, &c->life->row_id, c->err, "document",
		documents[c->step->a], "party", sides[c->step->b], "method", c->step->text, "carrier",
		mail ? "EMS" : NULL, "tracking", mail ? tracking : NULL, "consent",
		electronic ? DEMO_CONSENT : NULL);
}

static bool carry_served(struct carrying *c)
{
	char id[DEMO_ID_SIZE];
	return ACT("served", c->life->case_id, NULL, NULL, c->err, "attempt", demo_id(c->life->row_id, id));
}

static bool carry_failed(struct carrying *c)
{
	char id[DEMO_ID_SIZE];
	return ACT("serve_failed", c->life->case_id, NULL, NULL, c->err, "attempt",
		demo_id(c->life->row_id, id), "reason", c->step->text);
}

static bool carry_leave(struct carrying *c)
{
	char id[DEMO_ID_SIZE];
	return ACT("serve", c->life->case_id, NULL, &c->life->row_id, c->err, "document",
		       documents[c->step->a], "party", sides[c->step->b], "method", "leave") &&
	       ACT("served", c->life->case_id, NULL, NULL, c->err, "attempt", demo_id(c->life->row_id, id),
		       "proof", DEMO_PROOF);
}

static bool carry_announce(struct carrying *c)
{
	return ACT("serve", c->life->case_id, NULL, &c->life->row_id, c->err, "document",
		documents[c->step->a], "party", sides[c->step->b], "method", "announcement", "tracking",
		c->step->text);
}

/* Of a hundred thousand invented people some have one name: they are not one person in two rooms. */
#define NAMESAKES "double_booked", "1"

static bool carry_schedule(struct carrying *c)
{
	const struct demo_slot *slot = &c->life->hearings[c->step->a];
	char start[MINUTE_TEXT_SIZE], minutes[12], room[DEMO_ID_SIZE];
	snprintf(minutes, sizeof minutes, "%d", SLOT_MINUTES);
	return ACT("schedule", c->life->case_id, NULL, &c->life->hearing_id, c->err, "start",
		minute_format(slot->start, start), "minutes", minutes, "room",
		demo_id(c->build->rooms[slot->room], room), NAMESAKES);
}

static bool carry_postpone(struct carrying *c)
{
	const struct demo_slot *slot = &c->life->hearings[c->step->a + 1];
	char start[MINUTE_TEXT_SIZE], room[DEMO_ID_SIZE], hearing[DEMO_ID_SIZE];
	return ACT("move_hearing", c->life->case_id, NULL, NULL, c->err, "hearing",
		demo_id(c->life->hearing_id, hearing), "start", minute_format(slot->start, start), "room",
		demo_id(c->build->rooms[slot->room], room), "reason", c->step->text, NAMESAKES);
}

static bool carry_ask_postponement(struct carrying *c)
{
	char hearing[DEMO_ID_SIZE];
	return ACT("request_postponement", c->life->case_id, NULL, NULL, c->err, "hearing",
		demo_id(c->life->hearing_id, hearing), "who", sides[c->step->b], "note", c->step->text);
}

static bool carry_held(struct carrying *c)
{
	char hearing[DEMO_ID_SIZE];
	return ACT("hold_hearing", c->life->case_id, NULL, NULL, c->err, "hearing",
		demo_id(c->life->hearing_id, hearing));
}

static bool carry_suspend(struct carrying *c)
{
	return ACT("suspend", c->life->case_id, NULL, NULL, c->err, "reason",
		demo_ground(c->build->plan, c->step->text), "note", c->step->text);
}

static bool carry_extend(struct carrying *c)
{
	char days[12];
	snprintf(days, sizeof days, "%d", c->step->b);
	return ACT("extend", c->life->case_id, NULL, NULL, c->err, "days", days, "note", c->step->text);
}

static bool carry_sue(struct carrying *c)
{
	return ACT("sue", c->life->case_id, NULL, NULL, c->err, "who", sides[c->step->b]);
}

static bool carry_complain(struct carrying *c)
{
	char heads[12];
	snprintf(heads, sizeof heads, "%d", c->life->head_count);
	return ACT("register_complaint", 0, NULL, &c->life->row_id, c->err, "complainant", c->life->applicant,
		"employer", c->build->plan->employers[c->life->employer].name, "subject", c->life->cause,
		"head_count", heads);
}

static bool carry_complaint_step(struct carrying *c)
{
	char id[DEMO_ID_SIZE];
	bool closes = c->step->kind == STEP_COMPLAINT_CLOSE;
	return ACT(closes ? "close_complaint" : "file_complaint", 0, NULL, NULL, c->err, "complaint",
		demo_id(c->life->row_id, id), "outcome", closes ? c->step->text : NULL);
}

/* One row a kind of step: a function, or the act and the parameter that takes the step's text. */
static const struct {
	bool (*carry)(struct carrying *c);
	const char *act, *text;
	enum who who;
} ways[DEMO_STEPS] = {
	[STEP_REGISTER] = {.carry = carry_register},
	[STEP_CORRECT] = {.act = "correct"},
	[STEP_REPRESENT] = {.carry = carry_represent},
	[STEP_ACCEPT] = {.carry = carry_accept},
	[STEP_REJECT] = {.act = "reject", .text = "note"},
	[STEP_SEAT] = {.carry = carry_seat},
	[STEP_ANSWER] = {.carry = carry_answer},
	[STEP_TELL] = {.act = "notify_tribunal"},
	[STEP_RECUSE] = {.carry = carry_recuse},
	[STEP_DECIDE_RECUSAL] = {.carry = carry_decide_recusal, .who = DIRECTOR},
	[STEP_JOIN] = {.carry = carry_join},
	[STEP_SEND] = {.carry = carry_send},
	[STEP_SERVED] = {.carry = carry_served},
	[STEP_FAILED] = {.carry = carry_failed},
	[STEP_LEAVE] = {.carry = carry_leave},
	[STEP_ANNOUNCE] = {.carry = carry_announce},
	[STEP_DEFENCE] = {.act = "receive_defence"},
	[STEP_DEFENCE_SERVED] = {.act = "serve_defence"},
	[STEP_SCHEDULE] = {.carry = carry_schedule},
	[STEP_NOTIFY] = {.act = "notify_hearing"},
	[STEP_HELD] = {.carry = carry_held, .who = LEAD},
	[STEP_POSTPONE] = {.carry = carry_postpone},
	[STEP_ASK_POSTPONEMENT] = {.carry = carry_ask_postponement},
	[STEP_SUSPEND] = {.carry = carry_suspend, .who = DIRECTOR},
	[STEP_RESUME] = {.act = "resume"},
	[STEP_EXTEND] = {.carry = carry_extend, .who = DIRECTOR},
	[STEP_MEDIATE] = {.act = "mediate", .who = LEAD},
	[STEP_AWARD] = {.act = "award", .who = LEAD},
	[STEP_WITHDRAW] = {.act = "withdraw", .text = "note"},
	[STEP_DEEMED_WITHDRAWN] = {.act = "deem_withdrawn", .who = LEAD},
	[STEP_TERMINATE] = {.act = "terminate", .text = "note"},
	[STEP_TRANSFER] = {.act = "transfer_out", .text = "note"},
	[STEP_SUE] = {.carry = carry_sue},
	[STEP_NOTE] = {.act = "add_note", .text = "content"},
	[STEP_COMPLAIN] = {.carry = carry_complain},
	[STEP_COMPLAINT_FILE] = {.carry = carry_complaint_step},
	[STEP_COMPLAINT_CLOSE] = {.carry = carry_complaint_step},
};

static struct demo_actor actor_of(const struct demo_build *build, const struct demo_life *life, enum who who)
{
	if (who == DIRECTOR)
		return (struct demo_actor){build->director, 0, true};
	if (who == LEAD && life->seats[0] >= 0)
		return (struct demo_actor){build->plan->arbitrators[life->seats[0]].name, 0, false};
	return (struct demo_actor){build->plan->clerks[life->clerk], build->clerks[life->clerk], false};
}

static bool carry_step(struct carrying *c)
{
	const char *text = ways[c->step->kind].text;
	c->actor = actor_of(c->build, c->life, ways[c->step->kind].who);
	if (ways[c->step->kind].carry)
		return ways[c->step->kind].carry(c);
	return demo_act(c->build, &c->actor, c->step->day, c->step->minute, ways[c->step->kind].act,
		c->life->case_id, NULL, NULL, c->err, text, text ? c->step->text : NULL, (const char *)NULL);
}

/* The acts of a chunk join one transaction, whose entry they share. */
static bool begin_chunk(const struct carrying *c)
{
	struct txn_stamp stamp = {.actor = c->build->director, .act = "demo", .today = c->step->day};
	return txn_begin(c->build->office->store, &stamp, c->err);
}

static bool end_chunk(const struct carrying *c, int steps)
{
	struct store *store = c->build->office->store;
	char summary[80];
	snprintf(summary, sizeof summary, _("成批生成的演示数据，%d 步"), steps);
	txn_set_case(store, 0);
	txn_set_summary(store, summary);
	return txn_commit(store, c->err);
}

/* Allowances are paid for cases that part-time arbitrators ended, in the year that has a tariff. */
static bool note_closing(const struct carrying *c)
{
	const struct demo_plan *plan = c->build->plan;
	static const bool closes[DEMO_STEPS] = {[STEP_MEDIATE] = true,
		[STEP_AWARD] = true,
		[STEP_WITHDRAW] = true,
		[STEP_DEEMED_WITHDRAWN] = true,
		[STEP_TERMINATE] = true,
		[STEP_TRANSFER] = true};
	bool part_time = false;
	for (int i = 0; i < SLOT_SEATS; i++)
		part_time |= c->life->seats[i] >= plan->world.full_time;
	return !part_time || !closes[c->step->kind] ||
	       civil_split(c->step->day).year != civil_split(plan->world.today).year ||
	       demo_stale_add(c->build, c->life->case_id, c->err);
}

bool demo_carry_out(struct demo_build *build, struct error *err)
{
	enum { CHUNK = 4096, MIDNIGHT = 24 * 60 };
	struct carrying c = {.build = build, .err = err};
	int steps = 0; /* in the open chunk */
	for (;;) {
		if (!demo_plan_next(build->plan, &c.life, &c.step, err) || !demo_tell(build, err))
			break;
		civil_date day = c.step ? c.step->day : build->plan->world.last;
		int minute = c.step ? c.step->minute : MIDNIGHT;
		bool diary = demo_diary_is_due(&build->diary, day, minute);
		bool alone = diary || (c.step && carry_seat_alone(&c));
		if (steps == CHUNK || (steps && (!c.step || alone))) {
			if (!end_chunk(&c, steps))
				return false;
			steps = 0;
		}
		if (diary && !demo_diary_carry(&build->diary, build, day, minute, err))
			return false;
		if (!c.step)
			return true;
		if (build->chunked && !carry_seat_alone(&c) && steps++ == 0 && !begin_chunk(&c))
			return false;
		if (!carry_step(&c) || !note_closing(&c))
			break;
	}
	if (steps)
		txn_rollback(build->office->store);
	return false;
}
