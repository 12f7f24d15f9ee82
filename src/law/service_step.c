#include "law/service_step.h"

#include "base/i18n.h"

#include <string.h>

unsigned law_service_try(enum law_method method, enum law_failure failure)
{
	static const unsigned methods[LAW_METHOD_COUNT] = {
		[LAW_METHOD_DIRECT] = LAW_TRIED_DIRECT,
		[LAW_METHOD_LEAVE] = LAW_TRIED_LEAVE,
		[LAW_METHOD_MAIL] = LAW_TRIED_MAIL,
		[LAW_METHOD_ELECTRONIC] = LAW_TRIED_ELECTRONIC,
	};
	static const unsigned failures[LAW_FAILURES] = {
		[LAW_FAILED_REFUSED] = LAW_REFUSED,
		[LAW_FAILED_CLOSED] = LAW_CLOSED_DOWN,
		[LAW_FAILED_MISSING] = LAW_MISSING,
		[LAW_FAILED_ELSEWHERE] = LAW_ELSEWHERE,
		[LAW_FAILED_MILITARY] = LAW_MILITARY,
		[LAW_FAILED_DETAINED] = LAW_DETAINED,
	};
	unsigned way =
		(unsigned)method < LAW_METHOD_COUNT ? methods[method] : 0; /* a damaged file's word is none */
	return LAW_SOMETHING_FAILED | way | failures[failure];
}

unsigned law_service_day(civil_date day)
{
	return day >= LAW_ELECTRONIC_AWARDS ? LAW_ELECTRONIC_FINAL : 0;
}

const char *const law_records[LAW_RECORDS] = {
	[LAW_RECORD_RECEIPT] = N_("送达回证"),
	[LAW_RECORD_MAIL] = N_("邮件单号和回执日期"),
	[LAW_RECORD_PHOTO] = N_("照片或者录像的存放处"),
	[LAW_RECORD_CONSENT] = N_("同意电子送达的地址确认书"),
	[LAW_RECORD_AUTHORITY] = N_("受委托的机关和委托函"),
	[LAW_RECORD_UNIT] = N_("转交的单位"),
	[LAW_RECORD_ANNOUNCEMENT] = N_("公告的媒体、文本、理由和经过"),
	[LAW_RECORD_NONE] = "",
};

/* One way under one condition: when all facts of `if_all`, one at least of `if_any` (0: any) and none of
 * `unless` are there. In the order in which the law and good sense go through them. */
