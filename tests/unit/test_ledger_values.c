/* Cells of ledgers: dates, amounts, head counts, case numbers, names, and the cells of a CSV file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/csv.h"
#include "exchange/ledger_values.h"
#include "exchange/ledger_vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *text;
	enum value_state state;
	const char *date;
	int minute;
} dates[] = {
	{"2020-3-5", VALUE_GIVEN, "2020-03-05", -1},
	{"2020-03-05", VALUE_GIVEN, "2020-03-05", -1},
	{"2020/3/5", VALUE_GIVEN, "2020-03-05", -1},
	{"2020.3.5", VALUE_GIVEN, "2020-03-05", -1},
	{"2020.3.5.", VALUE_GIVEN, "2020-03-05", -1},
	{"2020年3月5日", VALUE_GIVEN, "2020-03-05", -1},
	{"2020年03月05号", VALUE_GIVEN, "2020-03-05", -1},
	{"2020 年 3 月 5 日", VALUE_GIVEN, "2020-03-05", -1},
	{"２０２０-０３-０５", VALUE_GIVEN, "2020-03-05", -1},
	{"２０２０年３月５日", VALUE_GIVEN, "2020-03-05", -1},
	{"２０２０．３．５", VALUE_GIVEN, "2020-03-05", -1},
	{"２０２０／３／５", VALUE_GIVEN, "2020-03-05", -1},
	{"二〇二〇年三月五日", VALUE_GIVEN, "2020-03-05", -1},
	{"二○二○年十二月二十五日", VALUE_GIVEN, "2020-12-25", -1},
	{"二零二零年十月十日", VALUE_GIVEN, "2020-10-10", -1},
	{"20200305", VALUE_GIVEN, "2020-03-05", -1},
	{"43895", VALUE_GIVEN, "2020-03-05", -1},
	{"43895.0", VALUE_GIVEN, "2020-03-05", -1},
	{"43895.375", VALUE_GIVEN, "2020-03-05", 540},
	{"４３８９５", VALUE_GIVEN, "2020-03-05", -1},
	{"2020-03-05 09:30", VALUE_GIVEN, "2020-03-05", 570},
	{"2020/3/5 9:30:00", VALUE_GIVEN, "2020-03-05", 570},
	{"2020-03-05T14:00:00.000", VALUE_GIVEN, "2020-03-05", 840},
	{"2020年3月5日9时30分", VALUE_GIVEN, "2020-03-05", 570},
	{"2020年3月5日下午2点半", VALUE_GIVEN, "2020-03-05", 870},
	{"2020年3月5日上午九时", VALUE_GIVEN, "2020-03-05", 540},
	{"2020-3-5 2:30 PM", VALUE_GIVEN, "2020-03-05", 870},
	{"2020年3月5日（周四）", VALUE_GIVEN, "2020-03-05", -1},
	{"2020-3-5 星期四 9:00", VALUE_GIVEN, "2020-03-05", 540},
	{" \xC2\xA0"
	 "2020-3-5\u3000",
		VALUE_GIVEN, "2020-03-05", -1},
	{"2020-02-29", VALUE_GIVEN, "2020-02-29", -1},
	{"'2020-3-5", VALUE_GIVEN, "2020-03-05", -1},
	{"20.3.5", VALUE_ODD, "2020-03-05", -1},
	{"3/5/20", VALUE_BAD, "", -1}, /* as an English spreadsheet writes it: which of them is the year? */
	{"12-11-10", VALUE_BAD, "", -1},
	{"", VALUE_EMPTY, "", -1},
	{"—", VALUE_EMPTY, "", -1},
	{"——", VALUE_EMPTY, "", -1},
	{"-", VALUE_EMPTY, "", -1},
	{"/", VALUE_EMPTY, "", -1},
	{"／", VALUE_EMPTY, "", -1},
	{"无", VALUE_EMPTY, "", -1},
	{"未结", VALUE_EMPTY, "", -1},
	{"\u3000", VALUE_EMPTY, "", -1},
	{"2020-02-31", VALUE_BAD, "", -1},
	{"2021-02-29", VALUE_BAD, "", -1},
	{"2020-13-01", VALUE_BAD, "", -1},
	{"20201301", VALUE_BAD, "", -1},
	{"3/5/2020", VALUE_BAD, "", -1},
	{"2020", VALUE_BAD, "", -1},
	{"2020-3", VALUE_BAD, "", -1},
	{"3月5日", VALUE_BAD, "", -1},
	{"2020-3-5 25:00", VALUE_BAD, "", -1},
	{"2020-3-5 abc", VALUE_BAD, "", -1},
	{"2020-3-5-7", VALUE_BAD, "", -1},
	{"99999999999999999999", VALUE_BAD, "", -1},
	{"0000-00-00", VALUE_BAD, "", -1},
	{"1899-12-31", VALUE_BAD, "", -1},
	{"12", VALUE_BAD, "", -1},
	{"昨天", VALUE_BAD, "", -1},
};

