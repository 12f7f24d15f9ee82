#include "office/filter.h"

#include "base/fold.h"
#include "base/i18n.h"
#include "law/stage.h"
#include "office/input.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum filter_word {
	WORD_OPEN,
	WORD_CLOSED,
	WORD_MINE,
	WORD_DUE_TODAY,
	WORD_OVERDUE,
	WORD_BLOCKED,
	WORD_ANNOUNCEMENT,
	WORD_COLLECTIVE,
	WORD_NO_TRIBUNAL,
	WORD_FORGOTTEN,
	WORD_BACKLOG,
	FILTER_WORDS
};

struct reading {
	struct office *office;
	struct docket_filter *filter;
	const char *word; /* the value of a pair, or the whole word */
	struct error *err;
};

/* ---- words ---- */

/* Who is not on the staff list has no cases: an id that nobody has. */
enum { NOBODY = -1 };

static void set_word(struct office *office, struct docket_filter *filter, enum filter_word word)
{
	switch (word) {
	case WORD_OPEN: filter->scope = SCOPE_OPEN; break;
	case WORD_CLOSED: filter->scope = SCOPE_CLOSED; break;
	case WORD_MINE:
		filter->mine_clerk = office->staff_id ? office->staff_id : NOBODY;
		filter->mine_arbitrator = office->arbitrator_id;
		break;
	case WORD_DUE_TODAY: filter->due_today = true; break;
	case WORD_OVERDUE: filter->overdue = true; break;
	case WORD_BLOCKED: filter->blocked = true; break;
	case WORD_ANNOUNCEMENT: filter->by_announcement = true; break;
	case WORD_COLLECTIVE: filter->collective = true; break;
	case WORD_NO_TRIBUNAL: filter->no_tribunal = true; break;
	case WORD_FORGOTTEN: filter->forgotten = true; break;
	case WORD_BACKLOG: filter->backlog = true; break;
	case FILTER_WORDS: break;
	}
}

static bool has_word(const struct docket_filter *filter, enum filter_word word)
{
	switch (word) {
	case WORD_OPEN: return filter->scope == SCOPE_OPEN;
	case WORD_CLOSED: return filter->scope == SCOPE_CLOSED;
	case WORD_MINE: return filter->mine_clerk || filter->mine_arbitrator;
	case WORD_DUE_TODAY: return filter->due_today;
	case WORD_OVERDUE: return filter->overdue;
	case WORD_BLOCKED: return filter->blocked;
	case WORD_ANNOUNCEMENT: return filter->by_announcement;
	case WORD_COLLECTIVE: return filter->collective;
	case WORD_NO_TRIBUNAL: return filter->no_tribunal;
	case WORD_FORGOTTEN: return filter->forgotten;
	case WORD_BACKLOG: return filter->backlog;
	case FILTER_WORDS: break;
	}
	return false;
}

/* ---- pairs ---- */

static bool read_year(const struct reading *r)
{
	char *end;
	long year = strtol(r->word, &end, 10);
	if (strcmp(end, "年") == 0)
		end += strlen("年");
	if (year > 0 && year < 100)
		year += 2000;
	if (*end || year < 1900 || year > 2199)
		return error_set(r->err, ERR_INPUT, _("筛选“年:%s”：不是年份，应如 年:2020"), r->word);
	r->filter->year = (int)year;
	return true;
}

static bool read_cause(const struct reading *r)
{
	const struct word *word = words_by_id(r->office->words, WORD_CAUSE, r->word);
	if (!word)
		word = words_find(r->office->words, WORD_CAUSE, r->word, strlen(r->word));
	if (!word)
		word = words_guess(r->office->words, WORD_CAUSE, r->word, strlen(r->word));
	if (!word)
		return error_set(r->err, ERR_INPUT, _("筛选“案由:%s”：没有这个案由"), r->word);
	snprintf(r->filter->cause, sizeof r->filter->cause, "%s", word->id);
	return true;
}

static bool read_stage(const struct reading *r)
{
	for (int i = 0; i < LAW_STAGE_COUNT; i++) {
		if (strcmp(law_stages[i].id, r->word) == 0 || strcmp(law_stages[i].label, r->word) == 0 ||
			strcmp(_(law_stages[i].label), r->word) == 0) {
			r->filter->stage = i + 1;
			return true;
		}
	}
	struct strbuf list = {0};
	for (int i = 0; i < LAW_STAGE_COUNT; i++)
		strbuf_addf(&list, " %s", _(law_stages[i].label));
	error_set(r->err, ERR_INPUT, _("筛选“阶段:%s”：没有这个阶段，有：%s"), r->word, strbuf_text(&list));
	strbuf_free(&list);
	return false;
}

