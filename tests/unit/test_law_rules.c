/* The rule table: which row governs, a province's rows, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/shipped.h"
#include "law_fixture.h"

#include <stdlib.h>
#include <string.h>

static const struct law_rule *at(const struct law_rules *rules, enum law_rule_id id, const char *date,
	const char *place, unsigned when)
{
	const struct law_rule *row = law_rule_at(rules, id, civil_parse(date), place, when);
	assert_non_null(row);
	return row;
}

static void every_deadline_has_a_rule_with_an_article(void **state)
{
	(void)state;
	const struct law_rules *rules = law_fixture()->rules;
	for (int id = 0; id < LAW_RULE_IDS; id++) {
		unsigned when = id == LAW_RULE_COLLECTIVE_NOTICE ? LAW_FLAG_COLLECTIVE
				: id == LAW_RULE_SET_ASIDE       ? LAW_FLAG_FINAL_AWARD
								 : 0;
		const struct law_rule *row = at(rules, (enum law_rule_id)id, "2024-05-06", NULL, when);
		assert_int_equal(row->id, id);
		assert_non_null(strstr(row->basis, "条"));
		assert_true(row->value > 0 || row->unit == LAW_THAT_DAY);
		assert_int_equal(law_rule_find(law_rule_infos[id].id), id);
	}
}

static void versions_by_date(void **state)
{
	(void)state;
	const struct law_rules *rules = law_fixture()->rules;
	assert_int_equal(at(rules, LAW_RULE_ANNOUNCEMENT_COMPLETION, "2021-12-31", NULL, 0)->value, 60);
	assert_int_equal(at(rules, LAW_RULE_ANNOUNCEMENT_COMPLETION, "2022-01-01", NULL, 0)->value, 30);
	assert_string_equal(
		at(rules, LAW_RULE_ENFORCE, "2021-12-31", NULL, 0)->basis, "民事诉讼法第二百三十九条");
	assert_string_equal(
		at(rules, LAW_RULE_ENFORCE, "2022-01-01", NULL, 0)->basis, "民事诉讼法第二百四十六条");
	assert_string_equal(
		at(rules, LAW_RULE_ENFORCE, "2024-01-01", NULL, 0)->basis, "民事诉讼法第二百五十条");
	/* Before any row was in force the earliest is shown. */
	assert_int_equal(at(rules, LAW_RULE_ANNOUNCEMENT_COMPLETION, "2016-05-01", NULL, 0)->value, 60);
	assert_int_equal(at(rules, LAW_RULE_RETENTION, "2016-05-01", NULL, LAW_WHEN_AWARD)->value, 10);
}

#define ZHEJIANG                                                                                                   \
	"award\t浙江\tsummary\t30\tcd\tforward\troll\taccepted|joined|amended|counterclaim_accepted|transferred" \
	"\t2020-09-01\t\taward_made|closed\t浙江省劳动人事争议调解仲裁条例第三十条\n"

static void a_province_goes_before_the_nation(void **state)
{
	(void)state;
	struct law_rules *rules = malloc(sizeof *rules);
	struct error err = ERROR_INIT;
	assert_non_null(rules);
	assert_true(law_shipped(NULL, rules, &err));
	assert_true(law_rules_add(rules, ZHEJIANG, true, &err));
	assert_int_equal(at(rules, LAW_RULE_AWARD, "2021-01-01", "浙江", LAW_FLAG_SUMMARY)->value, 30);
	assert_int_equal(at(rules, LAW_RULE_AWARD, "2021-01-01", "浙江", 0)->value, 45);
	assert_int_equal(at(rules, LAW_RULE_AWARD, "2020-08-31", "浙江", LAW_FLAG_SUMMARY)->value, 45);
	assert_int_equal(at(rules, LAW_RULE_AWARD, "2021-01-01", "重庆", LAW_FLAG_SUMMARY)->value, 45);
	assert_int_equal(at(rules, LAW_RULE_AWARD, "2021-01-01", NULL, LAW_FLAG_SUMMARY)->value, 45);

	struct law_office office = *law_fixture();
	office.rules = rules;
	office.jurisdiction = "浙江";
	const struct law_event accepted = {.kind = LAW_ACCEPTED, .date = civil_parse("2021-03-01")};
	struct law_result result;
	assert_true(law_derive(&office, &accepted, 1, LAW_FLAG_SUMMARY, accepted.date, &result));
	assert_int_equal(law_deadline_of(&result, LAW_RULE_AWARD)->due, civil_parse("2021-03-31"));
	free(rules);
}

