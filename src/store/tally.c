/* Counts kept for titles. A transaction adds and takes away in memory and writes the sums at its commit, so
 * that a bulk of a thousand cases costs some hundred rows, not fifteen thousand. */
#include "base/hash.h"
#include "store/service_line.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tally_slot {
	const char *dimension; /* static */
	char value[TALLY_PAIR_SIZE];
	int64_t open_cases, all_cases, days;
};

/* The slots stand in the order in which they came up: the few that every case counts for stay together in the
 * processor's cache, however many there are of the others. */
struct tally_buffer {
	struct tally_slot *slots;
	uint32_t *numbers; /* by hash: number of the slot from 1, 0 = free */
	size_t capacity, count; /* capacity, of the numbers, is a power of two */
};
enum { FIRST_CAPACITY = 64 };

static size_t most_slots(size_t capacity)
{
	return capacity * 3 / 4;
}

static size_t slot_hash(const char *dimension, const char *value)
{
	return (size_t)hash_text(hash_text(HASH_START, dimension), value);
}

/* Where the number of the slot for the pair stands, or belongs. */
static uint32_t *number_of(const struct tally_buffer *buffer, const char *dimension, const char *value)
{
	size_t mask = buffer->capacity - 1;
	for (size_t i = slot_hash(dimension, value) & mask;; i = (i + 1) & mask) {
		uint32_t *number = &buffer->numbers[i];
		const struct tally_slot *slot = *number ? &buffer->slots[*number - 1] : NULL;
		if (!slot || (strcmp(slot->dimension, dimension) == 0 && strcmp(slot->value, value) == 0))
			return number;
	}
}

static bool grow(struct tally_buffer *buffer, struct error *err)
{
	size_t capacity = buffer->capacity ? buffer->capacity * 2 : FIRST_CAPACITY;
	uint32_t *numbers = calloc(capacity, sizeof *numbers);
	struct tally_slot *slots = realloc(buffer->slots, most_slots(capacity) * sizeof *slots);
	if (slots)
		buffer->slots = slots;
	if (!numbers || !slots) {
		free(numbers);
		return out_of_memory(err);
	}
	free(buffer->numbers);
	buffer->numbers = numbers;
	buffer->capacity = capacity;
	for (size_t i = 0; i < buffer->count; i++)
		*number_of(buffer, slots[i].dimension, slots[i].value) = (uint32_t)(i + 1);
	return true;
}

static bool add_days(struct store *store, const char *dimension, const char *value, int open_cases,
	int all_cases, int64_t days, struct error *err)
{
	if (!store->tally && !(store->tally = calloc(1, sizeof *store->tally)))
		return out_of_memory(err);
	struct tally_buffer *buffer = store->tally;
	if (buffer->count == most_slots(buffer->capacity) && !grow(buffer, err))
		return false;
	assert(buffer->slots && buffer->numbers);
	uint32_t *number = number_of(buffer, dimension, value);
	if (!*number) {
		struct tally_slot *fresh = &buffer->slots[buffer->count++];
		*fresh = (struct tally_slot){.dimension = dimension};
		snprintf(fresh->value, sizeof fresh->value, "%s", value);
		*number = (uint32_t)buffer->count;
	}
	struct tally_slot *slot = &buffer->slots[*number - 1];
	slot->open_cases += open_cases;
	slot->all_cases += all_cases;
	slot->days += days;
	return true;
}

static bool add(struct store *store, const char *dimension, const char *value, int open_cases, int all_cases,
	struct error *err)
{
	return add_days(store, dimension, value, open_cases, all_cases, 0, err);
}

static bool add_number(struct store *store, const char *dimension, int64_t value, int open_cases,
	int all_cases, struct error *err)
{
	char text[24];
	snprintf(text, sizeof text, "%" PRId64, value);
	return add(store, dimension, text, open_cases, all_cases, err);
}

const char *tally_day(civil_date day, char out[TALLY_DAY_SIZE])
{
	snprintf(out, TALLY_DAY_SIZE, "%06d", day - CIVIL_FIRST);
	return out;
}

const char *tally_hold(int hold, int ground, civil_date award_due, char out[TALLY_HOLD_SIZE])
{
	char day[TALLY_DAY_SIZE];
	snprintf(out, TALLY_HOLD_SIZE, "%02d.%02d/%s", hold, ground,
		award_due == CIVIL_NONE ? "none" : tally_day(award_due, day));
	return out;
}

