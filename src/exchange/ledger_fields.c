#include "exchange/ledger_fields.h"

#include "base/fold.h"
#include "base/i18n.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- problems and warnings --- */

static void add_format(struct strbuf *out, const char *format, va_list args)
{
	char text[1024];
	int length = vsnprintf(text, sizeof text, format, args);
	if (length < 0)
		return;
	size_t kept = (size_t)length < sizeof text ? (size_t)length : sizeof text - 1;
	/* A cut must not leave half a character. */
	while ((size_t)length >= sizeof text && kept && ((unsigned char)text[kept - 1] & 0xC0) == 0x80)
		kept--;
	if ((size_t)length >= sizeof text && kept && (unsigned char)text[kept - 1] >= 0xC0)
		kept--;
	strbuf_add_bytes(out, text, kept);
}

void ledger_problem(struct ledger_fields *fields, const char *column, const char *format, ...)
{
	if (fields->reason.length)
		strbuf_add(&fields->reason, _("；"));
	else
		fields->reason_column = column;
	va_list args;
	va_start(args, format);
	add_format(&fields->reason, format, args);
	va_end(args);
}

void ledger_odd(
	struct ledger_fields *fields, enum ledger_warning kind, const char *column, const char *format, ...)
{
	if (fields->warning_count == RECORD_WARNINGS)
		return;
	struct strbuf text = {0};
	va_list args;
	va_start(args, format);
	add_format(&text, format, args);
	va_end(args);
	fields->warnings[fields->warning_count].kind = kind;
	fields->warnings[fields->warning_count].column = column;
	fields->warnings[fields->warning_count++].text = strbuf_take(&text);
}

static void forget(struct ledger_fields *fields)
{
	for (size_t i = 0; i < fields->warning_count; i++)
		free(fields->warnings[i].text);
	fields->warning_count = 0;
	strbuf_reset(&fields->reason);
	fields->reason_column = NULL;
}

void ledger_fields_free(struct ledger_fields *fields)
{
	forget(fields);
	strbuf_free(&fields->reason);
	value_context_free(&fields->values);
	for (size_t i = 0; i <= LEDGER_COLUMNS; i++)
		strbuf_free(&fields->texts[i]);
}

const char *ledger_title(const struct ledger_fields *fields, enum ledger_column column)
{
	static const char *const usual[LEDGER_COLUMNS] = {
		[LEDGER_RECEIVED] = N_("收案日期"),
		[LEDGER_CASE_NUMBER] = N_("案号"),
		[LEDGER_APPLICANT] = N_("申请人"),
		[LEDGER_HEAD_COUNT] = N_("申请人数"),
		[LEDGER_RESPONDENT] = N_("被申请人"),
		[LEDGER_CAUSE] = N_("案由"),
		[LEDGER_AMOUNT] = N_("标的额"),
		[LEDGER_ACCEPTED] = N_("受理日期"),
		[LEDGER_HEARING] = N_("开庭日期"),
		[LEDGER_METHOD] = N_("送达方式"),
		[LEDGER_SERVED] = N_("送达日期"),
		[LEDGER_ANNOUNCED] = N_("公告日期"),
		[LEDGER_CLOSED] = N_("结案日期"),
		[LEDGER_OUTCOME] = N_("结案方式"),
	};
	int cell = fields->header->cells[column];
	if (cell >= 0)
		return fields->header->titles[cell];
	return usual[column] ? _(usual[column]) : "";
}

/* --- one parser a kind of column --- */

struct cell {
	enum ledger_column column;
	const char *title;
	const char *text;
	size_t length;
	size_t offset; /* of the target in struct ledger_record */
};

typedef void cell_parser(struct ledger_fields *fields, const struct cell *cell);

#define TARGET(fields, cell, type) ((type *)(void *)((char *)&(fields)->record + (cell)->offset))

