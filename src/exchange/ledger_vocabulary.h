/* ledger_vocabulary.h — the headers that offices write: data/ledger-columns.tsv as a lookup. */
#ifndef EXCHANGE_LEDGER_VOCABULARY_H
#define EXCHANGE_LEDGER_VOCABULARY_H

#include "base/error.h"

#include <stdbool.h>

/* In the order of data/ledger-columns.tsv (a test compares the ids). */
enum ledger_column {
	LEDGER_SERIAL,
	LEDGER_RECEIVED,
	LEDGER_CASE_NUMBER,
	LEDGER_APPLICANT,
	LEDGER_HEAD_COUNT,
	LEDGER_RESPONDENT,
	LEDGER_THIRD_PARTY,
	LEDGER_CAUSE,
	LEDGER_CLAIMS,
	LEDGER_AMOUNT,
	LEDGER_ACCEPTED,
	LEDGER_ARBITRATOR,
	LEDGER_CLERK,
	LEDGER_HEARING,
	LEDGER_METHOD,
	LEDGER_SERVED,
	LEDGER_ANNOUNCED,
	LEDGER_CLOSED,
	LEDGER_OUTCOME,
	LEDGER_PROCEDURE,
	LEDGER_APPLICANT_PHONE,
	LEDGER_RESPONDENT_PHONE,
	LEDGER_REMARK,
	LEDGER_REASON,
	LEDGER_COLUMNS
};

struct ledger_vocabulary;

struct ledger_vocabulary *ledger_vocabulary_load(struct error *err);
void ledger_vocabulary_free(struct ledger_vocabulary *vocabulary);

/* Id (applicant), label (申请人) and whether an import cannot do without it. Live as long as the vocabulary.
 */
const char *ledger_column_id(const struct ledger_vocabulary *vocabulary, enum ledger_column column);
const char *ledger_column_label(const struct ledger_vocabulary *vocabulary, enum ledger_column column);
bool ledger_column_needed(const struct ledger_vocabulary *vocabulary, enum ledger_column column);

/* The column of which this folded key is a synonym; returns its rank (smaller is preferred), -1 for none. */
int ledger_column_exact(
	const struct ledger_vocabulary *vocabulary, const char *key, enum ledger_column *column);

/* The column whose longest synonym (of two Hanzi or more) occurs in the key. */
bool ledger_column_contained(
	const struct ledger_vocabulary *vocabulary, const char *key, enum ledger_column *column);

#endif
