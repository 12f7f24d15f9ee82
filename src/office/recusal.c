#include "office/recusal.h"

#include "base/i18n.h"
#include "law/derive.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/hearing_touch.h"
#include "office/seating.h"
#include "office/seats.h"
#include "store/derive.h"

#include <stdlib.h>
#include <string.h>

/* ---- in words ---- */

void recusal_text(const struct recusal_brief *recusal, struct strbuf *out)
{
	strbuf_addf(out, _("%s提出：%s"), act_choice_label("request_recusal", "who", recusal->asked_by),
		act_choice_label("request_recusal", "ground", recusal->ground));
	if (recusal->note) {
		strbuf_add(out, _("，"));
		strbuf_add_line(out, recusal->note);
	}
}

const char *recusal_outcome(const struct recusal_brief *recusal)
{
	return !recusal->decision_id ? _("待决定") : recusal->granted ? _("准予") : _("不准");
}

static bool is_open(const void *row)
{
	return ((const struct recusal *)row)->decision_id == 0;
}

static char *staff_name(struct office *office, int64_t id, struct error *err)
{
	struct staff staff;
	char *name = NULL;
	if (row_get(office->store, &staff_table, id, &staff, err)) {
		name = staff.name;
		staff.name = NULL;
	}
	row_clear(&staff_table, &staff);
	return name;
}

/* Of whom it is; NULL with err. Owned by the caller. */
static char *person_name(struct office *office, const struct recusal *row, struct error *err)
{
	return row->arbitrator_id ? arbitrator_name(office, row->arbitrator_id, err)
				  : staff_name(office, row->clerk_id, err);
}

static void describe(struct office *office, const void *row, struct strbuf *out)
{
	struct error err = ERROR_INIT;
	const struct recusal *recusal = row;
	char *name = person_name(office, recusal, &err);
	strbuf_addf(out, "%s %s", name ? name : "",
		act_choice_label("request_recusal", "ground", recusal->ground));
	free(name);
	error_clear(&err);
}

const struct subject subject_recusal_open = {&recusal_table, is_open, describe};

bool recusal_last_granted(
	struct office *office, int64_t case_id, civil_date since, char **name, struct error *err)
{
	struct recusal_list list;
	*name = NULL;
	if (!recusals_of_case(office->store, case_id, &list, err))
		return false;
	bool good = true;
	for (size_t i = list.count; good && !*name && i-- > 0;) {
		struct event decision;
		if (!list.items[i].granted)
			continue;
		good = row_get(office->store, &event_table, list.items[i].decision_id, &decision, err);
		if (good && (since == CIVIL_NONE || decision.day >= since))
			good = row_set_text(name, list.items[i].person, err);
		row_clear(&event_table, &decision);
	}
	recusal_list_free(&list);
	return good;
}

/* ---- asking ---- */

/* Whoever is asked to stay away takes part in the case: one of its tribunal, or its clerk. */
static bool find_arbitrator(
	struct office *office, const struct act_call *call, int64_t *id, struct error *err)
{
	struct row_list seats;
	int64_t only = 0;
	size_t taken = 0;
	bool sits = false;
	*id = act_number(call, "arbitrator");
	if (!row_list_of_case(office->store, &tribunal_table, call->case_id, &seats, err))
		return false;
	for (size_t i = 0; i < seats.count; i++) {
		const struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		if (!seat_is_taken(seat))
			continue;
		taken++;
		only = seat->arbitrator_id;
		sits |= seat->arbitrator_id == *id;
	}
	row_list_free(&seats);
	if (*id)
		return sits || error_field(err, "arbitrator", _("他不在本案仲裁庭"));
	if (taken == 1)
		*id = only;
	return *id || error_field(err, "arbitrator", _("被申请回避人：须写明是哪位仲裁员或书记员"));
}

static bool check_clerk(struct office *office, int64_t case_id, int64_t clerk_id, struct error *err)
{
	struct arb_case row;
	struct row_list hearings;
	if (!row_get(office->store, &arb_case_table, case_id, &row, err))
		return false;
	bool his = row.clerk_id == clerk_id;
	row_clear(&arb_case_table, &row);
	if (!row_list_of_case(office->store, &hearing_table, case_id, &hearings, err))
		return false;
	for (size_t i = 0; i < hearings.count; i++)
		his |= ROW_AT(&hearings, hearing, i)->clerk_id == clerk_id;
	row_list_free(&hearings);
	return his || error_field(err, "clerk", _("他不是本案的书记员"));
}

static bool put_person(
	struct office *office, const struct act_call *call, struct recusal *row, struct error *err)
{
	row->clerk_id = act_number(call, "clerk");
	if (!row->clerk_id)
		return find_arbitrator(office, call, &row->arbitrator_id, err);
	if (act_number(call, "arbitrator"))
		return error_field(err, "clerk", _("一次只写一人；申请几人回避的，一人登记一次"));
	return check_clerk(office, call->case_id, row->clerk_id, err);
}

