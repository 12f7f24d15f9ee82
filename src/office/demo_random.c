#include "office/demo_random.h"

static uint64_t mix(uint64_t z)
{
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

struct demo_random demo_random_stream(uint64_t family, uint64_t index)
{
	return (struct demo_random){mix(mix(family * UINT64_C(0x9e3779b97f4a7c15) + 2020) ^ (index + 1))};
}

uint64_t demo_random_next(struct demo_random *random)
{
	random->state += UINT64_C(0x9e3779b97f4a7c15);
	return mix(random->state);
}

int demo_below(struct demo_random *random, int limit)
{
	return limit <= 0 ? 0 : (int)(demo_random_next(random) % (uint64_t)limit);
}

int demo_between(struct demo_random *random, int first, int last)
{
	return first + demo_below(random, last - first + 1);
}

bool demo_chance(struct demo_random *random, int per_mille)
{
	return demo_below(random, 1000) < per_mille;
}
