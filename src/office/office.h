/* office.h — the context every act and every query runs in: the file, the law in force, who acts, today. */
#ifndef OFFICE_OFFICE_H
#define OFFICE_OFFICE_H

#include "base/date.h"
#include "base/error.h"
#include "law/derive.h"
#include "office/words.h"
#include "store/rows.h"
#include "store/store.h"

struct office {
	struct store *store;
	const struct law_office *law; /* calendar, rules, settings of disputed readings; owned by the store */
	struct commission commission; /* copy, refreshed by office_refresh() */
	char *actor; /* name of who acts, as journalled */
	int64_t staff_id; /* 0 when the account is not in the staff list */
	int64_t arbitrator_id; /* when the actor is an arbitrator */
	bool is_director; /* or nobody is registered as the director yet */
	bool read_only;
	struct words *words; /* causes, methods, outcomes; owned */
	civil_date today;
	bool own_today; /* the file carries its own today (demo), or --today was given */
};

struct office_options {
	const char *path;
	const char *user; /* --user NAME, or NULL: the account of the operating system */
	civil_date
		today; /* --today or ZHONGCAI_TODAY, or CIVIL_NONE: the file's own today, else the clock's */
	bool create;
	bool read_only;
	bool bulk;
	store_watcher *watch; /* as in store_options */
	void *watch_context;
};

bool office_open(struct office *office, const struct office_options *options, struct error *err);

/* Reads again what other processes may have changed (commission, staff, law). */
bool office_refresh(struct office *office, struct error *err);
void office_close(struct office *office);

/* What today is while no file is open: `given` (--today), else ZHONGCAI_TODAY, else the clock's. */
bool office_today(civil_date given, civil_date *today, struct error *err);

/* $ZHONGCAI_DB, else the site configuration's `db =`, else $XDG_DATA_HOME/zhongcai/office.db. Owned by the
 * caller (free). ERR_NOTFOUND when the environment names no home, ERR_IO when the configuration cannot be
 * read.
 */
char *office_default_path(struct error *err);

#endif
