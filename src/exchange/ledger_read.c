#include "exchange/ledger_read.h"

#include "base/i18n.h"
#include "exchange/ledger_fields.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

enum { PROGRESS_EVERY = 512 };

/* --- case numbers seen so far: open addressing over keyed 64-bit hashes --- */

struct seen {
	uint64_t *hashes; /* 0: free */
	uint32_t *records;
	size_t capacity, count; /* capacity is a power of two */
};

static uint64_t hash_of(const char *text)
{
	static const unsigned char key[crypto_shorthash_KEYBYTES] = "ledger numbers";
	unsigned char out[crypto_shorthash_BYTES];
	uint64_t hash = 0;
	crypto_shorthash(out, (const unsigned char *)text, strlen(text), key);
	memcpy(&hash, out, sizeof hash);
	return hash ? hash : 1;
}

static size_t seen_slot(const struct seen *seen, uint64_t hash)
{
	size_t slot = (size_t)hash & (seen->capacity - 1);
	while (seen->hashes[slot] && seen->hashes[slot] != hash)
		slot = (slot + 1) & (seen->capacity - 1);
	return slot;
}

static bool seen_grow(struct seen *seen, struct error *err)
{
	struct seen larger = {.capacity = seen->capacity ? seen->capacity * 2 : 4096, .count = seen->count};
	larger.hashes = calloc(larger.capacity, sizeof *larger.hashes);
	larger.records = calloc(larger.capacity, sizeof *larger.records);
	if (!larger.hashes || !larger.records) {
		free(larger.hashes);
		free(larger.records);
		return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	}
	for (size_t i = 0; i < seen->capacity; i++)
		if (seen->hashes[i]) {
			size_t slot = seen_slot(&larger, seen->hashes[i]);
			larger.hashes[slot] = seen->hashes[i];
			larger.records[slot] = seen->records[i];
		}
	free(seen->hashes);
	free(seen->records);
	*seen = larger;
	return true;
}

static bool seen_add(struct seen *seen, uint64_t hash, size_t record, struct error *err)
{
	if (seen->count * 4 >= seen->capacity * 3 && !seen_grow(seen, err))
		return false;
	size_t slot = seen_slot(seen, hash);
	seen->hashes[slot] = hash;
	seen->records[slot] = (uint32_t)record;
	seen->count++;
	return true;
}

/* --- reading --- */

struct reading {
	struct ledger_source *source;
	const struct ledger_options *options;
	struct ledger_report *report;
	struct ledger_fields fields;
	struct seen seen;
};

static void check_number(struct reading *reading, uint64_t hash)
{
	struct ledger_fields *fields = &reading->fields;
	const char *number = fields->record.case_number;
	const char *title = ledger_title(fields, LEDGER_CASE_NUMBER);
	if (reading->seen.count) {
		size_t slot = seen_slot(&reading->seen, hash);
		if (reading->seen.hashes[slot])
			ledger_problem(fields, title, _("案号 %s 与第 %u 条记录重复"), number,
				(unsigned)reading->seen.records[slot]);
	}
	if (reading->options->known && reading->options->known(reading->options->context, number))
		ledger_problem(fields, title, _("案号 %s 库中已有"), number);
}

static void count_word(struct reading *reading, enum word_kind kind, const struct word *word)
{
	size_t count;
	if (word)
		reading->report->by_word[kind][word - words_list(reading->options->words, kind, &count)]++;
}

static bool accept(struct reading *reading, uint64_t hash, struct error *err)
{
	struct ledger_report *report = reading->report;
	const struct ledger_record *record = &reading->fields.record;
	if (record->case_number && !seen_add(&reading->seen, hash, record->record, err))
		return false;
	if (report->amount > INT64_MAX - record->amount)
		return error_set(
			err, ERR_INPUT, _("标的额合计大得无法计算，请核对金额单位；没有导入任何内容"));
	report->cases++;
	report->closed += record->closed != CIVIL_NONE;
	report->applicants += record->head_count;
	report->amount += record->amount;
	count_word(reading, WORD_CAUSE, record->cause);
	count_word(reading, WORD_METHOD, record->method);
	count_word(reading, WORD_OUTCOME, record->outcome);
	count_word(reading, WORD_PROCEDURE, record->procedure);
	for (size_t i = 0; i < reading->fields.warning_count; i++) {
		struct ledger_warning_sample one = {.record = record->record,
			.line = record->line,
			.kind = reading->fields.warnings[i].kind,
			.text = reading->fields.warnings[i].text};
		if (!ledger_report_warn(report, &one, reading->fields.warnings[i].column, err))
			return false;
	}
	return !reading->options->each || reading->options->each(reading->options->context, record, err);
}

static bool read_record(struct reading *reading, const struct csv_record *record, struct error *err)
{
	struct ledger_report *report = reading->report;
	struct ledger_fields *fields = &reading->fields;
	if (ledger_is_blank(record) || ledger_header_repeated(&report->header, record) ||
		ledger_is_total(&report->header, record) || ledger_is_footer(&report->header, record)) {
		report->skipped++;
		return true;
	}
	if (!ledger_fields_parse(fields, record, err))
		return false;
	ledger_fields_check(fields);
	uint64_t hash = 0;
	if (!fields->reason.length && fields->record.case_number) {
		hash = hash_of(fields->record.case_number);
		check_number(reading, hash);
	}
	if (fields->reason.failed)
		return error_set(err, ERR_NOMEM, _("内存不足，没有导入任何内容"));
	if (fields->reason.length)
		return ledger_report_reject(report, record->number, record->line, fields->reason_column,
			strbuf_text(&fields->reason), err);
	return accept(reading, hash, err);
}

