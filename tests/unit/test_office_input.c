/* The gate for what people type: texts, amounts, numbers, flags, times; and names compared as people mean
 * them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/input.h"
#include "office/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct input_field field = {"amount", "金额"};

static void must_name_the_field(struct error *err)
{
	assert_int_equal(err->code, ERR_INPUT);
	assert_string_equal(err->field, "amount");
	assert_int_equal(strncmp(error_text(err), "金额：", strlen("金额：")), 0);
	error_clear(err);
}

static void amounts_are_exact(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t fen; /* -1: refused */
	} cases[] = {{"1234", 123400}, {"1,234.5", 123450}, {"¥1234.56元", 123456},
		{"￥１，２３４．５６", 123456}, {"1.2万", 1200000}, {"1.2万元", 1200000}, {"0.000001万", 1},
		{"0.0000001万", -1}, {"1.230", 123}, {"1.234", -1}, {"1.235元", -1}, {"1.", 100}, {".5", 50},
		{"0", 0}, {"0.01", 1}, {"人民币100元整", 10000}, {"100人民币", 10000}, {"2亿", 20000000000},
		{"1.00000001亿元", 10000000100}, {"", -1}, {".", -1}, {"-5", -1}, {"1..2", -1}, {"1.2.3", -1},
		{"万", -1}, {"一万", -1}, {"1e3", -1}, {"12元5角", -1}, {"1 234", 123400}, {"0x10", -1},
		{"1234\xff", -1}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error err = ERROR_INIT;
		int64_t fen = 0;
		bool good = input_money(&field, cases[i].text, &fen, &err);
		if (good != (cases[i].fen >= 0) || (good && fen != cases[i].fen))
			fail_msg("%s was read as %lld: %s", cases[i].text, (long long)fen, error_text(&err));
		if (!good)
			must_name_the_field(&err);
	}
}

/* However many digits: refused or exact, never wrapped round. */
static void amounts_do_not_overflow(void **state)
{
	(void)state;
	static const char *const units[] = {"", "元", "万", "亿"};
	static const int64_t scales[] = {100, 100, 1000000, 10000000000};
	for (size_t u = 0; u < 4; u++)
		for (int digits = 1; digits < 40; digits++) {
			char text[80];
			struct error err = ERROR_INIT;
			int64_t fen = 0;
			snprintf(text, sizeof text, "%.*s%s", digits,
				"9999999999999999999999999999999999999999", units[u]);
			bool good = input_money(&field, text, &fen, &err);
			int64_t whole = 0;
			bool fits = true;
			for (int i = 0; i < digits && fits; i++)
				fits = !__builtin_mul_overflow(whole, 10, &whole) &&
				       !__builtin_add_overflow(whole, 9, &whole);
			fits = fits && !__builtin_mul_overflow(whole, scales[u], &whole);
			if (good)
				assert_true(fits && fen == whole);
			else
				must_name_the_field(&err);
			if (digits <= 8)
				assert_true(good); /* a hundred million of any unit is an amount */
		}
}

/* What is shown can be typed. */
static void shown_amounts_are_read_back(void **state)
{
	(void)state;
	static const int64_t amounts[] = {
		0, 1, 99, 100, 12345, 99999, 100000, 126840000, 99999999999, 1234567890123};
	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
		char text[INPUT_MONEY_SIZE];
		struct error err = ERROR_INIT;
		int64_t fen;
		assert_true(input_money(&field, input_money_format(amounts[i], text), &fen, &err));
		assert_int_equal(fen, amounts[i]);
	}
	char text[INPUT_MONEY_SIZE];
	assert_string_equal(input_money_format(126840000, text), "1,268,400.00");
	assert_string_equal(input_money_format(5, text), "0.05");
	assert_string_equal(input_money_format(INT64_MAX, text), "92,233,720,368,547,758.07");
	assert_string_equal(input_money_format(-123456, text), "-1,234.56");
}

