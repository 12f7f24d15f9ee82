/* correct.c — what was noted of a service or of a hearing that is over, put right. What follows in law from
 * it is an event of its own, and corrected there. */
#include "base/i18n.h"
#include "law/service_step.h"
#include "office/acts.h"
#include "office/casework.h"

#include <string.h>

/* ---- attempts of service ---- */

/* Days that events were made from are those events' business. */
static bool put_days(const struct act_call *call, struct attempt *attempt, struct error *err)
{
	bool failed = strcmp(attempt->result, "failed") == 0;
	if (act_given(call, "date") && strcmp(attempt->method, "announcement") == 0)
		return error_field(err, "date", _("发出日期：公告之日请在时间线上改“公告”这一事件"));
	if (act_given(call, "result_date") && !failed)
		return error_field(
			err, "result_date", _("退回日期：只有未送达的才有；送达之日请在时间线上改送达事件"));
	act_put_date(call, "date", &attempt->sent_on);
	act_put_date(call, "result_date", &attempt->result_on);
	if (attempt->sent_on == CIVIL_NONE)
		return error_field(err, "date", _("发出日期：不能为空"));
	if (failed && attempt->result_on == CIVIL_NONE)
		return error_field(err, "result_date", _("退回日期：不能为空"));
	char text[CIVIL_TEXT_SIZE];
	if (attempt->result_on != CIVIL_NONE && attempt->result_on < attempt->sent_on)
		return error_field(err, act_given(call, "date") ? "date" : "result_date",
			_("发出日期：晚于有结果之日 %s"), civil_format(attempt->result_on, text));
	return true;
}

/* The texts of an attempt that can be put right; what the law asks of its method cannot be taken away. */
static const struct {
	const char *param;
	size_t offset;
} attempt_texts[] = {
	{"carrier", offsetof(struct attempt, carrier)},
	{"tracking", offsetof(struct attempt, tracking)},
	{"reason", offsetof(struct attempt, reason)},
	{"proof", offsetof(struct attempt, proof)},
	{"file", offsetof(struct attempt, file)},
	{"witnesses", offsetof(struct attempt, witnesses)},
	{"address", offsetof(struct attempt, address)},
	{"consent", offsetof(struct attempt, consent)},
	{"grounds", offsetof(struct attempt, grounds)},
	{"content", offsetof(struct attempt, content)},
};
enum { ATTEMPT_TEXTS = sizeof attempt_texts / sizeof *attempt_texts };

static char **text_at(struct attempt *attempt, size_t i)
{
	return (char **)(void *)((char *)attempt + attempt_texts[i].offset);
}

static bool may_clear(const struct attempt *attempt, const char *param, struct error *err)
{
	int method = law_word_find(law_methods, LAW_METHOD_COUNT, attempt->method);
	const struct law_service_objection *asked = law_service_asks((enum law_method)method, param);
	if (asked)
		return error_field(err, param, _("%s须有这一项记录，不能删去（%s）"),
			_(law_methods[method].label), law_article(asked->article, attempt->sent_on));
	return true;
}

/* A photograph of what was left, however it is kept. */
static bool has_proof(const struct attempt *attempt, struct error *err)
{
	bool left = strcmp(attempt->method, "leave") == 0 && strcmp(attempt->result, "served") == 0;
	return !left || attempt->proof || attempt->file ||
	       error_field(err, "proof", _("回证：留置送达须有照片或录像，请写明存放处（办案规则第二十条）"));
}

static bool put_texts(const struct act_call *call, struct attempt *attempt, struct error *err)
{
	if (act_text(call, "reason") && strcmp(attempt->result, "failed") != 0)
		return error_field(err, "reason", _("未果原因：只有未送达的才有"));
	if (act_text(call, "proof") && strcmp(attempt->result, "served") != 0)
		return error_field(err, "proof", _("回证：送达之后才有，请先登记“已送达”"));
	for (size_t i = 0; i < ATTEMPT_TEXTS; i++) {
		char **text = text_at(attempt, i);
		bool cleared = *text && act_given(call, attempt_texts[i].param) &&
			       !act_text(call, attempt_texts[i].param);
		if ((cleared && !may_clear(attempt, attempt_texts[i].param, err)) ||
			!act_put_text(call, attempt_texts[i].param, text, err))
			return false;
	}
	return has_proof(attempt, err);
}

bool act_edit_attempt(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct attempt attempt;
	if (!act_subject(office, call, "attempt", &attempt, err))
		return false;
	bool good = put_days(call, &attempt, err) && put_texts(call, &attempt, err) &&
		    row_update(office->store, &attempt_table, &attempt, err) &&
		    act_say(result, err, _("已修改送达记录"));
	result->row_id = attempt.id;
	row_clear(&attempt_table, &attempt);
	return good;
}

bool fill_attempt(struct office *office, struct act_call *call, struct error *err)
{
	struct attempt attempt;
	if (!act_subject(office, call, "attempt", &attempt, err))
		return false;
	bool failed = strcmp(attempt.result, "failed") == 0;
	bool good = act_fill_id(office, call, "attempt", attempt.id, err) &&
		    act_fill_date(office, call, "date", attempt.sent_on, err) &&
		    act_fill_date(office, call, "result_date", failed ? attempt.result_on : CIVIL_NONE, err);
	for (size_t i = 0; good && i < ATTEMPT_TEXTS; i++)
		good = act_fill_text(office, call, attempt_texts[i].param, *text_at(&attempt, i), err);
	row_clear(&attempt_table, &attempt);
	return good;
}

/* ---- hearings that were held or cancelled ---- */

bool act_edit_hearing(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct hearing hearing;
	if (!act_subject(office, call, "hearing", &hearing, err))
		return false;
	act_put_number(call, "room", &hearing.room_id);
	act_put_number(call, "clerk", &hearing.clerk_id);
	bool good = act_put_text(call, "note", &hearing.note, err) &&
		    row_update(office->store, &hearing_table, &hearing, err) &&
		    act_say(result, err, _("已修改庭审记录"));
	result->row_id = hearing.id;
	row_clear(&hearing_table, &hearing);
	return good;
}

bool fill_hearing_over(struct office *office, struct act_call *call, struct error *err)
{
	struct hearing hearing;
	if (!act_subject(office, call, "hearing", &hearing, err))
		return false;
	bool good = act_fill_id(office, call, "hearing", hearing.id, err) &&
		    act_fill_id(office, call, "room", hearing.room_id, err) &&
		    act_fill_id(office, call, "clerk", hearing.clerk_id, err) &&
		    act_fill_text(office, call, "note", hearing.note, err);
	row_clear(&hearing_table, &hearing);
	return good;
}
