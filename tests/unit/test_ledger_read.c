/* Whole ledgers: the office's own of 2020 with its seven planted flaws, and small ones made here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "exchange/ledger_read.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct fixture {
	struct words *words;
	struct law_calendar calendar;
};

static struct fixture *fixture;

static int set_up(void **state)
{
	(void)state;
	struct error err = ERROR_INIT;
	fixture = calloc(1, sizeof *fixture);
	assert_non_null(fixture);
	fixture->words = words_load(&err);
	assert_non_null(fixture->words);
	assert_true(law_calendar_load(&fixture->calendar, embedded_find("holidays.tsv")->text, &err));
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	words_free(fixture->words);
	free(fixture);
	return 0;
}

/* A result and what the record callback saw of it. */
struct result {
	struct ledger_report report;
	struct error err;
	bool ok;
	struct encoding encoding;
	char seen[4096]; /* number|applicants|respondents|amount|count, one record a line */
	char rejected[4096]; /* what the file of rejected records would hold */
};

static bool note_record(void *context, const struct ledger_record *record, struct error *err)
{
	(void)err;
	struct result *result = context;
	size_t used = strlen(result->seen);
	char closed[CIVIL_TEXT_SIZE], accepted[CIVIL_TEXT_SIZE];
	snprintf(result->seen + used, sizeof result->seen - used, "%s|%s|%s|%lld|%lld|%s|%s|%s%s%s\n",
		record->case_number ? record->case_number : "", record->applicants, record->respondents,
		(long long)record->amount, (long long)record->head_count,
		civil_format(record->accepted, accepted), civil_format(record->closed, closed),
		record->remark ? record->remark : "", record->extra ? "|" : "",
		record->extra ? record->extra : "");
	return true;
}

static void read_mapped(
	struct result *result, const char *path, const char *encoding, const struct ledger_mapping *mapping)
{
	memset(result, 0, sizeof *result);
	struct ledger_source source;
	struct ledger_options options = {.words = fixture->words,
		.mapping = mapping,
		.calendar = &fixture->calendar,
		.today = CIVIL_NONE,
		.each = note_record,
		.context = result};
	result->ok = ledger_source_open(&source, path, encoding, &result->err);
	if (!result->ok)
		return;
	result->encoding = source.encoding;
	result->ok = ledger_read(&source, &options, &result->report, &result->err);
	if (result->ok) {
		FILE *out = tmpfile();
		assert_non_null(out);
		struct error err = ERROR_INIT;
		assert_true(ledger_write_rejected(&source, &result->report, out, &err));
		rewind(out);
		size_t length = fread(result->rejected, 1, sizeof result->rejected - 1, out);
		result->rejected[length] = '\0';
		fclose(out);
	}
	ledger_source_close(&source);
}

static void read_path(struct result *result, const char *path, const char *encoding)
{
	read_mapped(result, path, encoding, NULL);
}

static void read_bytes(struct result *result, const void *bytes, size_t length, const char *encoding)
{
	char path[] = "/tmp/zhongcai-ledger-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), (ssize_t)length);
	close(fd);
	read_path(result, path, encoding);
	unlink(path);
}

static void read_text(struct result *result, const char *text)
{
	read_bytes(result, text, strlen(text), NULL);
}

static void done(struct result *result)
{
	ledger_report_clear(&result->report);
	error_clear(&result->err);
}

static char *source_file(const char *name)
{
	static char path[4096];
	const char *srcdir = getenv("srcdir");
	snprintf(path, sizeof path, "%s/%s", srcdir ? srcdir : ".", name);
	return path;
}