static void dates_in_every_form(void **state)
{
	(void)state;
	struct value_context context = {0};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		civil_date date;
		int minute;
		char text[CIVIL_TEXT_SIZE];
		enum value_state found =
			value_date(&context, dates[i].text, strlen(dates[i].text), &date, &minute);
		if (found != dates[i].state || strcmp(civil_format(date, text), dates[i].date) != 0 ||
			(found == VALUE_GIVEN && minute != dates[i].minute))
			fail_msg("%s: state %d, %s, minute %d: %s", dates[i].text, (int)found, text, minute,
				strbuf_text(&context.why));
		assert_true((found == VALUE_BAD || found == VALUE_ODD) == (context.why.length > 0));
	}
	value_context_free(&context);
}

static const struct {
	const char *text;
	int unit;
	enum value_state state;
	int64_t fen;
} amounts[] = {
	{"1,234.56", 2, VALUE_GIVEN, 123456},
	{"1234.56", 2, VALUE_GIVEN, 123456},
	{"１２３４．５６", 2, VALUE_GIVEN, 123456},
	{"1，234，567.8", 2, VALUE_GIVEN, 123456780},
	{"￥1234.56", 2, VALUE_GIVEN, 123456},
	{" ￥-   ", 2, VALUE_EMPTY, 0}, /* a zero in a spreadsheet's accounting format */
	{"¥ - ??", 2, VALUE_BAD, 0},
	{"￥-12.00", 2, VALUE_BAD, 0},
	{"¥ 1,234.56 元", 2, VALUE_GIVEN, 123456},
	{"1234元", 2, VALUE_GIVEN, 123400},
	{"人民币1234元整", 2, VALUE_GIVEN, 123400},
	{"1.2万元", 2, VALUE_GIVEN, 1200000},
	{"1.2万", 2, VALUE_GIVEN, 1200000},
	{"3.155943万元", 2, VALUE_GIVEN, 3155943},
	{"143.841725万元", 2, VALUE_GIVEN, 143841725},
	{"0.1", 2, VALUE_GIVEN, 10},
	{"0.29", 2, VALUE_GIVEN, 29},
	{"1.005万", 2, VALUE_GIVEN, 1005000},
	{"1.1亿元", 2, VALUE_GIVEN, INT64_C(11000000000)},
	{"3万5千元", 2, VALUE_GIVEN, 3500000},
	{"1万2345.67元", 2, VALUE_GIVEN, 1234567},
	{"12元5角6分", 2, VALUE_GIVEN, 1256},
	{"壹万贰仟元整", 2, VALUE_GIVEN, 1200000},
	{"1.5", 6, VALUE_GIVEN, 1500000},
	{"1234元", 6, VALUE_GIVEN, 123400},
	{"0", 2, VALUE_GIVEN, 0},
	{"1234.5600", 2, VALUE_GIVEN, 123456},
	{"1234.", 2, VALUE_GIVEN, 123400},
	{"", 2, VALUE_EMPTY, 0},
	{"/", 2, VALUE_EMPTY, 0},
	{"—", 2, VALUE_EMPTY, 0},
	{"1.234", 2, VALUE_BAD, 0},
	{"1.2345678万元", 2, VALUE_BAD, 0},
	{"-5", 2, VALUE_BAD, 0},
	{"－5", 2, VALUE_BAD, 0},
	{"1,23", 2, VALUE_BAD, 0},
	{"12,34,567", 2, VALUE_BAD, 0},
	{"3万5", 2, VALUE_BAD, 0},
	{"1.2E+05", 2, VALUE_BAD, 0},
	{"约一万", 2, VALUE_BAD, 0},
	{"abc", 2, VALUE_BAD, 0},
	{"元", 2, VALUE_BAD, 0},
	{"1.2.3", 2, VALUE_BAD, 0},
	{"99999999999999999999999", 2, VALUE_BAD, 0},
	{"9999999亿", 2, VALUE_BAD, 0},
	{"154000", 6, VALUE_ODD, INT64_C(154000000000)},
};

