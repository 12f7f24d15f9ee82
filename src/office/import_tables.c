#include "office/import_tables.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "law/shipped.h"
#include "law/tsv.h"
#include "store/row.h"
#include "store/txn.h"

#include <stdlib.h>
#include <string.h>

void table_import_clear(struct table_import *import)
{
	free(import->message);
	free(import->warning);
	*import = (struct table_import){0};
}

/* Hands the text over; it begins as {0}. */
static bool keep(struct strbuf *text, char **out, struct error *err)
{
	*out = text->failed ? NULL : strbuf_take(text);
	strbuf_free(text);
	return *out || error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
}

static bool refuse_read_only(const struct office *office, struct error *err)
{
	return !office->read_only || error_set(err, ERR_REFUSED, _("文件是只读打开的，不能改动"));
}

/* Opens the transaction; txn_commit() or txn_rollback() ends it. */
static bool begin(struct office *office, const char *act, const char *summary, struct error *err)
{
	const struct txn_stamp stamp = {
		.actor = office->actor, .act = act, .today = office->today, .summary = summary};
	return txn_begin(office->store, &stamp, err);
}

static bool finish(struct office *office, bool good, struct error *err)
{
	if (!good) {
		txn_rollback(office->store);
		return false;
	}
	return txn_commit(office->store, err);
}

/* ---- holidays ---- */

struct schedule {
	struct law_holiday *rows; /* LAW_HOLIDAYS of them */
	size_t count;
	bool years[LAW_CALENDAR_YEARS]; /* that the rows are the schedule of */
};

static int year_of(civil_date day)
{
	return civil_split(day).year - civil_split(CIVIL_FIRST).year;
}

static bool read_schedule(struct schedule *schedule, const char *text, struct error *err)
{
	schedule->rows = calloc(LAW_HOLIDAYS, sizeof *schedule->rows);
	if (!schedule->rows)
		return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	if (!law_holidays_parse(text, schedule->rows, LAW_HOLIDAYS, &schedule->count, err))
		return false;
	if (schedule->count == 0)
		return error_set(err, ERR_INPUT, _("文件里没有放假安排；没有导入任何内容"));
	for (size_t i = 0; i < schedule->count; i++)
		/* Rows of a December may be New Year's days of the next year's schedule. */
		if (civil_split(schedule->rows[i].date).month < 12)
			schedule->years[year_of(schedule->rows[i].date)] = true;
	return true;
}

static bool gives_way(const struct schedule *schedule, const struct holiday *row)
{
	if (!row->is_single && schedule->years[year_of(row->day)])
		return true;
	for (size_t i = 0; i < schedule->count; i++)
		if (schedule->rows[i].date == row->day)
			return true;
	return false;
}

static bool remove_days(
	struct office *office, const struct schedule *schedule, size_t *removed, struct error *err)
{
	struct row_list list;
	if (!row_list_all(office->store, &holiday_table, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		const struct holiday *row = ROW_AT(&list, holiday, i);
		if (!gives_way(schedule, row))
			continue;
		good = row_delete(office->store, &holiday_table, row->id, err);
		(*removed)++;
	}
	row_list_free(&list);
	return good;
}

static bool insert_days(struct office *office, const struct schedule *schedule, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < schedule->count; i++) {
		struct holiday row;
		row_init(&holiday_table, &row);
		row.day = schedule->rows[i].date;
		good = row_set_text(&row.kind, schedule->rows[i].work ? "work" : "off", err) &&
		       row_set_text(&row.name, schedule->rows[i].name, err) &&
		       row_insert(office->store, &holiday_table, &row, err);
		row_clear(&holiday_table, &row);
	}
	return good;
}

static bool say_days(
	const struct schedule *schedule, const char *name, struct table_import *out, struct error *err)
{
	struct strbuf years = {0}, message = {0};
	for (int year = 0; year < LAW_CALENDAR_YEARS; year++)
		if (schedule->years[year])
			strbuf_addf(&years, "%s%d", years.length ? " " : "",
				civil_split(CIVIL_FIRST).year + year);
	if (years.length)
		strbuf_addf(&message, _("导入放假安排 %s：%zu 天（%s）"), name, schedule->count,
			strbuf_text(&years));
	else
		strbuf_addf(&message, _("导入放假安排 %s：%zu 天"), name, schedule->count);
	message.failed = message.failed || years.failed;
	strbuf_free(&years);
	out->rows = schedule->count;
	return keep(&message, &out->message, err);
}

bool import_holidays(struct office *office, const char *text, const char *name, struct table_import *out,
	struct error *err)
{
	struct schedule schedule = {.rows = NULL};
	*out = (struct table_import){0};
	bool good = refuse_read_only(office, err) && read_schedule(&schedule, text, err) &&
		    say_days(&schedule, name, out, err) &&
		    begin(office, "import_holidays", out->message, err);
	if (good)
		good = finish(office,
			remove_days(office, &schedule, &out->replaced, err) &&
				insert_days(office, &schedule, err),
			err);
	free(schedule.rows);
	return good;
}

/* ---- rules ---- */

/* A row as the store keeps it, and whose it is: both point into the file's text. */
struct rule_line {
	struct tsv_field line, place;
	int number; /* in the file */
};

struct rule_file {
	struct rule_line *lines; /* LAW_RULE_ROWS of them */
	size_t count;
};

enum { COLUMN_RULE, COLUMN_PLACE, RULE_COLUMNS = 12 };