#define BY(name) "serve", LAW_METHOD_##name
static const struct {
	unsigned if_all, if_any, unless;
	struct law_service_step step;
} ways[] = {
	/* A mediation paper: signed, or there is none. */
	{LAW_BY_HAND_ONLY | LAW_REFUSED, 0, 0,
		{"refuse_mediation", LAW_METHOD_DIRECT, false, N_("签收之前反悔，应当及时作出裁决"),
			LAW_ARTICLE_MEDIATION, LAW_RECORD_NONE}},
	{LAW_BY_HAND_ONLY, 0, LAW_REFUSED,
		{BY(DIRECT), false, N_("调解书由本人签收，不留置、不公告"), LAW_ARTICLE_MEDIATION,
			LAW_RECORD_RECEIPT}},
	/* Where the recipient is, is known. */
	{LAW_REFUSED, 0, LAW_BY_HAND_ONLY | LAW_TRIED_LEAVE,
		{BY(LEAVE), false, N_("受送达人拒收"), LAW_ARTICLE_RULES_20, LAW_RECORD_PHOTO}},
	{LAW_CLOSED_DOWN | LAW_TEN_WORKERS, 0, LAW_BY_HAND_ONLY | LAW_TRIED_LEAVE | LAW_TO_PERSON,
		{BY(LEAVE), false, N_("企业停业，劳动者一方十人以上"), LAW_ARTICLE_RULES_20,
			LAW_RECORD_PHOTO}},
	{LAW_MILITARY | LAW_TO_PERSON, 0, LAW_BY_HAND_ONLY,
		{BY(FORWARDED), false, N_("受送达人是军人，由所在部队转交"), LAW_ARTICLE_MILITARY,
			LAW_RECORD_UNIT}},
	{LAW_DETAINED | LAW_TO_PERSON, 0, LAW_BY_HAND_ONLY,
		{BY(FORWARDED), false, N_("受送达人被监禁或者被强制教育，由所在单位转交"),
			LAW_ARTICLE_DETAINED, LAW_RECORD_UNIT}},
	{LAW_ELSEWHERE, 0, LAW_BY_HAND_ONLY,
		{BY(ENTRUSTED), false, N_("受送达人在外地"), LAW_ARTICLE_MAIL, LAW_RECORD_AUTHORITY}},
	/* Another address, the other of the two usual ways, what was agreed. */
	{LAW_SOMETHING_FAILED | LAW_OTHER_ADDRESS, 0, LAW_BY_HAND_ONLY | LAW_REFUSED,
		{BY(MAIL), true, N_("另有一个地址没有试过"), LAW_ARTICLE_MAIL, LAW_RECORD_MAIL}},
	{0, 0, LAW_BY_HAND_ONLY | LAW_TRIED_DIRECT | LAW_MISSING | LAW_REFUSED,
		{BY(DIRECT), false, N_("以直接送交为先"), LAW_ARTICLE_DIRECT, LAW_RECORD_RECEIPT}},
	{0, 0, LAW_BY_HAND_ONLY | LAW_TRIED_MAIL | LAW_MISSING | LAW_REFUSED | LAW_CLOSED_DOWN,
		{BY(MAIL), false, N_("直接送达有困难"), LAW_ARTICLE_MAIL, LAW_RECORD_MAIL}},
	{LAW_CONSENTED, LAW_ELECTRONIC_FINAL, LAW_BY_HAND_ONLY | LAW_TRIED_ELECTRONIC,
		{BY(ELECTRONIC), false, N_("受送达人同意过电子送达"), LAW_ARTICLE_ELECTRONIC,
			LAW_RECORD_CONSENT}},
	{LAW_CONSENTED, 0, LAW_BY_HAND_ONLY | LAW_FINAL_PAPER | LAW_TRIED_ELECTRONIC,
		{BY(ELECTRONIC), false, N_("受送达人同意过电子送达"), LAW_ARTICLE_ELECTRONIC,
			LAW_RECORD_CONSENT}},
	{LAW_IN_SUMMARY, 0, LAW_BY_HAND_ONLY | LAW_FINAL_PAPER | LAW_TRIED_ELECTRONIC,
		{BY(ELECTRONIC), false, N_("简易处理可以用简便方式"), LAW_ARTICLE_SIMPLE_MEANS,
			LAW_RECORD_RECEIPT}},
	/* The last resort, for the respondent only. */
	{LAW_TO_RESPONDENT | LAW_SOMETHING_FAILED | LAW_IN_SUMMARY,
		LAW_MISSING | LAW_CLOSED_DOWN | LAW_TRIED_DIRECT, LAW_BY_HAND_ONLY | LAW_REFUSED,
		{"convert", LAW_METHOD_ANNOUNCEMENT, false, N_("简易处理不能公告送达，先转为普通程序"),
			LAW_ARTICLE_SUMMARY, LAW_RECORD_NONE}},
	{LAW_TO_RESPONDENT | LAW_MISSING, 0, LAW_BY_HAND_ONLY | LAW_IN_SUMMARY,
		{BY(ANNOUNCEMENT), false, N_("受送达人下落不明"), LAW_ARTICLE_ANNOUNCEMENT,
			LAW_RECORD_ANNOUNCEMENT}},
	{LAW_TO_RESPONDENT | LAW_SOMETHING_FAILED | LAW_TRIED_DIRECT, LAW_TRIED_MAIL | LAW_CLOSED_DOWN,
		LAW_BY_HAND_ONLY | LAW_IN_SUMMARY | LAW_REFUSED,
		{BY(ANNOUNCEMENT), false, N_("用其他方式无法送达"), LAW_ARTICLE_ANNOUNCEMENT,
			LAW_RECORD_ANNOUNCEMENT}},
	/* Nothing is left: where is he? */
	{LAW_SOMETHING_FAILED, 0, LAW_BY_HAND_ONLY | LAW_TO_RESPONDENT,
		{BY(DIRECT), false, N_("核实新的地址或者约定时间，再次直接送达"), LAW_ARTICLE_DIRECT,
			LAW_RECORD_RECEIPT}},
	{LAW_TRIED_LEAVE, 0, LAW_BY_HAND_ONLY,
		{BY(LEAVE), false, N_("再次到受送达人住所留置、张贴"), LAW_ARTICLE_RULES_20,
			LAW_RECORD_PHOTO}},
};