static void the_office_of_2020(void **state)
{
	(void)state;
	struct result *result = malloc(sizeof *result);
	assert_non_null(result);
	json_error_t problem;
	json_t *expected =
		json_load_file(source_file("tests/data/ledger/ledger-2020.expected.json"), 0, &problem);
	assert_non_null(expected);
	read_path(result, source_file("tests/data/ledger/ledger-2020.csv"), NULL);
	assert_string_equal(error_text(&result->err), "");
	assert_true(result->ok);
	assert_string_equal(result->encoding.name, "GB18030");
	char *text = ledger_report_json(&result->report, fixture->words);
	json_t *found = json_loads(text, 0, &problem);
	assert_non_null(found);
	static const char *const keys[] = {"cases", "closed", "applicants", "amount_fen", "by_cause",
		"by_method", "by_outcome", "skipped_rows"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!json_equal(json_object_get(found, keys[i]), json_object_get(expected, keys[i])))
			fail_msg("%s differs in %.600s", keys[i], text);
	json_t *rejected = json_object_get(expected, "rejected_rows");
	assert_int_equal(result->report.rejected_count, json_array_size(rejected));
	static const struct {
		const char *flaw, *column;
	} columns[] = {{"noapplicant", "申请人"}, {"date", "受理日期"}, {"order", "结案日期"}};
	for (size_t i = 0; i < json_array_size(rejected); i++) {
		json_t *row = json_array_get(rejected, i);
		assert_int_equal(result->report.rejected[i].record,
			json_integer_value(json_object_get(row, "record")));
		for (size_t k = 0; k < 3; k++)
			if (strcmp(json_string_value(json_object_get(row, "flaw")), columns[k].flaw) == 0)
				assert_string_equal(result->report.rejected[i].column, columns[k].column);
	}
	assert_true(result->report.warnings_by_kind[WARNING_REST_DAY] > 100);
	assert_int_equal(result->report.warnings, result->report.warnings_by_kind[WARNING_REST_DAY]);
	json_decref(expected);
	json_decref(found);
	free(text);
	done(result);
	free(result);
}

#define HEADER "案号,申请人,被申请人,受理日期,标的额(元),结案日期,结案方式,备注\r\n"
#define ROW(n) "渝劳仲案〔2020〕第" n "号,张伟,甲公司,2020-03-02,12.50,2020-04-01,裁决,\r\n"

/* What a small ledger gives: cases, rejected, skipped, and the column and a piece of the reason of the first
 * rejection (or of the error). */
