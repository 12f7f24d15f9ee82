/* case_rows.c — sections of the case detail that show what people said: parties, claims, services … */
#include "pane/case_sections.h"

#include "base/i18n.h"
#include "office/act.h"
#include "office/input.h"
#include "office/recusal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define CELL BOX_CELL

/* States that no parameter of an act has as a choice: they are reached by acts. */
static const struct law_word attempt_results[] = {
	{"out", N_("在途")},
	{"served", N_("已送达")},
	{"failed", N_("未送达")},
};
static const struct law_word hearing_states[] = {
	{"planned", N_("已排")},
	{"held", N_("已开")},
	{"cancelled", N_("取消")},
};
static const struct law_word seat_states[] = {
	{"offered", N_("待答复")},
	{"accepted", N_("已接受")},
	{"declined", N_("已谢绝")},
	{"replaced", N_("已更换")},
};

static const char *word_label(const struct law_word *words, size_t count, const char *id)
{
	int at = law_word_find(words, count, id);
	return at < 0 ? id : _(words[at].label);
}
#define LABEL(words, id) word_label((words), sizeof(words) / sizeof((words)[0]), (id))

/* " text", nothing for nothing: what follows in the same cell. */
static const char *lead(const char *text)
{
	return text && *text ? "  " : "";
}

static void show(struct box_row *row, const struct table *table, int64_t id, enum tone tone)
{
	if (!row)
		return; /* the box says that rows are missing */
	row->table = table;
	row->id = id;
	row->tone = tone;
}

void case_role(const struct party *party, struct strbuf *out)
{
	strbuf_add(out, act_choice_label("add_party", "role", party->role));
	if (party->number > 1)
		strbuf_addf(out, "%d", (int)party->number);
}

/* A line below its row: what is known or to be done of it. */
static void add_advice(const struct case_advices *advices, const struct table *table, int64_t id,
	const char *cell, struct box *out)
{
	const char *text = case_advice_text(advices, id);
	struct box_row *row = text ? box_add(out, "%s%s", cell, text) : NULL;
	if (!row)
		return;
	show(row, table, id, TONE_FAINT);
	row->is_part = true;
}

void fill_parties(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	struct strbuf role = {0};
	for (size_t i = 0; i < data->parties.count; i++) {
		const struct party *party = ROW_AT(&data->parties, party, i);
		const char *represented = case_party(data, party->represents_id);
		strbuf_reset(&role);
		case_role(party, &role);
		show(box_add(out, "%s" CELL "%s%s%s%s%s%s%s%s", strbuf_text(&role), party->name,
			     *represented ? _("（代理 ") : "", represented, *represented ? _("）") : "",
			     lead(party->phone), text_or_empty(party->phone), lead(party->address),
			     text_or_empty(party->address)),
			&party_table, party->id, TONE_NORMAL);
		add_advice(&data->addresses, &party_table, party->id, CELL, out);
	}
	strbuf_free(&role);
}

void fill_claims(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	for (size_t i = 0; i < data->claims.count; i++) {
		const struct claim *claim = ROW_AT(&data->claims, claim, i);
		char amount[INPUT_MONEY_SIZE];
		show(box_add(out, "%" PRId64 CELL "%s" CELL "%s", claim->number,
			     claim->amount ? input_money_format(claim->amount, amount) : "", claim->content),
			&claim_table, claim->id, TONE_NORMAL);
	}
}

/* Where it went, unless that is the address of the party. */
static const char *other_address(
	const struct case_data *data, const struct service *service, const struct attempt *attempt)
{
	const struct party *party = case_data_row(data, &party_table, service->party_id);
	bool same =
		party && party->address && attempt->address && strcmp(party->address, attempt->address) == 0;
	return same ? NULL : attempt->address;
}

