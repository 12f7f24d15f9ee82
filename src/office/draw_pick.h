/* draw_pick.h — the draw itself, so that anybody can repeat it: from a seed and a record (draw_record.h)
 * follow a commitment, and from these the names. Pure; libsodium's SHA-256 and HMAC-SHA-256, nothing of our
 * own.
 *
 * Weight. load_share = LOAD × 1000 ÷ YEARLY, rounded down: how much of his year an arbitrator has done, in
 * thousandths. The reference is the smallest share of all who are eligible, or, where that is greater, their
 * mean (rounded down) less CATCH_UP: whoever joined late or was away is drawn more often, but not every time.
 * Each STEP thousandths above the reference halve the weight: WEIGHT = 2^(TOP − (share − reference) ÷ STEP),
 * rounded down in the exponent, at least 1: nobody who is eligible is out of the question, and nobody can be
 * told beforehand.
 *   Why so steep: with thirty cases a year one case is 33 thousandths, so that one case more than others
 * leaves about a quarter of their chance. A weight proportional to what is left of the year (30 : 29) would
 * leave the loads of a year as far apart as dice do, √24 ≈ 5 of 24 cases; this keeps them within one or two.
 *
 * Commitment. SHA-256 over the 32 bytes of the seed followed by the bytes of the record's text.
 *
 * Numbers. The i-th (from 0) is the first eight bytes, big-endian, of HMAC-SHA-256 with the seed as key over
 * the 32 bytes of the commitment followed by i as eight bytes, big-endian. To choose among a total weight of
 * W, numbers that are not below the greatest multiple of W within 2^64 are passed over; the first other one,
 * modulo W, is the point.
 *
 * Drawing. For each `seat` line in turn: the pool is everybody eligible who has no seat yet; for the last
 * seat, if `full_time` is 1 and nobody drawn before it is full-time, only those who are. Who holds the point,
 * counting weights through the pool in the record's order, has the seat. */
#ifndef OFFICE_DRAW_PICK_H
#define OFFICE_DRAW_PICK_H

#include "office/draw_record.h"

enum {
	DRAW_STEP = 15, /* thousandths of a year's load that halve the weight */
	DRAW_CATCH_UP = 60, /* thousandths below the mean from which nobody is preferred any more */
	DRAW_TOP = 20, /* the greatest weight is 2^20 */
	DRAW_SEED = 32, /* bytes */
	DRAW_HEX = 65 /* bytes in hex, with the NUL */
};

/* Puts the weights that follow from the loads. */
void draw_weigh(struct draw_record *record);

/* A seed from the operating system's entropy. */
bool draw_seed(unsigned char seed[DRAW_SEED], struct error *err);

/* `text` is the record as written. */
void draw_commitment(const unsigned char seed[DRAW_SEED], const char *text, unsigned char out[DRAW_SEED]);

/* The places in record->eligible of those who get the seats, in the order of the seats. ERR_REFUSED when
 * there are too few, or nobody full-time where one is needed. */
bool draw_pick(const struct draw_record *record, const unsigned char seed[DRAW_SEED],
	const unsigned char commitment[DRAW_SEED], size_t picked[DRAW_SEATS], struct error *err);

/* 32 bytes in hex and back; false when it is not that. */
void draw_hex(const unsigned char bytes[DRAW_SEED], char out[DRAW_HEX]);
bool draw_unhex(const char *text, unsigned char out[DRAW_SEED]);

#endif
