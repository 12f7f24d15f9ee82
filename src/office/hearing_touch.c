#include "office/hearing_touch.h"

#include "base/i18n.h"
#include "office/casework.h"
#include "office/seating.h"
#include "office/seats.h"

#include <stdlib.h>
#include <string.h>

static void add_name(struct strbuf *out, const char *role, const char *name)
{
	strbuf_addf(out, "%s%s%s%s", out->length ? _("、") : "", role, *role ? " " : "", name);
}

static bool add_parties(struct office *office, int64_t case_id, struct strbuf *out, struct error *err)
{
	struct row_list parties;
	if (!row_list_of_case(office->store, &party_table, case_id, &parties, err))
		return false;
	for (size_t i = 0; i < parties.count; i++) {
		const struct party *party = ROW_AT(&parties, party, i);
		add_name(out, act_choice_label("add_party", "role", party->role), party->name);
	}
	row_list_free(&parties);
	return true;
}

static bool add_tribunal(struct office *office, int64_t case_id, struct strbuf *out, struct error *err)
{
	struct row_list seats;
	if (!row_list_of_case(office->store, &tribunal_table, case_id, &seats, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		if (!seat_is_taken(seat))
			continue;
		char *name = arbitrator_name(office, seat->arbitrator_id, err);
		good = name != NULL;
		if (good)
			add_name(out, act_choice_label("assign", "seat", seat->seat), name);
		free(name);
	}
	row_list_free(&seats);
	return good;
}

static bool add_clerk_and_room(
	struct office *office, const struct hearing *hearing, struct strbuf *out, struct error *err)
{
	struct staff clerk;
	struct room room;
	row_init(&staff_table, &clerk);
	row_init(&room_table, &room);
	bool good = (!hearing->clerk_id ||
			    row_get(office->store, &staff_table, hearing->clerk_id, &clerk, err)) &&
		    (!hearing->room_id || row_get(office->store, &room_table, hearing->room_id, &room, err));
	if (good && clerk.name)
		add_name(out, _("书记员"), clerk.name);
	if (good && room.name)
		add_name(out, "", room.name);
	row_clear(&staff_table, &clerk);
	row_clear(&room_table, &room);
	return good;
}

bool hearing_touch_text(
	struct office *office, const struct hearing *hearing, struct strbuf *out, struct error *err)
{
	struct strbuf names = {0};
	bool good = add_parties(office, hearing->case_id, &names, err) &&
		    add_tribunal(office, hearing->case_id, &names, err) &&
		    add_clerk_and_room(office, hearing, &names, err);
	strbuf_add(out, strbuf_text(&names));
	out->failed |= names.failed;
	strbuf_free(&names);
	return good;
}

/* ---- notices ---- */

static bool is_notice(const struct service *service)
{
	return strcmp(service->document, "hearing_notice") == 0 ||
	       strcmp(service->document, "application+notice") == 0;
}

/* Is it out, or was it served? */
static bool went_out(const struct row_list *attempts, int64_t service_id)
{
	for (size_t i = 0; i < attempts->count; i++) {
		const struct attempt *attempt = ROW_AT(attempts, attempt, i);
		if (attempt->service_id == service_id && strcmp(attempt->result, "failed") != 0)
			return true;
	}
	return false;
}

/* Has an earlier service among them gone to the same party? */
static bool is_repeated(const struct row_list *services, const struct row_list *attempts, size_t place)
{
	const struct service *service = ROW_AT(services, service, place);
	for (size_t i = 0; i < place; i++) {
		const struct service *other = ROW_AT(services, service, i);
		if (other->party_id == service->party_id && is_notice(other) && went_out(attempts, other->id))
			return true;
	}
	return false;
}

static bool add_notified(struct office *office, const struct row_list *services,
	const struct row_list *attempts, struct strbuf *out, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < services->count; i++) {
		const struct service *service = ROW_AT(services, service, i);
		if (!is_notice(service) || !went_out(attempts, service->id) ||
			is_repeated(services, attempts, i))
			continue;
		struct party party;
		good = row_get(office->store, &party_table, service->party_id, &party, err);
		if (good)
			add_name(out, "", party.name);
		row_clear(&party_table, &party);
	}
	return good;
}

bool hearing_notified_text(struct office *office, int64_t case_id, struct strbuf *out, struct error *err)
{
	struct row_list services, attempts = {0};
	struct strbuf names = {0};
	if (!row_list_of_case(office->store, &service_table, case_id, &services, err))
		return false;
	bool good = row_list_of_case(office->store, &attempt_table, case_id, &attempts, err) &&
		    add_notified(office, &services, &attempts, &names, err);
	strbuf_add(out, strbuf_text(&names));
	out->failed |= names.failed;
	strbuf_free(&names);
	row_list_free(&attempts);
	row_list_free(&services);
	return good;
}

/* ---- a seat is empty ---- */

static bool warn_one(
	struct office *office, const struct hearing *hearing, struct act_result *result, struct error *err)
{
	struct strbuf touched = {0};
	char start[MINUTE_TEXT_SIZE];
	minute_format(hearing->start, start);
	start[10] = ' ';
	bool good = hearing_touch_text(office, hearing, &touched, err) &&
		    act_warn(result, err, _("%s 的开庭不能照常进行，涉及 %s"), start, strbuf_text(&touched));
	strbuf_free(&touched);
	return good;
}

bool hearing_warn_vacant(struct office *office, int64_t case_id, struct act_result *result, struct error *err)
{
	struct row_list hearings;
	if (!row_list_of_case(office->store, &hearing_table, case_id, &hearings, err))
		return false;
	bool good = act_warn(result, err, _("席位已空出，须另行组庭"));
	size_t touched = 0;
	for (size_t i = 0; good && i < hearings.count; i++) {
		const struct hearing *hearing = ROW_AT(&hearings, hearing, i);
		if (strcmp(hearing->state, "planned") != 0 || minute_date(hearing->start) < office->today)
			continue;
		touched++;
		good = warn_one(office, hearing, result, err);
	}
	row_list_free(&hearings);
	return good && (!touched || act_warn(result, err, _("补足仲裁庭之后用“重排”改到合法的时间")));
}
