/* demo_life.h — the life of one case (or complaint) of the demo office: who, what, and the dated steps.
 *
 * A life is generated whole; what lies after the office's today never happens, and so the open cases stand in
 * the middle of theirs. */
#ifndef OFFICE_DEMO_LIFE_H
#define OFFICE_DEMO_LIFE_H

#include "law/calendar.h"
#include "office/demo_slots.h"
#include "office/demo_words.h"

/* What happens in a life; each is one act. */
enum demo_step_kind {
	STEP_REGISTER,
	STEP_CORRECT,
	STEP_REPRESENT, /* the representative of party b is registered */
	STEP_ACCEPT,
	STEP_REJECT, /* text: why */
	STEP_SEAT, /* the seats that nobody has are drawn, or given by the director */
	STEP_ANSWER, /* to the offer of seat a: yes when b, else text: why not */
	STEP_TELL, /* the parties are told of the tribunal */
	STEP_RECUSE, /* party b asks that the arbitrator of seat a stay away, text: why */
	STEP_DECIDE_RECUSAL, /* of seat a: granted when b */
	STEP_JOIN, /* the case is to be heard together with its pair */
	STEP_SEND, /* document a to party b, method in text */
	STEP_SERVED, /* what was sent last has arrived */
	STEP_FAILED, /* … has not; text: why */
	STEP_LEAVE, /* document a left at the respondent's */
	STEP_ANNOUNCE, /* document a announced, text: where */
	STEP_DEFENCE,
	STEP_DEFENCE_SERVED,
	STEP_SCHEDULE, /* hearing a of the life */
	STEP_NOTIFY, /* its notice has reached everybody */
	STEP_HELD,
	STEP_POSTPONE, /* hearing a is moved to hearing a + 1 */
	STEP_ASK_POSTPONEMENT, /* party b asks that the hearing be put off, text: why */
	STEP_SUSPEND, /* text: why */
	STEP_RESUME,
	STEP_EXTEND, /* by b days, text: why */
	STEP_MEDIATE,
	STEP_AWARD,
	STEP_WITHDRAW, /* text: why */
	STEP_DEEMED_WITHDRAWN,
	STEP_TERMINATE, /* text: why */
	STEP_TRANSFER, /* text: why */
	STEP_SUE, /* by party b */
	STEP_NOTE, /* text */
	STEP_COMPLAIN,
	STEP_COMPLAINT_FILE,
	STEP_COMPLAINT_CLOSE, /* text: how */
	DEMO_STEPS
};

enum demo_document { DOCUMENT_APPLICATION, DOCUMENT_APPLICATION_NOTICE, DOCUMENT_AWARD };
enum demo_side { SIDE_APPLICANT, SIDE_RESPONDENT };

struct demo_step {
	civil_date day;
	uint16_t minute; /* of the day */
	uint8_t kind;
	uint8_t a;
	int32_t b;
	const char *text; /* of the words, or literal */
};

enum { LIFE_STEPS = 48, LIFE_CLAIMS = 3, LIFE_HEARINGS = 3, LIFE_LEFT = 8 };

/* How far a life was laid; see demo_course.h. */
struct demo_track {
	struct demo_random random;
	civil_date served; /* when service of the application is complete */
	civil_date formed; /* the tribunal */
	civil_date award_due; /* as the tribunal reckons it */
	civil_date heard;
	bool announced;
	bool was_formed; /* what follows the tribunal was laid */
	bool was_recused;
	int declined; /* how often an offer was declined */
	bool no_slot; /* no free hearing hour was left */
};

/* Who takes the seats. */
enum demo_seating {
	SEATS_DRAWN,
	SEATS_ASSIGNED, /* the director chooses */
	SEATS_OF_PAIR /* those who sit in the case it is heard together with */
};

struct demo_life {
	uint64_t index; /* of the case, from 0; its own stream of chance */
	const struct demo_fate *fate;
	civil_date accepted;
	char applicant[DEMO_NAME_SIZE];
	char phone[DEMO_NAME_SIZE];
	char address[DEMO_NAME_SIZE];
	char representatives[2][DEMO_NAME_SIZE]; /* by enum demo_side; "" when there is none */
	int head_count;
	int employer; /* of the plan's pool */
	const char *cause; /* id */
	int64_t amount; /* 分 */
	struct {
		const char *content;
		int64_t amount;
	} claims[LIFE_CLAIMS];
	int claim_count;
	bool collective, summary, final_award;
	int station; /* -1: was not mediated before */
	int clerk;
	char firms[2][DEMO_NAME_SIZE]; /* where the representatives come from; "" */
	enum demo_seating seating;
	bool three; /* arbitrators, not one */
	int seats[SLOT_SEATS]; /* arbitrators; the first leads; -1: nobody */
	bool awaited[SLOT_SEATS]; /* who was asked has not answered */
	int draws; /* so far */
	int left[LIFE_LEFT]; /* who declined or left a seat, and does not come back */
	int left_count;
	struct demo_slot hearings[LIFE_HEARINGS];
	int hearing_count;