const char *tally_seat(int year, int64_t arbitrator_id, char out[TALLY_SEAT_SIZE])
{
	snprintf(out, TALLY_SEAT_SIZE, "%04d/%" PRId64, year, arbitrator_id);
	return out;
}

const char *tally_pair(int64_t clerk_id, int64_t lead_id, char out[TALLY_PAIR_SIZE])
{
	snprintf(out, TALLY_PAIR_SIZE, "%" PRId64 "/%" PRId64, clerk_id, lead_id);
	return out;
}

static bool add_day(struct store *store, const char *dimension, civil_date day, int sign, struct error *err)
{
	char text[TALLY_DAY_SIZE];
	return day == CIVIL_NONE || add(store, dimension, tally_day(day, text), sign, sign, err);
}

/* What holds open cases: how many, and the days since when in sum, so that the days each reason has cost up
 * to any day follow. What an announcement holds up that is not of an award will be free for its hearing. */
static bool count_hold(struct store *store, const struct case_line *line, int sign, struct error *err)
{
	if (line->hold == LAW_HOLD_NONE)
		return true;
	char value[TALLY_HOLD_SIZE];
	tally_hold(line->hold, line->ground, line->award_due, value);
	int64_t since = (int64_t)sign * line->hold_since;
	return add_days(store, "hold", value, sign, sign, since, err) &&
	       (line->hold != LAW_BLOCK_ANNOUNCEMENT || line->stage == LAW_STAGE_SERVE_AWARD ||
		       add_day(store, "freed", line->block_until, sign, err));
}

/* An arbitrator's seats by the year in which they were offered, his open cases, and what he is asked for. */
static bool count_seats(struct store *store, const struct case_line *line, int sign, struct error *err)
{
	for (char *at = line->seats; at && *at;) {
		char value[TALLY_SEAT_SIZE];
		int64_t arbitrator_id = strtoll(at, &at, 10);
		if (*at++ != '/')
			break;
		int year = (int)strtol(at, &at, 10);
		bool asked = *at == '?';
		at += asked;
		if (!add(store, "seat", tally_seat(year, arbitrator_id, value), 0, sign, err) ||
			(line->is_open && !add_number(store, "seated", arbitrator_id, sign, sign, err)) ||
			(line->is_open && asked &&
				!add_number(store, "asked", arbitrator_id, sign, sign, err)))
			return false;
	}
	return true;
}

bool tally_count(struct store *store, const struct case_line *line, int sign, struct error *err)
{
	int open_cases = line->is_open ? sign : 0;
	char pair[TALLY_PAIR_SIZE];
	if (!add(store, "all", "", open_cases, sign, err) ||
		!add_number(store, "stage", line->stage, open_cases, sign, err) ||
		!add(store, "cause", line->cause, open_cases, sign, err) ||
		!add_number(store, "year", line->case_key >> 32, open_cases, sign, err) ||
		!add_number(store, "lead", line->lead_id, open_cases, sign, err) ||
		!add_number(store, "clerk", line->clerk_id, open_cases, sign, err) ||
		!count_seats(store, line, sign, err) ||
		(line->clerk_id && line->lead_id &&
			!add(store, "pair", tally_pair(line->clerk_id, line->lead_id, pair), open_cases, sign,
				err)) ||
		(line->is_collective && !add(store, "collective", "", open_cases, sign, err)) ||
		(line->accepted == CIVIL_NONE && !add(store, "not_accepted", "", open_cases, sign, err)))
		return false;
	if (!line->is_open)
		return true;
	/* Open cases only: what titles say of today is a sum over days. */
	if (line->award_due == CIVIL_NONE && !add(store, "no_limit", "", sign, sign, err))
		return false;
	return add_number(store, "block", line->block, sign, sign, err) &&
	       count_hold(store, line, sign, err) &&
	       (line->has_tribunal || add(store, "no_tribunal", "", sign, sign, err)) &&
	       add_day(store, "due", line->next_due, sign, err) &&
	       (line->duty_due == line->next_due || add_day(store, "due", line->duty_due, sign, err)) &&
	       add_day(store, "duty", line->duty_due, sign, err) &&
	       (line->next_due != CIVIL_NONE ? add_day(store, "act", line->last_act, sign, err)
					     : add(store, "no_next", "", sign, sign, err));
}

