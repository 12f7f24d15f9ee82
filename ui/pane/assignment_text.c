#include "pane/assignment_text.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/week.h"
#include "law/stage.h"
#include "office/act.h"
#include "office/recusal.h"

#include <inttypes.h>
#include <string.h>

enum { APPLICANT_COLUMNS = 20 };

/* --- Titles ------------------------------------------------------------------------------------------- */

static void add_count(struct strbuf *out, const char *name, size_t count)
{
	if (count)
		strbuf_addf(out, " · %s %zu", name, count);
}

static void add_roster(const struct assignment_data *data, struct strbuf *out)
{
	size_t part_time = 0, ending = 0, ended = 0, suspended = 0, offers = 0;
	for (size_t i = 0; i < data->roster.count; i++) {
		const struct roster_row *who = &data->roster.items[i];
		enum assignment_term term = assignment_term_of(data, who);
		part_time += strcmp(who->arbitrator.kind, "part_time") == 0;
		ending += term == TERM_ENDING;
		ended += term == TERM_ENDED;
		suspended += term == TERM_SUSPENDED;
		offers += (size_t)who->offers;
	}
	strbuf_addf(out, _("专职 %zu · 兼职 %zu"), data->roster.count - part_time, part_time);
	add_count(out, _("聘期将满"), ending);
	add_count(out, _("已满"), ended);
	add_count(out, _("暂停"), suspended);
	add_count(out, _("待答复"), offers);
}

static void add_applicant(const struct assignment_case *of, struct strbuf *out)
{
	size_t length = strlen(of->applicant);
	struct text_fit fit = text_fit(of->applicant, length, 0, APPLICANT_COLUMNS, 1);
	strbuf_add_bytes(out, of->applicant + fit.start, fit.bytes);
	strbuf_add(out, fit.trimmed ? "…" : "");
	if (of->row.head_count > 1)
		strbuf_addf(out, _("等%d人"), (int)of->row.head_count);
}

void assignment_title(const struct assignment_data *data, const char *line, struct strbuf *out)
{
	const struct assignment_case *of = &data->of;
	strbuf_addf(out, _("仲裁员 %zu"), data->count);
	if (data->count != data->roster.count)
		strbuf_addf(out, "/%zu", data->roster.count);
	strbuf_addf(out, " %s ", line);
	if (!of->id) {
		add_roster(data, out);
		return;
	}
	size_t eligible = 0;
	for (size_t i = 0; i < data->eligible.count; i++)
		eligible += data->eligible.items[i].eligible;
	struct strbuf applicant = {0};
	add_applicant(of, &applicant);
	strbuf_addf(out, _("为 %s %s（%s）组庭，"), of->number, strbuf_text(&applicant),
		_(law_stages[of->stage].label));
	if (seat_plan_missing(&of->plan))
		strbuf_addf(out, _("可选 %zu 人"), eligible);
	else
		strbuf_add(out, _("席位已满"));
	strbuf_free(&applicant);
}

void assignment_seats_title(const struct assignment_data *data, int64_t arbitrator_id, size_t count,
	size_t limit, struct strbuf *out)
{
	const char *name = assignment_name(data, arbitrator_id);
	if (!arbitrator_id)
		strbuf_add(out, _("席位"));
	else if (count < limit)
		strbuf_addf(out, _("%s 的席位 %zu"), name, count);
	else
		strbuf_addf(out, _("%s 的席位，最近 %zu 个"), name, count);
}

/* --- The tribunal ------------------------------------------------------------------------------------- */

/* From how many a draw would choose. */
static void add_drawable(const struct assignment_data *data, struct strbuf *out)
{
	size_t drawable = 0;
	for (size_t i = 0; i < data->eligible.count; i++)
		drawable += data->eligible.items[i].drawable;
	strbuf_addf(out, _("。r 抽取：%zu 人可抽，按负荷加权"), drawable);
}

static void add_missing(const struct seat_plan *plan, struct strbuf *out)
{
	if (seat_plan_missing(plan) == 0)
		strbuf_add(out, plan->awaited ? _("；席位已满，等待答复") : _("；席位已满"));
	else if (!plan->three)
		strbuf_add(out, _("尚缺独任 1（或首席 1、成员 2）"));
	else
		strbuf_addf(out, _("；尚缺首席 %d、成员 %d"), plan->presiding ? 0 : 1, 2 - plan->members);
}