static void amounts_are_exact(void **state)
{
	(void)state;
	struct value_context context = {0};
	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
		int64_t fen;
		enum value_state found = value_amount(
			&context, amounts[i].text, strlen(amounts[i].text), amounts[i].unit, &fen);
		if (found != amounts[i].state || (found != VALUE_BAD && fen != amounts[i].fen))
			fail_msg("%s: state %d, %lld: %s", amounts[i].text, (int)found, (long long)fen,
				strbuf_text(&context.why));
	}
	/* Every amount to the fen, as plain yuan and in 万元. */
	for (int64_t wanted = 0; wanted < 300000; wanted += 7) {
		char text[64];
		int64_t fen;
		int length = snprintf(text, sizeof text, "%lld.%02lld", (long long)(wanted / 100),
			(long long)(wanted % 100));
		assert_int_equal(value_amount(&context, text, (size_t)length, 2, &fen), VALUE_GIVEN);
		assert_int_equal(fen, wanted);
		length = snprintf(text, sizeof text, "%lld.%06lld万元", (long long)(wanted / 1000000),
			(long long)(wanted % 1000000));
		assert_int_equal(value_amount(&context, text, (size_t)length, 2, &fen), VALUE_GIVEN);
		assert_int_equal(fen, wanted);
	}
	value_context_free(&context);
}

static const struct {
	const char *text;
	enum value_state state;
	int64_t count;
} counts[] = {
	{"14", VALUE_GIVEN, 14},
	{"14人", VALUE_GIVEN, 14},
	{"１４", VALUE_GIVEN, 14},
	{"十四", VALUE_GIVEN, 14},
	{"一百二十人", VALUE_GIVEN, 120},
	{"一百零五", VALUE_GIVEN, 105},
	{"二十", VALUE_GIVEN, 20},
	{"共14名", VALUE_GIVEN, 14},
	{"14.0", VALUE_GIVEN, 14},
	{"", VALUE_EMPTY, 0},
	{"-", VALUE_EMPTY, 0},
	{"0", VALUE_BAD, 0},
	{"-3", VALUE_BAD, 0},
	{"1.5", VALUE_BAD, 0},
	{"很多", VALUE_BAD, 0},
	{"1000000", VALUE_BAD, 0},
};

static void head_counts(void **state)
{
	(void)state;
	struct value_context context = {0};
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		int64_t count;
		enum value_state found =
			value_count(&context, counts[i].text, strlen(counts[i].text), &count);
		if (found != counts[i].state || (found == VALUE_GIVEN && count != counts[i].count))
			fail_msg("%s: state %d, %lld", counts[i].text, (int)found, (long long)count);
	}
	value_context_free(&context);
}