/* What services.c sums up: one dimension for each part of a view. */
static bool tally_service(struct store *store, const struct service_line *line, int sign, struct error *err)
{
	bool announced = line->stand == SERVICE_ANNOUNCED && line->completes != CIVIL_NONE;
	bool out = line->stand == SERVICE_OUT || line->stand == SERVICE_ANNOUNCED;
	return (!out || add_day(store, "service_out", line->since, sign, err)) &&
	       (line->stand != SERVICE_BACK || add_day(store, "service_back", line->since, sign, err)) &&
	       (!announced || add_day(store, "service_announced", line->completes, sign, err)) &&
	       (line->stand != SERVICE_LEFT || add_day(store, "service_left", line->completes, sign, err)) &&
	       add_day(store, "service_due", line->due, sign, err) &&
	       (line->stand != SERVICE_OUT || line->due != CIVIL_NONE ||
		       add_day(store, "service_long", line->since, sign, err)) &&
	       (line->hearing == MINUTE_NONE ||
		       add_day(store, "service_hearing", minute_date(line->hearing), sign, err));
}

bool tally_services(struct store *store, const struct service_lines *lines, int sign, struct error *err)
{
	for (size_t i = 0; i < lines->count; i++)
		if (!tally_service(store, &lines->items[i], sign, err))
			return false;
	return true;
}

static bool write_slot(struct store *store, const char *sql, const struct tally_slot *slot, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store, sql, err);
	if (!stmt)
		return false;
	bind_text(stmt, 1, slot->dimension);
	bind_text(stmt, 2, slot->value);
	if (sqlite3_bind_parameter_count(stmt) > 2) {
		sqlite3_bind_int64(stmt, 3, slot->open_cases);
		sqlite3_bind_int64(stmt, 4, slot->all_cases);
		sqlite3_bind_int64(stmt, 5, slot->days);
	}
	return statement_run(store, stmt, err);
}

static bool is_nothing(const struct tally_slot *slot)
{
	return slot->open_cases == 0 && slot->all_cases == 0 && slot->days == 0;
}

bool tally_flush(struct store *store, struct error *err)
{
	struct tally_buffer *buffer = store->tally;
	for (size_t i = 0; buffer && i < buffer->count; i++) {
		const struct tally_slot *slot = &buffer->slots[i];
		if (is_nothing(slot))
			continue;
		if (!write_slot(store,
			    "INSERT INTO tally (dimension, value, open_cases, all_cases, days) VALUES (?, ?, ?, ?, ?)"
			    " ON CONFLICT (dimension, value) DO UPDATE SET"
			    " open_cases = open_cases + excluded.open_cases,"
			    " all_cases = all_cases + excluded.all_cases, days = days + excluded.days",
			    slot, err))
			return false;
		/* A count that came back to nothing leaves no row: a rebuild would not make it. */
		if (slot->all_cases < 0 &&
			!write_slot(store,
				"DELETE FROM tally WHERE dimension = ? AND value = ? AND open_cases = 0"
				" AND all_cases = 0",
				slot, err))
			return false;
	}
	tally_forget(store);
	return true;
}

void tally_forget(struct store *store)
{
	if (!store->tally)
		return;
	if (store->tally->capacity)
		memset(store->tally->numbers, 0, store->tally->capacity * sizeof *store->tally->numbers);
	store->tally->count = 0;
}

void tally_free(struct store *store)
{
	if (store->tally) {
		free(store->tally->slots);
		free(store->tally->numbers);
	}
	free(store->tally);
	store->tally = NULL;
}

static bool slot_equal(struct store *store, const struct tally_slot *slot, bool *equal, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT open_cases, all_cases, days FROM tally WHERE dimension = ? AND value = ?", err);
	if (!stmt)
		return false;
	bool row;
	bind_text(stmt, 1, slot->dimension);
	bind_text(stmt, 2, slot->value);
	bool ok = statement_step(store, stmt, &row, err);
	*equal = ok && row && sqlite3_column_int64(stmt, 0) == slot->open_cases &&
		 sqlite3_column_int64(stmt, 1) == slot->all_cases &&
		 sqlite3_column_int64(stmt, 2) == slot->days;
	statement_done(store, stmt);
	return ok;
}

bool tally_compare(struct store *store, bool *equal, struct error *err)
{
	const struct tally_buffer *buffer = store->tally;
	int64_t stored, counted = 0;
	*equal = true;
	for (size_t i = 0; *equal && buffer && i < buffer->count; i++) {
		const struct tally_slot *slot = &buffer->slots[i];
		if (is_nothing(slot))
			continue;
		counted++;
		if (!slot_equal(store, slot, equal, err))
			return false;
	}
	if (!store_query_int(store, "SELECT count(*) FROM tally", 0, &stored, err))
		return false;
	*equal = *equal && stored == counted;
	return true;
}
