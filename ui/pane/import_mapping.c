#include "pane/import_mapping.h"

#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a column can mean besides the columns of a ledger. */
#define KEEP "keep"
#define IGNORE "ignore"
#define AMOUNT_WAN "amount_wan"
#define HEADER "header"

enum { SAMPLES = 3, WAN_PLACES = 6 };

void import_mapping_free(struct import_mapping *mapping)
{
	if (mapping->form.inputs)
		form_free(&mapping->form);
	for (size_t i = 0; i < mapping->text_count; i++)
		free(mapping->texts[i]);
	free(mapping->texts);
	free(mapping->choices);
	free(mapping->fields);
	free(mapping->ids);
	ledger_vocabulary_free(mapping->vocabulary);
	*mapping = (struct import_mapping){0};
}

/* --- what stands in the columns --- */

/* Bytes that could not be decoded stand there as a question mark. */
static void add_readable(struct strbuf *out, const char *text, size_t length)
{
	struct undecoded bad;
	while (undecoded_find(text, length, &bad)) {
		size_t before = (size_t)(bad.at - text);
		strbuf_add_bytes(out, text, before);
		strbuf_add_char(out, '?');
		text += before + UNDECODED_LENGTH;
		length -= before + UNDECODED_LENGTH;
	}
	strbuf_add_bytes(out, text, length);
}

/* Adds the first records below the header to a line a column. */
static bool read_samples(struct import_job *job, struct strbuf *samples, struct error *err)
{
	const struct ledger_header *header = &job->report.header;
	if (!ledger_source_rewind(&job->source, err))
		return false;
	for (size_t seen = 0; seen < SAMPLES;) {
		const struct csv_record *record;
		if (!csv_next(job->source.reader, &record, err))
			return false;
		if (!record)
			break;
		if (record->number <= header->last_record || ledger_is_blank(record))
			continue;
		seen++;
		for (size_t i = 0; i < header->count && i < record->count; i++)
			if (record->cells[i].length) {
				strbuf_add(&samples[i], samples[i].length ? _("、") : "");
				add_readable(&samples[i], record->cells[i].text, record->cells[i].length);
			}
	}
	return true;
}

/* --- the form --- */

static bool make_choices(struct import_mapping *mapping)
{
	mapping->choices = calloc(LEDGER_COLUMNS + 3, sizeof *mapping->choices);
	if (!mapping->choices)
		return false;
	struct form_choice *next = mapping->choices;
	*next++ = (struct form_choice){.id = KEEP, .label = _("（没有对应，记入备注）")};
	*next++ = (struct form_choice){.id = IGNORE, .label = _("（不导入）")};
	for (size_t c = 0; c < LEDGER_COLUMNS; c++) {
		enum ledger_column column = (enum ledger_column)c;
		*next++ = (struct form_choice){.id = ledger_column_id(mapping->vocabulary, column),
			.label = ledger_column_label(mapping->vocabulary, column),
			.search = ledger_column_id(mapping->vocabulary, column)};
		if (column == LEDGER_AMOUNT)
			*next++ = (struct form_choice){
				.id = AMOUNT_WAN, .label = _("标的额（以万元计）"), .search = "amount"};
	}
	mapping->choice_count = (size_t)(next - mapping->choices);
	return true;
}

/* Keeps a text for as long as the form lives. NULL when out of memory. */
static const char *keep_text(struct import_mapping *mapping, struct strbuf *text)
{
	char *taken = strbuf_take(text);
	if (taken)
		mapping->texts[mapping->text_count++] = taken;
	return taken;
}

/* What the column is taken to mean so far; "" where somebody must say. */
static const char *initial_of(
	const struct import_mapping *mapping, const struct ledger_header *header, size_t cell)
{
	for (size_t c = 0; c < LEDGER_COLUMNS; c++) {
		if (header->match[c] == MATCH_AMBIGUOUS && header->candidates[c] &&
			header->candidates[c][cell])
			return "";
		if (header->match[c] == MATCH_NONE || header->match[c] == MATCH_AMBIGUOUS ||
			header->cells[c] != (int)cell)
			continue;
		if (c == LEDGER_AMOUNT && header->amount_unit == WAN_PLACES)
			return AMOUNT_WAN;
		return ledger_column_id(mapping->vocabulary, (enum ledger_column)c);
	}
	return header->ignored && header->ignored[cell] ? IGNORE : KEEP;
}