/* Says what the value parser said. True when there is a value. */
static bool judge(struct ledger_fields *fields, const struct cell *cell, enum value_state state,
	enum ledger_warning kind)
{
	if (state == VALUE_BAD)
		ledger_problem(fields, cell->title, "%s", strbuf_text(&fields->values.why));
	else if (state == VALUE_ODD)
		ledger_odd(fields, kind, cell->title, "%s", strbuf_text(&fields->values.why));
	return state == VALUE_GIVEN || state == VALUE_ODD;
}

static void parse_date(struct ledger_fields *fields, const struct cell *cell)
{
	civil_date *target = TARGET(fields, cell, civil_date);
	judge(fields, cell, value_date(&fields->values, cell->text, cell->length, target, NULL),
		WARNING_YEAR);
}

static void add_hearing(struct ledger_fields *fields, civil_date date, int minute)
{
	struct ledger_record *record = &fields->record;
	if (record->hearing_count < LEDGER_HEARINGS)
		record->hearings[record->hearing_count++] = minute_make(date, 0, minute < 0 ? 0 : minute);
}

/* One hearing, or several parted by line breaks, semicolons, commas. */
static void parse_hearings(struct ledger_fields *fields, const struct cell *cell)
{
	civil_date date;
	int minute;
	enum value_state whole = value_date(&fields->values, cell->text, cell->length, &date, &minute);
	if (whole == VALUE_GIVEN || whole == VALUE_ODD)
		add_hearing(fields, date, minute);
	if (whole != VALUE_BAD) {
		judge(fields, cell, whole, WARNING_YEAR);
		return;
	}
	char *why = strdup(strbuf_text(&fields->values.why));
	const char *p = cell->text, *from = p, *end = p + cell->length;
	bool ok = why != NULL;
	size_t parts = 0;
	uint32_t c = 0;
	while (ok && p <= end) {
		size_t n = p < end ? fold_next(p, (size_t)(end - p), &c) : 1;
		uint32_t folded = p < end ? fold_character(c) : '\n';
		if (folded == '\n' || folded == '\r' || folded == ';' || folded == ',' || folded == 0x3001) {
			enum value_state state =
				value_date(&fields->values, from, (size_t)(p - from), &date, &minute);
			ok = state == VALUE_EMPTY || state == VALUE_GIVEN;
			if (state == VALUE_GIVEN && ++parts <= LEDGER_HEARINGS)
				add_hearing(fields, date, minute);
			from = p + n;
		}
		p += n;
	}
	if (!ok || parts < 2 || parts > LEDGER_HEARINGS) {
		fields->record.hearing_count = 0;
		ledger_problem(fields, cell->title, "%s", why ? why : "");
	}
	free(why);
}

static void parse_number(struct ledger_fields *fields, const struct cell *cell)
{
	struct strbuf *out = &fields->texts[cell->column];
	enum value_state state = value_case_number(&fields->values, cell->text, cell->length,
		fields->options->pattern, out, &fields->record.year, &fields->record.serial);
	if (judge(fields, cell, state, WARNING_TEXT))
		fields->record.case_number = strbuf_text(out);
}

static void remember_extra(struct ledger_fields *fields, const struct cell *cell)
{
	struct strbuf *extra = &fields->texts[LEDGER_COLUMNS];
	size_t before = extra->length;
	if (before)
		strbuf_add_char(extra, '\n');
	strbuf_add(extra, cell->title);
	strbuf_add(extra, "：");
	size_t start = extra->length;
	value_text(&fields->values, cell->text, cell->length, false, extra);
	if (extra->length == start) {
		extra->length = before;
		if (extra->data)
			extra->data[before] = '\0';
	}
}

static void parse_names(
	struct ledger_fields *fields, const struct cell *cell, enum name_kind kind, int64_t *count)
{
	struct strbuf *out = &fields->texts[cell->column];
	bool rest;
	enum value_state state =
		value_names(&fields->values, cell->text, cell->length, kind, out, count, &rest);
	if (judge(fields, cell, state, WARNING_TEXT))
		*TARGET(fields, cell, const char *) = strbuf_text(out);
	if (rest && state != VALUE_BAD)
		remember_extra(fields, cell);
}