static bool holds(unsigned facts, unsigned if_all, unsigned if_any, unsigned unless)
{
	return (facts & if_all) == if_all && (!if_any || (facts & if_any)) && !(facts & unless);
}

/* Each act and method once: under the first reason that was found for it. */
static bool is_listed(const struct law_service_steps *steps, const struct law_service_step *step)
{
	for (size_t i = 0; i < steps->count; i++)
		if (strcmp(steps->items[i].act, step->act) == 0 && steps->items[i].method == step->method)
			return true;
	return false;
}

void law_service_next(unsigned facts, struct law_service_steps *out)
{
	*out = (struct law_service_steps){0};
	for (size_t i = 0; i < sizeof ways / sizeof *ways && out->count < LAW_MOST_STEPS; i++)
		if (holds(facts, ways[i].if_all, ways[i].if_any, ways[i].unless) &&
			!is_listed(out, &ways[i].step))
			out->items[out->count++] = ways[i].step;
}

void law_service_step_text(const struct law_service_step *step, civil_date day, struct strbuf *out)
{
	bool serves = strcmp(step->act, "serve") == 0;
	if (serves)
		strbuf_addf(out, _("%s："), _(law_methods[step->method].label));
	strbuf_addf(out, _("%s（%s）"), _(step->reason), law_article(step->article, day));
	if (step->record != LAW_RECORD_NONE)
		strbuf_addf(out, _("，须记明%s"), _(law_records[step->record]));
}

