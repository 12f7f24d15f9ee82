#include "exchange/csv.h"

#include "base/fold.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

struct csv_reader {
	struct decoder *decoder;
	char delimiter;
	const char *text; /* what is left of the decoder's piece */
	size_t left;
	bool at_end;
	bool skip_lf; /* the piece before ended with CR */
	size_t line; /* the current one */
	size_t number;
	struct strbuf content; /* the cells of the record, each with a NUL */
	size_t *offsets;
	struct csv_cell *cells;
	size_t capacity;
	struct csv_record record;
};

/* How well a delimiter cuts the lines: how many of them have the same number of it, then that number. */
static size_t agreement(const size_t *counts, size_t lines)
{
	size_t best = 0;
	for (size_t i = 0; i < lines; i++) {
		size_t same = 0;
		for (size_t k = 0; k < lines; k++)
			same += counts[k] == counts[i];
		size_t rank = same * CSV_CELLS_LIMIT +
			      (counts[i] < CSV_CELLS_LIMIT ? counts[i] : CSV_CELLS_LIMIT - 1);
		if (counts[i] && rank > best)
			best = rank;
	}
	return best;
}

char csv_detect_delimiter(const char *text, size_t length)
{
	static const char candidates[] = {',', '\t', ';'};
	if (length > 4 && memcmp(text, "sep=", 4) == 0 && memchr(candidates, text[4], sizeof candidates))
		return text[4];
	/* The one of which most lines have the same number, and more of them than of another such. Amounts
	 * and claims have commas too, but not equally many on each line. */
	enum { LINES = 200 };
	size_t counts[sizeof candidates][LINES + 1] = {{0}};
	bool quoted = false;
	size_t lines = 0;
	for (size_t i = 0; i < length && lines < LINES; i++) {
		if (text[i] == '"')
			quoted = !quoted;
		lines += text[i] == '\n' && !quoted;
		for (size_t k = 0; k < sizeof candidates && !quoted; k++)
			counts[k][lines] += text[i] == candidates[k];
	}
	size_t best = 0, best_rank = 0;
	for (size_t k = 0; k < sizeof candidates; k++) {
		size_t rank = agreement(counts[k], lines + 1);
		if (rank > best_rank) {
			best_rank = rank;
			best = k;
		}
	}
	return candidates[best];
}

/* Makes sure that there is text unless the file is at its end. */
static bool more(struct csv_reader *reader, struct error *err)
{
	if (reader->left || reader->at_end)
		return true;
	if (!decoder_read(reader->decoder, &reader->text, &reader->left, err))
		return false;
	reader->at_end = reader->left == 0;
	return true;
}

bool csv_open(struct decoder *decoder, char delimiter, struct csv_reader **out, struct error *err)
{
	*out = NULL;
	struct csv_reader *reader = calloc(1, sizeof *reader);
	if (!reader)
		return error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
	reader->decoder = decoder;
	reader->line = 1;
	if (!more(reader, err)) {
		csv_close(reader);
		return false;
	}
	reader->delimiter = delimiter ? delimiter : csv_detect_delimiter(reader->text, reader->left);
	*out = reader;
	return true;
}

char csv_delimiter(const struct csv_reader *reader)
{
	return reader->delimiter;
}

void csv_close(struct csv_reader *reader)
{
	if (!reader)
		return;
	strbuf_free(&reader->content);
	free(reader->offsets);
	free(reader->cells);
	free(reader);
}

static bool begin_cell(struct csv_reader *reader, struct error *err)
{
	if (reader->record.count == CSV_CELLS_LIMIT)
		return error_set(err, ERR_INPUT, _("第 %zu 行的栏数超过 %d，这不像台账；没有导入任何内容"),
			reader->record.line, CSV_CELLS_LIMIT);
	if (reader->record.count == reader->capacity) {
		size_t capacity = reader->capacity ? reader->capacity * 2 : 32;
		size_t *offsets = realloc(reader->offsets, capacity * sizeof *offsets);
		if (offsets)
			reader->offsets = offsets;
		struct csv_cell *cells = realloc(reader->cells, capacity * sizeof *cells);
		if (cells)
			reader->cells = cells;
		if (!offsets || !cells)
			return error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
		reader->capacity = capacity;
	}
	reader->offsets[reader->record.count++] = reader->content.length;
	return true;
}

static void take(struct csv_reader *reader, size_t length)
{
	reader->text += length;
	reader->left -= length;
}

/* Consumes a line end: CR, LF or CR LF also across two pieces. */
static void take_line_end(struct csv_reader *reader)
{
	reader->skip_lf = *reader->text == '\r';
	take(reader, 1);
	reader->line++;
}

/* A LF that belongs to a CR before it: in a quoted cell it is part of the text, elsewhere nothing. */
static bool take_skipped_lf(struct csv_reader *reader)
{
	bool is = reader->skip_lf && reader->left && *reader->text == '\n';
	reader->skip_lf = false;
	if (is)
		take(reader, 1);
	return is;
}

