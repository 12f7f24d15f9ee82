#include "office/arbitrator_file.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/week.h"
#include "office/act.h"
#include "office/assessment.h"
#include "store/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *file_section_label(enum file_section section)
{
	static const char *const labels[FILE_SECTIONS] = {[FILE_REGISTER] = N_("登记"),
		[FILE_LOAD] = N_("办案"),
		[FILE_TERMS] = N_("聘期"),
		[FILE_ASSESSMENTS] = N_("考核"),
		[FILE_TRAININGS] = N_("培训"),
		[FILE_TIES] = N_("利害"),
		[FILE_ABSENCES] = N_("不在")};
	return _(labels[section]);
}

void specialities_text(const struct office *office, const char *ids, struct strbuf *out)
{
	size_t shown = 0;
	for (const char *at = ids; at && *at;) {
		size_t length = strcspn(at, ",");
		char id[64] = "";
		if (length < sizeof id)
			memcpy(id, at, length);
		const struct word *word = words_by_id(office->words, WORD_CAUSE, id);
		if (length)
			strbuf_addf(out, "%s%s", shown++ ? _("、") : "", word ? word->label : id);
		at += length + (at[length] == ',');
	}
}

/* ---- lines ---- */

struct writing {
	struct office *office;
	struct arbitrator_file *file;
	int64_t arbitrator_id;
	enum file_section section; /* that is being written */
};

static struct file_line *push(struct arbitrator_file *file)
{
	if ((file->count & (file->count - 1)) == 0) { /* doubled at powers of two */
		struct file_line *more =
			realloc(file->lines, (file->count ? 2 * file->count : 1) * sizeof *more);
		if (!more)
			return NULL;
		file->lines = more;
	}
	return &file->lines[file->count++];
}

/* Takes the text over and leaves it empty for the next line. */
static bool add(struct writing *w, const char *name, struct strbuf *text, const struct table *table,
	int64_t id, enum file_standing standing, struct error *err)
{
	struct file_line *line = text->failed ? NULL : push(w->file);
	if (line)
		*line = (struct file_line){.section = w->section,
			.name = strdup(name),
			.text = strdup(strbuf_text(text)),
			.standing = standing,
			.table = table,
			.id = id};
	strbuf_free(text);
	*text = (struct strbuf){0};
	return (line && line->name && line->text) || error_set(err, ERR_NOMEM, _("内存不足"));
}

/* Rows of one of his tables, in the order they were recorded. */
static bool own_rows(struct writing *w, const struct table *table, struct row_list *out, struct error *err)
{
	return row_list_where_int(w->office->store, table, "arbitrator_id", w->arbitrator_id, 0, out, err);
}

/* "（自 2018-01-01 至 2019-12-31）", as far as the days are known. */
static void add_span(civil_date from, civil_date until, struct strbuf *out)
{
	char a[CIVIL_TEXT_SIZE], b[CIVIL_TEXT_SIZE];
	civil_format(from, a);
	civil_format(until, b);
	if (from != CIVIL_NONE && until != CIVIL_NONE)
		strbuf_addf(out, _("（%s 至 %s）"), a, b);
	else if (from != CIVIL_NONE)
		strbuf_addf(out, _("（自 %s）"), a);
	else if (until != CIVIL_NONE)
		strbuf_addf(out, _("（至 %s）"), b);
}

static void add_note(const char *note, struct strbuf *out)
{
	if (!note || !*note)
		return;
	strbuf_add(out, out->length ? _("；") : "");
	strbuf_add_line(out, note);
}

/* 2020-11-30 09:00; of an imported hearing only the day is known. */
static const char *time_text(civil_minute at, char out[MINUTE_TEXT_SIZE])
{
	minute_format(at, out);
	out[10] = minute_of_day(at) ? ' ' : '\0';
	return out;
}

/* ---- his registration ---- */

static bool add_field(struct writing *w, const char *name, const char *text, struct error *err)
{
	struct strbuf words = {0};
	strbuf_add(&words, text && *text ? text : _("（未写）"));
	return add(w, name, &words, &arbitrator_table, w->arbitrator_id,
		text && *text ? FILE_HOLDS : FILE_PAST, err);
}