/* One text over the box: beside columns for method, day and result little room is left for the reason. */
static void add_attempt(const struct case_data *data, const struct service *service,
	const struct attempt *attempt, struct box *out)
{
	char sent[CIVIL_TEXT_SIZE], result_on[CIVIL_TEXT_SIZE];
	const char *const details[] = {attempt->reason, attempt->carrier, attempt->tracking,
		other_address(data, service, attempt), attempt->consent, attempt->grounds, attempt->proof,
		attempt->witnesses, attempt->file};
	struct strbuf text = {0};
	strbuf_addf(&text, "  %s %s %s %s", act_choice_label("serve", "method", attempt->method),
		civil_format(attempt->sent_on, sent), LABEL(attempt_results, attempt->result),
		civil_format(attempt->result_on, result_on));
	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		strbuf_addf(&text, "%s%s", lead(details[i]), text_or_empty(details[i]));
	struct box_row *row = box_add(out, "%s", strbuf_text(&text));
	strbuf_free(&text);
	show(row, &attempt_table, attempt->id,
		strcmp(attempt->result, "failed") == 0 ? TONE_SOON : TONE_NORMAL);
	if (row)
		row->is_part = true;
}

void fill_services(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	for (size_t i = 0; i < data->services.count; i++) {
		const struct service *service = ROW_AT(&data->services, service, i);
		show(box_add(out, _("%s：%s"), act_choice_label("serve", "document", service->document),
			     case_party(data, service->party_id)),
			&service_table, service->id, TONE_NORMAL);
		for (size_t k = 0; k < data->attempts.count; k++)
			if (ROW_AT(&data->attempts, attempt, k)->service_id == service->id)
				add_attempt(data, service, ROW_AT(&data->attempts, attempt, k), out);
		add_advice(&data->steps, &service_table, service->id, "  ", out);
	}
}

/* An imported hearing has only its day. */
static void hearing_time(const struct hearing *hearing, struct strbuf *start, struct strbuf *end)
{
	char day[CIVIL_TEXT_SIZE];
	civil_date date = minute_date(hearing->start);
	int minute = minute_of_day(hearing->start);
	strbuf_addf(start, "%s %s", civil_format(date, day), civil_weekday_name(date));
	if (minute > 0 || hearing->end != MINUTE_NONE)
		strbuf_addf(start, " %02d:%02d", minute / 60, minute % 60);
	if (hearing->end == MINUTE_NONE)
		return;
	minute = minute_of_day(hearing->end);
	strbuf_addf(end, _("至 %02d:%02d"), minute / 60, minute % 60);
}

void fill_hearings(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	struct strbuf start = {0}, end = {0};
	for (size_t i = 0; i < data->hearings.count; i++) {
		const struct hearing *hearing = ROW_AT(&data->hearings, hearing, i);
		const char *room = case_room(data, hearing->room_id);
		const char *clerk = case_staff(data, hearing->clerk_id);
		strbuf_reset(&start);
		strbuf_reset(&end);
		hearing_time(hearing, &start, &end);
		const char *absent =
			hearing->absent ? act_choice_label("hold_hearing", "absent", hearing->absent) : "";
		show(box_add(out, "%s" CELL "%s" CELL "%s%s%s%s%s%s%s%s%s",
			     LABEL(hearing_states, hearing->state), strbuf_text(&start), strbuf_text(&end),
			     lead(room), room, lead(clerk), clerk, *absent ? _(" 未到庭：") : "", absent,
			     lead(hearing->note), text_or_empty(hearing->note)),
			&hearing_table, hearing->id,
			strcmp(hearing->state, "cancelled") == 0 ? TONE_FAINT : TONE_NORMAL);
	}
	strbuf_free(&start);
	strbuf_free(&end);
}

/* A line below the seat: who asked that he stay away, why, and what came of it. */
static void add_recusal(
	const struct recusal_brief *recusal, const struct table *table, int64_t id, struct box *out)
{
	struct strbuf why = {0};
	char day[CIVIL_TEXT_SIZE];
	recusal_text(recusal, &why);
	struct box_row *row = box_add(out, "%s" CELL "%s" CELL "%s" CELL "%s %s", _("申请回避"),
		recusal->person, recusal_outcome(recusal), civil_format(recusal->requested_on, day),
		strbuf_text(&why));
	show(row, table, id, recusal->decision_id ? TONE_FAINT : TONE_SOON);
	if (row)
		row->is_part = table != NULL;
	out->failed |= why.failed;
	strbuf_free(&why);
}