static void integers_and_flags(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t value;
	} numbers[] = {{"0", 0}, {"14人", 14}, {"１４", 14}, {"1,000", 1000}, {"90分钟", 90},
		{"1000000000", 1000000000}, {"1000000001", -1}, {"99999999999999999999", -1}, {"-1", -1},
		{"1.5", -1}, {"", -1}, {"十", -1}, {"14人人", -1}, {"人", -1}, {"0x1", -1}};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct error err = ERROR_INIT;
		int64_t value = 0;
		bool good = input_integer(&field, numbers[i].text, &value, &err);
		if (good != (numbers[i].value >= 0) || (good && value != numbers[i].value))
			fail_msg("%s was read as %lld", numbers[i].text, (long long)value);
		if (!good)
			must_name_the_field(&err);
	}
	static const struct {
		const char *text;
		int value; /* -1: refused */
	} flags[] = {{"是", 1}, {"否", 0}, {"Y", 1}, {"ＮＯ", 0}, {"1", 1}, {"０", 0}, {"√", 1}, {"×", 0},
		{"TRUE", 1}, {"也许", -1}, {"", -1}, {"2", -1}};
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		struct error err = ERROR_INIT;
		bool value = false;
		bool good = input_flag(&field, flags[i].text, &value, &err);
		if (good != (flags[i].value >= 0) || (good && value != flags[i].value))
			fail_msg("%s was read wrongly", flags[i].text);
		if (!good)
			must_name_the_field(&err);
	}
}

static void times(void **state)
{
	(void)state;
	static const struct {
		const char *text, *time; /* NULL: refused */
	} cases[] = {{"2020-11-30 09:00", "2020-11-30T09:00"}, {"2020-11-30T9:05", "2020-11-30T09:05"},
		{"11-30 9点", "2020-11-30T09:00"}, {"11月30日 9点30分", "2020-11-30T09:30"},
		{"明天　１４：００", "2020-11-24T14:00"}, {"+3 0:00", "2020-11-26T00:00"},
		{"today 23:59", "2020-11-23T23:59"}, {"2020-11-30", NULL}, {"09:00", NULL},
		{"2020-11-30 24:00", NULL}, {"2020-11-30 9:60", NULL}, {"2020-11-30 9", NULL},
		{"2020-11-30 9:", NULL}, {"2020-11-31 9:00", NULL}, {"11月 9:00", NULL}, {"", NULL},
		{"x y", NULL}, {"2020-11-30 -9:00", NULL}, {"2020-11-30 9:00:00", NULL}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct error err = ERROR_INIT;
		civil_minute at;
		char text[MINUTE_TEXT_SIZE];
		bool good = input_time(&field, cases[i].text, civil_make(2020, 11, 23), &at, &err);
		if (good != (cases[i].time != NULL) ||
			(good && strcmp(minute_format(at, text), cases[i].time) != 0))
			fail_msg("%s was read as %s", cases[i].text, good ? text : error_text(&err));
		if (!good)
			must_name_the_field(&err);
	}
}

static void texts_are_cleaned_or_refused(void **state)
{
	(void)state;
	static const struct {
		const char *raw, *line, *lines; /* NULL: refused */
		bool cleaned;
	} cases[] = {{"  张伟　", "张伟", "张伟", false}, {"甲\r\n乙", "甲 乙", "甲\n乙", false},
		{"甲\t乙", "甲 乙", "甲 乙", false}, {"零\u200B宽\uFEFF", "零宽", "零宽", true},
		{"\u202E反", "反", "反", true}, {"红\x1b[31m", NULL, NULL, false},
		{"铃\x07", NULL, NULL, false}, {"坏\xff", NULL, NULL, false},
		{"半\xe4\xb8", NULL, NULL, false}, {"\xC2\x85", NULL, NULL, false}, {"", "", "", false},
		{" 　\n", "", "", false}, {"一二三四五六七八九十", NULL, NULL, false},
		{"𠮷野家e\u0301", "𠮷野家e\u0301", "𠮷野家e\u0301", false},
		{"甲\u2028乙", "甲 乙", "甲\n乙", false}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int lines = 0; lines < 2; lines++) {
			struct error err = ERROR_INIT;
			char *out = NULL;
			bool cleaned = false;
			bool good = input_text(&field, cases[i].raw, 9, lines, &out, &cleaned, &err);
			const char *expected = lines ? cases[i].lines : cases[i].line;
			if (!expected) {
				assert_false(good);
				assert_null(out);
				must_name_the_field(&err);
				continue;
			}
			assert_true(good);
			assert_string_equal(out, expected);
			assert_int_equal(cleaned, cases[i].cleaned);
			free(out);
		}
}

