#include "law/event.h"
#include "base/i18n.h"

#include <string.h>

const struct law_event_info law_event_infos[LAW_EVENT_KINDS] = {{"", "", 0},
#define X(name, id, label, traits) [LAW_##name] = {id, label, traits},
	LAW_EVENTS(X)
#undef X
};

enum law_event_kind law_event_find(const char *id)
{
	/* The first letter decides nearly always: a check of a whole file asks millions of times. */
	for (int kind = LAW_EVENT_UNKNOWN + 1; kind < LAW_EVENT_KINDS; kind++)
		if (law_event_infos[kind].id[0] == id[0] && strcmp(law_event_infos[kind].id, id) == 0)
			return (enum law_event_kind)kind;
	return LAW_EVENT_UNKNOWN;
}

const struct law_word law_roles[LAW_ROLES] = {
	[LAW_ROLE_NONE] = {"", ""},
	[LAW_APPLICANT] = {"applicant", N_("申请人")},
	[LAW_RESPONDENT] = {"respondent", N_("被申请人")},
	[LAW_THIRD_PARTY] = {"third_party", N_("第三人")},
};

const struct law_word law_whats[LAW_WHATS] = {
	[LAW_WHAT_NONE] = {"", ""},
	[LAW_WHAT_APPLICATION] = {"application", N_("申请书副本")},
	[LAW_WHAT_NOTICE] = {"notice", N_("开庭通知")},
	[LAW_WHAT_APPLICATION_NOTICE] = {"application+notice", N_("申请书副本和开庭通知")},
	[LAW_WHAT_AWARD] = {"award", N_("裁决书")},
};

const struct law_word law_outcomes[LAW_OUTCOMES] = {
	[LAW_OUTCOME_NONE] = {"", ""},
	[LAW_OUTCOME_AWARD] = {"award", N_("裁决")},
	[LAW_OUTCOME_MEDIATED] = {"mediated", N_("调解")},
	[LAW_OUTCOME_WITHDRAWN] = {"withdrawn", N_("撤回")},
	[LAW_OUTCOME_DEEMED_WITHDRAWN] = {"deemed_withdrawn", N_("视为撤回")},
	[LAW_OUTCOME_REVOKED] = {"revoked", N_("撤销案件")},
	[LAW_OUTCOME_TERMINATED] = {"terminated", N_("终结")},
	[LAW_OUTCOME_TRANSFERRED] = {"transferred", N_("移送")},
};

const struct law_word law_flags[LAW_FLAGS] = {
	{"collective", N_("集体争议")},
	{"summary", N_("简易处理")},
	{"final_award", N_("终局裁决")},
	{"employer_applies", N_("用人单位申请")},
	{"wages", N_("追索劳动报酬")},
};

int law_word_find(const struct law_word *words, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (*words[i].id && strcmp(words[i].id, id) == 0)
			return (int)i;
	return -1;
}