void fill_tribunal(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	for (size_t i = 0; i < data->tribunal.count; i++) {
		const struct tribunal *seat = ROW_AT(&data->tribunal, tribunal, i);
		bool gone = strcmp(seat->state, "declined") == 0 || strcmp(seat->state, "replaced") == 0;
		char offered[CIVIL_TEXT_SIZE], answered[CIVIL_TEXT_SIZE];
		bool waited = seat->answered_on != CIVIL_NONE && seat->answered_on != seat->offered_on;
		show(box_add(out, "%s" CELL "%s" CELL "%s" CELL "%s%s%s%s%s",
			     act_choice_label("assign", "seat", seat->seat),
			     case_arbitrator(data, seat->arbitrator_id), LABEL(seat_states, seat->state),
			     civil_format(seat->offered_on, offered), waited ? _("，答复 ") : "",
			     waited ? civil_format(seat->answered_on, answered) : "", lead(seat->reason),
			     text_or_empty(seat->reason)),
			&tribunal_table, seat->id, gone ? TONE_FAINT : TONE_NORMAL);
		for (size_t k = 0; k < data->recusals.count; k++)
			if (data->recusals.items[k].arbitrator_id == seat->arbitrator_id)
				add_recusal(&data->recusals.items[k], &tribunal_table, seat->id, out);
	}
	/* The clerk has no seat. */
	for (size_t k = 0; k < data->recusals.count; k++)
		if (data->recusals.items[k].clerk_id)
			add_recusal(&data->recusals.items[k], NULL, 0, out);
}

void fill_notes(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	for (size_t i = data->notes.count; i-- > 0;) { /* the newest first */
		const struct note *note = ROW_AT(&data->notes, note, i);
		char day[CIVIL_TEXT_SIZE];
		show(box_add(out, _("%s %s：%s"), civil_format(note->written_on, day), note->author,
			     note->content),
			&note_table, note->id, TONE_NORMAL);
	}
}

void fill_journal(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	for (size_t i = 0; i < data->journal.count; i++) {
		const struct journal_entry *entry = &data->journal.items[i];
		char day[CIVIL_TEXT_SIZE];
		struct box_row *row =
			box_add(out, "%s" CELL "%s" CELL "%s%s", civil_format(entry->today, day),
				entry->actor, entry->summary ? entry->summary : act_label(entry->act),
				entry->undone ? _("（已撤销）") : "");
		show(row, NULL, entry->seq, entry->undone ? TONE_FAINT : TONE_NORMAL);
	}
	if (data->journal.count == CASE_JOURNAL)
		box_add(out, _("更早的记录请用 zhongcai journal 查看"));
}

/* --- The case's own fields --------------------------------------------------------------------------- */

static void add_fact(const struct case_data *data, const char *label, const char *value, struct box *out)
{
	show(box_add(out, "%s" CELL "%s", label, value), &arb_case_table, data->arb_case.id,
		*value ? TONE_NORMAL : TONE_FAINT);
}

/* 集体争议、追索劳动报酬: what the law goes by. */
static void nature(const struct case_data *data, struct strbuf *out)
{
	for (int i = 0; i < LAW_FLAGS; i++)
		if (data->timeline.flags & (1U << i))
			strbuf_addf(out, "%s%s", out->length ? _("、") : "", _(law_flags[i].label));
}

void fill_facts(const struct case_data *data, const struct law_deadline *chosen, struct box *out)
{
	(void)chosen;
	const struct arb_case *row = &data->arb_case;
	char amount[INPUT_MONEY_SIZE], heads[24];
	struct strbuf flags = {0};
	nature(data, &flags);
	snprintf(heads, sizeof heads, "%" PRId64, row->head_count);
	add_fact(data, _("案号"), text_or_empty(row->case_number), out);
	add_fact(data, _("案由"), case_cause(data), out);
	add_fact(data, _("标的额"), input_money_format(row->amount, amount), out);
	add_fact(data, _("人数"), heads, out);
	add_fact(data, _("性质"), strbuf_text(&flags), out);
	add_fact(data, _("承办仲裁员"), case_arbitrator(data, row->lead_id), out);
	add_fact(data, _("书记员"), case_staff(data, row->clerk_id), out);
	add_fact(data, _("并案"), strbuf_text(&data->joined), out);
	add_fact(data, _("曾经调解"), case_station(data, row->station_id), out);
	add_fact(data, _("备注"), text_or_empty(row->remark), out);
	strbuf_free(&flags);
}