#define N20 "渝两江劳人仲案字〔2020〕第20号"
static const struct {
	const char *text, *pattern, *canonical; /* NULL: refused */
} numbers[] = {
	{N20, NULL, N20},
	{"渝两江劳人仲案字[2020]第20号", NULL, N20},
	{"渝两江劳人仲案字(2020)第20号", NULL, N20},
	{"渝两江劳人仲案字（2020）第20号", NULL, N20},
	{"渝两江劳人仲案字【2020】20号", NULL, N20},
	{"渝两江劳人仲案字〔２０２０〕第２０号", NULL, N20},
	{" 渝两江劳人仲案字 〔2020〕 第 0020 号\u3000", NULL, N20},
	{"渝两江劳人仲案字2020年第20号", NULL, N20},
	{"渝两江劳人仲案字2020第20号", NULL, N20},
	{"渝两江劳人仲案字〔2020年〕第20号", NULL, N20},
	{"2020-20", "渝两江劳人仲案字〔{year}〕第{serial}号", N20},
	{"20-20", "渝两江劳人仲案字〔{year}〕第{serial}号", N20},
	{"〔2020〕20号", "渝两江劳人仲案字〔{year}〕第{serial}号", N20},
	{"（渝）劳仲（2020）5号", NULL, "(渝)劳仲〔2020〕第5号"},
	{"渝两江劳人仲案字〔2020〕第20号之一", NULL, N20 "之一"},
	{"渝两江劳人仲案字〔2020〕第20-22号", NULL, "渝两江劳人仲案字〔2020〕第20号-22号"},
	{"浦劳人仲（2020）办字第123号", NULL, "浦劳人仲〔2020〕办字第123号"},
	{"(2020)渝两江劳仲案20号", NULL, "〔2020〕渝两江劳仲案第20号"},
	{"（2020）渝两江劳仲案20号", "渝两江劳人仲案字〔{year}〕第{serial}号", "〔2020〕渝两江劳仲案第20号"},
	{"渝〔2020〕第二十号", NULL, NULL},
	{"渝〔2020〕A20号", NULL, NULL},
	{"20", NULL, NULL},
	{"第20号", NULL, NULL},
	{"渝两江劳人仲案字〔2020〕第号", NULL, NULL},
	{"渝两江劳人仲案字〔2020〕第0号", NULL, NULL},
	{"渝两江劳人仲案字〔0020〕第5号", NULL, NULL},
	{"渝两江劳人仲案字〔2020〕第99999999号", NULL, NULL},
	{"渝〔2020〕第1号、第2号", NULL, NULL},
	{"(((((((", NULL, NULL},
};

static void case_numbers_get_one_form(void **state)
{
	(void)state;
	struct value_context context = {0};
	struct strbuf canonical = {0};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		int year, serial;
		enum value_state found = value_case_number(&context, numbers[i].text, strlen(numbers[i].text),
			numbers[i].pattern, &canonical, &year, &serial);
		if ((found == VALUE_GIVEN) != (numbers[i].canonical != NULL))
			fail_msg("%s: state %d", numbers[i].text, (int)found);
		if (numbers[i].canonical)
			assert_string_equal(strbuf_text(&canonical), numbers[i].canonical);
		if (found == VALUE_GIVEN)
			assert_int_equal(year, 2020);
	}
	strbuf_free(&canonical);
	value_context_free(&context);
}

static const struct {
	enum name_kind kind;
	const char *text;
	enum value_state state;
	const char *names;
	int64_t count;
} names[] = {
	{NAME_PARTY, "张伟", VALUE_GIVEN, "张伟", 0},
	{NAME_PARTY, " 郭梓龙\u3000", VALUE_GIVEN, "郭梓龙", 0},
	{NAME_PARTY, "张\u3000伟", VALUE_GIVEN, "张伟", 0},
	{NAME_PARTY, "冉䶮", VALUE_GIVEN, "冉䶮", 0},
	{NAME_PARTY, "阿卜杜拉·买买提", VALUE_GIVEN, "阿卜杜拉·买买提", 0},
	{NAME_PARTY, "张伟等14人", VALUE_GIVEN, "张伟", 14},
	{NAME_PARTY, "张伟等１４人", VALUE_GIVEN, "张伟", 14},
	{NAME_PARTY, "张伟等十四人", VALUE_GIVEN, "张伟", 14},
	{NAME_PARTY, "张伟等14名员工", VALUE_GIVEN, "张伟", 14},
	{NAME_PARTY, "张伟（等14人）", VALUE_GIVEN, "张伟", 14},
	{NAME_PARTY, "张伟等 14 人", VALUE_GIVEN, "张伟", 14},
	{NAME_PARTY, "张伟、李四、王五等14人", VALUE_GIVEN, "张伟\n李四\n王五", 14},
	{NAME_PARTY, "张伟、李四", VALUE_GIVEN, "张伟\n李四", 0},
	{NAME_PARTY, "张伟\n李四", VALUE_GIVEN, "张伟\n李四", 0},
	{NAME_PARTY, "王一名", VALUE_GIVEN, "王一名", 0},
	{NAME_PARTY, "重庆两江（集团）有限公司", VALUE_GIVEN, "重庆两江（集团）有限公司", 0},
	{NAME_PARTY, "甲公司；乙公司", VALUE_GIVEN, "甲公司\n乙公司", 0},
	{NAME_PARTY, "三人行餐饮有限公司", VALUE_GIVEN, "三人行餐饮有限公司", 0},
	{NAME_PARTY, "Acme (China) Ltd.", VALUE_GIVEN, "Acme (China) Ltd.", 0},
	{NAME_PERSON, "王芳 李娟", VALUE_GIVEN, "王芳\n李娟", 0},
	{NAME_PERSON, "王芳、何勇", VALUE_GIVEN, "王芳\n何勇", 0},
	{NAME_PARTY, "张\xE2\x80\x8B伟", VALUE_ODD, "张伟", 0},
	{NAME_PARTY, "张\x1B[31m伟", VALUE_ODD, "张[31m伟", 0},
	{NAME_PARTY, "", VALUE_EMPTY, "", 0},
	{NAME_PARTY, "无", VALUE_EMPTY, "", 0},
	{NAME_PARTY, "—", VALUE_EMPTY, "", 0},
	{NAME_PARTY, "、", VALUE_EMPTY, "", 0},
	{NAME_PARTY, "？？？", VALUE_BAD, "", 0},
	{NAME_PARTY, "12345", VALUE_BAD, "", 0},
};

