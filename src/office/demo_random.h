/* demo_random.h — the demo builder's own chance: seeded, so that every build gives the same office.
 *
 * SplitMix64; good enough to look like life, never used for anything that has to be unpredictable. */
#ifndef OFFICE_DEMO_RANDOM_H
#define OFFICE_DEMO_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct demo_random {
	uint64_t state;
};

/* A stream of its own for thing `index` of family `family`: what one case draws never shifts another. */
struct demo_random demo_random_stream(uint64_t family, uint64_t index);

uint64_t demo_random_next(struct demo_random *random);

/* 0 to limit-1; 0 when limit is 0. */
int demo_below(struct demo_random *random, int limit);

/* From first to last, both included. */
int demo_between(struct demo_random *random, int first, int last);

/* True in `per_mille` of 1000 cases. */
bool demo_chance(struct demo_random *random, int per_mille);

#endif
