/* The law in force for this file: shipped tables, then what the office added. */
#include "base/embedded.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "store/derive_private.h"
#include "store/row.h"
#include "store/settings.h"

#include <stdlib.h>
#include <string.h>

static const char *embedded_text(const char *name)
{
	const struct embedded_file *file = embedded_find(name);
	return file ? file->text : "";
}

int64_t law_state_build(void)
{
	static const char *const files[] = {"holidays.tsv", "rules.tsv", "schema.sql"};
	uint64_t hash = HASH_START;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		hash = hash_text(hash, embedded_text(files[i]));
	/* Raised by whoever changes what a line or a deadline row says. */
	enum { DERIVATION = 8 };
	return (int64_t)((hash ^ DERIVATION) >> 1);
}

static bool apply_office_holidays(struct store *store, struct law_calendar *calendar, struct error *err)
{
	struct row_list days;
	if (!row_list_all(store, &holiday_table, &days, err))
		return false;
	struct law_holiday *rows = calloc(days.count ? days.count : 1, sizeof *rows);
	if (!rows) {
		row_list_free(&days);
		return out_of_memory(err);
	}
	for (size_t i = 0; i < days.count; i++) {
		const struct holiday *day = ROW_AT(&days, holiday, i);
		rows[i].date = day->day;
		rows[i].work = strcmp(day->kind, "work") == 0;
		rows[i].single = day->is_single;
		/* Cut at a character: the name is only shown. */
		size_t length = strlen(day->name);
		while (length >= sizeof rows[i].name ||
			(length > 0 && ((unsigned char)day->name[length] & 0xc0) == 0x80))
			length--;
		memcpy(rows[i].name, day->name, length);
	}
	bool ok = days.count == 0 || law_calendar_apply(calendar, rows, days.count, err);
	free(rows);
	row_list_free(&days);
	return ok;
}

static bool add_local_rules(struct store *store, struct law_rules *rules, struct error *err)
{
	struct row_list lines;
	if (!row_list_all(store, &local_rule_table, &lines, err))
		return false;
	struct strbuf tsv = {0};
	for (size_t i = 0; i < lines.count; i++)
		strbuf_addf(&tsv, "%s\n", ROW_AT(&lines, local_rule, i)->line);
	bool ok = !tsv.failed || out_of_memory(err);
	if (ok && lines.count)
		ok = law_rules_add(rules, strbuf_text(&tsv), true, err);
	strbuf_free(&tsv);
	row_list_free(&lines);
	return ok;
}

static bool read_jurisdiction(struct store *store, char **out, struct error *err)
{
	struct row_list commissions;
	if (!row_list_all(store, &commission_table, &commissions, err))
		return false;
	const char *text = commissions.count ? ROW_AT(&commissions, commission, 0)->jurisdiction : NULL;
	*out = strdup(text ? text : "");
	row_list_free(&commissions);
	return *out || out_of_memory(err);
}

static bool generation(struct store *store, int64_t *out, struct error *err)
{
	return store_query_int(store, "SELECT value FROM derived_from WHERE name = 'law'", 0, out, err);
}

static struct law_readings read_readings(struct store *store)
{
	return (struct law_readings){
		.announcement_rolls = store_setting_number(store, "reading.announcement_rolls") != 0,
		.clear_days = store_setting_number(store, "reading.clear_days") != 0,
		.raises_limitation = store_setting_number(store, "reading.raises_limitation") != 0,
		.term_years = (int16_t)store_setting_number(store, "reading.term_years")};
}

/* Fills what the state points to; the caller frees it on failure. */
static bool read_law(struct store *store, struct law_loaded *law, struct error *err)
{
	law->calendar = malloc(sizeof *law->calendar);
	law->rules = malloc(sizeof *law->rules);
	if (!law->calendar || !law->rules)
		return out_of_memory(err);
	law_rules_init(law->rules);
	if (!law_calendar_load(law->calendar, embedded_text("holidays.tsv"), err) ||
		!law_rules_add(law->rules, embedded_text("rules.tsv"), false, err) ||
		!apply_office_holidays(store, law->calendar, err) ||
		!add_local_rules(store, law->rules, err) ||
		!read_jurisdiction(store, &law->jurisdiction, err) ||
		!generation(store, &law->generation, err))
		return false;
	law->office = (struct law_office){.calendar = law->calendar,
		.rules = law->rules,
		.jurisdiction = law->jurisdiction,
		.readings = read_readings(store)};
	return true;
}

static void free_tables(const struct law_loaded *law)
{
	free(law->calendar);
	free(law->rules);
	free(law->jurisdiction);
}

static civil_date difference(const struct law_loaded *was, const struct law_loaded *is)
{
	if (!was->calendar || strcmp(text_or_empty(was->jurisdiction), text_or_empty(is->jurisdiction)) != 0)
		return CIVIL_FIRST;
	return law_calendar_difference(was->calendar, is->calendar);
}

static bool reload(struct store *store, civil_date *moved, struct error *err)
{
	if (!store->law && !(store->law = calloc(1, sizeof *store->law)))
		return out_of_memory(err);
	struct law_loaded fresh = {0};
	if (!read_law(store, &fresh, err)) {
		free_tables(&fresh);
		return false;
	}
	*moved = difference(store->law, &fresh);
	free_tables(store->law);
	store->law->office = fresh.office;
	store->law->calendar = fresh.calendar;
	store->law->rules = fresh.rules;
	store->law->jurisdiction = fresh.jurisdiction;
	store->law->generation = fresh.generation;
	return true;
}

bool store_law_reload(struct store *store, struct error *err)
{
	civil_date moved;
	return reload(store, &moved, err);
}

const struct law_office *store_law(struct store *store)
{
	return &store->law->office;
}

void law_state_free(struct store *store)
{
	if (store->law)
		free_tables(store->law);
	free(store->law);
	store->law = NULL;
}

bool law_state_follow(struct store *store, struct error *err)
{
	int64_t now;
	if (!generation(store, &now, err))
		return false;
	return now == store->law->generation || store_law_reload(store, err);
}

bool law_readings_changed(struct store *store)
{
	struct law_readings is = read_readings(store), was = store->law->office.readings;
	return is.announcement_rolls != was.announcement_rolls || is.clear_days != was.clear_days ||
	       is.raises_limitation != was.raises_limitation || is.term_years != was.term_years;
}

bool law_state_changed(struct store *store, civil_date *moved, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"INSERT INTO derived_from (name, value) VALUES ('law', 1)"
		" ON CONFLICT (name) DO UPDATE SET value = value + 1",
		err);
	return stmt && statement_run(store, stmt, err) && reload(store, moved, err);
}