static void parse_applicant(struct ledger_fields *fields, const struct cell *cell)
{
	parse_names(fields, cell, NAME_PARTY, &fields->name_count);
}

static void parse_party(struct ledger_fields *fields, const struct cell *cell)
{
	int64_t count;
	parse_names(fields, cell, NAME_PARTY, &count);
}

static void parse_persons(struct ledger_fields *fields, const struct cell *cell)
{
	int64_t count;
	parse_names(fields, cell, NAME_PERSON, &count);
}

static void parse_count(struct ledger_fields *fields, const struct cell *cell)
{
	judge(fields, cell, value_count(&fields->values, cell->text, cell->length, &fields->column_count),
		WARNING_COUNT);
}

static void parse_amount(struct ledger_fields *fields, const struct cell *cell)
{
	judge(fields, cell,
		value_amount(&fields->values, cell->text, cell->length, fields->header->amount_unit,
			TARGET(fields, cell, int64_t)),
		WARNING_AMOUNT);
}

static void parse_text(struct ledger_fields *fields, const struct cell *cell)
{
	struct strbuf *out = &fields->texts[cell->column];
	enum value_state state = value_text(&fields->values, cell->text, cell->length, true, out);
	if (judge(fields, cell, state, WARNING_TEXT))
		*TARGET(fields, cell, const char *) = strbuf_text(out);
}

/* 1.39E+10 */
static bool is_scientific(const char *line)
{
	size_t digits = strspn(line, "0123456789.");
	const char *exponent = line + digits;
	return digits && (*exponent == 'E' || *exponent == 'e') && exponent[1] == '+' && exponent[2] &&
	       exponent[2 + strspn(exponent + 2, "0123456789")] == '\0';
}

/* A number that is not for counting: a spreadsheet may have shown it with an exponent, its end is lost then.
 */
static void parse_phone(struct ledger_fields *fields, const struct cell *cell)
{
	parse_text(fields, cell);
	strbuf_reset(&fields->values.line);
	fold_line(&fields->values.line, cell->text, cell->length);
	if (is_scientific(strbuf_text(&fields->values.line)))
		ledger_odd(fields, WARNING_TEXT, cell->title,
			_("“%.60s”是表格软件缩写的数，后面几位已经丢失；请把这一列设为文本，重新导出"),
			strbuf_text(&fields->values.line));
}

/* The first word of the cell that the office knows: 追索劳动报酬、经济补偿金 → 追索劳动报酬. `all` says
 * whether it knows every part. */
static const struct word *find_words(
	const struct words *words, enum word_kind kind, const char *text, bool last, bool *all)
{
	static const char *const separators[] = {
		"、", "，", ",", "；", ";", "\n", "/", "+", "及", "和", NULL};
	const struct word *found = NULL;
	*all = true;
	for (const char *p = text; *p;) {
		const char *end = p + strlen(p);
		size_t skip = 0;
		for (size_t i = 0; separators[i]; i++) {
			const char *at = strstr(p, separators[i]);
			if (at && at < end) {
				end = at;
				skip = strlen(separators[i]);
			}
		}
		const struct word *word = words_find(words, kind, p, (size_t)(end - p));
		if (word && (!found || last))
			found = word;
		*all = *all && (word || end == p);
		p = end + skip;
	}
	return found;
}

/* The word of a cell: as a whole, in parts, at last by what it contains. */
static const struct word *parse_word(
	struct ledger_fields *fields, const struct cell *cell, enum word_kind kind, const char **given)
{
	const struct words *words = fields->options->words;
	struct strbuf *out = &fields->texts[cell->column];
	if (given)
		*given = NULL;
	/* The order matters: value_is_empty() uses the scratch line. */
	bool empty = value_is_empty(&fields->values, cell->text, cell->length);
	if (empty || !judge(fields, cell, value_text(&fields->values, cell->text, cell->length, true, out),
			     WARNING_TEXT))
		return NULL;
	const char *text = strbuf_text(out);
	if (given)
		*given = text;
	const struct word *word = words_find(words, kind, text, strlen(text));
	if (word)
		return word;
	bool all;
	word = find_words(words, kind, text, kind == WORD_METHOD, &all);
	if (!word || !all) {
		const struct word *guess = words_guess(words, kind, text, strlen(text));
		word = word ? word : guess;
		if (word)
			ledger_odd(fields, WARNING_WORD, cell->title, _("“%.90s”按“%s”"), text, word->label);
	}
	return word;
}

