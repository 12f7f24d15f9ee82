/* demo_words.h — the word lists of the demo office (data/demo-*.tsv) and the names made of them.
 *
 * Every name is composed; none is taken from a real person or company. */
#ifndef OFFICE_DEMO_WORDS_H
#define OFFICE_DEMO_WORDS_H

#include "base/error.h"
#include "office/demo_random.h"

#include <stddef.h>

/* One list a kind of the data files' first column. */
enum demo_list {
	WORDS_SURNAME,
	WORDS_GIVEN,
	WORDS_FIRST,
	WORDS_SECOND,
	WORDS_MINORITY_FIRST,
	WORDS_MINORITY_LAST,
	WORDS_WHOLE,
	WORDS_PLACE,
	WORDS_BRAND_FIRST,
	WORDS_BRAND_SECOND,
	WORDS_TRADE,
	WORDS_COLLECTIVE_TRADE,
	WORDS_FORM,
	WORDS_STREET,
	WORDS_STATION,
	WORDS_ROOM,
	WORDS_ONLINE_ROOM,
	WORDS_DIRECTOR,
	WORDS_CLERK,
	WORDS_FULL_TIME,
	WORDS_SUB_DISTRICT,
	WORDS_ENTERPRISE,
	WORDS_LAW_FIRM,
	WORDS_UNIVERSITY,
	WORDS_SPECIALITY, /* of an arbitrator, by his name, as are the next ones */
	WORDS_LANGUAGE,
	WORDS_WEEK,
	WORDS_TRAINING,
	WORDS_MISSED, /* training */
	WORDS_TIE,
	WORDS_CLIENT, /* of a firm */
	WORDS_TARIFF,
	WORDS_MAIL_FAILED,
	WORDS_DIRECT_FAILED,
	WORDS_DIRECT_REFUSED,
	WORDS_SUSPEND,
	WORDS_EPIDEMIC,
	WORDS_POSTPONE,
	WORDS_ASK_POSTPONEMENT,
	WORDS_EXTEND,
	WORDS_REJECT,
	WORDS_WITHDRAW,
	WORDS_TERMINATE,
	WORDS_TRANSFER,
	WORDS_NOTE,
	WORDS_NEWSPAPER,
	WORDS_COUNSEL,
	WORDS_DECLINE,
	WORDS_RECUSE,
	WORDS_ASSIGN, /* why the director chooses */
	WORDS_CAUSE,
	WORDS_CLAIM,
	WORDS_COMPLAINT,
	WORDS_COMPLAINT_OUTCOME,
	DEMO_LISTS
};

struct demo_word {
	const char *text; /* owned by the words */
	const char *more; /* "" when there is none */
	int weight;
};

struct demo_words {
	struct {
		struct demo_word *items;
		size_t count;
		int weight; /* of all items */
	} lists[DEMO_LISTS];
	char *texts; /* what the pointers point into */
};

enum { DEMO_NAME_SIZE = 128 };

bool demo_words_load(struct demo_words *words, struct error *err);
void demo_words_free(struct demo_words *words);

/* One of the list, by weight. */
const struct demo_word *demo_pick(
	const struct demo_words *words, enum demo_list list, struct demo_random *random);

/* The i-th of the list; round and round. */
const struct demo_word *demo_nth(const struct demo_words *words, enum demo_list list, size_t i);

/* What the list says more of this text; NULL when it is not in the list. */
const char *demo_more(const struct demo_words *words, enum demo_list list, const char *text);

/* A person's name: mostly two or three Hanzi, now and then a compound surname, a rare character, or a name
 * of one of the minorities with its ·. */
void demo_person(const struct demo_words *words, struct demo_random *random, char out[DEMO_NAME_SIZE]);

/* A company's name; `collective` takes a trade in which whole crews complain. */
void demo_employer(const struct demo_words *words, struct demo_random *random, bool collective,
	char out[DEMO_NAME_SIZE]);

/* Street and number in one of the eight sub-districts. */
void demo_address(const struct demo_words *words, struct demo_random *random, char out[DEMO_NAME_SIZE]);

/* A number that no network has given out (the block 19900…). */
void demo_phone(struct demo_random *random, char out[DEMO_NAME_SIZE]);

#endif