static bool is_label(const char *word, const char *id, const char *label)
{
	return strcmp(word, id) == 0 || strcmp(word, label) == 0 || strcmp(word, _(label)) == 0;
}

/* What holds a case, or why it is suspended. */
static bool read_reason(const struct reading *r)
{
	for (int hold = LAW_HOLD_NONE + 1; hold < LAW_HOLD_COUNT; hold++)
		if (is_label(r->word, law_holds[hold].id, law_holds[hold].label)) {
			r->filter->backlog = true;
			r->filter->hold = hold;
			return true;
		}
	for (int ground = 0; ground < LAW_GROUND_COUNT; ground++)
		if (is_label(r->word, law_grounds[ground].id, law_grounds[ground].brief)) {
			r->filter->backlog = true;
			r->filter->hold = LAW_BLOCK_SUSPENSION;
			r->filter->ground = ground + 1;
			return true;
		}
	struct strbuf list = {0};
	for (int hold = LAW_HOLD_NONE + 1; hold < LAW_HOLD_COUNT; hold++)
		strbuf_addf(&list, " %s", _(law_holds[hold].label));
	for (int ground = 0; ground < LAW_GROUND_COUNT; ground++)
		strbuf_addf(&list, " %s", _(law_grounds[ground].brief));
	error_set(r->err, ERR_INPUT, _("筛选“原因:%s”：没有这个原因，有：%s"), r->word, strbuf_text(&list));
	strbuf_free(&list);
	return false;
}

/* The second column of arbitrator and of staff is the name. */
static const char *name_of(const struct table *table, const void *row)
{
	const char *name = NULL;
	memcpy(&name, (const char *)row + table->columns[1].offset, sizeof name);
	return name ? name : "";
}

static const void *row_at(const struct row_list *list, const struct table *table, size_t index)
{
	return (const char *)list->items + index * table->row_size;
}

/* How many there are of this name, as people mean it: width, blanks and brackets aside. */
static size_t count_named(
	const struct row_list *list, const struct table *table, const char *name, int64_t *last)
{
	struct strbuf wanted = {0}, other = {0};
	size_t count = 0;
	fold_key(&wanted, name, strlen(name));
	for (size_t i = 0; i < list->count; i++) {
		const void *row = row_at(list, table, i);
		strbuf_reset(&other);
		fold_key(&other, name_of(table, row), strlen(name_of(table, row)));
		if (strcmp(strbuf_text(&wanted), strbuf_text(&other)) != 0)
			continue;
		memcpy(last, row, sizeof *last); /* the first column is the id */
		count++;
	}
	strbuf_free(&wanted);
	strbuf_free(&other);
	return count;
}

/* 何勇#5: one of several, as filter_text() writes it. */
static int64_t id_behind(const char *word)
{
	const char *mark = strrchr(word, '#');
	char *end;
	long long id = mark ? strtoll(mark + 1, &end, 10) : 0;
	return mark && mark[1] && *end == '\0' && id > 0 ? id : 0;
}

static bool read_name(const struct reading *r, const struct table *table, const char *label, int64_t *id)
{
	struct row_list list;
	int64_t found = 0, wanted = id_behind(r->word);
	if (!row_list_all(r->office->store, table, &list, r->err))
		return false;
	size_t count = count_named(&list, table, r->word, &found);
	for (size_t i = 0; i < list.count && count == 0 && wanted; i++) {
		memcpy(&found, row_at(&list, table, i), sizeof found);
		count = found == wanted;
	}
	row_list_free(&list);
	if (count == 0)
		return error_set(r->err, ERR_INPUT, _("筛选“%s:%s”：没有这个人"), label, r->word);
	if (count > 1)
		return error_set(r->err, ERR_INPUT, _("筛选“%s:%s”：有同名的人"), label, r->word);
	*id = found;
	return true;
}

static bool read_lead(const struct reading *r)
{
	return read_name(r, &arbitrator_table, _("承办"), &r->filter->lead_id);
}

static bool read_clerk(const struct reading *r)
{
	return read_name(r, &staff_table, _("书记员"), &r->filter->clerk_id);
}

