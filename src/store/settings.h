/* settings.h — what an office decides for itself: every setting there is, one row each (settings.c). A
 * setting that nobody set has its initial value. */
#ifndef STORE_SETTINGS_H
#define STORE_SETTINGS_H

#include "store/store.h"

enum setting_kind {
	SETTING_NUMBER, /* from least to most */
	SETTING_SWITCH, /* 1 or 0 */
	SETTING_DATE, /* YYYY-MM-DD */
	SETTING_WORD /* one of `words` */
};

/* What a list of settings is divided by. */
enum setting_group {
	SETTING_OF_LAW, /* readings of disputed rules (◇) */
	SETTING_OF_WATCH, /* what counts as near or forgotten */
	SETTING_OF_REMINDER, /* remind.<rule>: from how many days before its day the day sheet shows a
				deadline */
	SETTING_OF_HOUSE, /* everything else that the office arranges */
	SETTING_OF_SCREEN,
	SETTING_GROUPS
};

struct setting_info {
	const char *key;
	const char *label; /* msgid */
	enum setting_group group;
	enum setting_kind kind;
	int least, most, initial; /* of a number or switch */
	const char *words; /* of SETTING_WORD: the choices, divided by '|' */
};

/* Ends with a key of NULL. */
extern const struct setting_info settings[];

/* The row of that key, or NULL. */
const struct setting_info *setting_find(const char *key);

/* The number of a setting, or its initial value where none, or none within its bounds, is stored. The key
 * must be that of a row. */
int store_setting_number(struct store *store, const char *key);

#endif
