/* draw_acts.c — drawing and drawing again: each in its own transactions, because the list must be in the
 * journal before anybody is drawn from it. */
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/draw.h"
#include "office/seating.h"
#include "office/seats.h"
#include "store/txn.h"

#include <stdlib.h>
#include <string.h>

/* What the stages hand on. */
struct drawing {
	const unsigned char *seed; /* NULL: a fresh one */
	int64_t draw_id;
};

/* What is done in one transaction, and the id by which the journal knows it. */
struct stage {
	const char *act;
	bool (*run)(struct office *office, const struct act_call *call, struct drawing *drawing,
		struct act_result *result, struct error *err);
};

static bool run_stage(struct office *office, const struct act_call *call, const struct stage *stage,
	struct drawing *drawing, struct act_result *result, struct error *err)
{
	struct txn_stamp stamp = {office->actor, stage->act, office->today, call->case_id, NULL};
	if (!txn_begin(office->store, &stamp, err))
		return false;
	free(result->message); /* each entry tells of itself */
	result->message = NULL;
	/* Somebody else may have written between the form and the lock. */
	if (!act_allowed(office, call->act, call->case_id, err) ||
		!stage->run(office, call, drawing, result, err)) {
		txn_rollback(office->store);
		return false;
	}
	if (result->message)
		txn_set_summary(office->store, result->message);
	return txn_commit(office->store, err);
}

static bool commit_to_list(struct office *office, const struct act_call *call, struct drawing *drawing,
	struct act_result *result, struct error *err)
{
	struct draw draw;
	bool good = draw_commit(office, call->case_id, act_number(call, "three") != 0,
			    act_text(call, "reason"), drawing->seed, &drawing->draw_id, err) &&
		    row_get(office->store, &draw_table, drawing->draw_id, &draw, err);
	if (!good)
		return false;
	good = act_say(result, err, _("种子和名单已入日志，承诺值 %.16s…"), draw.commitment);
	row_clear(&draw_table, &draw);
	return good;
}

/* Whom the list names may have been excluded since, or the seat filled. */
static bool say_how_to_go_on(struct error *err)
{
	char *text = strdup(error_text(err));
	if (text && err->code != ERR_CORRUPT && err->code != ERR_NOMEM)
		error_set(err, err->code, _("%s；名单已入日志，写明理由可以重新抽取"), text);
	free(text);
	return false;
}

static bool carry_out(struct office *office, const struct act_call *call, struct drawing *drawing,
	struct act_result *result, struct error *err)
{
	(void)call;
	return draw_settle(office, drawing->draw_id, result, err) || say_how_to_go_on(err);
}

/* A seat that nobody answered for is taken to be declined. */
static bool leave_seat(struct office *office, const struct act_call *call, struct drawing *drawing,
	struct act_result *result, struct error *err)
{
	struct tribunal seat;
	char day[CIVIL_TEXT_SIZE];
	struct strbuf reason = {0};
	(void)drawing; /* begins behind it */
	if (!act_subject(office, call, "seat", &seat, err))
		return false;
	bool overdue = seat_is_overdue(&seat, office->today);
	bool good = true;
	if (act_text(call, "reason"))
		strbuf_add(&reason, act_text(call, "reason"));
	else if (overdue)
		strbuf_addf(&reason, _("%s 期满未答复"), civil_format(seat.answer_by, day));
	else
		good = error_field(err, "reason",
			seat.answered_on == CIVIL_NONE ? _("理由：答复期未满，换人须写明理由")
						       : _("理由：已接受的席位重新抽取，须写明理由"));
	char *name = good ? arbitrator_name(office, seat.arbitrator_id, err) : NULL;
	good = good && name && seat_vacate(office, &seat, office->today, strbuf_text(&reason), err);
	if (good && overdue)
		good = row_set_text(&seat.state, "declined", err) &&
		       row_update(office->store, &tribunal_table, &seat, err);
	/* Nobody leaves for whom nobody can be drawn. */
	good = good && draw_is_possible(office, call->case_id, false, err) &&
	       act_say(result, err, _("%s 让出席位：%s"), name, strbuf_text(&reason));
	free(name);
	strbuf_free(&reason);
	row_clear(&tribunal_table, &seat);
	return good;
}

static const struct stage leaving = {"redraw", leave_seat}, committing = {"draw_commit", commit_to_list},
			  settling = {"draw", carry_out};

/* Two entries would become one. */
static bool stands_alone(const struct office *office, struct error *err)
{
	return !txn_active(office->store) ||
	       error_set(err, ERR_REFUSED, _("抽取分两步入日志，不能并入别的办理之中"));
}

bool draw_seats(struct office *office, const struct act_call *call, const unsigned char *seed,
	struct act_result *result, struct error *err)
{
	struct drawing drawing = {.seed = seed};
	return stands_alone(office, err) && run_stage(office, call, &committing, &drawing, result, err) &&
	       run_stage(office, call, &settling, &drawing, result, err) &&
	       act_say_follows(office, call->case_id, result, err);
}

bool act_draw(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return draw_seats(office, call, NULL, result, err);
}

bool act_redraw(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct drawing drawing = {0};
	return stands_alone(office, err) && run_stage(office, call, &leaving, &drawing, result, err) &&
	       run_stage(office, call, &committing, &drawing, result, err) &&
	       run_stage(office, call, &settling, &drawing, result, err) &&
	       act_say_follows(office, call->case_id, result, err);
}