static const struct {
	const char *text;
	size_t cases, rejected, skipped;
	const char *column, *reason;
} small[] = {
	{HEADER ROW("1") ROW("2"), 2, 0, 0, NULL, NULL},
	{"台账\r\n制表单位：某委\r\n" HEADER ROW("1"), 1, 0, 0, NULL, NULL},
	{HEADER ROW("1") "\r\n,,,\r\n" HEADER ROW("2") "合计,,,,25.00,,,\r\n制表人：李娟,,,,,,,\r\n", 2, 0, 5,
		NULL, NULL},
	{HEADER ROW("1") ROW("1"), 1, 1, 0, "案号", "第 2 条记录重复"},
	{HEADER "渝劳仲案〔2020〕第1号,无,甲公司,2020-03-02,,,,\r\n", 0, 1, 0, "申请人", "没有申请人"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,—,2020-03-02,,,,\r\n", 0, 1, 0, "被申请人", "没有被申请人"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-02-31,,,,\r\n", 0, 1, 0, "受理日期",
		"2020 年 2 月 31 日"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,,,,,\r\n", 0, 1, 0, "受理日期", "既没有"},
	{HEADER ",张伟,甲公司,2020-03-02,,,,\r\n", 0, 1, 0, "案号", "没有案号"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,1.234,,,\r\n", 0, 1, 0, "标的额(元)",
		"比分还细"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,,2020-03-01,裁决,\r\n", 0, 1, 0, "结案日期",
		"早于"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,,2020-03-09,,\r\n", 0, 1, 0, "结案方式",
		"没有结案方式"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,,,裁决,\r\n", 0, 1, 0, "结案日期",
		"没有结案日期"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,,2020-03-09,飞了,\r\n", 0, 1, 0, "结案方式",
		"飞了"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,,,,a,b,c\r\n", 0, 1, 0, "备注", "比表头多"},
	{HEADER ROW("1") "渝劳仲案〔2020〕第2号,张伟,甲公司,2020-03-02,,,,\"没有说完\r\n", 1, 1, 0, "备注",
		"第 3 行打开的引号"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,1,,,\"一\r\n二\"\r\n" ROW("2"), 2, 0, 0, NULL,
		NULL},
	{"案号\t申诉人\t被诉人\t立案时间\t涉案金额(万元)\r\n渝劳仲案(2020)1号\t张伟\t甲公司\t2020.3.2\t1.5\r\n",
		1, 0, 0, NULL, NULL},
	{"案件编号;申请人;被申请人;受理\n渝劳仲案[2020]1号;张伟;甲公司;43892\n", 1, 0, 0, NULL, NULL},
	{"案号,申请人,被申请人,受理日期\r渝劳仲案〔2020〕1号,张伟,甲公司,2020年3月2日\r", 1, 0, 0, NULL,
		NULL},
	{"\xEF\xBB\xBF" HEADER ROW("1"), 1, 0, 0, NULL, NULL},
	{HEADER, 0, 0, 0, NULL, NULL},
	{"", 0, 0, 0, NULL, "文件是空的"},
	{"\r\n", 0, 0, 0, NULL, "没有台账的表头"},
	{"今天天气不错\r\n", 0, 0, 0, NULL, "没有台账的表头"},
	{"案号,申请人,受理日期,备注\r\n", 0, 0, 0, NULL, "被申请人"},
	{"案号,申请人,申请人,被申请人,受理日期\r\n", 0, 0, 0, NULL, "申请人"},
	{"PK\003\004xxxxxxxxxxxxxxxxxxxx", 0, 0, 0, NULL, "Excel"},
	/* What many office systems export as .xls: a page, or a spreadsheet in XML. */
	{"<html>\r\n<table><tr><td>案号</td></tr></table></html>", 0, 0, 0, NULL, "网页"},
	{"\xEF\xBB\xBF \r\n<!DOCTYPE html>\n<table>", 0, 0, 0, NULL, "网页"},
	{"<TABLE border=1><tr><td>案号</td></tr></TABLE>", 0, 0, 0, NULL, "网页"},
	{"<?xml version=\"1.0\"?>\n<Workbook>", 0, 0, 0, NULL, "网页"},
	/* A download that broke off: half a day of the month is a day of the month. */
	{HEADER ROW("1") "渝劳仲案〔2020〕第2号,张伟,甲公司,2020-03-1", 1, 1, 0, "受理日期", "不完整"},
	{HEADER ROW("1") "渝劳仲案〔2020〕第2号,张伟,甲公司,2020-03-15,1,,,", 2, 0, 0, NULL, NULL},
	{HEADER ROW("1") "渝劳仲案〔2020〕第2号,张伟,甲公司,2020-03-15\n", 2, 0, 0, NULL, NULL},
	/* An empty cell that a formula refers to is the day 0 of 1900. */
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,,1900/1/0,,\r\n", 1, 0, 0, NULL, NULL},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,,0,,\r\n", 1, 0, 0, NULL, NULL},
	/* What does not fit into a column of a spreadsheet is exported as #. */
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,########,,,,\r\n", 0, 1, 0, "受理日期", "列宽"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,#####,,,\r\n", 0, 1, 0, "标的额(元)", "列宽"},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,不涉及金额,,,\r\n", 1, 0, 0, NULL, NULL},
	{HEADER "渝劳仲案〔2020〕第1号,张伟,甲公司,2020-03-02,无标的,,,\r\n", 1, 0, 0, NULL, NULL},
	/* Tabs cut it, whatever commas stand in its amounts and claims. */
	{"案号\t申请人\t被申请人\t受理日期\t请求\n"
	 "渝劳仲案〔2020〕1号\t张伟\t甲公司\t2020-3-2\t1,234,567.00,12,345.00,工资,加班费,年休假,赔偿\n",
		1, 0, 0, NULL, NULL},
	{"序号,案号,当事人,,受理日期\n,,申请人,被申请人,\n1,渝劳仲案〔2020〕1号,张伟,甲公司,2020-3-2\n", 1, 0,
		0, NULL, NULL},
	/* … whose upper row ends where its last merged cell begins. */
	{"案号,受理日期,当事人\n,,申请人,被申请人\n渝劳仲案〔2020〕1号,2020-3-2,张伟,甲公司\n", 1, 0, 0, NULL,
		NULL},
};

static void small_ledgers(void **state)
{
	(void)state;
	struct result *result = malloc(sizeof *result);
	assert_non_null(result);
	for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
		read_text(result, small[i].text);
		if (!small[i].column && small[i].reason) {
			assert_false(result->ok);
			if (!strstr(error_text(&result->err), small[i].reason))
				fail_msg("%zu: %s", i, error_text(&result->err));
			done(result);
			continue;
		}
		if (!result->ok)
			fail_msg("%zu: %s", i, error_text(&result->err));
		struct ledger_report *report = &result->report;
		const struct ledger_rejection *first = report->rejected;
		if (report->cases != small[i].cases || report->rejected_count != small[i].rejected ||
			report->skipped != small[i].skipped)
			fail_msg("%zu: %zu cases, %zu rejected (%s), %zu skipped", i, report->cases,
				report->rejected_count, report->rejected_count ? first->reason : "",
				report->skipped);
		if (small[i].column && (strcmp(first->column, small[i].column) != 0 ||
					       !strstr(first->reason, small[i].reason)))
			fail_msg("%zu: %s: %s", i, first->column, first->reason);
		done(result);
	}
	free(result);
}

/* A ledger whose headers say nothing: the fullest record is offered, what is known of it is known, and with
 * what the user says of the rest it is read: amounts in the unit he says, columns he leaves out are left out.
 */
