/* stage.h — where a case stands and what holds it, from its events and a few facts; never from today. */
#ifndef LAW_STAGE_H
#define LAW_STAGE_H

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

extern const struct law_word law_stages[LAW_STAGE_COUNT], law_blocks[LAW_BLOCK_COUNT];

/* What no event says. */
struct law_facts {
	int respondents; /* how many there are; 0 = as many as the events name */
	bool has_tribunal; /* formed: every seat taken and accepted */
	bool service_out; /* an attempt to serve the application is under way */
	bool service_failed; /* the latest attempt to serve the application failed, none is under way */
};

struct law_standing {
	enum law_stage stage;
	enum law_block block;
	civil_date until; /* when the block ends by itself (announcement), or CIVIL_NONE */
};

/* `result` must come from the same events. A hearing counts as held or planned by its `held`; events that
 * were refused do not count. */
struct law_standing law_standing(const struct law_event *events, size_t count, const struct law_facts *facts,
	const struct law_result *result);

#endif
