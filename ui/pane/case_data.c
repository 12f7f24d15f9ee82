/* case_data.c — everything the detail of one case shows, read in one go. */
#include "pane/case_data.h"

#include "base/i18n.h"
#include "office/act.h"

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
	{&service_table, offsetof(struct case_data, services), true},
	{&attempt_table, offsetof(struct case_data, attempts), true},
	{&hearing_table, offsetof(struct case_data, hearings), true},
	{&tribunal_table, offsetof(struct case_data, tribunal), true},
	{&document_table, offsetof(struct case_data, documents), true},
	{&note_table, offsetof(struct case_data, notes), true},
	{&arbitrator_table, offsetof(struct case_data, arbitrators), false},
	{&room_table, offsetof(struct case_data, rooms), false},
	{&staff_table, offsetof(struct case_data, staff), false},
};

enum { LISTS = sizeof lists / sizeof lists[0] };

static struct row_list *list_at(struct case_data *data, size_t i)
{
	return (struct row_list *)(void *)((char *)data + lists[i].offset);
}

void case_data_free(struct case_data *data)
{
	if (data->loaded) {
		row_clear(&arb_case_table, &data->arb_case);
		for (size_t i = 0; i < LISTS; i++)
			row_list_free(list_at(data, i));
		case_timeline_free(&data->timeline);
		journal_list_free(&data->journal);
	}
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

bool case_data_load(struct case_data *data, struct office *office, const struct words *words, int64_t case_id,
	struct error *err)
{
	case_data_free(data);
	data->today = office->today;
	data->words = words;
	data->result = malloc(sizeof *data->result);
	if (!data->result)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	data->loaded = true;
	row_init(&arb_case_table, &data->arb_case);
	if (!row_get(office->store, &arb_case_table, case_id, &data->arb_case, err) ||
		!read_lists(data, office->store, case_id, err) ||
		!store_timeline(office->store, case_id, &data->timeline, err) ||
		!store_facts(office->store, case_id, &data->facts, err) ||
		!journal_load(office->store, case_id, 0, CASE_JOURNAL, &data->journal, err)) {
		case_data_free(data);
		return false;
	}
	law_derive(office->law, data->timeline.events, data->timeline.count, data->timeline.flags,
		office->today, data->result);
	data->standing =
		law_standing(data->timeline.events, data->timeline.count, &data->facts, data->result);
	data->is_open = data->standing.stage != LAW_STAGE_CLOSED;
	for (size_t i = 0; i < data->timeline.count; i++)
		if (data->timeline.events[i].kind == LAW_ACCEPTED)
			data->is_accepted = true;
	return true;
}

const char *case_arbitrator(const struct case_data *data, int64_t id)
{
	for (size_t i = 0; id && i < data->arbitrators.count; i++)
		if (ROW_AT(&data->arbitrators, arbitrator, i)->id == id)
			return ROW_AT(&data->arbitrators, arbitrator, i)->name;
	return "";
}

const char *case_room(const struct case_data *data, int64_t id)
{
	for (size_t i = 0; id && i < data->rooms.count; i++)
		if (ROW_AT(&data->rooms, room, i)->id == id)
			return ROW_AT(&data->rooms, room, i)->name;
	return "";
}

const char *case_staff(const struct case_data *data, int64_t id)
{
	for (size_t i = 0; id && i < data->staff.count; i++)
		if (ROW_AT(&data->staff, staff, i)->id == id)
			return ROW_AT(&data->staff, staff, i)->name;
	return "";
}

const char *case_party(const struct case_data *data, int64_t id)
{
	for (size_t i = 0; id && i < data->parties.count; i++)
		if (ROW_AT(&data->parties, party, i)->id == id)
			return ROW_AT(&data->parties, party, i)->name;
	return "";
}

const char *case_cause(const struct case_data *data)
{
	const char *id = data->arb_case.cause ? data->arb_case.cause : "";
	const struct word *word = data->words ? words_by_id(data->words, WORD_CAUSE, id) : NULL;
	return word ? word->label : id;
}

static bool has_event(const struct case_data *data, enum law_event_kind kind)
{
	for (size_t i = 0; i < data->timeline.count; i++)
		if (data->timeline.events[i].kind == kind)
			return true;
	return false;
}

unsigned case_have(const struct case_data *data, const struct office *office)
{
	unsigned have = NEED_WRITABLE | (office->is_director ? NEED_DIRECTOR : 0);
	if (!data->loaded)
		return have;
	have |= NEED_CASE;
	if (data->is_open)
		have |= NEED_OPEN;
	if (data->is_accepted)
		have |= NEED_ACCEPTED;
	if (data->standing.stage == LAW_STAGE_ACCEPTANCE)
		have |= NEED_PENDING;
	if (data->facts.has_tribunal)
		have |= NEED_TRIBUNAL;
	if (data->standing.stage == LAW_STAGE_SUSPENDED)
		have |= NEED_SUSPENDED;
	if (has_event(data, LAW_AWARD_MADE))
		have |= NEED_AWARD;
	for (size_t i = 0; i < data->hearings.count; i++)
		if (strcmp(ROW_AT(&data->hearings, hearing, i)->state, "planned") == 0)
			have |= NEED_PLANNED;
	return have;
}