static bool add_column(struct import_mapping *mapping, const struct ledger_header *header, size_t cell,
	const struct strbuf *samples)
{
	struct form_field *field = &mapping->fields[cell + 1];
	struct strbuf label = {0}, help = {0};
	snprintf(mapping->ids[cell], MAPPING_ID_SIZE, "%zu", cell);
	if (*header->titles[cell])
		strbuf_add(&label, header->titles[cell]);
	else
		strbuf_addf(&label, _("第 %zu 栏"), cell + 1);
	strbuf_addf(&help, _("栏里是：%s"), samples->length ? strbuf_text(samples) : _("（空）"));
	*field = (struct form_field){.id = mapping->ids[cell],
		.kind = FORM_CHOICE,
		.required = true,
		.choices = mapping->choices,
		.choice_count = mapping->choice_count,
		.initial = initial_of(mapping, header, cell)};
	field->label = keep_text(mapping, &label);
	field->help = keep_text(mapping, &help);
	strbuf_free(&label);
	strbuf_free(&help);
	return field->label && field->help;
}

static bool add_header(struct import_mapping *mapping, const struct ledger_header *header)
{
	struct strbuf number = {0};
	strbuf_addf(&number, "%zu", header->first_record);
	const char *initial = keep_text(mapping, &number);
	mapping->fields[0] = (struct form_field){.id = HEADER,
		.label = _("表头是第几条记录"),
		.kind = FORM_INT,
		.required = true,
		.initial = initial,
		.help = _("写着各栏名称的那一行；改了以后按 Ctrl-S，重新列出各栏")};
	return initial != NULL;
}

bool import_mapping_open(struct import_mapping *mapping, struct import_job *job, struct error *err)
{
	const struct ledger_header *header = &job->report.header;
	*mapping = (struct import_mapping){.vocabulary = ledger_vocabulary_load(err)};
	if (!mapping->vocabulary)
		return false;
	mapping->column_count = header->count;
	mapping->fields = calloc(header->count + 1, sizeof *mapping->fields);
	mapping->ids = calloc(header->count + 1, sizeof *mapping->ids);
	mapping->texts = calloc(2 * header->count + 1, sizeof *mapping->texts);
	struct strbuf *samples = calloc(header->count + 1, sizeof *samples);
	bool ok = mapping->fields && mapping->ids && mapping->texts && samples && make_choices(mapping);
	if (!ok)
		error_set(err, ERR_NOMEM, _("内存不足"));
	ok = ok && read_samples(job, samples, err) && add_header(mapping, header);
	for (size_t i = 0; ok && i < header->count; i++)
		ok = add_column(mapping, header, i, &samples[i]);
	for (size_t i = 0; samples && i < header->count; i++)
		strbuf_free(&samples[i]);
	free(samples);
	const struct form_options options = {.title = _("各栏是什么")};
	ok = ok && form_open(&mapping->form, mapping->fields, header->count + 1, &options, err);
	/* The first one that nobody has explained yet. */
	for (size_t i = 0; ok && i < header->count; i++)
		if (!*mapping->fields[i + 1].initial) {
			mapping->form.current = i + 1;
			break;
		}
	if (!ok) {
		if (err->code == ERR_NONE)
			error_set(err, ERR_NOMEM, _("内存不足"));
		import_mapping_free(mapping);
	}
	return ok;
}

/* --- what was said --- */

/* The column of that id, or LEDGER_COLUMNS. */
static size_t column_of(const struct import_mapping *mapping, const char *id)
{
	if (strcmp(id, AMOUNT_WAN) == 0)
		return LEDGER_AMOUNT;
	size_t c = 0;
	while (c < LEDGER_COLUMNS &&
		strcmp(ledger_column_id(mapping->vocabulary, (enum ledger_column)c), id) != 0)
		c++;
	return c;
}

static bool refuse_twice(struct import_mapping *mapping, size_t cell, size_t column)
{
	struct strbuf text = {0};
	strbuf_addf(&text, _("已有一栏是%s，请改其中一栏"),
		ledger_column_label(mapping->vocabulary, (enum ledger_column)column));
	form_refuse(&mapping->form, mapping->ids[cell], strbuf_text(&text));
	strbuf_free(&text);
	return false;
}