/* One objection to one method, under the same three conditions as above; `refuses` first within a method. */
static const struct {
	enum law_method method;
	unsigned if_all, if_any, unless;
	struct law_service_objection objection;
} objections[] = {
	{LAW_METHOD_LEAVE, LAW_BY_HAND_ONLY, 0, 0,
		{true, "method", N_("调解书须由本人签收，不能留置或公告送达（%s）"), LAW_ARTICLE_RULES_20}},
	{LAW_METHOD_LEAVE, LAW_CLOSED_DOWN, 0, LAW_REFUSED | LAW_TEN_WORKERS | LAW_STATES_GROUNDS,
		{true, "grounds",
			N_("理由：企业停业的，劳动者一方十人以上才能留置送达；曾被拒收的请写明（%s）"),
			LAW_ARTICLE_RULES_20}},
	{LAW_METHOD_LEAVE, 0, 0, LAW_REFUSED | LAW_CLOSED_DOWN | LAW_STATES_GROUNDS,
		{true, "grounds",
			N_("理由：拒收，或者企业停业而劳动者一方十人以上，才能留置送达，请写明（%s）"),
			LAW_ARTICLE_RULES_20}},
	{LAW_METHOD_MAIL, LAW_REFUSED, 0, LAW_TRIED_LEAVE | LAW_BY_HAND_ONLY,
		{false, "method", N_("曾被拒收，可以留置送达（%s）"), LAW_ARTICLE_RULES_20}},
	{LAW_METHOD_MAIL, LAW_BY_HAND_ONLY, 0, 0,
		{false, "method", N_("调解书应当直接送交本人签收（%s）"), LAW_ARTICLE_MEDIATION}},
	{LAW_METHOD_ELECTRONIC, LAW_FINAL_PAPER, 0, LAW_ELECTRONIC_FINAL,
		{true, "method", N_("裁决书、调解书在 2022 年以前不能电子送达（%s）"),
			LAW_ARTICLE_ELECTRONIC}},
	{LAW_METHOD_ELECTRONIC, LAW_FINAL_PAPER, 0, LAW_CONSENTED,
		{true, "consent", N_("同意依据：电子送达须经受送达人同意，请写明地址确认书（%s）"),
			LAW_ARTICLE_ELECTRONIC}},
	{LAW_METHOD_ELECTRONIC, 0, 0, LAW_CONSENTED | LAW_IN_SUMMARY,
		{true, "consent", N_("同意依据：电子送达须经受送达人同意，请写明地址确认书（%s）"),
			LAW_ARTICLE_ELECTRONIC}},
	{LAW_METHOD_ELECTRONIC, 0, 0, LAW_STATES_ADDRESS,
		{false, "address", N_("没有写电子送达的地址（%s）"), LAW_ARTICLE_ELECTRONIC}},
	{LAW_METHOD_ENTRUSTED, 0, 0, LAW_STATES_CARRIER,
		{true, "carrier", N_("经手单位：委托送达请写明受委托的机关（%s）"), LAW_ARTICLE_MAIL}},
	{LAW_METHOD_FORWARDED, 0, 0, LAW_TO_PERSON,
		{true, "method", N_("转交送达只适用于军人、被监禁或者被强制教育的人（%s）"),
			LAW_ARTICLE_DETAINED}},
	{LAW_METHOD_FORWARDED, 0, 0, LAW_STATES_CARRIER,
		{true, "carrier", N_("经手单位：转交送达请写明转交的单位（%s）"), LAW_ARTICLE_MILITARY}},
	{LAW_METHOD_ANNOUNCEMENT, LAW_BY_HAND_ONLY, 0, 0,
		{true, "method", N_("调解书须由本人签收，不能留置或公告送达（%s）"), LAW_ARTICLE_RULES_20}},
	{LAW_METHOD_ANNOUNCEMENT, 0, 0, LAW_TO_RESPONDENT,
		{true, "party", N_("公告送达只适用于下落不明的被申请人（%s）"), LAW_ARTICLE_ANNOUNCEMENT}},
	{LAW_METHOD_ANNOUNCEMENT, LAW_IN_SUMMARY, 0, 0,
		{true, "method", N_("公告送达：简易处理不能公告，先办理“转普通”（%s）"),
			LAW_ARTICLE_SUMMARY}},
	{LAW_METHOD_ANNOUNCEMENT, 0, 0, LAW_SOMETHING_FAILED | LAW_STATES_GROUNDS,
		{true, "grounds",
			N_("理由：下落不明或者用其他方式无法送达的才能公告，请写明原因和经过（%s）"),
			LAW_ARTICLE_ANNOUNCEMENT}},
	{LAW_METHOD_ANNOUNCEMENT, 0, 0, LAW_STATES_MEDIUM,
		{true, "tracking", N_("单号或媒体：公告送达请写明公告的媒体（%s）"),
			LAW_ARTICLE_ANNOUNCEMENT}},
	{LAW_METHOD_ANNOUNCEMENT, LAW_REFUSED, 0, LAW_TRIED_LEAVE | LAW_STATES_GROUNDS,
		{false, "method", N_("曾被拒收，应当先留置送达（%s）"), LAW_ARTICLE_RULES_20}},
	{LAW_METHOD_ANNOUNCEMENT, LAW_SOMETHING_FAILED, 0,
		LAW_TRIED_DIRECT | LAW_REFUSED | LAW_MISSING | LAW_STATES_GROUNDS,
		{false, "method", N_("还没有试过直接送达，公告可能被认为不当（%s）"),
			LAW_ARTICLE_ANNOUNCEMENT}},
};

const struct law_service_objection *law_service_check(enum law_method method, unsigned facts, size_t nth)
{
	for (int refuses = 1; refuses >= 0; refuses--)
		for (size_t i = 0; i < sizeof objections / sizeof *objections; i++)
			if (objections[i].method == method && objections[i].objection.refuses == refuses &&
				holds(facts, objections[i].if_all, objections[i].if_any,
					objections[i].unless) &&
				nth-- == 0)
				return &objections[i].objection;
	return NULL;
}

const struct law_service_objection *law_service_asks(enum law_method method, const char *field)
{
	for (size_t i = 0; i < sizeof objections / sizeof *objections; i++)
		if (objections[i].method == method && objections[i].objection.refuses &&
			strcmp(objections[i].objection.field, field) == 0)
			return &objections[i].objection;
	return NULL;
}
