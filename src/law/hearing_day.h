/* hearing_day.h — the earliest day on which a hearing may be held, and which deadlines it has to wait for.
 *
 * What is asked: every service has taken effect, the times for a defence and for evidence have passed, and
 * the notice of the hearing can still be served in time when it goes out today. Rooms and people are no
 * matter of law. */
#ifndef LAW_HEARING_DAY_H
#define LAW_HEARING_DAY_H

#include "law/derive.h"

struct law_hearing_day {
	civil_date day; /* a working day; CIVIL_NONE when the calendar ends before one is found */
	civil_date completion; /* until then a service by announcement or leaving runs, or CIVIL_NONE */
	civil_date defence; /* until then the respondents may answer, or CIVIL_NONE */
	civil_date evidence; /* until then evidence may be given, or CIVIL_NONE */
	civil_date notice; /* the hearing of `day` must be notified by then */
	bool announced; /* it is an announcement that runs until `completion` */
	bool by_notice; /* but for the notice it could be earlier */
	bool provisional; /* counted through a year without a holiday schedule */
};

/* `result` is the derivation of the case for the same `today`. Of a case whose application nobody has begun
 * to serve no deadline runs yet: whether it can be scheduled at all is a question of its stage (stage.h). */
void law_hearing_day(const struct law_office *office, const struct law_result *result, unsigned flags,
	civil_date today, struct law_hearing_day *out);

/* The day by which a hearing on `day` has to be notified; CIVIL_NONE where no rule asks for it. */
civil_date law_notice_day(const struct law_office *office, unsigned flags, civil_date day, bool *provisional);

#endif