static bool refuse_missing(struct import_mapping *mapping, size_t column)
{
	struct strbuf text = {0};
	strbuf_addf(&text, _("还没有一栏是%s，没有它不能导入"),
		ledger_column_label(mapping->vocabulary, (enum ledger_column)column));
	form_refuse(&mapping->form, mapping->form.fields[mapping->form.current].id, strbuf_text(&text));
	strbuf_free(&text);
	return false;
}

/* Takes the choices over into a mapping; false when something about them is wrong, said at its field. */
static bool gather(struct import_mapping *mapping, struct ledger_mapping *out, unsigned char *ignored)
{
	for (size_t c = 0; c < LEDGER_COLUMNS; c++)
		out->cells[c] = LEDGER_NOT_THERE;
	for (size_t i = 0; i < mapping->column_count; i++) {
		const char *id = form_value(&mapping->form, mapping->ids[i]);
		size_t column = column_of(mapping, id);
		ignored[i] = strcmp(id, IGNORE) == 0;
		if (column == LEDGER_COLUMNS)
			continue;
		if (out->cells[column] != LEDGER_NOT_THERE)
			return refuse_twice(mapping, i, column);
		out->cells[column] = (int)i;
		if (strcmp(id, AMOUNT_WAN) == 0)
			out->amount_unit = WAN_PLACES;
	}
	for (size_t c = 0; c < LEDGER_COLUMNS; c++)
		if (ledger_column_needed(mapping->vocabulary, (enum ledger_column)c) &&
			out->cells[c] == LEDGER_NOT_THERE)
			return refuse_missing(mapping, c);
	return true;
}

/* The columns of another record, as far as their names are known. */
static bool take_header(
	struct import_mapping *mapping, struct import_job *job, size_t record, struct error *err)
{
	struct ledger_header other = {0};
	struct error ignored = ERROR_INIT;
	bool ok = ledger_source_rewind(&job->source, err);
	if (ok) {
		const struct ledger_mapping only = {.header_record = record, .by_name = true};
		/* That columns are missing is what the form is about to ask: all that counts is the record.
		 */
		ledger_header_find(mapping->vocabulary, job->source.reader, &only, &other, &ignored);
		ok = other.first_record == record;
		if (!ok)
			error_set(err, ERR_INPUT, _("文件开头 %d 条记录里没有第 %zu 条"),
				LEDGER_HEADER_RECORDS, record);
	}
	error_clear(&ignored);
	if (!ok) {
		ledger_header_clear(&other);
		return false;
	}
	struct ledger_header before = job->report.header;
	struct import_mapping fresh;
	job->report.header = other;
	if (!import_mapping_open(&fresh, job, err)) {
		job->report.header = before;
		ledger_header_clear(&other);
		return false;
	}
	ledger_header_clear(&before);
	import_mapping_free(mapping);
	*mapping = fresh;
	job->checked = false; /* what was found is of the other header */
	return true;
}

static enum widget_answer submitted(struct import_mapping *mapping, struct import_job *job)
{
	struct error err = ERROR_INIT;
	size_t record = strtoul(form_value(&mapping->form, HEADER), NULL, 10);
	if (record != job->report.header.first_record) {
		if (!take_header(mapping, job, record, &err))
			form_refuse(&mapping->form, HEADER, error_text(&err));
		error_clear(&err);
		return WIDGET_MINE;
	}
	struct ledger_mapping said = {.header_record = record, .last_record = job->report.header.last_record};
	unsigned char *ignored = calloc(mapping->column_count + 1, 1);
	if (!ignored) {
		form_refuse(&mapping->form, HEADER, _("内存不足"));
		return WIDGET_MINE;
	}
	if (!gather(mapping, &said, ignored)) {
		free(ignored);
		return WIDGET_MINE;
	}
	free(job->ignored);
	job->ignored = ignored;
	said.ignored = ignored;
	said.count = mapping->column_count;
	job->mapping = said;
	job->mapped = true;
	return WIDGET_DONE;
}

enum widget_answer import_mapping_key(
	struct import_mapping *mapping, struct import_job *job, const struct key_event *key)
{
	enum widget_answer answer = form_key(&mapping->form, key);
	return answer == WIDGET_DONE ? submitted(mapping, job) : answer;
}

void import_mapping_draw(struct import_mapping *mapping, struct canvas *canvas, struct rect area)
{
	int rows, columns;
	form_size(&mapping->form, &rows, &columns);
	form_draw(&mapping->form, canvas, rect_middle(area, rows, columns));
}
