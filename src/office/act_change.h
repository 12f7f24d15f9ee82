/* act_change.h — what changes for a case when its rows do: two pictures of it, and the differences in words.
 */
#ifndef OFFICE_ACT_CHANGE_H
#define OFFICE_ACT_CHANGE_H

#include "base/strbuf.h"
#include "law/stage.h"
#include "office/hearing_need.h"
#include "store/derive.h"

/* X(NAME, id, label): a kind of change; the id as in JSON. */
#define ACT_CHANGES(X)                                                                                       \
	X(EVENT_ADDED, "event_added", N_("新事件"))                                                          \
	X(EVENT_MOVED, "event_moved", N_("改事件"))                                                          \
	X(EVENT_REMOVED, "event_removed", N_("删事件"))                                                      \
	X(DEADLINE_NEW, "deadline_new", N_("新期限"))                                                        \
	X(DEADLINE_MOVED, "deadline_moved", N_("期限改为"))                                                  \
	X(DEADLINE_MET, "deadline_met", N_("期限完成"))                                                      \
	X(DEADLINE_GONE, "deadline_gone", N_("不再有"))                                                      \
	X(HEARING_DAY, "hearing_day", N_("最早可开庭"))                                                      \
	X(HEARING_UNLAWFUL, "hearing_unlawful", N_("开庭不合法"))                                            \
	X(STAGE, "stage", N_("阶段"))                                                                        \
	X(BLOCK, "block", N_("停在"))

enum act_change_kind {
#define X(name, id, label) ACT_CHANGE_##name,
	ACT_CHANGES(X)
#undef X
		ACT_CHANGE_KINDS
};

/* By kind. */
extern const struct law_word act_changes[ACT_CHANGE_KINDS];

/* One side of a change: a day, or else a word, or neither (there was or will be none). */
struct act_side {
	civil_date day; /* CIVIL_NONE: see the word */
	char *word; /* owned, translated, or NULL */
};

struct act_change {
	enum act_change_kind kind;
	const char *id; /* of the event or the rule; "" of the other kinds. Static */
	char *what; /* its name in words, translated; "" of the kinds whose label says all. Owned */
	struct act_side before, after;
	const char *basis; /* of deadlines: the article, in the rules' own memory (store_law()); or NULL */
	char *reason; /* the clerk's note, or why not; owned, or NULL */
};

struct act_change_list {
	struct act_change *items; /* owned */
	size_t count;
};

/* A case as its rows make it at one moment. */
struct case_picture {
	bool exists;
	struct case_timeline timeline;
	struct law_result *law; /* owned */
	struct law_standing standing;
	struct hearing_need need;
};

/* Reads it, also inside a transaction that has not been committed: from source rows alone. Of case 0 it is
 * empty. On failure it is empty, too. case_picture_free() it. */
bool case_picture_load(struct case_picture *out, struct office *office, int64_t case_id, struct error *err);
void case_picture_free(struct case_picture *picture);

/* What is other in `after`, in the order of the kinds. On failure the list is empty. */
bool act_change_find(const struct case_picture *before, const struct case_picture *after, civil_date today,
	struct act_change_list *out, struct error *err);
void act_change_list_free(struct act_change_list *list);

#endif