static bool read_text(const struct reading *r)
{
	struct docket_filter *filter = r->filter;
	size_t length = strlen(filter->text);
	int n = snprintf(
		filter->text + length, sizeof filter->text - length, "%s%s", length ? " " : "", r->word);
	if (n < 0 || (size_t)n >= sizeof filter->text - length) {
		filter->text[length] = '\0';
		return error_set(r->err, ERR_INPUT, _("筛选“%s”：太长了，最多四十个字"), r->word);
	}
	return true;
}

/* ---- the one table ---- */

/* A word stands for itself, a pair takes a value. `id` is the same in every language. */
static const struct filter_row {
	const char *id;
	const char *word; /* msgid */
	const char *help; /* msgid */
	enum filter_word flag;
	bool (*read)(const struct reading *r); /* of a pair */
} rows[] = {
	{"open", N_("未结"), N_("还没有结案的"), WORD_OPEN, NULL},
	{"pending", N_("在办"), N_("还没有结案的"), WORD_OPEN, NULL},
	{"closed", N_("已结"), N_("已经结案的"), WORD_CLOSED, NULL},
	{"mine", N_("我的"), N_("我承办或任书记员的"), WORD_MINE, NULL},
	{"due_today", N_("今日到期"), N_("今天有期限届满的"), WORD_DUE_TODAY, NULL},
	{"overdue", N_("逾期"), N_("本委有期限已过的"), WORD_OVERDUE, NULL},
	{"blocked", N_("送达受阻"), N_("送达未果，案件停在送达上的"), WORD_BLOCKED, NULL},
	{"announcement", N_("公告"), N_("正在公告送达的"), WORD_ANNOUNCEMENT, NULL},
	{"collective", N_("集体"), N_("集体争议"), WORD_COLLECTIVE, NULL},
	{"no_tribunal", N_("未组庭"), N_("还没有仲裁庭的"), WORD_NO_TRIBUNAL, NULL},
	{"forgotten", N_("被遗忘"), N_("很久没有办理，也没有下一步的"), WORD_FORGOTTEN, NULL},
	{"backlog", N_("积压"), N_("停住的，裁决期限已过或将满的"), WORD_BACKLOG, NULL},
	{"reason", N_("原因"), N_("积压的原因：送达受阻、中止审理、未组庭等，或中止的事由"), FILTER_WORDS,
		read_reason},
	{"year", N_("年"), N_("案号的年份"), FILTER_WORDS, read_year},
	{"cause", N_("案由"), N_("案由，可写简称"), FILTER_WORDS, read_cause},
	{"stage", N_("阶段"), N_("待受理、送达中、待开庭等"), FILTER_WORDS, read_stage},
	{"lead", N_("承办"), N_("承办仲裁员的姓名"), FILTER_WORDS, read_lead},
	{"clerk", N_("书记员"), N_("书记员的姓名"), FILTER_WORDS, read_clerk},
	{"name", N_("名"), N_("当事人名称或案号中的文字"), FILTER_WORDS, read_text},
};
enum { FILTER_ROWS = sizeof rows / sizeof *rows };

static bool is_named(const struct filter_row *row, const char *word, size_t length)
{
	const char *const names[] = {row->id, row->word, _(row->word)};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == length && strncmp(names[i], word, length) == 0)
			return true;
	return false;
}

static bool read_word(struct reading *r, const char *word)
{
	const char *colon = strchr(word, ':');
	size_t length = colon ? (size_t)(colon - word) : strlen(word);
	const struct filter_row *row = rows;
	while (row < rows + FILTER_ROWS &&
		(!is_named(row, word, length) || (row->read != NULL) != (colon != NULL)))
		row++;
	if (row < rows + FILTER_ROWS && !row->read) {
		set_word(r->office, r->filter, row->flag);
		return true;
	}
	if (!colon) {
		r->word = word;
		return read_text(r);
	}
	if (row == rows + FILTER_ROWS) {
		struct strbuf list = {0};
		for (row = rows; row < rows + FILTER_ROWS; row++)
			if (row->read)
				strbuf_addf(&list, " %s:", _(row->word));
		error_set(r->err, ERR_INPUT, _("筛选“%s”：没有这一项，有：%s"), word, strbuf_text(&list));
		strbuf_free(&list);
		return false;
	}
	if (!colon[1])
		return error_set(r->err, ERR_INPUT, _("筛选“%s”：冒号后面须写值"), word);
	r->word = colon + 1;
	return row->read(r);
}