void assignment_tribunal_text(const struct assignment_data *data, struct strbuf *out)
{
	const struct row_list *seats = &data->of.seats;
	size_t shown = 0;
	for (size_t i = 0; i < seats->count; i++) {
		const struct tribunal *seat = ROW_AT(seats, tribunal, i);
		if (!seat_is_taken(seat))
			continue;
		strbuf_addf(out, _("%s%s %s（%s）"), shown++ ? "  " : "",
			act_choice_label("assign", "seat", seat->seat),
			assignment_name(data, seat->arbitrator_id), seat_state_label(seat->state));
	}
	if (!shown && data->of.plan.three)
		strbuf_add(out, _("尚未组庭"));
	add_missing(&data->of.plan, out);
	if (seat_plan_missing(&data->of.plan))
		add_drawable(data, out);
}

/* --- One arbitrator ----------------------------------------------------------------------------------- */

static void add_term(const struct assignment_data *data, const struct assignment_row *row, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	civil_date until = row->who->term_until;
	switch (row->term) {
	case TERM_ENDING:
		strbuf_addf(out, _("聘期 %s 届满，余 %d 日，按 t 续聘。"), civil_format(until, day),
			(int)(until - data->today));
		break;
	case TERM_ENDED:
		strbuf_addf(out, _("聘期已于 %s 届满，按 t 续聘。"), civil_format(until, day));
		break;
	case TERM_DISMISSED:
		strbuf_addf(out, _("已于 %s 解聘。"), civil_format(row->who->dismissed_on, day));
		break;
	case TERM_SUSPENDED: strbuf_add(out, _("正在暂停办案。")); break;
	case TERM_NONE: strbuf_add(out, _("没有聘任记录，按 t 聘任。")); break;
	case TERM_AHEAD: strbuf_add(out, _("聘期尚未开始。")); break;
	case TERM_RUNNING: break;
	}
}

static void add_seat(const struct tribunal *seat, civil_date today, struct strbuf *out)
{
	char offered[CIVIL_TEXT_SIZE], day[CIVIL_TEXT_SIZE];
	const char *label = act_choice_label("assign", "seat", seat->seat);
	civil_format(seat->offered_on, offered);
	if (strcmp(seat->state, "offered") != 0)
		strbuf_addf(out, _("本案%s，%s 起。"), label, civil_format(seat->answered_on, day));
	else if (seat_is_overdue(seat, today))
		strbuf_addf(out, _("%s 邀请为本案%s，答复期 %s 已过：重抽按 d。"), offered, label,
			civil_format(seat->answer_by, day));
	else if (seat->answer_by != CIVIL_NONE)
		strbuf_addf(out, _("%s 邀请为本案%s，请于 %s 前答复：应允按 v，谢绝按 x。"), offered, label,
			civil_format(seat->answer_by, day));
	else
		strbuf_addf(out, _("%s 邀请为本案%s，尚未答复：应允按 v，谢绝按 x。"), offered, label);
	if (seat->draw_id)
		strbuf_add(out, _("由抽取产生。"));
	if (seat->reason)
		strbuf_addf(out, _("%s。"), seat->reason);
}

/* Until it is decided he takes no part. */
static void add_challenge(const struct recusal_list *recusals, int64_t arbitrator_id, struct strbuf *out)
{
	for (size_t i = 0; i < recusals->count; i++) {
		const struct recusal_brief *recusal = &recusals->items[i];
		if (recusal->decision_id || recusal->arbitrator_id != arbitrator_id)
			continue;
		struct strbuf why = {0};
		recusal_text(recusal, &why);
		strbuf_addf(out, _("已被申请回避，待决定（%s）。"), strbuf_text(&why));
		strbuf_free(&why);
	}
}

static void add_part(struct strbuf *out, const char *label, const char *text)
{
	if (text && *text)
		strbuf_addf(out, "%s%s%s", out->length ? "  " : "", label, text);
}