static void parse_cause(struct ledger_fields *fields, const struct cell *cell)
{
	fields->record.cause = parse_word(fields, cell, WORD_CAUSE, &fields->record.cause_text);
	if (!fields->record.cause && fields->record.cause_text)
		ledger_odd(fields, WARNING_WORD, cell->title, _("案由“%.90s”不在词表内，归入“其他”"),
			fields->record.cause_text);
}

static void parse_method(struct ledger_fields *fields, const struct cell *cell)
{
	const char *given;
	fields->record.method = parse_word(fields, cell, WORD_METHOD, &given);
	if (!fields->record.method && given) {
		ledger_odd(
			fields, WARNING_WORD, cell->title, _("送达方式“%.90s”不在词表内，记入附注"), given);
		remember_extra(fields, cell);
	}
}

static void parse_outcome(struct ledger_fields *fields, const struct cell *cell)
{
	const char *given;
	fields->record.outcome = parse_word(fields, cell, WORD_OUTCOME, &given);
	if (!fields->record.outcome && given)
		ledger_problem(fields, cell->title,
			_("结案方式“%.90s”看不懂，应是调解、裁决、撤诉、视为撤回、撤销案件、终结、移送或不予受理"),
			given);
}

static void parse_procedure(struct ledger_fields *fields, const struct cell *cell)
{
	const char *given;
	fields->record.procedure = parse_word(fields, cell, WORD_PROCEDURE, &given);
	if (!fields->record.procedure && given)
		remember_extra(fields, cell);
}

#define INTO(member) offsetof(struct ledger_record, member)

/* One row a column: how its cells are read and where the value goes. */
static const struct {
	cell_parser *parse; /* NULL: not looked at */
	size_t offset;
} columns[LEDGER_COLUMNS] = {
	[LEDGER_SERIAL] = {NULL, 0},
	[LEDGER_RECEIVED] = {parse_date, INTO(received)},
	[LEDGER_CASE_NUMBER] = {parse_number, INTO(case_number)},
	[LEDGER_APPLICANT] = {parse_applicant, INTO(applicants)},
	[LEDGER_HEAD_COUNT] = {parse_count, INTO(head_count)},
	[LEDGER_RESPONDENT] = {parse_party, INTO(respondents)},
	[LEDGER_THIRD_PARTY] = {parse_party, INTO(third_parties)},
	[LEDGER_CAUSE] = {parse_cause, INTO(cause)},
	[LEDGER_CLAIMS] = {parse_text, INTO(claims)},
	[LEDGER_AMOUNT] = {parse_amount, INTO(amount)},
	[LEDGER_ACCEPTED] = {parse_date, INTO(accepted)},
	[LEDGER_ARBITRATOR] = {parse_persons, INTO(arbitrators)},
	[LEDGER_CLERK] = {parse_persons, INTO(clerk)},
	[LEDGER_HEARING] = {parse_hearings, INTO(hearings)},
	[LEDGER_METHOD] = {parse_method, INTO(method)},
	[LEDGER_SERVED] = {parse_date, INTO(served)},
	[LEDGER_ANNOUNCED] = {parse_date, INTO(announced)},
	[LEDGER_CLOSED] = {parse_date, INTO(closed)},
	[LEDGER_OUTCOME] = {parse_outcome, INTO(outcome)},
	[LEDGER_PROCEDURE] = {parse_procedure, INTO(procedure)},
	[LEDGER_APPLICANT_PHONE] = {parse_phone, INTO(applicant_phone)},
	[LEDGER_RESPONDENT_PHONE] = {parse_phone, INTO(respondent_phone)},
	[LEDGER_REMARK] = {parse_text, INTO(remark)},
	[LEDGER_REASON] = {NULL, 0},
};

