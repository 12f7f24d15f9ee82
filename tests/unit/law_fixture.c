#include "law_fixture.h"
#include "law/shipped.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct law_office *law_fixture(void)
{
	static struct law_calendar calendar;
	static struct law_rules rules;
	static struct law_office office;
	if (!office.calendar) {
		struct error err = ERROR_INIT;
		bool loaded = law_shipped(&calendar, &rules, &err);
		assert_string_equal(error_text(&err), "");
		assert_true(loaded);
		office.calendar = &calendar;
		office.rules = &rules;
	}
	office.jurisdiction = NULL;
	office.readings = (struct law_readings){.announcement_rolls = false};
	return &office;
}

uint32_t law_random_below(struct law_random *random, uint32_t bound)
{
	random->state ^= random->state << 13;
	random->state ^= random->state >> 7;
	random->state ^= random->state << 17;
	return (uint32_t)((random->state >> 32) % bound);
}