/* The rest of a quoted cell after its opening quote, up to and with the closing one. */
static bool read_quoted(struct csv_reader *reader, struct error *err)
{
	size_t opened = reader->line;
	for (;;) {
		if (!more(reader, err))
			return false;
		if (reader->content.length > CSV_RECORD_LIMIT)
			return error_set(err, ERR_INPUT,
				_("第 %zu 行打开的引号一直没有结束，台账从那里起无法读懂；没有导入任何内容"),
				opened);
		if (!reader->left) {
			reader->record.open_quote_line = opened;
			return true;
		}
		if (take_skipped_lf(reader)) {
			strbuf_add_char(&reader->content, '\n');
			continue;
		}
		size_t run = 0;
		while (run < reader->left && reader->text[run] != '"' && reader->text[run] != '\n' &&
			reader->text[run] != '\r')
			run++;
		strbuf_add_bytes(&reader->content, reader->text, run);
		take(reader, run);
		if (!reader->left)
			continue;
		if (*reader->text != '"') {
			strbuf_add_char(&reader->content, *reader->text);
			take_line_end(reader);
			continue;
		}
		take(reader, 1);
		if (!more(reader, err))
			return false;
		if (!reader->left || *reader->text != '"')
			return true;
		strbuf_add_char(&reader->content, '"');
		take(reader, 1);
	}
}

/* What stands in a cell outside quotes, up to the delimiter or line end. */
static bool read_plain(struct csv_reader *reader, struct error *err)
{
	for (;;) {
		if (!more(reader, err))
			return false;
		if (reader->content.length > CSV_RECORD_LIMIT)
			return error_set(err, ERR_INPUT, _("第 %zu 行太长，这不像台账；没有导入任何内容"),
				reader->record.line);
		size_t run = 0;
		while (run < reader->left && reader->text[run] != reader->delimiter &&
			reader->text[run] != '\n' && reader->text[run] != '\r')
			run++;
		strbuf_add_bytes(&reader->content, reader->text, run);
		take(reader, run);
		if (reader->left || reader->at_end)
			return true;
	}
}

bool csv_next(struct csv_reader *reader, const struct csv_record **record, struct error *err)
{
	*record = NULL;
	if (!more(reader, err))
		return false;
	if (take_skipped_lf(reader) && !more(reader, err))
		return false;
	if (!reader->left)
		return true;
	strbuf_reset(&reader->content);
	reader->record = (struct csv_record){.number = ++reader->number, .line = reader->line};
	bool empty = *reader->text == '\n' || *reader->text == '\r';
	for (bool again = !empty; again;) {
		if (!begin_cell(reader, err) || !more(reader, err))
			return false;
		if (reader->left && *reader->text == '"') {
			take(reader, 1);
			if (!read_quoted(reader, err))
				return false;
		}
		if (!read_plain(reader, err))
			return false;
		strbuf_add_char(&reader->content, '\0');
		again = reader->left && *reader->text == reader->delimiter;
		if (again)
			take(reader, 1);
	}
	reader->record.unended = !reader->left;
	if (reader->left)
		take_line_end(reader);
	if (reader->content.failed)
		return error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
	for (size_t i = 0; i < reader->record.count; i++) {
		size_t next = i + 1 < reader->record.count ? reader->offsets[i + 1] : reader->content.length;
		reader->cells[i] = (struct csv_cell){
			reader->content.data + reader->offsets[i], next - reader->offsets[i] - 1};
	}
	reader->record.cells = reader->cells;
	*record = &reader->record;
	return true;
}

/* --- writing --- */

static bool is_number(const char *text, size_t length)
{
	size_t digits = 0;
	for (size_t i = 0; i < length; i++) {
		if (text[i] >= '0' && text[i] <= '9')
			digits++;
		else if (!(i == 0 && (text[i] == '-' || text[i] == '+')) && text[i] != '.' && text[i] != ',')
			return false;
	}
	return digits > 0;
}

static bool is_formula(const char *text, size_t length)
{
	uint32_t first;
	size_t bytes = fold_next(text, length, &first);
	if (!bytes || is_number(text, length))
		return false;
	if (first == '\t' || first == '\r')
		return true;
	first = first >= 0xFF01 ? fold_character(first) : first;
	return (first == '=' || first == '+' || first == '-' || first == '@') && bytes < length;
}

void csv_add_cell(struct strbuf *out, const char *text, size_t length, char delimiter)
{
	bool guard = is_formula(text, length);
	bool quote = guard && (*text == '\t' || *text == '\r');
	for (size_t i = 0; i < length && !quote; i++)
		quote = text[i] == delimiter || text[i] == '"' || text[i] == '\n' || text[i] == '\r';
	quote = quote || (length && (*text == ' ' || text[length - 1] == ' '));
	if (quote)
		strbuf_add_char(out, '"');
	if (guard)
		strbuf_add_char(out, '\'');
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c == '"')
			strbuf_add(out, "\"\"");
		else if ((c < 0x20 && c != '\n' && c != '\r') || c == 0x7F)
			strbuf_add_char(out, ' ');
		else
			strbuf_add_char(out, text[i]);
	}
	if (quote)
		strbuf_add_char(out, '"');
}