static bool same_field(const struct tsv_field *a, const struct tsv_field *b)
{
	return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

/* Takes the lines apart; the rows themselves were judged by law_rules_add(). */
static bool read_lines(struct rule_file *file, const char *text, struct error *err)
{
	file->lines = calloc(LAW_RULE_ROWS, sizeof *file->lines);
	if (!file->lines)
		return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	struct tsv_reader reader = {.rest = text};
	struct tsv_field fields[RULE_COLUMNS];
	size_t found;
	while (file->count < LAW_RULE_ROWS && tsv_next(&reader, fields, RULE_COLUMNS, &found)) {
		if (tsv_is(&fields[COLUMN_RULE], "rule"))
			continue;
		struct rule_line *line = &file->lines[file->count];
		const struct tsv_field *last = &fields[found - 1];
		line->line.text = fields[0].text;
		line->line.length = (size_t)(last->text - fields[0].text) + last->length;
		line->place = fields[COLUMN_PLACE];
		line->number = reader.line;
		for (size_t i = 0; i < file->count; i++)
			if (same_field(&file->lines[i].line, &line->line))
				return error_set(err, ERR_INPUT,
					_("规则表第 %d 行：与第 %d 行相同；没有导入"), line->number,
					file->lines[i].number);
		file->count++;
	}
	return file->count > 0 || error_set(err, ERR_INPUT, _("文件里没有规则；没有导入任何内容"));
}

/* Judges the rows as an addition to the shipped ones. */
static bool judge(const char *text, struct law_rules **rules, struct error *err)
{
	*rules = malloc(sizeof **rules);
	if (!*rules)
		return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	return law_shipped(NULL, *rules, err) && law_rules_add(*rules, text, true, err);
}

static bool names_place(const struct rule_file *file, const struct tsv_field *place)
{
	for (size_t i = 0; i < file->count; i++)
		if (same_field(&file->lines[i].place, place))
			return true;
	return false;
}

/* Whose rule a stored line is. */
static struct tsv_field place_of(const char *line)
{
	struct tsv_reader reader = {.rest = line};
	struct tsv_field fields[RULE_COLUMNS];
	size_t found;
	return tsv_next(&reader, fields, RULE_COLUMNS, &found) && found > COLUMN_PLACE
		       ? fields[COLUMN_PLACE]
		       : (struct tsv_field){"", 0};
}

/* Removes the places' earlier rows; those of other places must find room beside the new ones. */
static bool remove_rules(struct office *office, const struct rule_file *file, struct law_rules *rules,
	size_t *removed, struct error *err)
{
	struct row_list list;
	if (!row_list_all(office->store, &local_rule_table, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		const struct local_rule *row = ROW_AT(&list, local_rule, i);
		struct tsv_field place = place_of(row->line);
		if (!names_place(file, &place)) {
			good = law_rules_add(rules, row->line, true, err);
			continue;
		}
		good = row_delete(office->store, &local_rule_table, row->id, err);
		(*removed)++;
	}
	row_list_free(&list);
	return good;
}

static bool insert_rules(struct office *office, const struct rule_file *file, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < file->count; i++) {
		struct local_rule row;
		row_init(&local_rule_table, &row);
		row.line = strndup(file->lines[i].line.text, file->lines[i].line.length);
		good = (row.line || error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"))) &&
		       row_insert(office->store, &local_rule_table, &row, err);
		row_clear(&local_rule_table, &row);
	}
	return good;
}

static bool say_rules(const struct office *office, const struct rule_file *file, const char *name,
	struct table_import *out, struct error *err)
{
	struct strbuf places = {0}, message = {0}, warning = {0};
	const char *own = office->commission.jurisdiction ? office->commission.jurisdiction : "";
	const struct tsv_field own_place = {own, strlen(own)};
	for (size_t i = 0; i < file->count; i++) {
		const struct rule_file before = {file->lines, i};
		if (names_place(&before, &file->lines[i].place))
			continue;
		strbuf_add(&places, places.length ? " " : "");
		strbuf_add_bytes(&places, file->lines[i].place.text, file->lines[i].place.length);
	}
	strbuf_addf(&message, _("导入地方规定 %s：%zu 条（%s）"), name, file->count, strbuf_text(&places));
	if (*own == '\0')
		strbuf_add(
			&warning, _("本机构还没有写明省份，这些规定暂不适用；请办理“仲裁委”（commission）"));
	else if (!names_place(file, &own_place))
		strbuf_addf(&warning, _("本机构属%s，这些规定对它不适用"), own);
	message.failed = message.failed || places.failed;
	strbuf_free(&places);
	out->rows = file->count;
	return keep(&message, &out->message, err) &&
	       (warning.length == 0 || keep(&warning, &out->warning, err));
}

bool import_rules(struct office *office, const char *text, const char *name, struct table_import *out,
	struct error *err)
{
	struct rule_file file = {0};
	struct law_rules *rules = NULL;
	*out = (struct table_import){0};
	bool good =
		refuse_read_only(office, err) &&
		(office->is_director ||
			error_set(err, ERR_REFUSED, _("地方规定由主任决定，%s不能导入"), office->actor)) &&
		judge(text, &rules, err) && read_lines(&file, text, err) &&
		say_rules(office, &file, name, out, err) && begin(office, "import_rules", out->message, err);
	if (good)
		good = finish(office,
			remove_rules(office, &file, rules, &out->replaced, err) &&
				insert_rules(office, &file, err),
			err);
	free(rules);
	free(file.lines);
	return good;
}
