/* rules.h — the rules as data: how long a period is, from what, by which article, when and where in force.
 *
 * What never changes with a statute (id, label, who has to watch it, what follows from missing it) is a row
 * of LAW_RULES; lengths, articles and dates are rows of data/rules.tsv, which a province's file may add to.
 */
#ifndef LAW_RULES_H
#define LAW_RULES_H

#include "base/error.h"
#include "law/event.h"

/* Who has to watch a deadline. */
enum law_watch {
	LAW_DUTY, /* of the office: unmet, it becomes overdue */
	LAW_WAIT, /* a period of others or a completion, after which the office must act */
	LAW_RIGHT /* a right or a date that simply passes: information */
};

/* Until when missing it can still be mended, that is, is worth watching. */
enum law_span {
	LAW_UNTIL_DECISION, /* on acceptance */
	LAW_UNTIL_HEARING, /* until one was held */
	LAW_UNTIL_AWARD, /* or any other end of the case */
	LAW_ALWAYS
};

/* Whose task it is at the office: to do it, or to see that a period has ended. */
enum law_task {
	LAW_BY_CLERK,
	LAW_BY_ARBITRATOR, /* the one in charge of the case */
	LAW_BY_DIRECTOR
};

/* X(NAME, id, label, watch, span, whose task, reminded of it how many days before, what follows from missing
 * it) The reminder is what an office has that set no other (store/settings.c). */