static bool add_register(struct writing *w, struct error *err)
{
	const struct arbitrator *who = &w->file->roster.items[0].arbitrator;
	struct strbuf causes = {0}, week = {0}, organisation = {0};
	char limit[48] = "";
	strbuf_add(&organisation, text_or_empty(who->organisation));
	if (who->organisation_code)
		strbuf_addf(&organisation, _("（%s）"), who->organisation_code);
	specialities_text(w->office, who->specialities, &causes);
	week_text(who->week, &week);
	if (who->yearly_limit)
		snprintf(limit, sizeof limit, _("%lld 件"), (long long)who->yearly_limit);
	bool good = add_field(w, _("专职兼职"), act_choice_label("add_arbitrator", "kind", who->kind), err) &&
		    add_field(w, _("来源"), act_choice_label("add_arbitrator", "source", who->source), err) &&
		    add_field(w, _("所在单位"), strbuf_text(&organisation), err) &&
		    (!who->id_number || add_field(w, _("证件号码"), who->id_number, err)) &&
		    add_field(w, _("证号"), who->certificate, err) &&
		    add_field(w, _("电话"), who->phone, err) &&
		    add_field(w, _("街道"), who->sub_district, err) &&
		    add_field(w, _("擅长案由"), strbuf_text(&causes), err) &&
		    add_field(w, _("语言"), who->languages, err) &&
		    add_field(w, _("每周时间"), strbuf_text(&week), err) &&
		    add_field(w, _("每年上限"), *limit ? limit : _("不限"), err);
	strbuf_free(&causes);
	strbuf_free(&week);
	strbuf_free(&organisation);
	return good;
}

/* ---- what he has in hand ---- */

static bool add_load(struct writing *w, struct error *err)
{
	const struct roster_row *who = &w->file->roster.items[0];
	int64_t limit = who->arbitrator.yearly_limit;
	bool full = limit && who->cases_this_year >= limit;
	struct strbuf text = {0};
	char name[32], start[MINUTE_TEXT_SIZE];
	snprintf(name, sizeof name, _("%d 年度"), civil_split(w->office->today).year);
	strbuf_addf(&text, _("承办 %lld 件"), (long long)who->cases_this_year);
	if (full)
		strbuf_addf(&text, _("，已达上限 %lld 件"), (long long)limit);
	if (!add(w, name, &text, NULL, 0, full ? FILE_CALLS : FILE_HOLDS, err))
		return false;
	strbuf_addf(&text, _("%lld 件"), (long long)who->open_cases);
	if (who->offers)
		strbuf_addf(&text, _("，其中 %lld 件等待他答复"), (long long)who->offers);
	if (!add(w, _("在办"), &text, NULL, 0, who->offers ? FILE_CALLS : FILE_HOLDS, err))
		return false;
	if (who->hearings_ahead)
		strbuf_addf(&text, _("%s，共 %lld 次"), time_text(who->next_hearing, start),
			(long long)who->hearings_ahead);
	else
		strbuf_add(&text, _("没有排定"));
	return add(w, _("下次开庭"), &text, NULL, 0, FILE_HOLDS, err);
}

/* ---- terms ---- */

static int latest_term_first(const void *a, const void *b)
{
	const struct appointment *x = a, *y = b;
	return (x->until_day < y->until_day) - (x->until_day > y->until_day);
}

/* A term to be renewed soon calls for it, unless a later one follows. */
static enum file_standing term_text(
	const struct writing *w, const struct appointment *term, bool latest, struct strbuf *out)
{
	civil_date today = w->office->today;
	char day[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	enum file_standing standing = FILE_HOLDS;
	if (term->dismissed_on != CIVIL_NONE) {
		strbuf_addf(out, _("%s 解聘：%s"), civil_format(term->dismissed_on, day),
			act_choice_label("dismiss", "ground", term->ground));
		standing = term->dismissed_on <= today ? FILE_PAST : FILE_CALLS;
	} else if (term->until_day < today) {
		strbuf_add(out, _("已满"));
		standing = latest ? FILE_CALLS : FILE_PAST;
	} else if (term->from_day > today) {
		strbuf_add(out, _("尚未开始"));
	} else {
		int left = (int)(term->until_day - today);
		strbuf_addf(out, _("在聘，余 %d 日"), left);
		if (latest && left <= store_setting_number(w->office->store, "term_warning")) {
			strbuf_add(out, _("，须续聘"));
			standing = FILE_CALLS;
		}
	}
	if (term->suspended_on != CIVIL_NONE) {
		strbuf_addf(out, _("；%s 暂停：%s"), civil_format(term->suspended_on, day),
			act_choice_label("suspend_arbitrator", "ground", term->suspension));
		if (term->resumed_on != CIVIL_NONE)
			strbuf_addf(out, _("，%s 恢复"), civil_format(term->resumed_on, until));
		else if (standing == FILE_HOLDS)
			standing = FILE_CALLS;
	}
	add_note(term->note, out);
	return standing;
}

static bool add_term(struct writing *w, const struct appointment *term, bool latest, struct error *err)
{
	char name[64], from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	struct strbuf text = {0};
	struct performance figures;
	enum file_standing standing = term_text(w, term, latest, &text);
	snprintf(name, sizeof name, _("%s 至 %s"), civil_format(term->from_day, from),
		civil_format(term->until_day, until));
	if (!add(w, name, &text, &appointment_table, term->id, standing, err) ||
		!performance_load(w->office->store, term->arbitrator_id, term->from_day, term->until_day,
			&figures, err))
		return false;
	assessment_figures_text(&figures, &text);
	return add(w, _("其间办案"), &text, &appointment_table, term->id,
		standing == FILE_PAST ? FILE_PAST : FILE_HOLDS, err);
}

static bool add_terms(struct writing *w, struct error *err)
{
	struct row_list list;
	if (!own_rows(w, &appointment_table, &list, err))
		return false;
	if (list.count > 1)
		qsort(list.items, list.count, sizeof(struct appointment), latest_term_first);
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++)
		good = add_term(w, ROW_AT(&list, appointment, i), i == 0, err);
	row_list_free(&list);
	return good;
}

