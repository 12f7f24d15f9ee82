/* The right of the first line: what goes when there is no room, and in which order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app_private.h"
#include "base/text.h"

#include <locale.h>
#include <string.h>

void app_fail(struct app *app, struct error *err)
{
	(void)app;
	fail_msg("%s", error_text(err));
}

static char actor[] = "李娟", commission[] = "两江新区劳动人事争议仲裁委员会";

static struct app app_with(int64_t forgotten)
{
	struct app app = {.has_office = true, .forgotten = forgotten};
	app.office.actor = actor;
	app.office.commission.name = commission;
	app.office.today = civil_make(2020, 11, 23);
	return app;
}

static void expect_text(int64_t forgotten, int columns, const char *expected)
{
	struct app app = app_with(forgotten);
	struct strbuf text = {0};
	app_status_text(&app, columns, &text);
	assert_string_equal(strbuf_text(&text), expected);
	strbuf_free(&text);
}

static void what_matters_least_goes_first(void **state)
{
	(void)state;
	expect_text(3, 80, "两江新区劳动人事争议仲裁委员会  被遗忘 3 2020-11-23 周一 李娟 ");
	expect_text(3, 40, "被遗忘 3 2020-11-23 周一 李娟 ");
	expect_text(3, 30, "被遗忘 3 2020-11-23 周一 李娟 "); /* 30 columns: exactly */
	expect_text(3, 29, "被遗忘 3 2020-11-23 李娟 ");
	expect_text(3, 22, "被遗忘 3 11-23 李娟 ");
	expect_text(3, 15, "忘3 11-23 李娟 ");
	expect_text(3, 11, "忘3 11-23 ");
	expect_text(3, 2, "忘3 11-23 "); /* the tabs give way */
}

/* Nothing forgotten is said where there is room to say nothing. */
static void none_is_the_first_to_go_but_one(void **state)
{
	(void)state;
	expect_text(0, 80, "两江新区劳动人事争议仲裁委员会  被遗忘 0 2020-11-23 周一 李娟 ");
	expect_text(0, 30, "被遗忘 0 2020-11-23 周一 李娟 ");
	expect_text(0, 29, "2020-11-23 周一 李娟 ");
	expect_text(0, 15, "11-23 李娟 ");
}

/* Whatever the room, it is kept to, or it is the shortest there is. */
static void it_never_takes_more_than_there_is(void **state)
{
	(void)state;
	for (int64_t forgotten = 0; forgotten < 20000; forgotten = forgotten * 7 + 1)
		for (int columns = 17; columns < 120; columns++) {
			struct app app = app_with(forgotten);
			struct strbuf text = {0};
			app_status_text(&app, columns, &text);
			assert_true(text_columns(strbuf_text(&text)) <= columns);
			strbuf_free(&text);
		}
}

static void without_an_office_there_is_nothing(void **state)
{
	(void)state;
	struct app app = {.has_office = false};
	struct strbuf text = {0};
	app_status_text(&app, 80, &text);
	assert_int_equal(text.length, 0);
	strbuf_free(&text);
}

int main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_matters_least_goes_first),
		cmocka_unit_test(none_is_the_first_to_go_but_one),
		cmocka_unit_test(it_never_takes_more_than_there_is),
		cmocka_unit_test(without_an_office_there_is_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