/* --- a record --- */

static void start(struct ledger_fields *fields, const struct csv_record *record)
{
	forget(fields);
	fields->record = (struct ledger_record){.record = record->number,
		.line = record->line,
		.received = CIVIL_NONE,
		.accepted = CIVIL_NONE,
		.served = CIVIL_NONE,
		.announced = CIVIL_NONE,
		.closed = CIVIL_NONE};
	fields->name_count = fields->column_count = 0;
	for (size_t i = 0; i <= LEDGER_COLUMNS; i++)
		strbuf_reset(&fields->texts[i]);
}

/* What makes the whole record unreadable. False: do not look at its cells. */
static bool is_whole(struct ledger_fields *fields, const struct csv_record *record)
{
	const struct ledger_header *header = fields->header;
	struct undecoded bad;
	for (size_t i = 0; i < record->count; i++) {
		if (!undecoded_find(record->cells[i].text, record->cells[i].length, &bad))
			continue;
		ledger_problem(fields, i < header->count ? header->titles[i] : "",
			_("有无法解读的字节 0x%02X（第 %zu 行，文件第 %llu 字节），请核对文件编码或改正后再导入"),
			bad.byte, record->line, (unsigned long long)bad.offset + 1);
	}
	if (record->open_quote_line)
		ledger_problem(fields,
			record->count && record->count <= header->count ? header->titles[record->count - 1]
									: "",
			_("第 %zu 行打开的引号到文件末尾没有结束，文件可能不完整"), record->open_quote_line);
	if (record->unended && record->count < header->count && record->count && !record->open_quote_line)
		ledger_problem(fields, header->titles[record->count - 1],
			_("文件的最后一行不完整，在这一栏中断；文件可能没有传完，请重新导出"));
	size_t filled = record->count;
	while (filled > header->count) {
		struct csv_record last = {.cells = &record->cells[filled - 1], .count = 1};
		if (!ledger_is_blank(&last))
			break;
		filled--;
	}
	if (filled > header->count)
		ledger_problem(fields, header->count ? header->titles[header->count - 1] : "",
			_("有 %zu 栏，比表头多；可能有内容里的分隔符没有加引号"), filled);
	return !fields->reason.length;
}

bool ledger_fields_parse(struct ledger_fields *fields, const struct csv_record *record, struct error *err)
{
	start(fields, record);
	const struct ledger_header *header = fields->header;
	if (!is_whole(fields, record))
		return !fields->reason.failed || error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	for (size_t c = 0; c < LEDGER_COLUMNS; c++) {
		int at = header->cells[c];
		if (at < 0 || (size_t)at >= record->count || !columns[c].parse)
			continue;
		struct cell cell = {(enum ledger_column)c, header->titles[at], record->cells[at].text,
			record->cells[at].length, columns[c].offset};
		columns[c].parse(fields, &cell);
	}
	/* Columns that nobody asked for: kept as text. */
	for (size_t i = 0; i < record->count && i < header->count; i++) {
		bool known = header->ignored && header->ignored[i];
		for (size_t c = 0; c < LEDGER_COLUMNS && !known; c++)
			known = header->cells[c] == (int)i;
		struct cell cell = {
			LEDGER_COLUMNS, header->titles[i], record->cells[i].text, record->cells[i].length, 0};
		if (!known && cell.length && *header->titles[i])
			remember_extra(fields, &cell);
	}
	bool failed = fields->reason.failed || fields->values.why.failed || fields->values.line.failed;
	for (size_t i = 0; i <= LEDGER_COLUMNS; i++)
		failed = failed || fields->texts[i].failed;
	for (size_t i = 0; i < fields->warning_count; i++)
		failed = failed || !fields->warnings[i].text;
	if (failed)
		return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	if (fields->texts[LEDGER_COLUMNS].length)
		fields->record.extra = strbuf_text(&fields->texts[LEDGER_COLUMNS]);
	return true;
}