/* The next number of the case; refused while a request about the same person waits for its decision. */
static bool number_it(struct office *office, const struct recusal *row, int *number, struct error *err)
{
	struct recusal_list list;
	if (!recusals_of_case(office->store, row->case_id, &list, err))
		return false;
	bool waits = false;
	*number = 1;
	for (size_t i = 0; i < list.count; i++) {
		const struct recusal_brief *other = &list.items[i];
		if (other->number >= *number)
			*number = other->number + 1;
		waits |= !other->decision_id && other->arbitrator_id == row->arbitrator_id &&
			 other->clerk_id == row->clerk_id;
	}
	recusal_list_free(&list);
	return !waits || error_set(err, ERR_REFUSED, _("对他的回避申请已经登记，尚未决定"));
}

static bool find_due(struct office *office, int64_t case_id, civil_date start, int number, civil_date *due,
	struct error *err)
{
	struct law_result *law = malloc(sizeof *law);
	if (!law)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	*due = CIVIL_NONE;
	bool good = store_deadlines(office->store, case_id, office->today, law, err);
	for (size_t i = 0; good && i < law->deadline_count; i++)
		if (law->deadlines[i].rule->id == LAW_RULE_RECUSAL_DECISION &&
			law->deadlines[i].start_date == start && law->deadlines[i].party_no == number)
			*due = law->deadlines[i].due;
	free(law);
	return good;
}

/* Until the decision he takes no part (规则十二); what was heard already could have been objected to before.
 */
static bool warn_hearings(struct office *office, const struct event *request, civil_date due,
	const char *name, struct act_result *result, struct error *err)
{
	struct row_list hearings;
	if (!row_list_of_case(office->store, &hearing_table, request->case_id, &hearings, err))
		return false;
	bool good = true, held = false;
	for (size_t i = 0; good && i < hearings.count; i++) {
		const struct hearing *hearing = ROW_AT(&hearings, hearing, i);
		char start[MINUTE_TEXT_SIZE];
		civil_date day = minute_date(hearing->start);
		held |= strcmp(hearing->state, "held") == 0;
		minute_format(hearing->start, start);
		start[10] = ' ';
		if (strcmp(hearing->state, "planned") == 0 && day >= request->day && day <= due)
			good = act_warn(
				result, err, _("%s 的开庭在决定期限之内，决定之前 %s 不能参加"), start, name);
	}
	row_list_free(&hearings);
	return good &&
	       (!held ||
		       act_warn(result, err,
			       _("已经开过庭：只有开庭之后才知道的事由，在辩论终结前也可以提出（办案规则第十一条）")));
}

static bool insert_request(struct office *office, const struct act_call *call, struct recusal *row,
	struct event *event, struct error *err)
{
	int number;
	if (!number_it(office, row, &number, err))
		return false;
	event->party = number;
	if (!row_set_text(&event->note, act_text(call, "note"), err) ||
		!row_insert(office->store, &event_table, event, err))
		return false;
	row->request_id = event->id;
	return row_set_text(&row->asked_by, act_choice(call, "who"), err) &&
	       row_set_text(&row->ground, act_choice(call, "ground"), err) &&
	       row_insert(office->store, &recusal_table, row, err);
}

bool act_request_recusal(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct recusal row;
	struct event event;
	civil_date due = CIVIL_NONE;
	char text[CIVIL_TEXT_SIZE];
	row_init(&recusal_table, &row);
	row.case_id = call->case_id;
	casework_event_init(&event, call->case_id, LAW_RECUSAL_REQUESTED, act_date(call, "date"));
	char *name = put_person(office, call, &row, err) ? person_name(office, &row, err) : NULL;
	bool good = name && insert_request(office, call, &row, &event, err) &&
		    find_due(office, call->case_id, event.day, (int)event.party, &due, err) &&
		    act_say(result, err, _("已登记申请 %s 回避"), name) &&
		    (due == CIVIL_NONE || act_say(result, err, _("应于 %s 前决定，决定之前他暂停参与本案"),
						  civil_format(due, text))) &&
		    warn_hearings(office, &event, due, name, result, err);
	result->row_id = row.id;
	free(name);
	row_clear(&event_table, &event);
	row_clear(&recusal_table, &row);
	return good;
}

/* ---- deciding ---- */

static bool vacate_seats(struct office *office, const struct recusal *row, civil_date day,
	struct act_result *result, struct error *err)
{
	struct row_list seats;
	if (!row_list_of_case(office->store, &tribunal_table, row->case_id, &seats, err))
		return false;
	bool good = true, found = false;
	for (size_t i = 0; good && i < seats.count; i++) {
		struct tribunal *seat = ROW_AT(&seats, tribunal, i);
		if (seat->arbitrator_id != row->arbitrator_id || !seat_is_taken(seat))
			continue;
		found = true;
		good = seat_vacate(office, seat, day, _("准予回避"), err);
	}
	row_list_free(&seats);
	if (!good)
		return false;
	return found ? hearing_warn_vacant(office, row->case_id, result, err)
		     : act_warn(result, err, _("他已不在本案仲裁庭，仲裁庭不变"));
}

