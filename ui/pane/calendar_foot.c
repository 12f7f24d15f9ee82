/* calendar_foot.c — the lines below the calendar's grid. */
#include "pane/calendar_foot.h"

#include "base/i18n.h"
#include "office/clash.h"

#include <string.h>

static struct strbuf *add_line(struct calendar_foot *foot, style_id style)
{
	struct foot_line *line = &foot->lines[foot->count < FOOT_LINES ? foot->count++ : FOOT_LINES - 1];
	line->style = style;
	strbuf_reset(&line->text);
	return &line->text;
}

static void add_word(struct strbuf *out, const char *word)
{
	if (!word || !*word)
		return;
	if (out->length)
		strbuf_add_char(out, ' ');
	strbuf_add(out, word);
}

static void add_day(struct strbuf *out, civil_date date)
{
	char text[CIVIL_TEXT_SIZE];
	add_word(out, civil_format(date, text));
	add_word(out, civil_weekday_name(date));
}

/* 09:00-10:20, 09:00, or that only the day is known. */
static void add_time(struct strbuf *out, civil_minute start, civil_minute end)
{
	int from = minute_of_day(start);
	if (out->length)
		strbuf_add_char(out, ' ');
	if (end == MINUTE_NONE && from == 0)
		strbuf_add(out, _("时间未定"));
	else
		strbuf_addf(out, "%02d:%02d", from / 60, from % 60);
	if (end != MINUTE_NONE)
		strbuf_addf(out, "-%02d:%02d", minute_of_day(end) / 60, minute_of_day(end) % 60);
}

static void add_parties(struct strbuf *out, const char *applicant, const char *respondent)
{
	if (out->length)
		strbuf_add_char(out, ' ');
	strbuf_addf(out, _("%s 诉 %s"), applicant ? applicant : "", respondent ? respondent : "");
}

void calendar_day_words(const struct calendar_day *day, struct strbuf *out)
{
	switch (day->kind) {
	case DAY_OFF: strbuf_addf(out, _("%s放假"), day->name); break;
	case DAY_MAKE_UP: strbuf_addf(out, _("%s调休上班"), day->name); break;
	case DAY_REST: strbuf_add(out, _("双休日")); break;
	case DAY_WORK: break;
	}
	if (!day->provisional)
		return;
	if (out->length)
		strbuf_add(out, _("，"));
	strbuf_addf(out, _("%d年放假安排未公布，暂按双休推算"), civil_split(day->date).year);
}

/* 最早可排 2020-12-30 周三 09:00 四庭，因为公告 2020-12-10 期满、答辩至 2020-12-24；通知须在 … 前送达 */
static void add_earliest(struct strbuf *out, const struct calendar_case *of)
{
	char text[CIVIL_TEXT_SIZE];
	if (!of->has_slot) {
		strbuf_add(out, strbuf_text(&of->why));
		return;
	}
	strbuf_add(out, _("最早可排"));
	add_day(out, minute_date(of->first.start));
	add_time(out, of->first.start, MINUTE_NONE);
	add_word(out, house_room(&of->house, of->first.room_id));
	strbuf_addf(out, _("，因为%s"), strbuf_text(&of->why));
	if (of->first.notice_by != CIVIL_NONE)
		strbuf_addf(out, _("；通知须在 %s 前送达"), civil_format(of->first.notice_by, text));
	if (of->need.lawful.provisional)
		strbuf_add(out, _("（暂定）"));
}

/* --- A hearing under the cursor ---------------------------------------------------------------------- */

static const char *state_of(const struct hearing_row *row, civil_date today)
{
	if (row->is_held)
		return _("已开庭");
	return minute_date(row->start) < today ? _("已过期，未登记是否开庭") : _("已排定");
}

static void add_resources(struct strbuf *out, const struct hearing_row *row)
{
	strbuf_add_char(out, ' ');
	strbuf_add(out, row->room ? row->room : _("未定庭室"));
	strbuf_add_char(out, ' ');
	if (*row->arbitrators)
		strbuf_addf(out, _("仲裁庭 %s"), row->arbitrators);
	else
		strbuf_add(out, _("未组庭"));
	strbuf_add_char(out, ' ');
	strbuf_addf(out, _("书记员 %s"), row->clerk ? row->clerk : _("未定"));
}

static int64_t group_of(const struct hearing_row *row)
{
	return row->joined_id ? row->joined_id : row->case_id;
}

/* 并案 2857、2859: what is heard in the same hearing. */
static void add_joined(struct strbuf *out, const struct foot_source *source, const struct hearing_row *row)
{
	const struct hearing_list *list = &source->data->list;
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++) {
		const struct hearing_row *other = &list->items[i];
		char number[CALENDAR_NUMBER];
		if (other == row || other->start != row->start || group_of(other) != group_of(row))
			continue;
		calendar_short_number(other->case_number, civil_split(source->scene->today).year, number);
		strbuf_addf(out, "%s%s", count++ ? _("、") : _("  并案 "), number);
	}
}

