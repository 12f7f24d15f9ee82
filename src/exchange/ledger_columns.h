/* ledger_columns.h — finding the header of a ledger and which cell holds what.
 *
 * Headers are compared with the synonyms of data/ledger-columns.tsv, whatever their width, spaces and
 * brackets. A new column is one row there and one in the table of ledger_read.c. */
#ifndef EXCHANGE_LEDGER_COLUMNS_H
#define EXCHANGE_LEDGER_COLUMNS_H

#include "exchange/csv.h"
#include "exchange/ledger_vocabulary.h"

enum { LEDGER_HEADER_RECORDS = 40, LEDGER_NOT_THERE = -1 };

/* What a user (or a form) said instead: which cell is which column. */
struct ledger_mapping {
	size_t header_record; /* number of the record with the headers */
	size_t last_record; /* the one after it when the header has two rows; else 0 or the same */
	bool by_name; /* no more is said than that: the columns are recognised, the rest is not looked at */
	int cells[LEDGER_COLUMNS]; /* cell from 0, or LEDGER_NOT_THERE */
	const unsigned char *ignored; /* of the first `count` cells those that are set are not even kept as
					 remarks; or NULL */
	size_t count;
	int amount_unit; /* as in the header below; 0: as the headers say */
};

/* How a column was found. */
enum ledger_match {
	MATCH_NONE,
	MATCH_EXACT, /* the header is a synonym */
	MATCH_GUESS, /* the header contains one, and no other header does */
	MATCH_AMBIGUOUS, /* several headers could be meant: candidates */
	MATCH_GIVEN /* the user said so */
};

struct ledger_header {
	size_t first_record, last_record; /* a header of two rows spans both; 0 while none was found */
	size_t count; /* headers */
	char **titles; /* as people read them: one line, not folded */
	char **keys; /* folded, for recognising a repetition */
	int cells[LEDGER_COLUMNS];
	enum ledger_match match[LEDGER_COLUMNS];
	unsigned char *candidates[LEDGER_COLUMNS]; /* of a missing or ambiguous column: candidates[c][i] is
						      set where header i could be meant; NULL when none */
	unsigned char *ignored; /* cells that the user wants left out, `count` of them; NULL: none */
	int amount_unit; /* decimal places from the amount's unit to 分: 2 元, 6 万元, 10 亿元 */
	char *title; /* text above the header, or NULL */
};

/* Reads the first records and finds the header. ERR_INPUT when needed columns are missing or ambiguous; then
 * `out` holds what was found, for a form that asks: where nothing looks like a header, the fullest record.
 * Release `out` in any case. */
bool ledger_header_find(const struct ledger_vocabulary *vocabulary, struct csv_reader *reader,
	const struct ledger_mapping *mapping, struct ledger_header *out, struct error *err);
void ledger_header_clear(struct ledger_header *header);

/* Is this record the header once more (or the second row of one)? */
bool ledger_header_repeated(const struct ledger_header *header, const struct csv_record *record);

/* A row that is no case: total (合计, 总计, 小计 …), footer (制表人 …), title or caption between pages. */
bool ledger_is_total(const struct ledger_header *header, const struct csv_record *record);
bool ledger_is_footer(const struct ledger_header *header, const struct csv_record *record);

/* All cells are empty. */
bool ledger_is_blank(const struct csv_record *record);

#endif
