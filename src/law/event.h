/* event.h — the procedural events a case is made of: what people did, on which day.
 *
 * LAW_EVENTS is the one table of kinds: a new kind is one row. Ids are those of the command line and of the
 * store's event.kind; labels are msgids. */
#ifndef LAW_EVENT_H
#define LAW_EVENT_H

#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which parameters a kind takes, and how it behaves in the derivation. */
enum law_event_trait {
	LAW_TAKES_PARTY = 1 << 0, /* party=N: number of the respondent */
	LAW_TAKES_DAYS = 1 << 1, /* days=N */
	LAW_TAKES_WHAT = 1 << 2, /* what= of an announcement */
	LAW_TAKES_TO = 1 << 3, /* to= who was served */
	LAW_TAKES_BY = 1 << 4, /* by= who acted */
	LAW_TAKES_AWARD = 1 << 5, /* award=N, where there are several */
	LAW_TAKES_KIND = 1 << 6, /* kind=partial */
	LAW_TAKES_OUTCOME = 1 << 7, /* outcome= of a closed case */
	LAW_EACH = 1 << 8, /* every one gives its own deadline; of other kinds the latest counts */
	LAW_NEEDS_ACCEPTANCE = 1 << 9, /* refused before the day of acceptance, ignored without one */
	LAW_AFTER_ACCEPTANCE = 1 << 10, /* ignored without an acceptance */
	LAW_NUMBERED = 1 << 11 /* party=N is the number of what was asked for, not of a respondent */
};