/* How people say what their numbers look like, and the number 2021-7 that comes of it; NULL: refused. */
static void patterns_come_from_a_number(void **state)
{
	(void)state;
	static const struct {
		const char *text, *pattern, *number;
	} patterns[] = {
		{"渝两江劳人仲案字〔2020〕第2876号", "渝两江劳人仲案字〔{year}〕第{serial}号",
			"渝两江劳人仲案字〔2021〕第7号"},
		{"渝两江劳人仲案字[２０２０]２８７６号", "渝两江劳人仲案字〔{year}〕第{serial}号",
			"渝两江劳人仲案字〔2021〕第7号"},
		{" 浙劳仲（2020）第1号之一　", "浙劳仲〔{year}〕第{serial}号", "浙劳仲〔2021〕第7号"},
		{"　浙劳仲案{year}-{serial} ", "浙劳仲案{year}-{serial}", "浙劳仲案2021-7"},
		{"浙劳仲案｛year｝年第｛serial｝号", "浙劳仲案{year}年第{serial}号", "浙劳仲案2021年第7号"},
		{"浦劳人仲（2020）办字第123号", "浦劳人仲〔{year}〕办字第{serial}号",
			"浦劳人仲〔2021〕办字第7号"},
		{"（2020）渝劳仲案20号", "〔{year}〕渝劳仲案第{serial}号", "〔2021〕渝劳仲案第7号"},
		{"浙劳仲案{year}号", NULL, NULL},
		{"浙劳仲案{serial}号", NULL, NULL},
		{"浙劳仲案字", NULL, NULL},
		{"2020-7", NULL, NULL},
		{"〔2020〕第7号", NULL, NULL},
	};
	struct value_context context = {0};
	struct strbuf pattern = {0}, number = {0};
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		enum value_state answer =
			value_case_pattern(&context, patterns[i].text, strlen(patterns[i].text), &pattern);
		if ((answer == VALUE_GIVEN) != (patterns[i].pattern != NULL))
			fail_msg("%s: %s", patterns[i].text, strbuf_text(&context.why));
		if (!patterns[i].pattern) {
			assert_int_equal(answer, VALUE_BAD);
			assert_true(context.why.length > 0);
			continue;
		}
		assert_string_equal(strbuf_text(&pattern), patterns[i].pattern);
		strbuf_reset(&number);
		value_write_case_number(&number, strbuf_text(&pattern), 2021, 7);
		assert_string_equal(strbuf_text(&number), patterns[i].number);
	}
	assert_int_equal(value_case_pattern(&context, " ", 1, &pattern), VALUE_EMPTY);
	strbuf_free(&pattern);
	strbuf_free(&number);
	value_context_free(&context);
}