static bool tell_progress(const struct reading *reading, struct error *err)
{
	if (!reading->options->progress)
		return true;
	double size = reading->source->size ? (double)reading->source->size : 1;
	double done = (double)decoder_offset(reading->source->decoder) / size;
	return reading->options->progress(reading->options->context, done < 1 ? done : 1) ||
	       error_set(err, ERR_CANCELLED, _("导入已中断，没有存入任何内容"));
}

static bool read_all(struct reading *reading, struct error *err)
{
	struct ledger_report *report = reading->report;
	if (!ledger_source_rewind(reading->source, err))
		return false;
	for (;;) {
		const struct csv_record *record;
		if (!csv_next(reading->source->reader, &record, err))
			return false;
		if (!record)
			return tell_progress(reading, err);
		report->records = record->number;
		if (record->number <= report->header.last_record)
			continue;
		if (!read_record(reading, record, err) ||
			(record->number % PROGRESS_EVERY == 0 && !tell_progress(reading, err)))
			return false;
	}
}

bool ledger_read(struct ledger_source *source, const struct ledger_options *options,
	struct ledger_report *report, struct error *err)
{
	if (!ledger_report_init(report, options->words, err))
		return false;
	struct ledger_vocabulary *vocabulary = ledger_vocabulary_load(err);
	bool ok = vocabulary && ledger_source_rewind(source, err) &&
		  ledger_header_find(vocabulary, source->reader, options->mapping, &report->header, err);
	ledger_vocabulary_free(vocabulary);
	struct reading reading = {.source = source,
		.options = options,
		.report = report,
		.fields = {.options = options, .header = &report->header}};
	ok = ok && read_all(&reading, err);
	ledger_fields_free(&reading.fields);
	free(reading.seen.hashes);
	free(reading.seen.records);
	return ok;
}

/* --- the rejected records --- */

struct writing {
	struct encoder *encoder;
	struct strbuf text, bytes;
	char delimiter;
	FILE *out;
};

static bool write_line(struct writing *writing, struct error *err)
{
	strbuf_add(&writing->text, "\r\n");
	strbuf_reset(&writing->bytes);
	if (!encoder_add(writing->encoder, strbuf_text(&writing->text), writing->text.length, &writing->bytes,
		    err))
		return false;
	strbuf_reset(&writing->text);
	if (fwrite(strbuf_text(&writing->bytes), 1, writing->bytes.length, writing->out) ==
		writing->bytes.length)
		return true;
	return error_set(err, ERR_IO, _("退回记录的文件写不进去（磁盘可能已满）"));
}

static void add_cell(struct writing *writing, size_t index, const char *text, size_t length)
{
	if (index)
		strbuf_add_char(&writing->text, writing->delimiter);
	csv_add_cell(&writing->text, text, length, writing->delimiter);
}

/* The record with `reason` in its column: behind the header's cells, or where the file has that column. */
static bool write_record(struct writing *writing, const struct ledger_header *header,
	const struct csv_record *record, const char *reason, struct error *err)
{
	size_t at = header->cells[LEDGER_REASON] >= 0 ? (size_t)header->cells[LEDGER_REASON] : header->count;
	size_t index = 0;
	for (; index < header->count || index <= at; index++) {
		if (index == at)
			add_cell(writing, index, reason, strlen(reason));
		else if (index < record->count)
			add_cell(writing, index, record->cells[index].text, record->cells[index].length);
		else
			add_cell(writing, index, "", 0);
	}
	for (size_t i = header->count; i < record->count; i++)
		if (record->cells[i].length)
			add_cell(writing, index++, record->cells[i].text, record->cells[i].length);
	return write_line(writing, err);
}

static bool write_header(struct writing *writing, const struct ledger_header *header, struct error *err)
{
	struct csv_cell *cells = calloc(header->count + 1, sizeof *cells);
	if (!cells)
		return error_set(err, ERR_NOMEM, _("内存不足，文件没有写出"));
	for (size_t i = 0; i < header->count; i++)
		cells[i] = (struct csv_cell){header->titles[i], strlen(header->titles[i])};
	struct csv_record record = {.cells = cells, .count = header->count};
	bool ok = write_record(writing, header, &record, "未导入原因", err);
	free(cells);
	return ok;
}

static bool write_all(struct writing *writing, struct ledger_source *source,
	const struct ledger_report *report, struct error *err)
{
	const struct ledger_header *header = &report->header;
	const struct csv_record *record;
	size_t next = 0;
	if (fwrite(source->encoding.mark, 1, source->encoding.mark_length, writing->out) !=
		source->encoding.mark_length)
		return error_set(err, ERR_IO, _("退回记录的文件写不进去（磁盘可能已满）"));
	while (next < report->rejected_count) {
		if (!csv_next(source->reader, &record, err))
			return false;
		if (!record)
			break;
		bool ok = true;
		if (record->number < header->first_record) {
			for (size_t i = 0; i < record->count; i++)
				add_cell(writing, i, record->cells[i].text, record->cells[i].length);
			ok = write_line(writing, err);
		} else if (record->number == header->first_record) {
			ok = write_header(writing, header, err);
		} else if (record->number == report->rejected[next].record) {
			ok = write_record(writing, header, record, report->rejected[next].reason, err);
			next++;
		}
		if (!ok)
			return false;
	}
	return true;
}

bool ledger_write_rejected(
	struct ledger_source *source, const struct ledger_report *report, FILE *out, struct error *err)
{
	struct writing writing = {.delimiter = source->delimiter, .out = out};
	bool ok = ledger_source_rewind(source, err) &&
		  encoder_open(&source->encoding, &writing.encoder, err) &&
		  write_all(&writing, source, report, err);
	encoder_close(writing.encoder);
	strbuf_free(&writing.text);
	strbuf_free(&writing.bytes);
	return ok;
}
