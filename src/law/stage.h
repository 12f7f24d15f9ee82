/* stage.h — where a case stands and what holds it, from its events and a few facts; never from today. */
#ifndef LAW_STAGE_H
#define LAW_STAGE_H

#include "base/strbuf.h"
#include "law/derive.h"

/* X(NAME, id, label) in the order of the procedure */
#define LAW_STAGES(X)                                                                                        \
	X(ACCEPTANCE, "acceptance", N_("待受理"))                                                            \
	X(TO_SERVE, "to_serve", N_("待送达"))                                                                \
	X(SERVING, "serving", N_("送达中"))                                                                  \
	X(DEFENCE, "defence", N_("答辩期"))                                                                  \
	X(TO_FORM, "to_form", N_("待组庭"))                                                                  \
	X(TO_SCHEDULE, "to_schedule", N_("待排期"))                                                          \
	X(TO_HEAR, "to_hear", N_("待开庭"))                                                                  \
	X(TO_AWARD, "to_award", N_("待裁决"))                                                                \
	X(SUSPENDED, "suspended", N_("中止"))                                                                \
	X(SERVE_AWARD, "serve_award", N_("待送达裁决"))                                                      \
	X(CLOSED, "closed", N_("已结"))

enum law_stage {
#define X(name, id, label) LAW_STAGE_##name,
	LAW_STAGES(X)
#undef X
		LAW_STAGE_COUNT
};

/* X(NAME, id, label): the one reason that holds a case */
#define LAW_BLOCKS(X)                                                                                        \
	X(NONE, "", "")                                                                                      \
	X(SERVICE, "service", N_("送达受阻"))                                                                \
	X(ANNOUNCEMENT, "announcement", N_("公告送达"))                                                      \
	X(SUSPENSION, "suspension", N_("中止审理"))                                                          \
	X(TRIBUNAL, "tribunal", N_("未组庭"))                                                                \
	X(HEARING, "hearing", N_("未排期"))                                                                  \
	X(AWARD, "award", N_("裁决未制作"))

enum law_block {
#define X(name, id, label) LAW_BLOCK_##name,
	LAW_BLOCKS(X)
#undef X
		LAW_BLOCK_COUNT
};

/* X(NAME, id, label): what a case waits for in its ordinary course. It holds one whose limit is near. */
#define LAW_WAITS(X)                                                                                         \
	X(SERVING, "serving", N_("送达未完成"))                                                              \
	X(DEFENCE, "defence", N_("答辩期未满"))                                                              \
	X(HEARD, "to_hear", N_("已排期待开庭"))

/* The one reason why a case is where it is: its block, else what it waits for. The first values are those of
 * enum law_block. */
enum law_hold {
	LAW_HOLD_NONE,
	LAW_HOLD_LAST_BLOCK = LAW_BLOCK_COUNT - 1,
#define X(name, id, label) LAW_HOLD_##name,
	LAW_WAITS(X)
#undef X
		LAW_HOLD_COUNT
};

/* X(NAME, id, label, brief): why a case is suspended. The act writes the label before what else is noted. */
#define LAW_GROUNDS(X)                                                                                       \
	X(DEATH, "death", N_("劳动者死亡或丧失行为能力"), N_("待继承人或监护人"))                            \
	X(EMPLOYER_GONE, "employer_gone", N_("用人单位终止，尚未确定承继者"), N_("待承继单位"))              \
	X(FORCE_MAJEURE, "force_majeure", N_("不可抗力"), N_("不可抗力"))                                    \
	X(OTHER_CASE, "other_case", N_("须以另案结果为依据"), N_("待另案结果"))                              \
	X(WORK_INJURY, "work_injury", N_("等待工伤认定或伤残鉴定结论"), N_("待工伤认定"))                    \
	X(OTHER, "other", N_("其他需要中止的情形"), N_("其他情形"))

enum law_ground {
	LAW_GROUND_NONE, /* not said */
#define X(name, id, label, brief) LAW_GROUND_##name,
	LAW_GROUNDS(X)
#undef X
		LAW_GROUND_COUNT
};

struct law_ground_info {
	const char *id;
	const char *label; /* msgid */
	const char *brief; /* msgid: for a column */
};

extern const struct law_word law_stages[LAW_STAGE_COUNT], law_blocks[LAW_BLOCK_COUNT],
	law_holds[LAW_HOLD_COUNT];

/* By enum law_ground; the row of LAW_GROUND_NONE says that none was written. */
extern const struct law_ground_info law_grounds[LAW_GROUND_COUNT];

/* The ground that the note of a suspension begins with; LAW_GROUND_NONE also for NULL. */
enum law_ground law_ground_of(const char *note);

/* Appends what holds a case, with the ground where it is suspended: 中止审理：待工伤认定. Translated. */
void law_hold_text(int hold, int ground, struct strbuf *out);

/* What no event says. */
struct law_facts {
	int respondents; /* how many there are; 0 = as many as the events name */
	bool has_tribunal; /* formed: every seat taken and accepted */
	bool service_out; /* an attempt to serve the application is under way */
	bool service_failed; /* the latest attempt to serve the application failed, none is under way */
	civil_date service_since; /* of service_failed: the last failure; of service_out: the first sending;
				     else CIVIL_NONE */
	civil_date tribunal_since; /* has_tribunal: when the last seat was accepted, or CIVIL_NONE */
};

struct law_standing {
	enum law_stage stage;
	enum law_block block;
	civil_date until; /* when the block ends by itself (announcement), or CIVIL_NONE */
	enum law_hold hold;
	civil_date since; /* the day from which `hold` holds it; CIVIL_NONE without one */
};

/* `result` must come from the same events. A hearing counts as held or planned by its `held`; events that
 * were refused do not count. */
struct law_standing law_standing(const struct law_event *events, size_t count, const struct law_facts *facts,
	const struct law_result *result);

#endif