static void names_and_how_many(void **state)
{
	(void)state;
	struct value_context context = {0};
	struct strbuf out = {0};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		int64_t count;
		bool rest;
		enum value_state found = value_names(
			&context, names[i].text, strlen(names[i].text), names[i].kind, &out, &count, &rest);
		if (found != names[i].state || strcmp(strbuf_text(&out), names[i].names) != 0 ||
			count != names[i].count)
			fail_msg("%s: state %d, “%s”, %lld", names[i].text, (int)found, strbuf_text(&out),
				(long long)count);
	}
	strbuf_free(&out);
	value_context_free(&context);
}

static void texts(void **state)
{
	(void)state;
	static const struct {
		const char *text, *kept;
		bool lines;
	} rows[] = {
		{"'=1+1", "=1+1", true},
		{"=1+1", "=1+1", true},
		{"=\"0123\"", "0123", true},
		{"当事人\r\n电话不通", "当事人\n电话不通", true},
		{"当事人\r\n电话不通", "当事人 电话不通", false},
		{"a\x07"
		 "b\tc",
			"ab c", true},
		{"'twas", "'twas", true},
		{"涉及\"三期\"女职工", "涉及\"三期\"女职工", true},
	};
	struct value_context context = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct strbuf out = {0};
		value_text(&context, rows[i].text, strlen(rows[i].text), rows[i].lines, &out);
		assert_string_equal(strbuf_text(&out), rows[i].kept);
		strbuf_free(&out);
	}
	value_context_free(&context);
}

static void cells_that_would_be_formulas(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"=1+1", "'=1+1"},
		{"+8613800000000", "+8613800000000"},
		{"+cmd", "'+cmd"},
		{"-12.50", "-12.50"},
		{"-", "-"},
		{"-1+1", "'-1+1"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "\"' =1\""},
		{"＝1+1", "'＝1+1"},
		{"张伟", "张伟"},
		{"a,b", "\"a,b\""},
		{"a\"b", "\"a\"\"b\""},
		{"a\nb", "\"a\nb\""},
		{"a\x1B[0m", "a [0m"},
		{"", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct strbuf out = {0};
		csv_add_cell(&out, rows[i][0], strlen(rows[i][0]), ',');
		assert_string_equal(strbuf_text(&out), rows[i][1]);
		strbuf_free(&out);
	}
}

static void delimiters(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		char delimiter;
	} rows[] = {
		{"a,b,c\n1,2,3\n", ','},
		{"a;b;c\n1,5;2;3\n", ';'},
		{"a\tb\tc\n1,000\t2\t3\n", '\t'},
		{"sep=;\na;b\n", ';'},
		{"\"a;b;c;d\",e\n", ','},
		{"", ','},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(csv_detect_delimiter(rows[i].text, strlen(rows[i].text)), rows[i].delimiter);
}

/* The records of a text as “cell|cell/cell|cell@line”. */
static void read_csv(const char *bytes, size_t length, struct strbuf *out)
{
	struct error err = ERROR_INIT;
	FILE *file = tmpfile();
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	rewind(file);
	struct encoding encoding;
	struct decoder *decoder;
	struct csv_reader *reader;
	const struct csv_record *record;
	assert_true(encoding_named(file, "utf8", &encoding, &err));
	assert_true(decoder_open(file, &encoding, &decoder, &err));
	assert_true(csv_open(decoder, ',', &reader, &err));
	while (csv_next(reader, &record, &err) && record) {
		for (size_t i = 0; i < record->count; i++) {
			strbuf_add(out, i ? "|" : "");
			strbuf_add_bytes(out, record->cells[i].text, record->cells[i].length);
		}
		strbuf_addf(out, "@%zu%s;", record->line, record->open_quote_line ? "!" : "");
	}
	assert_string_equal(error_text(&err), "");
	csv_close(reader);
	decoder_close(decoder);
	fclose(file);
}

