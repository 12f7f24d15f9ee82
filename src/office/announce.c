/* announce.c — one announcement for the documents of one or many cases, and its completion. */
#include "base/i18n.h"
#include "base/text.h"
#include "law/document_rules.h"
#include "law/service.h"
#include "office/acts.h"
#include "office/announce_hearing.h"
#include "office/casework.h"
#include "office/service_chain.h"
#include "office/service_completion.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Whom it is for ----------------------------------------------------------------------------------- */

/* One respondent, and the document of his that is announced. */
struct addressee {
	int64_t party_id;
	char document[32]; /* id */
};

struct announcement {
	const char *what; /* of enum law_what */
	struct row_list parties, services, attempts; /* of the case */
	struct addressee *addressees; /* owned */
	size_t count;
};

static bool load(
	struct office *office, int64_t case_id, const char *what, struct announcement *out, struct error *err)
{
	*out = (struct announcement){.what = what};
	return row_list_of_case(office->store, &party_table, case_id, &out->parties, err) &&
	       row_list_of_case(office->store, &service_table, case_id, &out->services, err) &&
	       row_list_of_case(office->store, &attempt_table, case_id, &out->attempts, err);
}

static void clear(struct announcement *announcement)
{
	row_list_free(&announcement->parties);
	row_list_free(&announcement->services);
	row_list_free(&announcement->attempts);
	free(announcement->addressees);
}

/* Is this document one of those that the announcement takes the place of? The application goes out alone or
 * with the notice of the hearing. */
static bool is_meant(const char *what, const char *document)
{
	const struct document_rule *rule = document_rule_of(document);
	if (!rule || !rule->announced)
		return false;
	bool application = strncmp(what, "application", strlen("application")) == 0;
	return application ? rule->each == LAW_SERVED_RESPONDENT : strcmp(rule->announced, what) == 0;
}

/* The last attempt of a service, or NULL. */
static const struct attempt *last_of(const struct announcement *of, int64_t service_id)
{
	const struct attempt *last = NULL;
	for (size_t i = 0; i < of->attempts.count; i++)
		if (ROW_AT(&of->attempts, attempt, i)->service_id == service_id)
			last = ROW_AT(&of->attempts, attempt, i);
	return last;
}

/* The service of what is meant that came back and that nothing else has taken the place of; NULL without. */
static const struct service *failed_for(const struct announcement *of, int64_t party_id)
{
	const struct service *failed = NULL;
	for (size_t i = 0; i < of->services.count; i++) {
		const struct service *service = ROW_AT(&of->services, service, i);
		const struct attempt *last = last_of(of, service->id);
		if (service->party_id != party_id || !last || !is_meant(of->what, service->document))
			continue;
		if (strcmp(last->result, "failed") != 0)
			return NULL;
		failed = service;
	}
	return failed;
}

/* A notice keeps its own name; what is announced with the application has that of the announcement. */
static const char *document_for(const struct announcement *of, const struct service *failed)
{
	if (strcmp(of->what, "notice") != 0)
		return of->what;
	return failed ? failed->document : "hearing_notice";
}

/* The chosen respondent, else everyone whose service failed. */
static bool find_addressees(struct announcement *of, int64_t chosen, struct error *err)
{
	of->addressees = calloc(of->parties.count + 1, sizeof *of->addressees);
	if (!of->addressees)
		return error_set(err, ERR_NOMEM, _("内存不足"));
	for (size_t i = 0; i < of->parties.count; i++) {
		const struct party *party = ROW_AT(&of->parties, party, i);
		const struct service *failed = failed_for(of, party->id);
		bool meant = chosen ? party->id == chosen : failed && strcmp(party->role, "respondent") == 0;
		if (!meant)
			continue;
		struct addressee *addressee = &of->addressees[of->count++];
		addressee->party_id = party->id;
		snprintf(addressee->document, sizeof addressee->document, "%s", document_for(of, failed));
	}
	return of->count > 0 ||
	       error_field(err, "party",
		       _("被申请人：没有送达未果而未公告的；未试过其他方式的，请指定并写明理由"));
}

/* --- The announcement --------------------------------------------------------------------------------- */

/* By the act `serve`, whose checks are those of the law. Its refusals name its own fields. */
static bool serve(struct office *office, const struct act_call *call, const struct addressee *to,
	struct act_result *result, struct error *err)
{
	struct act_result served;
	char *tried = NULL, party[24], day[CIVIL_TEXT_SIZE];
	const char *said = act_text(call, "grounds");
	snprintf(party, sizeof party, "id:%" PRId64, to->party_id);
	if (!said && !service_history_load(office, call->case_id, to->party_id, &tried, err))
		return false;
	bool good = act_do(office, "serve", call->case_id, &served, err, "document", to->document, "party",
		party, "method", law_methods[LAW_METHOD_ANNOUNCEMENT].id, "date",
		civil_format(act_date(call, "date"), day), "tracking", act_text(call, "medium"), "grounds",
		text_or_empty(said ? said : tried), "content", text_or_empty(act_text(call, "content")),
		(const char *)NULL);
	free(tried);
	if (!good) {
		err->field = err->field && strcmp(err->field, "tracking") == 0 ? "medium" : err->field;
		return false;
	}
	if (!result->row_id)
		result->row_id = served.row_id;
	good = !served.warning || act_warn(result, err, "%s", served.warning);
	act_result_clear(&served);
	return good;
}