/* How he is reached: whoever offers a seat calls him. */
static void add_contact(const struct arbitrator *who, struct strbuf *out)
{
	struct strbuf parts = {0}, week = {0};
	add_part(&parts, "", who->organisation);
	add_part(&parts, _("电话 "), who->phone);
	add_part(&parts, _("证号 "), who->certificate);
	add_part(&parts, _("语言 "), who->languages);
	if (who->week != WEEK_ALL)
		week_text(who->week, &week);
	add_part(&parts, _("每周时间 "), strbuf_text(&week));
	if (parts.length)
		strbuf_addf(out, _("%s。"), strbuf_text(&parts));
	strbuf_free(&parts);
	strbuf_free(&week);
}

static void add_ties(const struct row_list *ties, civil_date today, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	for (size_t i = 0; i < ties->count; i++) {
		const struct arbitrator_tie *tie = ROW_AT(ties, arbitrator_tie, i);
		bool over = tie->until_day != CIVIL_NONE && tie->until_day < today;
		strbuf_addf(out, "%s%s %s", i ? _("、") : "", act_choice_label("add_tie", "kind", tie->kind),
			tie->name);
		if (over)
			strbuf_addf(out, _("（至 %s）"), civil_format(tie->until_day, day));
	}
	strbuf_add(out, ties->count ? _("。") : "");
}

/* Said of those whose training is kept. */
static void add_training(const struct assignment_data *data, const struct roster_row *who, struct strbuf *out)
{
	if (who->hours_this_year || who->hours_last_year)
		strbuf_addf(out, _("培训：今年 %lld/%d 学时，去年 %lld。"), (long long)who->hours_this_year,
			data->training_hours, (long long)who->hours_last_year);
}

void assignment_person_text(const struct assignment_data *data, const struct assignment_row *row,
	const struct row_list *ties, struct strbuf *out)
{
	const struct eligibility *judged = row->judged;
	strbuf_addf(out, _("%s："), row->who->arbitrator.name);
	if (row->seat) {
		add_seat(row->seat, data->today, out);
		add_challenge(&data->of.recusals, row->seat->arbitrator_id, out);
	} else if (judged && judged->rule) {
		strbuf_add(out, judged->eligible ? _("可以承办，但须注意。") : _("不能承办。"));
		eligibility_explain(judged, out);
		strbuf_add(out, _("。"));
	} else if (judged) {
		strbuf_add(out, _("可以承办。"));
		strbuf_add(out, judged->speciality ? _("擅长本案案由。") : "");
	}
	if (!judged && row->who->is_unavailable)
		strbuf_add(out, _("今日不在。"));
	add_term(data, row, out);
	add_contact(&row->who->arbitrator, out);
	add_ties(ties, data->today, out);
	add_training(data, row->who, out);
}

/* --- Filter and order --------------------------------------------------------------------------------- */

static void add_word(struct strbuf *out, const char *word)
{
	strbuf_addf(out, "%s%s", out->length ? " " : "", word);
}

void assignment_filter_text(const struct assignment_filter *filter, struct strbuf *out)
{
	if (filter->eligible)
		add_word(out, _("可承办"));
	if (filter->ending)
		add_word(out, _("聘期将满或已满"));
	if (filter->offered)
		add_word(out, _("有邀请待答复"));
	if (filter->untrained)
		add_word(out, _("今年培训未满"));
	if (filter->unassessed)
		add_word(out, _("去年未考核"));
	if (filter->kind)
		add_word(out, act_choice_label("add_arbitrator", "kind", filter->kind));
	if (filter->source)
		add_word(out, act_choice_label("add_arbitrator", "source", filter->source));
	if (*filter->name)
		add_word(out, filter->name);
}

const char *assignment_order_label(enum assignment_order order)
{
	static const char *const labels[ASSIGNMENT_ORDERS] = {[ORDER_FREE] = N_("能承办的在前"),
		[ORDER_LOAD] = N_("办案少的在前"),
		[ORDER_REGISTER] = N_("登记次序"),
		[ORDER_TERM] = N_("聘期先满的在前")};
	return _(labels[order]);
}