static void csv_records(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"a,b\r\nc,d\r\n", "a|b@1;c|d@2;"},
		{"a,b\nc,d", "a|b@1;c|d@2;"},
		{"a,b\rc,d\r", "a|b@1;c|d@2;"},
		{"a\r\n\r\nb\r\n", "a@1;@2;b@3;"},
		{"\"a\r\nb\",c\r\nd\r\n", "a\r\nb|c@1;d@3;"},
		{"\"a\"\"b\",\"\"\n", "a\"b|@1;"},
		{"a\"b\"c,d\n", "a\"b\"c|d@1;"},
		{"\"a\"b,c\n", "ab|c@1;"},
		{"a,\"b\nc", "a|b\nc@1!;"},
		{",\n", "|@1;"},
		{"\n", "@1;"},
		{"", ""},
		{"\xEF\xBB\xBF\"a\",b\n", "a|b@1;"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct strbuf out = {0};
		read_csv(rows[i][0], strlen(rows[i][0]), &out);
		assert_string_equal(strbuf_text(&out), rows[i][1]);
		strbuf_free(&out);
	}
	/* The same records wherever the pieces of the file are cut: a long cell moves the cut byte by byte.
	 */
	static const char end[] = ",\"仲\"\"\r\n裁\",员\r\n末\r\n";
	char *bytes = malloc(70000);
	assert_non_null(bytes);
	for (size_t shift = 65520; shift < 65545; shift++) {
		memset(bytes, 'x', shift);
		memcpy(bytes + shift, end, sizeof end - 1);
		struct strbuf out = {0};
		read_csv(bytes, shift + sizeof end - 1, &out);
		assert_string_equal(strbuf_text(&out) + shift, "|仲\"\r\n裁|员@1;末@3;");
		strbuf_free(&out);
	}
	free(bytes);
}

static void headers(void **state)
{
	(void)state;
	static const struct {
		const char *key;
		enum ledger_column column;
	} rows[] = {
		{"案号", LEDGER_CASE_NUMBER},
		{"案件编号", LEDGER_CASE_NUMBER},
		{"申诉人", LEDGER_APPLICANT},
		{"申请人数", LEDGER_HEAD_COUNT},
		{"被诉人", LEDGER_RESPONDENT},
		{"立案", LEDGER_ACCEPTED},
		{"立案日期", LEDGER_ACCEPTED},
		{"受理", LEDGER_ACCEPTED},
		{"收到申请", LEDGER_RECEIVED},
		{"收案", LEDGER_RECEIVED},
		{"涉案金额", LEDGER_AMOUNT},
		{"标的额", LEDGER_AMOUNT},
		{"主办人", LEDGER_ARBITRATOR},
		{"承办仲裁员", LEDGER_ARBITRATOR},
		{"办结", LEDGER_CLOSED},
		{"结案", LEDGER_CLOSED},
		{"序号", LEDGER_SERIAL},
		{"备注", LEDGER_REMARK},
		{"未导入原因", LEDGER_REASON},
		{"公告日期", LEDGER_ANNOUNCED},
		{"送达方式", LEDGER_METHOD},
		{"结案方式", LEDGER_OUTCOME},
		{"开庭日期", LEDGER_HEARING},
		{"书记员", LEDGER_CLERK},
		{"案由", LEDGER_CAUSE},
	};
	struct error err = ERROR_INIT;
	struct ledger_vocabulary *vocabulary = ledger_vocabulary_load(&err);
	assert_non_null(vocabulary);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enum ledger_column column;
		assert_true(ledger_column_exact(vocabulary, rows[i].key, &column) >= 0);
		assert_int_equal(column, rows[i].column);
	}
	assert_string_equal(ledger_column_id(vocabulary, LEDGER_SERIAL), "serial");
	assert_string_equal(ledger_column_id(vocabulary, LEDGER_RESPONDENT), "respondent");
	assert_string_equal(ledger_column_id(vocabulary, LEDGER_AMOUNT), "amount");
	assert_string_equal(ledger_column_id(vocabulary, LEDGER_METHOD), "method");
	assert_string_equal(ledger_column_id(vocabulary, LEDGER_OUTCOME), "outcome");
	assert_string_equal(ledger_column_id(vocabulary, LEDGER_REASON), "reason");
	ledger_vocabulary_free(vocabulary);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_in_every_form),
		cmocka_unit_test(amounts_are_exact),
		cmocka_unit_test(head_counts),
		cmocka_unit_test(case_numbers_get_one_form),
		cmocka_unit_test(patterns_come_from_a_number),
		cmocka_unit_test(names_and_how_many),
		cmocka_unit_test(texts),
		cmocka_unit_test(cells_that_would_be_formulas),
		cmocka_unit_test(delimiters),
		cmocka_unit_test(csv_records),
		cmocka_unit_test(headers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