static bool say_names(const struct announcement *of, struct act_result *result, struct error *err)
{
	struct strbuf names = {0};
	for (size_t a = 0; a < of->count; a++)
		for (size_t i = 0; i < of->parties.count; i++)
			if (ROW_AT(&of->parties, party, i)->id == of->addressees[a].party_id)
				strbuf_addf(&names, "%s%s", a ? _("、") : "",
					ROW_AT(&of->parties, party, i)->name);
	bool good = act_say(result, err, _("已公告%s：%s"), act_choice_label("announce", "what", of->what),
		strbuf_text(&names));
	strbuf_free(&names);
	return good;
}

static bool say_completion(
	struct office *office, int64_t attempt_id, struct act_result *result, struct error *err)
{
	struct attempt attempt;
	civil_date day;
	char text[CIVIL_TEXT_SIZE];
	if (!row_get(office->store, &attempt_table, attempt_id, &attempt, err))
		return false;
	bool good = service_completion_day(office, &attempt, &day, err) &&
		    (day == CIVIL_NONE || act_say(result, err, _("%s 期满"), civil_format(day, text)));
	row_clear(&attempt_table, &attempt);
	return good;
}

bool act_announce(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct announcement of;
	bool good = load(office, call->case_id, act_choice(call, "what"), &of, err) &&
		    find_addressees(&of, act_number(call, "party"), err) && say_names(&of, result, err);
	for (size_t i = 0; good && i < of.count; i++)
		good = serve(office, call, &of.addressees[i], result, err);
	good = good && say_completion(office, result->row_id, result, err);
	if (good && strcmp(of.what, "application+notice") == 0)
		good = announce_hearing(office, call->case_id, result, err);
	good = good && act_say_follows(office, call->case_id, result, err);
	clear(&of);
	return good;
}

/* --- Its completion ----------------------------------------------------------------------------------- */

/* Records one announcement as served, on the day that was said, else on that of its completion. */
static bool complete(struct office *office, const struct act_call *call, const struct attempt *attempt,
	civil_date completion, struct act_result *result, struct error *err)
{
	struct act_result served;
	char id[24], text[CIVIL_TEXT_SIZE];
	civil_date said = act_date(call, "date"), day = said != CIVIL_NONE ? said : completion;
	snprintf(id, sizeof id, "id:%" PRId64, attempt->id);
	if (!act_do(office, "served", call->case_id, &served, err, "attempt", id, "date",
		    civil_format(day, text), "file", text_or_empty(act_text(call, "file")),
		    (const char *)NULL))
		return false;
	result->row_id = served.row_id;
	bool good = act_say(result, err, _("公告 %s 期满，视为送达"), civil_format(completion, text)) &&
		    (!served.warning || act_warn(result, err, "%s", served.warning));
	act_result_clear(&served);
	return good;
}

/* Every announcement of the case that has run out, or the one that is meant. */
static bool complete_each(struct office *office, const struct act_call *call, const struct row_list *attempts,
	civil_date *next, struct act_result *result, struct error *err)
{
	int64_t meant = act_number(call, "attempt");
	bool good = true;
	for (size_t i = 0; good && i < attempts->count; i++) {
		const struct attempt *attempt = ROW_AT(attempts, attempt, i);
		civil_date day;
		if (!subject_announcement.fits(attempt) || (meant && attempt->id != meant))
			continue;
		good = service_completion_day(office, attempt, &day, err);
		if (good && day != CIVIL_NONE && day <= office->today)
			good = complete(office, call, attempt, day, result, err);
		else if (good && day != CIVIL_NONE && (*next == CIVIL_NONE || day < *next))
			*next = day;
	}
	return good;
}

bool act_complete_announcement(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct row_list attempts;
	civil_date next = CIVIL_NONE;
	char text[CIVIL_TEXT_SIZE];
	if (!row_list_of_case(office->store, &attempt_table, call->case_id, &attempts, err))
		return false;
	bool good = complete_each(office, call, &attempts, &next, result, err);
	row_list_free(&attempts);
	if (good && !result->row_id)
		good = next != CIVIL_NONE ? error_set(err, ERR_REFUSED, _("公告 %s 才期满，期满才视为送达"),
						    civil_format(next, text))
					  : error_set(err, ERR_REFUSED, _("没有尚未期满登记的公告"));
	return good && act_say_follows(office, call->case_id, result, err);
}

/* The form begins with the day on which it was complete. */
bool suggest_completion(struct office *office, struct act_call *call, struct error *err)
{
	struct attempt attempt;
	civil_date day = CIVIL_NONE;
	if (act_number(call, "attempt") == 0)
		return true;
	if (!act_subject(office, call, "attempt", &attempt, err))
		return false;
	bool good = service_completion_day(office, &attempt, &day, err);
	row_clear(&attempt_table, &attempt);
	return good &&
	       (day == CIVIL_NONE || day > office->today || act_fill_date(office, call, "date", day, err));
}
