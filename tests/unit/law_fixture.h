/* law_fixture.h — the shipped law for unit tests. */
#ifndef LAW_FIXTURE_H
#define LAW_FIXTURE_H

#include "law/derive.h"

/* Loaded once, kept until the test program ends. */
struct law_office *law_fixture(void);

/* A small deterministic generator (xorshift): the same stream on every machine. */
struct law_random {
	uint64_t state;
};
uint32_t law_random_below(struct law_random *random, uint32_t bound);

#endif