/* X(NAME, id, label, traits) */
#define LAW_EVENTS(X)                                                                                        \
	X(APPLIED, "applied", N_("收到申请"), 0)                                                             \
	X(CORRECTED, "corrected", N_("补正"), 0)                                                             \
	X(ACCEPTED, "accepted", N_("受理"), 0)                                                               \
	X(REJECTED, "rejected", N_("不予受理"), 0)                                                           \
	X(ACCEPTANCE_REVOKED, "acceptance_revoked", N_("撤销受理"), LAW_AFTER_ACCEPTANCE)                    \
	X(TRANSFERRED, "transferred", N_("移送收案"), 0)                                                     \
	X(SERVED_RESPONDENT, "served_respondent", N_("送达被申请人"),                                        \
		LAW_TAKES_PARTY | LAW_NEEDS_ACCEPTANCE)                                                      \
	X(LEFT, "left", N_("留置送达"), LAW_TAKES_PARTY | LAW_EACH | LAW_NEEDS_ACCEPTANCE)                   \
	X(ANNOUNCED, "announced", N_("公告"),                                                                \
		LAW_TAKES_PARTY | LAW_TAKES_WHAT | LAW_TAKES_AWARD | LAW_EACH | LAW_NEEDS_ACCEPTANCE)        \
	X(SERVED_AMENDED, "served_amended", N_("送达变更请求"), LAW_TAKES_PARTY | LAW_NEEDS_ACCEPTANCE)      \
	X(EVIDENCE_UNTIL, "evidence_until", N_("举证期限届满"), LAW_AFTER_ACCEPTANCE)                        \
	X(DEFENCE_RECEIVED, "defence_received", N_("收到答辩"),                                              \
		LAW_TAKES_PARTY | LAW_EACH | LAW_AFTER_ACCEPTANCE)                                           \
	X(DEFENCE_WAIVED, "defence_waived", N_("放弃答辩期"), LAW_TAKES_PARTY | LAW_AFTER_ACCEPTANCE)        \
	X(DEFENCE_AGREED, "defence_agreed", N_("协商答辩期"),                                                \
		LAW_TAKES_PARTY | LAW_TAKES_DAYS | LAW_AFTER_ACCEPTANCE)                                     \
	X(COUNTERCLAIM_FILED, "counterclaim_filed", N_("提出反申请"),                                        \
		LAW_TAKES_PARTY | LAW_AFTER_ACCEPTANCE)                                                      \
	X(COUNTERCLAIM_ACCEPTED, "counterclaim_accepted", N_("受理反申请"), LAW_AFTER_ACCEPTANCE)            \
	X(JOINED, "joined", N_("追加当事人"), LAW_AFTER_ACCEPTANCE)                                          \
	X(AMENDED, "amended", N_("增加变更请求"), LAW_AFTER_ACCEPTANCE)                                      \
	X(RECUSAL_REQUESTED, "recusal_requested", N_("申请回避"),                                            \
		LAW_EACH | LAW_NUMBERED | LAW_AFTER_ACCEPTANCE)                                              \
	X(RECUSAL_DECIDED, "recusal_decided", N_("回避决定"), LAW_NUMBERED | LAW_AFTER_ACCEPTANCE)           \
	X(HEARING, "hearing", N_("开庭"), LAW_EACH | LAW_NEEDS_ACCEPTANCE)                                   \
	X(HEARING_NOTIFIED, "hearing_notified", N_("开庭通知送达"), LAW_AFTER_ACCEPTANCE)                    \
	X(POSTPONEMENT_REQUESTED, "postponement_requested", N_("申请延期开庭"),                              \
		LAW_TAKES_BY | LAW_AFTER_ACCEPTANCE)                                                         \
	X(POSTPONEMENT_DECIDED, "postponement_decided", N_("延期开庭决定"), LAW_AFTER_ACCEPTANCE)            \
	X(TRIBUNAL_NOTIFIED, "tribunal_notified", N_("组庭通知"), LAW_AFTER_ACCEPTANCE)                      \
	X(DEFENCE_SERVED, "defence_served", N_("送达答辩书"), LAW_TAKES_PARTY | LAW_AFTER_ACCEPTANCE)        \
	X(COUNTERCLAIM_REJECTED, "counterclaim_rejected", N_("不受理反申请"), LAW_AFTER_ACCEPTANCE)          \
	X(SIMPLIFIED, "simplified", N_("转简易处理"), 0)                                                     \
	X(CONVERTED, "converted", N_("转普通程序"), 0)                                                       \
	X(MEDIATION_AGREED, "mediation_agreed", N_("同意委托调解"), LAW_AFTER_ACCEPTANCE)                    \
	X(MEDIATION_SERVED, "mediation_served", N_("送达调解书"), LAW_AFTER_ACCEPTANCE)                      \
	X(MEDIATION_REFUSED, "mediation_refused", N_("调解书签收前反悔"), LAW_AFTER_ACCEPTANCE)              \
	X(SUSPENDED, "suspended", N_("中止"), LAW_NEEDS_ACCEPTANCE)                                          \
	X(RESUMED, "resumed", N_("恢复"), LAW_AFTER_ACCEPTANCE)                                              \
	X(EXTENDED, "extended", N_("延期"), LAW_TAKES_DAYS | LAW_NEEDS_ACCEPTANCE)                           \
	X(AWARD_MADE, "award_made", N_("作出裁决"), LAW_TAKES_KIND | LAW_TAKES_AWARD | LAW_NEEDS_ACCEPTANCE) \
	X(AWARD_SERVED, "award_served", N_("送达裁决书"),                                                    \
		LAW_TAKES_TO | LAW_TAKES_PARTY | LAW_TAKES_AWARD | LAW_EACH | LAW_NEEDS_ACCEPTANCE)          \
	X(SUED, "sued", N_("起诉"), LAW_TAKES_BY | LAW_TAKES_PARTY | LAW_TAKES_AWARD | LAW_AFTER_ACCEPTANCE) \
	X(SET_ASIDE_FILED, "set_aside_filed", N_("申请撤销裁决"),                                            \
		LAW_TAKES_BY | LAW_TAKES_PARTY | LAW_TAKES_AWARD | LAW_AFTER_ACCEPTANCE)                     \
	X(SET_ASIDE_RULED, "set_aside_ruled", N_("裁定撤销裁决"), LAW_TAKES_AWARD | LAW_AFTER_ACCEPTANCE)    \
	X(PERFORMANCE_DUE, "performance_due", N_("履行期限届满"), 0)                                         \
	X(CLOSED, "closed", N_("结案"), LAW_TAKES_OUTCOME)                                                   \
	X(MEDIATION_APPLIED, "mediation_applied", N_("申请调解"), 0)                                         \
	X(AGREEMENT_EFFECTIVE, "agreement_effective", N_("调解协议生效"), 0)                                 \
	X(REVIEW_ACCEPTED, "review_accepted", N_("受理审查申请"), 0)                                         \
	X(REVIEW_EXTENDED, "review_extended", N_("延长审查"), 0)                                             \
	X(KNOWN, "known", N_("知道权利被侵害"), 0)                                                           \
	X(INTERRUPTED, "interrupted", N_("时效中断"), 0)                                                     \
	X(LIMITATION_SUSPENDED, "limitation_suspended", N_("时效中止"), 0)                                   \
	X(LIMITATION_RESUMED, "limitation_resumed", N_("时效恢复"), 0)                                       \
	X(EMPLOYMENT_ENDED, "employment_ended", N_("劳动关系终止"), 0)                                       \
	X(COMPLAINED, "complained", N_("投诉"), 0)                                                           \
	X(COMPLAINT_FILED, "complaint_filed", N_("投诉立案"), 0)                                             \
	X(COMPLAINT_EXTENDED, "complaint_extended", N_("延长调查"), 0)                                       \
	X(VIOLATION_ENDED, "violation_ended", N_("违法行为终了"), 0)                                         \
	X(APPOINTED, "appointed", N_("聘任"), 0)

