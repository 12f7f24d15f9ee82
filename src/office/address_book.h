/* address_book.h — where an employer can be served: what worked and what did not, across all its cases, so
 * that its next case starts with what works. */
#ifndef OFFICE_ADDRESS_BOOK_H
#define OFFICE_ADDRESS_BOOK_H

#include "base/strbuf.h"
#include "office/office.h"
#include "store/rows.h"

/* One address and what came of it. Texts are owned. */
struct address_known {
	char *address;
	char *key; /* the address as compared */
	char *method; /* of its newest service that succeeded, else of the newest attempt */
	char *case_number; /* of the newest attempt, or NULL */
	char *reason; /* of the newest failure, or NULL */
	civil_date served_on, failed_on; /* newest of each, or CIVIL_NONE */
	size_t tries;
	bool lost; /* the newest failure but a refusal, which shows who is there, is newer than any service */
	bool good; /* served there and not lost since */
};

struct address_book {
	struct address_known *items; /* owned; that of the newest attempt first */
	size_t count;
};

/* The book of the employer of that id (0: unknown), or of whoever has a name that reads the same (name_key)
 * or, where no employer is registered, that very name. Two spellings of one address are one entry. An empty
 * book when nothing is known. Costs the same for an employer with thousands of cases (store/addresses.h). */
bool address_book_load(struct office *office, int64_t employer_id, const char *name, struct address_book *out,
	struct error *err);

/* The book of a party of a case; empty for a natural person. `elsewhere`: without what the case itself shows.
 */
bool address_book_of_party(struct office *office, const struct party *party, bool elsewhere,
	struct address_book *out, struct error *err);

void address_book_free(struct address_book *book);

/* The place where it was served last and still can be (no electronic address); NULL when nowhere. Owned by
 * the book. */
const struct address_known *address_book_best(const struct address_book *book);

/* Appends one entry: 渝北区金开大道99号 2020-09-18 直接送达成功; …邮寄 2020-08-01 未果（查无此单位）. */
void address_known_text(const struct address_known *known, struct strbuf *out);

/* Appends what was tried, newest first, at most `most` entries; nothing for an empty book. */
void address_book_text(const struct address_book *book, size_t most, struct strbuf *out);

#endif