static void hearing_lines(
	const struct foot_source *source, const size_t *found, size_t count, struct calendar_foot *foot)
{
	size_t chosen = source->scene->cursor.entry < count ? source->scene->cursor.entry : count - 1;
	size_t entry = found[chosen];
	const struct hearing_row *row = calendar_hearing(source->data, entry);
	const struct word *cause = words_by_id(source->words, WORD_CAUSE, row->cause ? row->cause : "");
	const char *clash = calendar_clash(source->data, entry);

	struct strbuf *line = add_line(foot, STYLE_NORMAL);
	/* Of a crowded day a month has not read everything: its count is the truth. */
	int all = source->data->days[source->scene->cursor.day - source->data->first].hearings;
	if (source->scene->view != CALENDAR_MONTH || all < (int)count)
		all = (int)count;
	if (all > 1)
		strbuf_addf(line, "[%zu/%d] ", chosen + 1, all);
	strbuf_add(line, row->case_number ? row->case_number : _("未编号"));
	add_parties(line, row->applicant, row->respondent);

	line = add_line(foot, STYLE_NORMAL);
	add_day(line, minute_date(row->start));
	add_time(line, row->start, row->end);
	add_resources(line, row);

	if (clash) {
		line = add_line(foot, STYLE_ERROR);
		strbuf_addf(line, _("! 冲突：%s"), clash);
	}
	const struct flawed_hearing *flaw = calendar_flaw(source->data, entry);
	if (flaw && !clash) {
		line = add_line(foot, STYLE_ERROR);
		strbuf_add(line, flaw->flaw == FLAW_ASKED ? "! " : _("! 不合法："));
		flaw_text(flaw, line);
	}
	line = add_line(foot, STYLE_DIM);
	/* A month has hardly a day without hearings: here, too, one looks from when on a case can be heard.
	 */
	if (source->scene->view == CALENDAR_MONTH && calendar_case_is_looking(source->looked_for)) {
		strbuf_addf(line, _("为 %s："), source->looked_for->number);
		add_earliest(line, source->looked_for);
		return;
	}
	add_word(line, state_of(row, source->scene->today));
	add_word(line, cause ? cause->label : "");
	add_joined(line, source, row);
}

/* --- The case that a hearing is looked for ------------------------------------------------------------ */

/* 为 2314 张伟 诉 重庆某某公司：最早可排 … Its reasons take what lines there are. */
static void case_lines(const struct foot_source *source, struct calendar_foot *foot)
{
	const struct calendar_case *of = source->looked_for;
	if (!of->need.case_id) {
		strbuf_add(add_line(foot, STYLE_DIM),
			_("没有选定案件：按 c 输入案号，或先在案件列表选定，再来排期"));
		return;
	}
	char number[CALENDAR_NUMBER];
	calendar_short_number(of->number, civil_split(source->scene->today).year, number);
	struct strbuf *line = add_line(foot, STYLE_NORMAL);
	strbuf_addf(line, _("为 %s"), number);
	add_parties(line, of->applicant, of->respondent);
	strbuf_add(line, _("："));
	if (of->need.planned != MINUTE_NONE) {
		strbuf_add(line, _("已排定开庭"));
		add_day(line, minute_date(of->need.planned));
		add_time(line, of->need.planned, MINUTE_NONE);
	} else {
		add_earliest(line, of);
	}
}

/* Day, time and room of the cursor, and what would come of putting the hearing there; `hint` says how. */
static void cursor_line(
	const struct foot_source *source, bool asked, const char *hint, struct calendar_foot *foot)
{
	static const struct {
		char sign;
		style_id style;
	} looks[] = {
		[PLACE_UNASKED] = {' ', STYLE_NORMAL},
		[PLACE_FREE] = {'+', STYLE_DONE},
		[PLACE_WARNED] = {'?', STYLE_WARNING},
		[PLACE_REFUSED] = {'!', STYLE_ERROR},
	};
	const struct calendar_scene *scene = source->scene;
	enum place_verdict verdict = asked ? source->place->verdict : PLACE_UNASKED;
	struct strbuf *line = add_line(foot, looks[verdict].style);
	add_day(line, scene->cursor.day);
	if (scene->view != CALENDAR_MONTH || source->grab->hearing_id) {
		int minute = calendar_cursor_minute(scene);
		strbuf_addf(line, " %02d:%02d", minute / 60, minute % 60);
	}
	if (scene->view == CALENDAR_DAY && scene->cursor.column < scene->column_count)
		add_word(line, scene->columns[scene->cursor.column]);
	struct strbuf words = {0};
	calendar_day_words(&source->data->days[scene->cursor.day - source->data->first], &words);
	add_word(line, strbuf_text(&words));
	strbuf_free(&words);
	if (verdict == PLACE_UNASKED)
		return;
	strbuf_addf(line, " %c %s", looks[verdict].sign, strbuf_text(&source->place->why));
	if (verdict != PLACE_REFUSED)
		strbuf_addf(line, _("；%s"), hint);
}

/* --- All --------------------------------------------------------------------------------------------- */

static void grab_lines(const struct foot_source *source, struct calendar_foot *foot)
{
	const struct calendar_grab *grab = source->grab;
	struct strbuf *line = add_line(foot, STYLE_NORMAL);
	strbuf_addf(line, _("改期：%s 原定"), grab->of.number);
	add_day(line, minute_date(grab->start));
	add_time(line, grab->start, grab->end);
	add_word(line, grab->room);
	for (size_t i = 0; i < grab->of.need.fellow_count; i++)
		strbuf_addf(line, "%s%s", i ? _("、") : _("  连同并案 "), grab->of.need.fellows[i].name);
	cursor_line(source, true, _("Enter 放下"), foot);
}

void calendar_foot_make(const struct foot_source *source, struct calendar_foot *out)
{
	enum { LIMIT = 128 };
	size_t found[LIMIT];
	out->count = 0;
	if (source->grab->hearing_id) {
		grab_lines(source, out);
		return;
	}
	size_t count = calendar_under_cursor(source->scene, found, LIMIT);
	if (count > LIMIT)
		count = LIMIT;
	if (count > 0) {
		hearing_lines(source, found, count, out);
		return;
	}
	cursor_line(source, calendar_case_is_looking(source->looked_for), _("Enter 排在这里"), out);
	case_lines(source, out);
}

void calendar_foot_free(struct calendar_foot *foot)
{
	for (size_t i = 0; i < FOOT_LINES; i++)
		strbuf_free(&foot->lines[i].text);
	*foot = (struct calendar_foot){0};
}