/* --- Names ---------------------------------------------------------------------------------------------- */

static bool same_name(const char *a, const char *b)
{
	char *first = name_key(a), *second = name_key(b);
	assert_non_null(first);
	assert_non_null(second);
	bool same = strcmp(first, second) == 0;
	free(first);
	free(second);
	return same;
}

static void one_company_has_one_key(void **state)
{
	(void)state;
	static const char *const spellings[][2] = {{"重庆甲建筑有限公司", "重庆市甲建筑有限公司"},
		{"重庆甲建筑有限公司", "重庆甲建筑有限责任公司"},
		{"重庆甲建筑（集团）有限公司", "重庆甲建筑(集团)有限公司"},
		{"重庆甲建筑有限公司", "重庆 甲建筑 有限公司"}, {"ＡＢＣ科技有限公司", "abc科技有限公司"},
		{"重庆市甲建筑有限责任公司", "重庆甲建筑　有限公司"}, {"上海市乙厂", "上海乙厂"},
		{"北京市丙公司（重庆）", "北京丙公司【重庆】"}, {"丁股份有限公司", "丁股份公司"},
		{"阿卜杜拉·买买提", "阿卜杜拉•买买提"}, {"阿卜杜拉·买买提", "阿卜杜拉 买买提"},
		{"戊①公司", "戊1公司"}};
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		if (!same_name(spellings[i][0], spellings[i][1]))
			fail_msg("%s and %s have different keys", spellings[i][0], spellings[i][1]);
	static const char *const others[][2] = {{"重庆甲建筑有限公司", "重庆乙建筑有限公司"},
		{"重庆甲建筑有限公司", "成都甲建筑有限公司"}, {"重庆甲公司", "重庆甲公司一分公司"},
		{"张伟", "张玮"}, {"甲有限公司", "甲股份有限公司"}, {"甲", ""}};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (same_name(others[i][0], others[i][1]))
			fail_msg("%s and %s have one key", others[i][0], others[i][1]);
	assert_null(name_key("坏\xff"));
	char *key = name_key("（）·—");
	assert_string_equal(key, "");
	free(key);
}

/* A key of a key is itself: comparing twice changes nothing. */
static void keys_are_stable(void **state)
{
	(void)state;
	static const char *const names[] = {"重庆市甲建筑有限责任公司", "ＡＢＣ（Chongqing）Co., Ltd.",
		"İstanbul", "ﬁrm", "Straße", "㈱丙", "北京市北京市丁"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *once = name_key(names[i]);
		char *twice = name_key(once);
		if (strcmp(once, twice) != 0)
			fail_msg("%s: %s, then %s", names[i], once, twice);
		free(once);
		free(twice);
	}
}

static void people_and_organisations(void **state)
{
	(void)state;
	static const char *const organisations[] = {"重庆甲建筑有限公司", "两江新区社会保障局", "西南大学",
		"重庆医院", "天平律师事务所", "幸福超市", "某某（普通合伙）", "个体工商户李某",
		"龙兴街道办事处"};
	static const char *const people[] = {
		"张伟", "张行", "冉䶮", "李院", "阿卜杜拉·买买提", "王馆", "𠮷永"};
	for (size_t i = 0; i < sizeof organisations / sizeof *organisations; i++)
		if (!name_is_organisation(organisations[i]))
			fail_msg("%s is an organisation", organisations[i]);
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		if (name_is_organisation(people[i]))
			fail_msg("%s is a person", people[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_exact),
		cmocka_unit_test(amounts_do_not_overflow),
		cmocka_unit_test(shown_amounts_are_read_back),
		cmocka_unit_test(integers_and_flags),
		cmocka_unit_test(times),
		cmocka_unit_test(texts_are_cleaned_or_refused),
		cmocka_unit_test(one_company_has_one_key),
		cmocka_unit_test(keys_are_stable),
		cmocka_unit_test(people_and_organisations),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