enum law_event_kind {
	LAW_EVENT_UNKNOWN, /* refused with unknown_event */
#define X(name, id, label, traits) LAW_##name,
	LAW_EVENTS(X)
#undef X
		LAW_EVENT_KINDS
};

/* Sets of kinds are bits of a uint64_t. */
#define LAW_KIND(kind) (UINT64_C(1) << (kind))
_Static_assert(LAW_EVENT_KINDS <= 64, "sets of event kinds are 64 bits wide");

enum law_role { LAW_ROLE_NONE, LAW_APPLICANT, LAW_RESPONDENT, LAW_THIRD_PARTY, LAW_ROLES };

/* What was announced. LAW_WHAT_NONE is read as the application. */
enum law_what {
	LAW_WHAT_NONE,
	LAW_WHAT_APPLICATION,
	LAW_WHAT_NOTICE,
	LAW_WHAT_APPLICATION_NOTICE,
	LAW_WHAT_AWARD,
	LAW_WHATS
};

enum law_outcome {
	LAW_OUTCOME_NONE,
	LAW_OUTCOME_AWARD,
	LAW_OUTCOME_MEDIATED,
	LAW_OUTCOME_WITHDRAWN,
	LAW_OUTCOME_DEEMED_WITHDRAWN,
	LAW_OUTCOME_REVOKED,
	LAW_OUTCOME_TERMINATED,
	LAW_OUTCOME_TRANSFERRED,
	LAW_OUTCOMES
};

/* Facts of the case that are no event: bits of the `flags` of law_derive(). */
enum law_flag {
	LAW_FLAG_COLLECTIVE = 1 << 0,
	LAW_FLAG_SUMMARY = 1 << 1,
	LAW_FLAG_FINAL_AWARD = 1 << 2,
	LAW_FLAG_EMPLOYER_APPLIES = 1 << 3,
	LAW_FLAG_WAGES = 1 << 4
};
enum { LAW_FLAGS = 5 };

/* One event. Zero-initialised apart from kind and date it is complete. */
struct law_event {
	civil_date date; /* CIVIL_NONE is refused with bad_date */
	int16_t party; /* number of the respondent from 1; 0 = not said: the first, of an award: all of them;
			  of a request for recusal its number, 0 of a decision: on all */
	int16_t days; /* of extended and defence_agreed; 0 = not said */
	int16_t award; /* number of the award; 0 = not said: the first */
	uint8_t kind; /* enum law_event_kind */
	uint8_t who; /* enum law_role: to= or by= */
	uint8_t what; /* enum law_what */
	uint8_t outcome; /* enum law_outcome */
	civil_date notice_from; /* hearing: notices before that day told of another time; 0 = any will do */
	bool partial; /* award_made, kind=partial */
	bool held; /* hearing: it took place (false: planned). No deadline depends on it, the stage does. */
};

struct law_event_info {
	const char *id;
	const char *label; /* msgid */
	unsigned traits; /* enum law_event_trait */
};

/* By kind. The row of LAW_EVENT_UNKNOWN has an empty id. */
extern const struct law_event_info law_event_infos[LAW_EVENT_KINDS];

/* LAW_EVENT_UNKNOWN when there is none of that id. */
enum law_event_kind law_event_find(const char *id);

/* Ids and labels of the parameters' values, by enum; the first row of each is empty. */
struct law_word {
	const char *id;
	const char *label; /* msgid */
};
extern const struct law_word law_roles[LAW_ROLES], law_whats[LAW_WHATS], law_outcomes[LAW_OUTCOMES];

/* By bit number: law_flags[i] belongs to the bit 1 << i. */
extern const struct law_word law_flags[LAW_FLAGS];

/* The index of the word of that id in a table of `count` words, or -1. */
int law_word_find(const struct law_word *words, size_t count, const char *id);

#endif