static bool leave_hearings(struct office *office, const struct recusal *row, size_t *left, struct error *err)
{
	struct row_list hearings;
	if (!row_list_of_case(office->store, &hearing_table, row->case_id, &hearings, err))
		return false;
	bool good = true;
	*left = 0;
	for (size_t i = 0; good && i < hearings.count; i++) {
		struct hearing *hearing = ROW_AT(&hearings, hearing, i);
		if (strcmp(hearing->state, "planned") != 0 || hearing->clerk_id != row->clerk_id)
			continue;
		hearing->clerk_id = 0;
		++*left;
		good = row_update(office->store, &hearing_table, hearing, err);
	}
	row_list_free(&hearings);
	return good;
}

static bool release_clerk(
	struct office *office, const struct recusal *row, struct act_result *result, struct error *err)
{
	struct arb_case of;
	size_t left = 0;
	if (!row_get(office->store, &arb_case_table, row->case_id, &of, err))
		return false;
	bool good = true;
	if (of.clerk_id == row->clerk_id) {
		of.clerk_id = 0;
		good = row_update(office->store, &arb_case_table, &of, err);
	}
	row_clear(&arb_case_table, &of);
	return good && leave_hearings(office, row, &left, err) &&
	       act_warn(result, err, _("须另行指定书记员（案件，以及已排定的开庭 %zu 次）"), left);
}

static bool refuse_before(civil_date decided, civil_date asked, struct error *err)
{
	char text[CIVIL_TEXT_SIZE];
	return decided >= asked ||
	       error_field(err, "date", _("决定日期：早于申请之日 %s"), civil_format(asked, text));
}

/* Writes the decision's event and the row. */
static bool write_decision(
	struct office *office, const struct act_call *call, struct recusal *row, struct error *err)
{
	struct event request, event;
	if (!row_get(office->store, &event_table, row->request_id, &request, err))
		return false;
	casework_event_init(&event, call->case_id, LAW_RECUSAL_DECIDED, act_date(call, "date"));
	event.party = request.party;
	bool good = refuse_before(event.day, request.day, err) &&
		    row_set_text(&event.note, act_text(call, "note"), err) &&
		    row_insert(office->store, &event_table, &event, err);
	row->decision_id = event.id;
	row->granted = act_number(call, "granted") != 0;
	good = good && row_update(office->store, &recusal_table, row, err);
	row_clear(&event_table, &request);
	row_clear(&event_table, &event);
	return good;
}

bool act_decide_recusal(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct recusal row;
	civil_date day = act_date(call, "date");
	if (!act_subject(office, call, "recusal", &row, err))
		return false;
	char *name = person_name(office, &row, err);
	bool good = name && write_decision(office, call, &row, err) &&
		    act_say(result, err, row.granted ? _("准予 %s 回避") : _("不准 %s 回避，他继续参与本案"),
			    name);
	if (good && row.granted)
		good = row.arbitrator_id ? vacate_seats(office, &row, day, result, err)
					 : release_clerk(office, &row, result, err);
	/* 规则十二: of the head himself the commission decides. */
	if (good && row.arbitrator_id && row.arbitrator_id == office->arbitrator_id)
		good = act_warn(result, err, _("主任本人是否回避，由仲裁委员会决定（办案规则第十二条）"));
	good = good && act_say_follows(office, call->case_id, result, err) &&
	       act_warn_holiday(office, day, result, err);
	result->row_id = row.id;
	free(name);
	row_clear(&recusal_table, &row);
	return good;
}

/* ---- correcting and taking back what was recorded by mistake ---- */

bool recusal_check_day(struct office *office, const struct event *event, struct error *err)
{
	struct row_list list;
	if (!row_list_of_case(office->store, &recusal_table, event->case_id, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		const struct recusal *row = ROW_AT(&list, recusal, i);
		bool decides = row->decision_id == event->id;
		struct event other;
		if (!row->decision_id || (!decides && row->request_id != event->id))
			continue;
		good = row_get(office->store, &event_table, decides ? row->request_id : row->decision_id,
			       &other, err) &&
		       (decides ? refuse_before(event->day, other.day, err)
				: refuse_before(other.day, event->day, err));
		row_clear(&event_table, &other);
	}
	row_list_free(&list);
	return good;
}

bool recusal_forget(struct office *office, const struct event *event, struct error *err)
{
	struct row_list list;
	if (!row_list_of_case(office->store, &recusal_table, event->case_id, &list, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < list.count; i++) {
		struct recusal *row = ROW_AT(&list, recusal, i);
		if (row->decision_id == event->id) {
			row->decision_id = 0;
			row->granted = false;
			good = row_update(office->store, &recusal_table, row, err);
		} else if (row->request_id == event->id) {
			good = row->decision_id
				       ? error_set(err, ERR_REFUSED, _("这项回避申请已有决定，请先删去决定"))
				       : row_delete(office->store, &recusal_table, row->id, err);
		}
	}
	row_list_free(&list);
	return good;
}