static void what_the_user_says_of_the_columns(void **state)
{
	(void)state;
	static const char text[] = "某区2020年\n"
				   "编码,甲方,乙方,日子,钱,内部,备注\n"
				   "渝劳仲案〔2020〕1号,张伟,甲公司,2020-3-2,1.5,机密,旧案\n";
	char path[] = "/tmp/zhongcai-ledger-XXXXXX";
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, sizeof text - 1), (ssize_t)sizeof text - 1);
	close(fd);
	struct result *result = malloc(sizeof *result);
	assert_non_null(result);
	read_path(result, path, NULL);
	assert_false(result->ok);
	assert_int_equal(result->report.header.first_record, 2);
	assert_int_equal(result->report.header.count, 7);
	assert_string_equal(result->report.header.titles[1], "甲方");
	assert_int_equal(result->report.header.cells[LEDGER_REMARK], 6);
	assert_int_equal(result->report.header.cells[LEDGER_APPLICANT], LEDGER_NOT_THERE);
	done(result);
	static const unsigned char ignored[7] = {[5] = 1};
	struct ledger_mapping mapping = {
		.header_record = 2, .ignored = ignored, .count = 7, .amount_unit = 6};
	for (size_t c = 0; c < LEDGER_COLUMNS; c++)
		mapping.cells[c] = LEDGER_NOT_THERE;
	mapping.cells[LEDGER_CASE_NUMBER] = 0;
	mapping.cells[LEDGER_APPLICANT] = 1;
	mapping.cells[LEDGER_RESPONDENT] = 2;
	mapping.cells[LEDGER_ACCEPTED] = 3;
	mapping.cells[LEDGER_AMOUNT] = 4;
	read_mapped(result, path, NULL, &mapping);
	assert_string_equal(error_text(&result->err), "");
	assert_true(result->ok);
	assert_string_equal(
		result->seen, "渝劳仲案〔2020〕第1号|张伟|甲公司|1500000|1|2020-03-02|||备注：旧案\n");
	done(result);
	/* Only which record is the header: the rest by name, as far as that goes. */
	const struct ledger_mapping only = {.header_record = 2, .by_name = true};
	read_mapped(result, path, NULL, &only);
	assert_false(result->ok);
	assert_int_equal(result->report.header.cells[LEDGER_REMARK], 6);
	done(result);
	unlink(path);
	free(result);
}

/* A long number that a spreadsheet showed as 1.39E+10 has lost its end: kept as it is, and said. */
static void numbers_that_lost_their_end_are_said(void **state)
{
	(void)state;
	struct result *result = malloc(sizeof *result);
	assert_non_null(result);
	read_text(result, "案号,申请人,被申请人,案由,受理日期,申请人电话,被申请人电话\n"
			  "渝劳仲案〔2020〕1号,张伟,甲公司,社会保险,2020-3-2,1.39E+10,023-6789\n"
			  "渝劳仲案〔2020〕2号,李四,乙公司,社会保险,2020-3-2,13900000000,１．３９ｅ＋１０\n");
	assert_true(result->ok);
	assert_int_equal(result->report.cases, 2);
	assert_int_equal(result->report.warnings_by_kind[WARNING_TEXT], 2);
	assert_string_equal(result->report.samples[0].column, "申请人电话");
	assert_string_equal(result->report.samples[1].column, "被申请人电话");
	assert_non_null(strstr(result->report.samples[0].text, "1.39E+10"));
	done(result);
	free(result);
}

static void rejected_records_come_back(void **state)
{
	(void)state;
	struct result *result = malloc(sizeof *result);
	assert_non_null(result);
	read_text(result, "单位：万元\n" HEADER ROW(
				  "1") "渝劳仲案〔2020〕第2号,,\"甲\"\"厂\",2020-03-02,1,,,\"=1+1\n二\"\n");
	assert_true(result->ok);
	assert_int_equal(result->report.rejected_count, 1);
	assert_string_equal(result->rejected,
		"单位：万元\r\n案号,申请人,被申请人,受理日期,标的额(元),结案日期,结案方式,备注,未导入原因\r\n"
		"渝劳仲案〔2020〕第2号,,\"甲\"\"厂\",2020-03-02,1,,,\"'=1+1\n二\",没有申请人\r\n");
	char corrected[4096];
	const char *gap = strstr(result->rejected, "号,,");
	assert_non_null(gap);
	snprintf(corrected, sizeof corrected, "%.*s李四%s", (int)(gap - result->rejected) + 4,
		result->rejected, gap + 4);
	done(result);
	read_text(result, corrected);
	assert_true(result->ok);
	assert_int_equal(result->report.rejected_count, 0);
	assert_string_equal(result->seen, "渝劳仲案〔2020〕第2号|李四|甲\"厂|100|1|2020-03-02||=1+1\n二\n");
	done(result);
	free(result);
}