	struct demo_track track;
	struct demo_step steps[LIFE_STEPS];
	int count, next;
	bool full; /* a step did not fit */

	/* Of whoever carries the steps out: ids of the rows. */
	int64_t case_id, row_id, hearing_id, seat_ids[SLOT_SEATS];
};

/* What becomes of a case: one row a kind of life. */
enum fate_trait {
	FATE_OPEN = 1 << 0, /* not closed by the office's today */
	FATE_ANNOUNCED = 1 << 1, /* the respondent cannot be found */
	FATE_STALLED = 1 << 2, /* the mailing came back and nothing was done since */
	FATE_MAILED = 1 << 3, /* served by mail */
	FATE_SUSPENDED = 1 << 4, /* until a finding */
	FATE_LATE = 1 << 5, /* the award comes after its day, or has not come */
	FATE_PENDING = 1 << 6, /* no decision on acceptance yet */
	FATE_QUIET = 1 << 7, /* nothing happens after the hearing */
	FATE_UNSERVED = 1 << 8, /* nothing has been sent yet */
	FATE_COMPLAINT = 1 << 9,
	FATE_UNFORMED = 1 << 10, /* no tribunal yet */
	FATE_OFFERED = 1 << 11, /* a part-time arbitrator has not answered yet */
	FATE_UNPLANNED = 1 << 12, /* served, no hearing planned yet */
	FATE_DEFENDED = 1 << 13, /* the defence has come */
	FATE_HEARD_TODAY = 1 << 14, /* its hearing is today */
	FATE_COLLECTIVE = 1 << 15,
	FATE_OVERDUE_OFFER = 1 << 16, /* … although the day for the answer has passed */
	FATE_DECLINED = 1 << 17, /* a part-time arbitrator declined the seat */
	FATE_RECUSAL = 1 << 18, /* a party asks for a recusal, nobody has decided yet */
	FATE_JOINED = 1 << 19, /* heard together with another */
	FATE_POSTPONEMENT = 1 << 20 /* a party asks for another day of the hearing, likewise */
};

struct demo_fate {
	const char *id;
	int weight; /* among the closed (per mille) or the open (of 92) */
	int back_min,
		back_max; /* open: accepted so many days before today; closed: it takes up to back_min */
	enum demo_step_kind ending;
	unsigned traits;
};

extern const struct demo_fate demo_fates[]; /* ends with {0} */
const struct demo_fate *demo_fate_find(const char *id);

/* What lives share. */
struct demo_arbitrator;
struct demo_tie;
struct demo_client;
struct demo_world {
	const struct demo_words *words;
	const struct demo_arbitrator *arbitrators; /* the plan's, full-time ones first */
	const struct law_calendar *calendar;
	struct demo_slots slots;
	civil_date today; /* the office's own: nothing has been done on it yet */
	civil_date last; /* the working day before it */
	int full_time, part_time, clerks, stations; /* how many there are */
	civil_date
		draws_from; /* the acceptance from which on seats are drawn; before, the director assigned */
	int *load; /* [arbitrator]: cases of the year */
	int load_year;
	int64_t cases, part_time_cases; /* so far */
	int employers;
	struct demo_pair {
		int lives; /* that belong to it so far: two at most */
		uint64_t index; /* of the first */
		int employer;
		int64_t case_id;
		int seats[SLOT_SEATS];
	} pair; /* of cases to be heard together: there is one */
	struct demo_tie *ties; /* demo_ties.h */
	size_t tie_count;
	struct demo_client *clients;
	size_t client_count;
};

enum { DEMO_PART_TIME_LIMIT = 30 };

/* What can be told of case `index` before anything happens in it: its people. Answers the stream of chance
 * that its life goes on with. */
struct demo_random demo_life_begin(const struct demo_world *world, struct demo_life *life, uint64_t index,
	const struct demo_fate *fate, civil_date accepted);

/* Makes the life of case `index`, accepted on `accepted`, as this fate wants it. A closed fate that would not
 * end by today becomes an early settlement. False only when no hearing hour is left or a life is too long. */
bool demo_life_make(struct demo_world *world, struct demo_life *life, uint64_t index,
	const struct demo_fate *fate, civil_date accepted, struct error *err);

/* Goes on with a life in whose tribunal something has changed: lays who answers, another draw, or, the
 * tribunal being complete, the hearing and the end. False when no hearing hour is left or a life is too long.
 */
bool demo_life_go_on(struct demo_world *world, struct demo_life *life, struct error *err);

/* Somebody for a seat that nobody has, of those who may sit: the least loaded of a few looked at. -1 when
 * there is nobody. */
int demo_life_choose(struct demo_world *world, struct demo_life *life, int seat);

/* The year's load begins anew with each year. */
void demo_life_seated(struct demo_world *world, int arbitrator, civil_date day);

/* Likewise a complaint made on `day`, open at today or concluded by it. */
void demo_complaint_make(
	struct demo_world *world, struct demo_life *life, uint64_t index, civil_date day, bool open);

/* The sub-district station an arbitrator belongs to, or -1. */
int demo_station_of(const struct demo_world *world, int arbitrator);

#endif
