#include "office/act_preview.h"

#include "base/i18n.h"
#include "law/explain.h"
#include "office/casework.h"
#include "store/txn.h"

#include <stdlib.h>
#include <string.h>

/* What follows from a call that was done inside the transaction. */
static bool look(struct office *office, const struct case_picture *before, struct act_preview_case *out,
	struct error *err)
{
	struct case_picture after;
	out->case_id = out->outcome.result.case_id;
	if (out->case_id == 0)
		return true;
	out->name = casework_name(office, out->case_id, err);
	if (!out->name || !case_picture_load(&after, office, out->case_id, err))
		return false;
	bool good = act_change_find(before, &after, office->today, &out->changes, err);
	case_picture_free(&after);
	return good;
}

static bool name_case(
	struct office *office, const struct act_call *call, struct act_preview_case *out, struct error *err)
{
	out->case_id = call->case_id;
	out->name = call->case_id ? casework_name(office, call->case_id, err) : NULL;
	return !call->case_id || out->name;
}

static bool preview_call(
	struct office *office, struct act_call *call, struct act_preview_case *out, struct error *err)
{
	struct case_picture before;
	if (!case_picture_load(&before, office, call->case_id, err))
		return false;
	bool good = act_try(office, call, &out->outcome, err);
	if (good)
		good = out->outcome.refusal.code == ERR_NONE ? look(office, &before, out, err)
							     : name_case(office, call, out, err);
	case_picture_free(&before);
	return good;
}

bool act_preview(struct office *office, struct act_call *calls, size_t count, struct act_preview *out,
	struct error *err)
{
	const struct act *act = calls->act;
	*out = (struct act_preview){.act = act};
	if (act->own_transaction)
		return error_set(err, ERR_USAGE, _("“%s”不能预演"), _(act->label));
	out->cases = calloc(count, sizeof *out->cases);
	if (!out->cases)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	struct txn_stamp stamp = {office->actor, act->id, office->today, calls->case_id, NULL};
	bool good = txn_begin(office->store, &stamp, err);
	if (good) {
		while (good && out->count < count) {
			struct act_preview_case *of = &out->cases[out->count];
			good = preview_call(office, &calls[out->count++], of, err);
			out->refused += of->outcome.refusal.code != ERR_NONE;
		}
		txn_rollback(office->store);
	}
	if (!good)
		act_preview_free(out);
	return good;
}

void act_preview_free(struct act_preview *preview)
{
	for (size_t i = 0; i < preview->count; i++) {
		struct act_preview_case *of = &preview->cases[i];
		free(of->name);
		act_outcome_clear(&of->outcome);
		act_change_list_free(&of->changes);
	}
	free(preview->cases);
	*preview = (struct act_preview){0};
}

/* --- In words ----------------------------------------------------------------------------------------- */

static void add_side(const struct act_side *side, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	if (side->day != CIVIL_NONE)
		strbuf_add(out, civil_format(side->day, day));
	else
		strbuf_add(out, side->word ? side->word : _("无"));
}

static bool is_empty(const struct act_side *side)
{
	return side->day == CIVIL_NONE && !side->word;
}

/* 期限改为  裁决  2020-11-11 → 2021-01-11：… */
static void add_change(const struct act_change *change, bool briefly, struct strbuf *out)
{
	bool met = change->kind == ACT_CHANGE_DEADLINE_MET;
	strbuf_addf(out, "%s  ", _(act_changes[change->kind].label));
	if (*change->what)
		strbuf_addf(out, "%s  ", change->what);
	bool moved = !is_empty(&change->before) && change->before.day != change->after.day;
	if (!met && (moved || change->before.word)) {
		add_side(&change->before, out);
		strbuf_add(out, " → ");
	}
	add_side(&change->after, out);
	/* The note ends with its article. */
	if (met) {
		strbuf_add(out, _("，期限 "));
		add_side(&change->before, out);
	} else if (change->reason && !(briefly && change->basis)) {
		strbuf_addf(out, _("：%s"), change->reason);
	} else if (change->basis) {
		struct strbuf basis = {0};
		law_short_basis(change->basis, &basis);
		strbuf_addf(out, _("（%s）"), strbuf_text(&basis));
		out->failed |= basis.failed;
		strbuf_free(&basis);
	}
	strbuf_add_char(out, '\n');
}

/* Of many cases the answers say what was done and until when; beside that stands what it does to what was
 * there before. */
static bool is_beside(const struct act_change *change)
{
	switch (change->kind) {
	case ACT_CHANGE_EVENT_MOVED:
	case ACT_CHANGE_EVENT_REMOVED:
	case ACT_CHANGE_DEADLINE_MOVED:
	case ACT_CHANGE_DEADLINE_GONE:
	case ACT_CHANGE_HEARING_UNLAWFUL: return true;
	default: return false;
	}
}

static void add_case(const struct act_preview_case *of, bool briefly, struct strbuf *out)
{
	if (briefly)
		strbuf_addf(out, "# %s\n", of->name ? of->name : "");
	if (of->outcome.refusal.code != ERR_NONE) {
		strbuf_addf(out, _("不能办理：%s\n"), error_text(&of->outcome.refusal));
		return;
	}
	if (of->outcome.result.message)
		strbuf_addf(out, _("办理后：%s\n"), of->outcome.result.message);
	if (of->outcome.result.warning)
		strbuf_addf(out, _("注意：%s\n"), of->outcome.result.warning);
	for (size_t i = 0; i < of->changes.count; i++)
		if (!briefly || is_beside(&of->changes.items[i]))
			add_change(&of->changes.items[i], briefly, out);
}

void act_preview_text(const struct act_preview *preview, struct strbuf *out)
{
	for (size_t i = 0; i < preview->count; i++)
		add_case(&preview->cases[i], preview->count > 1, out);
}