/* A province may count from another event; elsewhere that event begins nothing. */
static void a_start_of_one_province_is_none_of_another(void **state)
{
	(void)state;
	struct law_rules *rules = malloc(sizeof *rules);
	struct error err = ERROR_INIT;
	assert_non_null(rules);
	assert_true(law_shipped(NULL, rules, &err));
	assert_true(law_rules_add(rules,
		"tribunal_notice\t浙江\t\t3\twd\tforward\texact\taccepted|transferred\t2020-09-01\t"
		"\ttribunal_notified\t浙江省劳动人事争议调解仲裁条例第三十条\n",
		true, &err));
	struct law_office office = *law_fixture();
	office.rules = rules;
	const struct law_event events[] = {{.kind = LAW_ACCEPTED, .date = civil_parse("2023-03-01")},
		{.kind = LAW_TRANSFERRED, .date = civil_parse("2023-03-06")}};
	struct law_result result;
	assert_true(law_derive(&office, events, 2, 0, events[1].date, &result));
	assert_int_equal(law_deadline_of(&result, LAW_RULE_TRIBUNAL_NOTICE)->due, civil_parse("2023-03-08"));
	assert_true(law_derive(&office, &events[1], 1, 0, events[1].date, &result));
	assert_null(law_deadline_of(&result, LAW_RULE_TRIBUNAL_NOTICE));
	office.jurisdiction = "浙江";
	assert_true(law_derive(&office, events, 2, 0, events[1].date, &result));
	assert_int_equal(law_deadline_of(&result, LAW_RULE_TRIBUNAL_NOTICE)->due, civil_parse("2023-03-09"));
	free(rules);
}

static void wrong_rows_name_line_and_column_and_change_nothing(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} wrong[] = {
		{"award\t浙江\n", "第 1 行"},
		{"prize\t浙江\t\t30\tcd\tforward\troll\taccepted\t2020-09-01\t\t\t条例第一条\n",
			"第 1 列（rule）"},
		{"award\t\t\t30\tcd\tforward\troll\taccepted\t2020-09-01\t\t\t条例第一条\n",
			"第 2 列（jurisdiction）"},
		{"award\t浙江\tquick\t30\tcd\tforward\troll\taccepted\t2020-09-01\t\t\t条例第一条\n",
			"第 3 列（when）"},
		{"award\t浙江\t\t三十\tcd\tforward\troll\taccepted\t2020-09-01\t\t\t条例第一条\n",
			"第 4 列（value）"},
		{"award\t浙江\t\t30\tdays\tforward\troll\taccepted\t2020-09-01\t\t\t条例第一条\n",
			"第 5 列（unit）"},
		{"award\t浙江\t\t30\tcd\tup\troll\taccepted\t2020-09-01\t\t\t条例第一条\n",
			"第 6 列（direction）"},
		{"award\t浙江\t\t30\tcd\tforward\tround\taccepted\t2020-09-01\t\t\t条例第一条\n",
			"第 7 列（end）"},
		{"award\t浙江\t\t30\tcd\tforward\troll\theard\t2020-09-01\t\t\t条例第一条\n",
			"第 8 列（start）"},
		{"award\t浙江\t\t30\tcd\tforward\troll\taccepted\t2020-9-1\t\t\t条例第一条\n",
			"第 9 列（from）"},
		{"award\t浙江\t\t30\tcd\tforward\troll\taccepted\t2020-09-01\t2020-01-01\t\t条例第一条\n",
			"第 10 列（until）"},
		{"award\t浙江\t\t30\tcd\tforward\troll\taccepted\t2020-09-01\t\tdone\t条例第一条\n",
			"第 11 列（met_by）"},
		{ZHEJIANG "award\t浙江\t\t30\tcd\tforward\troll\taccepted\t2020-09-01\t\t\t\n",
			"第 2 行第 12 列（basis）"},
	};
	struct law_rules *rules = malloc(sizeof *rules);
	struct error err = ERROR_INIT;
	assert_non_null(rules);
	assert_true(law_shipped(NULL, rules, &err));
	uint16_t count = rules->count, length = rules->text_length;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_false(law_rules_add(rules, wrong[i].text, true, &err));
		if (!strstr(error_text(&err), wrong[i].says))
			fail_msg("%s\n%s", wrong[i].text, error_text(&err));
		error_clear(&err);
		assert_int_equal(rules->count, count);
		assert_int_equal(rules->text_length, length);
	}
	assert_int_equal(at(rules, LAW_RULE_AWARD, "2021-01-01", "浙江", LAW_FLAG_SUMMARY)->value, 45);
	free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_deadline_has_a_rule_with_an_article),
		cmocka_unit_test(versions_by_date),
		cmocka_unit_test(a_province_goes_before_the_nation),
		cmocka_unit_test(a_start_of_one_province_is_none_of_another),
		cmocka_unit_test(wrong_rows_name_line_and_column_and_change_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
