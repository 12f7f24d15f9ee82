/* draw.h — drawing the seats of a tribunal that nobody has, so that nobody need believe it.
 *
 * Two transactions, two entries of the journal. The first (act draw_commit) writes seed, record and
 * commitment: from then on the names are fixed although nobody has reckoned them. The second (act draw)
 * reckons them, gives the seats and writes the outcome. The first is never undone; undoing the second only
 * takes the seats back, and drawing again brings the same names. Another draw needs a reason and leaves the
 * former ones on record.
 *
 * Whoever is full-time and drawn has the seat; a part-time arbitrator gets an offer to be answered by a day.
 * How names follow from the record: draw_pick.h. */
#ifndef OFFICE_DRAW_H
#define OFFICE_DRAW_H

#include "office/act.h"
#include "office/draw_record.h"
#include "store/row.h"

/* Who can be drawn for the seats of the case that nobody has, and who cannot and why, as of today; `three`
 * asks for a tribunal of three where one would do. ERR_REFUSED when no seat is free. draw_record_free() it.
 */
bool draw_prepare(
	struct office *office, int64_t case_id, bool three, struct draw_record *out, struct error *err);

/* Has the case a seat that nobody has, and that can therefore be drawn for? */
bool draw_has_seat(struct office *office, int64_t case_id, struct error *err);

/* Could a draw of these seats be carried out at all: are there people enough? Writes nothing. */
bool draw_is_possible(struct office *office, int64_t case_id, bool three, struct error *err);

/* Inside a transaction: commits to a draw of these seats from a fresh seed, or from the one given (DRAW_SEED
 * bytes): the demo's own, which it has to find again in each build; everybody else gives NULL. A draw of the
 * case that was committed to and not carried out is the one meant, unless a reason says why not. A case that
 * was drawn for before needs a reason, unless drawn arbitrators left their seats, which is the reason then.
 */
bool draw_commit(struct office *office, int64_t case_id, bool three, const char *reason,
	const unsigned char *seed, int64_t *draw_id, struct error *err);

/* Inside a transaction: gives the seats to those who follow from the record. ERR_REFUSED when one of them was
 * excluded meanwhile, ERR_CORRUPT when the record is not what was committed to. The result's message names
 * them. */
bool draw_settle(struct office *office, int64_t draw_id, struct act_result *result, struct error *err);

/* Both, as the act `draw` does them, in their two transactions; `call` is one of that act, `seed` as above.
 */
bool draw_seats(struct office *office, const struct act_call *call, const unsigned char *seed,
	struct act_result *result, struct error *err);

/* The names that follow from a draw's seed and record, as its outcome is written. ERR_CORRUPT where the
 * record does not fit the commitment, or weights do not follow from loads. */
bool draw_outcome(const struct draw *draw, struct draw_record *record, size_t picked[DRAW_SEATS],
	struct strbuf *outcome, struct error *err);

/* The newest draw of the case into `row` (row_clear() it). ERR_NOTFOUND when there was none. */
bool draw_newest(struct office *office, int64_t case_id, struct draw *row, struct error *err);

/* Verifies every draw of the case against commitment, journal and tribunal: `each` is told every problem, and
 * once with NULL for a draw that holds. ERR_NOTFOUND when the case was never drawn for. */
typedef void draw_finding(void *context, const struct draw *draw, const char *problem);
bool draw_verify(struct office *office, int64_t case_id, draw_finding *each, void *context, bool *holds,
	struct error *err);

#endif
