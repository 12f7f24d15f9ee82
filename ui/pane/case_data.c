/* case_data.c — everything the detail of one case shows, read in one go. */
#include "pane/case_data.h"

#include "base/i18n.h"
#include "office/act.h"
#include "office/joinder.h"

#include <stdlib.h>
#include <string.h>

/* Which tables are read for a case, and where they go. */
static const struct {
	const struct table *table;
	size_t offset;
	bool of_case; /* else the whole (small) table */
} lists[] = {
	{&party_table, offsetof(struct case_data, parties), true},
	{&claim_table, offsetof(struct case_data, claims), true},
	{&event_table, offsetof(struct case_data, events), true},
	{&service_table, offsetof(struct case_data, services), true},
	{&attempt_table, offsetof(struct case_data, attempts), true},
	{&hearing_table, offsetof(struct case_data, hearings), true},
	{&tribunal_table, offsetof(struct case_data, tribunal), true},
	{&note_table, offsetof(struct case_data, notes), true},
	{&arbitrator_table, offsetof(struct case_data, arbitrators), false},
	{&room_table, offsetof(struct case_data, rooms), false},
	{&staff_table, offsetof(struct case_data, staff), false},
	{&station_table, offsetof(struct case_data, stations), false},
};

enum { LISTS = sizeof lists / sizeof lists[0] };

static struct row_list *list_at(struct case_data *data, size_t i)
{
	return (struct row_list *)(void *)((char *)data + lists[i].offset);
}

void case_data_free(struct case_data *data)
{
	row_clear(&arb_case_table, &data->arb_case);
	for (size_t i = 0; i < LISTS; i++) {
		list_at(data, i)->table = lists[i].table;
		row_list_free(list_at(data, i));
	}
	case_timeline_free(&data->timeline);
	journal_list_free(&data->journal);
	recusal_list_free(&data->recusals);
	case_advices_free(&data->steps);
	case_advices_free(&data->addresses);
	strbuf_free(&data->joined);
	free(data->result);
	*data = (struct case_data){0};
}

static bool read_lists(struct case_data *data, struct store *store, int64_t case_id, struct error *err)
{
	for (size_t i = 0; i < LISTS; i++) {
		bool read = lists[i].of_case
				    ? row_list_of_case(store, lists[i].table, case_id, list_at(data, i), err)
				    : row_list_all(store, lists[i].table, list_at(data, i), err);
		if (!read)
			return false;
	}
	return true;
}

static bool read_case(struct case_data *data, struct office *office, int64_t case_id, struct error *err)
{
	return row_get(office->store, &arb_case_table, case_id, &data->arb_case, err) &&
	       read_lists(data, office->store, case_id, err) &&
	       store_timeline(office->store, case_id, &data->timeline, err) &&
	       store_facts(office->store, case_id, &data->facts, err) &&
	       act_have(office, case_id, &data->have, err) &&
	       recusals_of_case(office->store, case_id, &data->recusals, err) &&
	       journal_load(office->store, case_id, 0, CASE_JOURNAL, &data->journal, err) &&
	       case_advices_of_services(&data->steps, office, &data->services, &data->attempts, err) &&
	       case_advices_of_parties(&data->addresses, office, &data->parties, err) &&
	       joinder_names(office, case_id, &data->joined, err);
}

bool case_data_load(struct case_data *data, struct office *office, int64_t case_id, struct error *err)
{
	case_data_free(data);
	data->result = malloc(sizeof *data->result);
	if (!data->result)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	if (!read_case(data, office, case_id, err)) {
		case_data_free(data);
		return false;
	}
	data->loaded = true;
	data->today = office->today;
	data->words = office->words;
	law_derive(office->law, data->timeline.events, data->timeline.count, data->timeline.flags,
		office->today, data->result);
	data->standing =
		law_standing(data->timeline.events, data->timeline.count, &data->facts, data->result);
	return true;
}

static const void *row_of(const struct row_list *list, int64_t id)
{
	for (size_t i = 0; id && i < list->count; i++) {
		const char *row = (const char *)list->items + i * list->table->row_size;
		int64_t row_id; /* the first field of every row */
		memcpy(&row_id, row, sizeof row_id);
		if (row_id == id)
			return row;
	}
	return NULL;
}

const void *case_data_row(const struct case_data *data, const struct table *table, int64_t id)
{
	if (table == &arb_case_table)
		return &data->arb_case;
	for (size_t i = 0; i < LISTS; i++)
		if (lists[i].table == table)
			return row_of(
				(const struct row_list *)(const void *)((const char *)data + lists[i].offset),
				id);
	return NULL;
}

/* The text field at `offset` of the row of that id. */
static const char *name_of(const struct row_list *list, int64_t id, size_t offset)
{
	const char *row = row_of(list, id);
	return row ? *(char *const *)(const void *)(row + offset) : "";
}

const char *case_arbitrator(const struct case_data *data, int64_t id)
{
	return name_of(&data->arbitrators, id, offsetof(struct arbitrator, name));
}

const char *case_room(const struct case_data *data, int64_t id)
{
	return name_of(&data->rooms, id, offsetof(struct room, name));
}

const char *case_staff(const struct case_data *data, int64_t id)
{
	return name_of(&data->staff, id, offsetof(struct staff, name));
}

const char *case_station(const struct case_data *data, int64_t id)
{
	return name_of(&data->stations, id, offsetof(struct station, name));
}

const char *case_party(const struct case_data *data, int64_t id)
{
	return name_of(&data->parties, id, offsetof(struct party, name));
}

const char *case_cause(const struct case_data *data)
{
	const char *id = data->arb_case.cause ? data->arb_case.cause : "";
	const struct word *word = words_by_id(data->words, WORD_CAUSE, id);
	return word ? word->label : id;
}

const char *case_cause_brief(const struct case_data *data)
{
	const char *id = data->arb_case.cause ? data->arb_case.cause : "";
	const struct word *word = words_by_id(data->words, WORD_CAUSE, id);
	return word ? word->brief : id;
}