/* ---- assessments ---- */

static bool add_assessments(struct writing *w, struct error *err)
{
	struct row_list list;
	if (!assessments_of(w->office, w->arbitrator_id, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		const struct assessment *row = ROW_AT(&list, assessment, i);
		char name[32];
		struct strbuf text = {0};
		snprintf(name, sizeof name, _("%d 年度"), (int)row->year);
		strbuf_add(&text, assessment_grade_label(row));
		add_note(row->note, &text);
		good = add(w, name, &text, &assessment_table, row->id,
			i == 0 && strcmp(row->grade, "unqualified") == 0 ? FILE_CALLS : FILE_HOLDS, err);
	}
	row_list_free(&list);
	return good;
}

/* ---- trainings ---- */

static int latest_training_first(const void *a, const void *b)
{
	const struct training *x = a, *y = b;
	return (x->day < y->day) - (x->day > y->day);
}

/* The year's hours against those that are required (组织规则二十八). */
static bool add_hours(struct writing *w, int year, int64_t hours, bool over, struct error *err)
{
	int required = store_setting_number(w->office->store, "training.hours");
	int64_t lacking = required - hours;
	char name[32];
	struct strbuf text = {0};
	snprintf(name, sizeof name, _("%d 年度"), year);
	strbuf_addf(&text, _("%lld/%d 学时"), (long long)hours, required);
	if (lacking > 0)
		strbuf_addf(&text, over ? _("，不足 %lld 学时") : _("，还差 %lld 学时"), (long long)lacking);
	return add(w, name, &text, NULL, 0, lacking > 0 && over ? FILE_CALLS : FILE_HOLDS, err);
}

static bool add_trainings(struct writing *w, struct error *err)
{
	const struct roster_row *who = &w->file->roster.items[0];
	int year = civil_split(w->office->today).year;
	struct row_list list;
	if (!own_rows(w, &training_table, &list, err))
		return false;
	if (list.count > 1)
		qsort(list.items, list.count, sizeof(struct training), latest_training_first);
	bool good = list.count == 0 || (add_hours(w, year, who->hours_this_year, false, err) &&
					       add_hours(w, year - 1, who->hours_last_year, true, err));
	for (size_t i = 0; good && i < list.count; i++) {
		const struct training *row = ROW_AT(&list, training, i);
		char day[CIVIL_TEXT_SIZE];
		struct strbuf text = {0};
		strbuf_addf(&text, _("%lld 学时"), (long long)row->hours);
		add_note(row->subject, &text);
		good = add(w, civil_format(row->day, day), &text, &training_table, row->id,
			civil_split(row->day).year < year - 1 ? FILE_PAST : FILE_HOLDS, err);
	}
	row_list_free(&list);
	return good;
}

/* ---- ties ---- */

static bool add_ties(struct writing *w, struct error *err)
{
	struct row_list list;
	if (!own_rows(w, &arbitrator_tie_table, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		const struct arbitrator_tie *row = ROW_AT(&list, arbitrator_tie, i);
		struct strbuf text = {0};
		strbuf_add(&text, row->name);
		if (row->credit_code)
			strbuf_addf(&text, _("（%s）"), row->credit_code);
		add_span(row->from_day, row->until_day, &text);
		add_note(row->note, &text);
		good = add(w, act_choice_label("add_tie", "kind", row->kind), &text, &arbitrator_tie_table,
			row->id,
			row->until_day != CIVIL_NONE && row->until_day < w->office->today ? FILE_PAST
											  : FILE_HOLDS,
			err);
	}
	row_list_free(&list);
	return good;
}

/* ---- absences ---- */

static int latest_absence_first(const void *a, const void *b)
{
	const struct unavailability *x = a, *y = b;
	return (x->from_day < y->from_day) - (x->from_day > y->from_day);
}

/* What his own calendar says is taken comes from a file and is read anew as a whole. */
static bool add_calendar(struct writing *w, struct error *err)
{
	struct row_list list;
	if (!own_rows(w, &busy_time_table, &list, err))
		return false;
	size_t ahead = 0;
	civil_minute last = MINUTE_NONE;
	for (size_t i = 0; i < list.count; i++) {
		const struct busy_time *row = ROW_AT(&list, busy_time, i);
		ahead += minute_date(row->end) >= w->office->today;
		last = i == 0 || row->end > last ? row->end : last;
	}
	struct strbuf text = {0};
	char until[MINUTE_TEXT_SIZE];
	bool any = list.count > 0;
	row_list_free(&list);
	if (!any)
		return true;
	/* What ends at midnight ends with the day before. */
	if (minute_of_day(last) == 0)
		civil_format(minute_date(last) - 1, until);
	else
		time_text(last, until);
	strbuf_addf(&text, _("今日起有 %zu 段时间已占用，至 %s"), ahead, until);
	return add(w, _("本人日历"), &text, NULL, 0, ahead ? FILE_HOLDS : FILE_PAST, err);
}

static bool add_absences(struct writing *w, struct error *err)
{
	civil_date today = w->office->today;
	struct row_list list;
	if (!add_calendar(w, err) || !own_rows(w, &unavailability_table, &list, err))
		return false;
	if (list.count > 1)
		qsort(list.items, list.count, sizeof(struct unavailability), latest_absence_first);
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		const struct unavailability *row = ROW_AT(&list, unavailability, i);
		char name[64], from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
		struct strbuf text = {0};
		bool now = row->from_day <= today && today <= row->until_day;
		snprintf(name, sizeof name, _("%s 至 %s"), civil_format(row->from_day, from),
			civil_format(row->until_day, until));
		strbuf_add(&text, now ? _("今日不在") : "");
		add_note(row->reason, &text);
		good = add(w, name, &text, &unavailability_table, row->id,
			row->until_day < today ? FILE_PAST
			: now                  ? FILE_CALLS
					       : FILE_HOLDS,
			err);
	}
	row_list_free(&list);
	return good;
}

/* ---- the file ---- */

bool arbitrator_file_load(
	struct office *office, int64_t arbitrator_id, struct arbitrator_file *out, struct error *err)
{
	static bool (*const sections[FILE_SECTIONS])(struct writing *, struct error *) = {
		[FILE_REGISTER] = add_register,
		[FILE_LOAD] = add_load,
		[FILE_TERMS] = add_terms,
		[FILE_ASSESSMENTS] = add_assessments,
		[FILE_TRAININGS] = add_trainings,
		[FILE_TIES] = add_ties,
		[FILE_ABSENCES] = add_absences};
	*out = (struct arbitrator_file){0};
	struct writing writing = {.office = office, .file = out, .arbitrator_id = arbitrator_id};
	if (!roster_load_one(office->store, arbitrator_id, office->today, &out->roster, err))
		return false;
	for (int i = 0; i < FILE_SECTIONS; i++) {
		size_t before = out->count;
		writing.section = (enum file_section)i;
		struct strbuf none = {0};
		strbuf_add(&none, _("没有登记"));
		bool good = sections[i](&writing, err) &&
			    (out->count > before || add(&writing, "", &none, NULL, 0, FILE_PAST, err));
		strbuf_free(&none);
		if (!good) {
			arbitrator_file_free(out);
			return false;
		}
	}
	return true;
}

void arbitrator_file_free(struct arbitrator_file *file)
{
	for (size_t i = 0; i < file->count; i++) {
		free(file->lines[i].name);
		free(file->lines[i].text);
	}
	free(file->lines);
	roster_free(&file->roster);
	*file = (struct arbitrator_file){0};
}