bool filter_parse(struct office *office, const char *text, struct docket_filter *out, struct error *err)
{
	memset(out, 0, sizeof *out);
	struct strbuf folded = {0};
	fold_line(&folded, text, strlen(text));
	char *copy = strbuf_take(&folded);
	if (!copy)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	struct reading r = {.office = office, .filter = out, .err = err};
	bool good = true;
	char *rest = NULL;
	for (char *word = strtok_r(copy, " ", &rest); good && word; word = strtok_r(NULL, " ", &rest))
		good = read_word(&r, word);
	free(copy);
	return good;
}

/* ---- back to text ---- */

static void add(struct strbuf *out, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	strbuf_addf(out, "%s%s%s%s", out->length ? " " : "", key, *key ? ":" : "", value);
}

/* A reason by its label, or by its id where blanks would part that. */
static void add_label(const char *id, const char *label, struct strbuf *out)
{
	add(out, _("原因"), strchr(_(label), ' ') ? id : _(label));
}

/* The name without blanks, which would part it, and its number where another has the same one. */
static bool add_name(struct office *office, const char *key, const struct table *table, int64_t id,
	struct strbuf *out, struct error *err)
{
	struct row_list list;
	if (id == 0)
		return true;
	if (!row_list_all(office->store, table, &list, err))
		return false;
	bool found = false;
	for (size_t i = 0; i < list.count && !found; i++) {
		const void *row = row_at(&list, table, i);
		int64_t its_id, last;
		memcpy(&its_id, row, sizeof its_id);
		if (its_id != id)
			continue;
		found = true;
		struct strbuf value = {0};
		for (const char *c = name_of(table, row); *c; c++)
			if (*c != ' ')
				strbuf_add_char(&value, *c);
		if (count_named(&list, table, name_of(table, row), &last) > 1)
			strbuf_addf(&value, "#%lld", (long long)id);
		add(out, key, strbuf_text(&value));
		strbuf_free(&value);
	}
	row_list_free(&list);
	char number[32];
	snprintf(number, sizeof number, "#%lld", (long long)id);
	return found || error_set(err, ERR_NOTFOUND, _("筛选“%s:%s”：没有这个人"), key, number);
}

/* Each word to look for; with 名: where it would be taken for one of the filter's own. */
static bool add_texts(const char *text, struct strbuf *out, struct error *err)
{
	char *copy = strdup(text), *rest = NULL;
	if (!copy)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		bool taken = strchr(word, ':') != NULL;
		for (size_t i = 0; i < FILTER_ROWS && !taken; i++)
			taken = !rows[i].read && is_named(&rows[i], word, strlen(word));
		add(out, taken ? _("名") : "", word);
	}
	free(copy);
	return true;
}

bool filter_text(
	struct office *office, const struct docket_filter *filter, struct strbuf *out, struct error *err)
{
	bool said[FILTER_WORDS] = {false};
	for (size_t i = 0; i < FILTER_ROWS; i++) {
		if (rows[i].read || said[rows[i].flag] || !has_word(filter, rows[i].flag))
			continue;
		said[rows[i].flag] = true;
		add(out, "", _(rows[i].word));
	}
	char year[16] = "";
	if (filter->year)
		snprintf(year, sizeof year, "%d", filter->year);
	add(out, _("年"), year);
	const struct word *cause =
		*filter->cause ? words_by_id(office->words, WORD_CAUSE, filter->cause) : NULL;
	add(out, _("案由"), cause ? cause->label : filter->cause);
	if (filter->stage > 0 && filter->stage <= LAW_STAGE_COUNT)
		add(out, _("阶段"), _(law_stages[filter->stage - 1].label));
	if (filter->ground > 0 && filter->ground <= LAW_GROUND_COUNT)
		add_label(law_grounds[filter->ground - 1].id, law_grounds[filter->ground - 1].brief, out);
	else if (filter->hold > LAW_HOLD_NONE && filter->hold < LAW_HOLD_COUNT)
		add_label(law_holds[filter->hold].id, law_holds[filter->hold].label, out);
	if (!add_name(office, _("承办"), &arbitrator_table, filter->lead_id, out, err) ||
		!add_name(office, _("书记员"), &staff_table, filter->clerk_id, out, err))
		return false;
	return add_texts(filter->text, out, err);
}

void filter_describe(struct strbuf *out)
{
	for (size_t i = 0; i < FILTER_ROWS; i++)
		strbuf_addf(out, "%s%s  %s\n", _(rows[i].word), rows[i].read ? ":…" : "", _(rows[i].help));
}
