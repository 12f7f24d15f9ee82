/* csv.h — comma-, semicolon- and tab-separated tables (RFC 4180 and what Excel and WPS make of it).
 *
 * The reader streams: one record at a time, whatever the size of the file. Quoted line breaks and doubled
 * quotes, CR LF, LF and CR, quotes inside an unquoted cell as they are. */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include "exchange/encoding.h"

enum {
	CSV_RECORD_LIMIT = 4 << 20, /* bytes of one record: beyond it a quote was never closed */
	CSV_CELLS_LIMIT = 4096
};

struct csv_cell {
	const char *text; /* UTF-8, NUL-terminated; may contain NUL bytes and undecoded markers */
	size_t length;
};

struct csv_record {
	size_t number; /* from 1, every record of the file counts, an empty line too */
	size_t line; /* physical line on which it begins, from 1 */
	struct csv_cell *cells;
	size_t count; /* of an empty line 0 */
	bool unended; /* the file ended without a line end after it */
	size_t open_quote_line; /* the file ended inside a quoted cell opened on this line, or 0 */
};

struct csv_reader;

/* `delimiter` 0: found out from the first piece of text (or from Excel's `sep=;` line). The decoder must
 * stand at its start and outlive the reader. */
bool csv_open(struct decoder *decoder, char delimiter, struct csv_reader **out, struct error *err);

/* The next record, valid until the next call; *record is NULL at the end. ERR_INPUT when one record exceeds
 * the limits: the message names its line. */
bool csv_next(struct csv_reader *reader, const struct csv_record **record, struct error *err);

char csv_delimiter(const struct csv_reader *reader);
void csv_close(struct csv_reader *reader);

/* The delimiter that cuts this beginning of a table into cells. */
char csv_detect_delimiter(const char *text, size_t length);

/* Appends a cell, quoted where needed, without delimiter. What a spreadsheet would take for a formula (a
 * beginning = + - @ TAB CR, full-width too, unless the whole is a number or a lone dash) gets a leading ',
 * which the import takes off again; control characters other than line breaks become spaces. */
void csv_add_cell(struct strbuf *out, const char *text, size_t length, char delimiter);

#endif