#define LAW_RULES(X)                                                                                         \
	X(CORRECTION_NOTICE, "correction_notice", N_("补正通知"), LAW_DUTY, LAW_UNTIL_DECISION,              \
		LAW_BY_CLERK, 1, N_("逾期未一次性告知的，不得再以材料不齐为由拖延受理"))                     \
	X(ACCEPT_DECISION, "accept_decision", N_("受理决定"), LAW_DUTY, LAW_UNTIL_DECISION, LAW_BY_CLERK, 2, \
		N_("逾期未作出决定的，申请人可以直接起诉"))                                                  \
	X(SERVE_APPLICATION, "serve_application", N_("送达申请书"), LAW_DUTY, LAW_UNTIL_HEARING,             \
		LAW_BY_CLERK, 2, N_("答辩期不能起算，开庭随之推迟"))                                         \
	X(TRIBUNAL_NOTICE, "tribunal_notice", N_("组庭通知"), LAW_DUTY, LAW_UNTIL_HEARING, LAW_BY_CLERK, 2,  \
		N_("当事人可以程序违法为由申请撤销裁决"))                                                    \
	X(COLLECTIVE_NOTICE, "collective_notice", N_("集体争议一次告知"), LAW_DUTY, LAW_UNTIL_HEARING,       \
		LAW_BY_CLERK, 2, N_("组庭、答辩、举证、开庭未一次性告知，须分别补行通知"))                   \
	X(DEFENCE, "defence", N_("答辩"), LAW_WAIT, LAW_UNTIL_HEARING, LAW_BY_CLERK, 0,                      \
		N_("被申请人逾期未答辩的，不影响案件审理"))                                                  \
	X(JURISDICTION_OBJECTION, "jurisdiction_objection", N_("管辖异议"), LAW_RIGHT, LAW_UNTIL_HEARING,    \
		LAW_BY_ARBITRATOR, 0, N_("逾期提出的管辖异议不予审查"))                                      \
	X(COUNTERCLAIM, "counterclaim", N_("反申请"), LAW_RIGHT, LAW_UNTIL_HEARING, LAW_BY_CLERK, 0,         \
		N_("逾期提出的反申请应当另行申请仲裁"))                                                      \
	X(EVIDENCE, "evidence", N_("举证"), LAW_RIGHT, LAW_UNTIL_HEARING, LAW_BY_CLERK, 0,                   \
		N_("逾期提供的证据可能不予采纳，也不得再增加变更请求"))                                      \
	X(SERVE_DEFENCE, "serve_defence", N_("送达答辩书"), LAW_DUTY, LAW_UNTIL_HEARING, LAW_BY_CLERK, 2,    \
		N_("申请人未能及时知悉答辩，可能申请延期开庭"))                                              \
	X(AMENDED_DEFENCE, "amended_defence", N_("变更请求答辩"), LAW_WAIT, LAW_UNTIL_HEARING, LAW_BY_CLERK, \
		0, N_("被申请人逾期未答辩的，不影响案件审理"))                                               \
	X(COUNTERCLAIM_DECISION, "counterclaim_decision", N_("反申请决定"), LAW_DUTY, LAW_UNTIL_AWARD,       \
		LAW_BY_ARBITRATOR, 2, N_("逾期未决定的，被申请人的反申请悬而未决"))                          \
	X(REVOKE_NOTICE, "revoke_notice", N_("撤销案件通知"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 1,        \
		N_("当事人不知案件已撤销，不能及时另行主张"))                                                \
	X(RECUSAL_DECISION, "recusal_decision", N_("回避决定"), LAW_DUTY, LAW_UNTIL_AWARD, LAW_BY_DIRECTOR,  \
		15, N_("决定作出前被申请回避的人员应当暂停参与处理，案件停滞"))                              \
	X(HEARING_NOTICE, "hearing_notice", N_("开庭通知"), LAW_DUTY, LAW_UNTIL_HEARING, LAW_BY_CLERK, 3,    \
		N_("通知不足五日，当事人可以请求延期，裁决可能被撤销"))                                      \
	X(POSTPONEMENT, "postponement", N_("申请延期开庭"), LAW_RIGHT, LAW_UNTIL_HEARING, LAW_BY_ARBITRATOR, \
		0, N_("逾期请求延期的，由仲裁委员会决定是否准许"))                                           \
	X(ENTRUSTED_MEDIATION, "entrusted_mediation", N_("委托调解"), LAW_WAIT, LAW_UNTIL_AWARD,             \
		LAW_BY_ARBITRATOR, 3, N_("期满未达成协议的，应当开庭审理"))                                  \
	X(LEFT_COMPLETION, "left_completion", N_("留置送达期满"), LAW_WAIT, LAW_UNTIL_HEARING, LAW_BY_CLERK, \
		0, N_("期满视为送达，答辩期起算"))                                                           \
	X(ANNOUNCEMENT_COMPLETION, "announcement_completion", N_("公告期满"), LAW_WAIT, LAW_UNTIL_HEARING,   \
		LAW_BY_CLERK, 3, N_("期满视为送达，答辩期和裁决期限接续计算"))                               \
	X(AWARD, "award", N_("裁决"), LAW_DUTY, LAW_UNTIL_AWARD, LAW_BY_ARBITRATOR, 7,                       \
		N_("逾期未作出裁决的，当事人可以就该争议起诉"))                                              \
	X(SUE, "sue", N_("起诉"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 0,                                    \
		N_("期满不起诉的，裁决书发生法律效力"))                                                      \
	X(SET_ASIDE, "set_aside", N_("申请撤销裁决"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 0,                \
		N_("期满不申请的，用人单位失去撤销终局裁决的救济"))                                          \
	X(TAKES_EFFECT, "takes_effect", N_("裁决生效"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 0,              \
		N_("自该日起可以申请人民法院强制执行"))                                                      \
	X(SUE_AFTER_SET_ASIDE, "sue_after_set_aside", N_("撤裁后起诉"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, \
		0, N_("期满不起诉的，失去就该争议起诉的机会"))                                               \
	X(ORG_MEDIATION, "org_mediation", N_("调解组织调解"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 0,        \
		N_("期满未达成协议的，任何一方可以申请仲裁"))                                                \
	X(REVIEW_APPLY, "review_apply", N_("申请仲裁审查"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 0,          \
		N_("逾期不能再共同申请审查调解协议"))                                                        \
	X(REVIEW_DECISION, "review_decision", N_("审查决定"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_ARBITRATOR, 2,   \
		N_("逾期未审结的，当事人可以另行申请仲裁"))                                                  \
	X(LIMITATION, "limitation", N_("仲裁时效"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 0,                  \
		N_("对方提出时效抗辩的，请求可能不获支持；仲裁委员会不主动审查"))                            \
	X(ENFORCE, "enforce", N_("申请执行"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 0,                        \
		N_("逾期申请执行的，法院可能不予执行"))                                                      \
	X(COMPLAINT_ACCEPT, "complaint_accept", N_("投诉受理"), LAW_DUTY, LAW_ALWAYS, LAW_BY_CLERK, 1,       \
		N_("逾期未立案的，投诉人可以申请行政复议或者提起行政诉讼"))                                  \
	X(COMPLAINT_INVESTIGATE, "complaint_investigate", N_("投诉调查"), LAW_DUTY, LAW_ALWAYS,              \
		LAW_BY_CLERK, 7, N_("逾期未办结的，属于不履行法定职责"))                                     \
	X(COMPLAINT_LOOKBACK, "complaint_lookback", N_("查处时效"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 0,  \
		N_("违法行为两年内未被发现的，不再查处"))                                                    \
	X(RETENTION, "retention", N_("案卷保存"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_CLERK, 0,                    \
		N_("期满前不得销毁案卷"))                                                                    \
	X(TERM_END, "term_end", N_("聘期届满"), LAW_RIGHT, LAW_ALWAYS, LAW_BY_DIRECTOR, 0,                   \
		N_("期满未续聘的，应当解聘"))

enum law_rule_id {
#define X(name, id, label, watch, span, task, remind, missed) LAW_RULE_##name,
	LAW_RULES(X)
#undef X
		LAW_RULE_IDS
};

/* The columns of data/rules.tsv and of the lines an office adds, in order. */
enum law_rule_column {
	LAW_RULE_COLUMN_RULE,
	LAW_RULE_COLUMN_JURISDICTION,
	LAW_RULE_COLUMN_WHEN,
	LAW_RULE_COLUMN_VALUE,
	LAW_RULE_COLUMN_UNIT,
	LAW_RULE_COLUMN_DIRECTION,
	LAW_RULE_COLUMN_END,
	LAW_RULE_COLUMN_START,
	LAW_RULE_COLUMN_FROM,
	LAW_RULE_COLUMN_UNTIL,
	LAW_RULE_COLUMN_MET_BY,
	LAW_RULE_COLUMN_BASIS,
	LAW_RULE_COLUMNS
};

struct law_rule_info {
	const char *id;
	const char *label; /* msgid */
	enum law_watch watch;
	enum law_span span;
	enum law_task task;
	int remind; /* days before its own on which it is shown as coming, 0 = not before */
	const char *missed; /* msgid: the consequence of missing it */
};
extern const struct law_rule_info law_rule_infos[LAW_RULE_IDS];

/* The index of the rule of that id, or -1. */
int law_rule_find(const char *id);

enum law_unit {
	LAW_WORKING_DAYS, /* wd */
	LAW_CALENDAR_DAYS, /* cd */
	LAW_YEARS, /* y */
	LAW_THAT_DAY /* day: the day itself, or the day that other deadlines give */
};

/* Conditions of a row beside the flags of the case (enum law_flag), for its column `when`. */
enum law_condition {
	LAW_WHEN_EXTENDED = 1 << 8, /* the review or investigation was extended */
	LAW_WHEN_AWARD = 1 << 9 /* the case was closed by an award */
};

/* One row of the table. */
struct law_rule {
	uint8_t id; /* enum law_rule_id */
	uint8_t unit; /* enum law_unit */
	bool backwards; /* counted back from the start event */
	bool rolls; /* a last day that is no working day moves to the next one */
	int16_t value;
	uint16_t when_set,
		when_clear; /* applies only when these flags and conditions hold, and those do not */
	civil_date from, until; /* in force on start days from … until, both included */
	uint64_t starts; /* kinds of event it starts at */
	uint64_t met_by; /* kinds that meet it on or after the start … */
	uint64_t met_before; /* … and those that meet it even before */
	const char *jurisdiction; /* "" = national; in the table's own memory */
	const char *basis; /* 办案规则第四十五条 */
};

enum { LAW_RULE_ROWS = 256, LAW_RULE_TEXT = 24 * 1024 };

/* The table. Texts are inside it, with pointers to them: keep it where it was filled, never copy it. */
struct law_rules {
	struct law_rule rows[LAW_RULE_ROWS];
	uint16_t count;
	uint16_t text_length;
	uint16_t first[LAW_RULE_IDS]; /* index + 1 of the first row of a rule, 0 = none */
	uint16_t last[LAW_RULE_IDS];
	uint16_t next[LAW_RULE_ROWS]; /* likewise, of the next row of the same rule */
	const struct law_rule *only[LAW_RULE_IDS]; /* the row of a rule that is one row, without a condition,
						      and holds everywhere and always; else NULL */
	uint64_t starts[LAW_RULE_IDS]; /* kinds that any row of the rule starts at */
	char text[LAW_RULE_TEXT];
};

void law_rules_init(struct law_rules *rules);

/* Adds the rows of a TSV text with the columns
 *   rule jurisdiction when value unit direction end start from until met_by basis
 * (as data/rules.tsv explains them in its comment lines). A heading line, empty lines and lines that begin
 * with # are skipped. With `local`, rows without a jurisdiction are refused: a province's file cannot change
 * national law. ERR_INPUT names line and column of what is wrong; the table is unchanged then. */
bool law_rules_add(struct law_rules *rules, const char *tsv, bool local, struct error *err);

/* law_rule_at() of a rule that has several rows. */
const struct law_rule *law_rule_choose(const struct law_rules *rules, enum law_rule_id id, civil_date start,
	const char *jurisdiction, unsigned when);

/* The row that governs a start on that day: the office's own jurisdiction before the national one, a row
 * with a condition that holds before one without. For a day before the first row was in force the earliest
 * row. NULL when the table has none. `jurisdiction` may be NULL. */
static inline const struct law_rule *law_rule_at(const struct law_rules *rules, enum law_rule_id id,
	civil_date start, const char *jurisdiction, unsigned when)
{
	const struct law_rule *only = rules->only[id];
	return only ? only : law_rule_choose(rules, id, start, jurisdiction, when);
}

#endif
