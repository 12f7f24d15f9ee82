/* search.h — the index of names: which cases have these words in a party's name or in their number.
 *
 * A contentless FTS5 table of bigrams (two characters in a row are one token): a two-Hanzi name is one lookup
 * at any size, and the index is a fraction of the text. It answers candidates; name_match() in SQL (or
 * search_matches()) verifies them against the text. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "base/strbuf.h"
#include "store/private.h"

/* The text as compared: full-width forms as ASCII, small letters, everything that is neither letter nor digit
 * nor above U+00BF left out as one space. */
void search_fold(const char *text, struct strbuf *out);

/* Do all words of `folded` occur in one of the texts (NULL ones are skipped)? */
bool search_matches(const char *folded, const char *const *texts, size_t count);

/* Ids of cases that may match, newest id first, at most `capacity`. `*indexed` is false when no word is long
 * enough for the index: then nothing was searched. */
bool search_candidates(struct store *store, const char *folded, int64_t *ids, size_t capacity, size_t *count,
	bool *indexed, struct error *err);

/* Registers name_match(folded, text…). */
bool search_register(struct store *store, struct error *err);

/* Fills the empty index from case_state (after a bulk). */
bool search_build(struct store *store, struct error *err);

#endif
