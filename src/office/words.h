/* words.h — the office's own words: causes of action, methods of service, outcomes, procedures.
 *
 * data/causes.tsv and data/ledger-words.tsv give each an id (what the store keeps), a label (what is shown
 * and reported) and the synonyms under which offices write it. A new word is one row there. */
#ifndef OFFICE_WORDS_H
#define OFFICE_WORDS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum word_kind { WORD_CAUSE, WORD_METHOD, WORD_OUTCOME, WORD_PROCEDURE, WORD_KINDS };

struct word {
	enum word_kind kind;
	const char *id;
	const char *label; /* Chinese, as reported: 直接送达 */
	const char *brief; /* four characters at most, for narrow columns: 违法解除; as the label where that
			      is short */
	const char *synonyms; /* how else offices write it, separated by |; may be "" */
	const char *parent; /* id of the cause above it in the tree, or "" */
	bool wages; /* a cause that is about wages (limitation, 法27) */
};

struct words;

/* NULL when out of memory or when the tables are damaged; words_free() it. The words live as long as it. */
struct words *words_load(struct error *err);
void words_free(struct words *words);

/* All words of one kind, in the order of the file. */
const struct word *words_list(const struct words *words, enum word_kind kind, size_t *count);

/* The word of that id, or NULL. */
const struct word *words_by_id(const struct words *words, enum word_kind kind, const char *id);

/* The word that people mean by `text` (UTF-8): its label, id or a synonym, whatever the width, spaces and
 * brackets; also with an ending that adds nothing (纠纷, 争议, 送达, 结案 …). NULL when there is none. */
const struct word *words_find(
	const struct words *words, enum word_kind kind, const char *text, size_t length);

/* As words_find(), but also the word whose label or longest synonym occurs somewhere in the text, when the
 * text contains no other: 请求支付经济补偿金 → 经济补偿金. Say so when you use it. */
const struct word *words_guess(
	const struct words *words, enum word_kind kind, const char *text, size_t length);

#endif