static void undecodable_bytes_are_named(void **state)
{
	(void)state;
	struct result *result = malloc(sizeof *result);
	assert_non_null(result);
	static const char text[] =
		HEADER ROW("1") "渝劳仲案〔2020〕第2号,李\xB2四,甲公司,2020-03-02,1,,,\r\n" ROW("3");
	read_bytes(result, text, sizeof text - 1, NULL);
	assert_true(result->ok);
	assert_string_equal(result->encoding.name, "UTF-8");
	assert_int_equal(result->report.cases, 2);
	assert_int_equal(result->report.rejected_count, 1);
	assert_string_equal(result->report.rejected[0].column, "申请人");
	assert_non_null(strstr(result->report.rejected[0].reason, "0xB2"));
	assert_non_null(strstr(result->rejected, "李\xB2四"));
	done(result);
	free(result);
}

static void read_utf16(struct result *result, bool big, bool mark)
{
	const char *text = HEADER ROW("1") "渝劳仲案〔2020〕第2号,王䶮,甲公司,2020-03-02,1,,,\r\n";
	struct encoding encoding = {.mark_length = 0};
	snprintf(encoding.name, sizeof encoding.name, "%s", big ? "UTF-16BE" : "UTF-16LE");
	struct encoder *encoder;
	struct error err = ERROR_INIT;
	struct strbuf bytes = {0};
	assert_true(encoder_open(&encoding, &encoder, &err));
	if (mark)
		strbuf_add_bytes(&bytes, big ? "\xFE\xFF" : "\xFF\xFE", 2);
	assert_true(encoder_add(encoder, text, strlen(text), &bytes, &err));
	encoder_close(encoder);
	read_bytes(result, bytes.data, bytes.length, NULL);
	assert_true(result->ok);
	assert_string_equal(result->encoding.name, encoding.name);
	assert_int_equal(result->report.cases, 2);
	assert_non_null(strstr(result->seen, "王䶮"));
	done(result);
	strbuf_free(&bytes);
}

static void utf16_in_all_forms(void **state)
{
	(void)state;
	struct result *result = malloc(sizeof *result);
	assert_non_null(result);
	for (int form = 0; form < 4; form++)
		read_utf16(result, form & 1, form & 2);
	free(result);
}

/* Any bytes: mutated ledgers in every encoding and plain noise. What counts is that it ends and, under the
 * sanitizers, that nothing is touched that should not be. Deterministic. */
static void noise_neither_crashes_nor_hangs(void **state)
{
	(void)state;
	struct result *result = malloc(sizeof *result);
	assert_non_null(result);
	static const char base[] = "台账\r\n" HEADER ROW("1") ROW(
		"2") "渝劳仲案〔2020〕第3号,\"张伟、李四等14人\",甲公司,２０２０年3月2日,1.2万元,43900,调解,\"一\"\"二\n三\"\r\n";
	uint64_t random = 88172645463325252u;
	for (int round = 0; round < 600; round++) {
		char bytes[sizeof base + 64];
		size_t length = sizeof base - 1;
		memcpy(bytes, base, length);
		for (int i = 0; i < 1 + round % 40; i++) {
			random ^= random << 13;
			random ^= random >> 7;
			random ^= random << 17;
			static const char telling[] = "\0\"\n\r,;\t\xFF\xFE\x81\x30"
						      "9-/.=年";
			size_t at = (size_t)(random >> 8) % length;
			char with = (random & 3) ? telling[(random >> 40) % (sizeof telling - 1)]
						 : (char)(random >> 32);
			if ((random & 0x70) == 0)
				memmove(bytes + at, bytes + at + 1, --length - at);
			else
				bytes[at] = with;
		}
		static const char *const encodings[] = {
			NULL, "GB18030", "UTF-8", "UTF-16LE", "UTF-16BE", "BIG5"};
		read_bytes(result, bytes, length, encodings[round % 6]);
		if (!result->ok)
			assert_true(error_text(&result->err)[0] != '\0');
		done(result);
	}
	free(result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_office_of_2020),
		cmocka_unit_test(small_ledgers),
		cmocka_unit_test(what_the_user_says_of_the_columns),
		cmocka_unit_test(numbers_that_lost_their_end_are_said),
		cmocka_unit_test(rejected_records_come_back),
		cmocka_unit_test(undecodable_bytes_are_named),
		cmocka_unit_test(utf16_in_all_forms),
		cmocka_unit_test(noise_neither_crashes_nor_hangs),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
