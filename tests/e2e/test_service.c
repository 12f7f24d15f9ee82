/* Service of documents for many cases at once: mailings with numbers that follow each other, and their
 * receipts by scanning or as a range. What the user does is counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"

#include <stdio.h>
#include <string.h>

enum {
	MAILINGS = 40,
	SUMMARY = 2 /* of them in summary procedure: nothing is announced there */,
	MOST_KEYS = 200,
	ROWS = 50
};

static int keystrokes;

/* One accepted case of the employer whose cases the tests search for. */
static int add_case(int number)
{
	char applicant[64], output[2048], case_id[64];
	snprintf(applicant, sizeof applicant, "applicant=试验工人%d", number);
	const char *const registered[] = {"act", "register", applicant, "respondent=重庆送达试验有限公司",
		"cause=追索劳动报酬", "--json", NULL};
	if (demo_run(registered, output, sizeof output) != 0)
		return -1;
	const char *id = strstr(output, "\"case\": \"id:");
	if (!id || sscanf(id, "\"case\": \"%63[^\"]", case_id) != 1)
		return -1;
	const char *const accept[] = {"act", "accept", case_id, NULL};
	const char *const simplify[] = {"act", "simplify", case_id, NULL};
	return demo_run(accept, NULL, 0) != 0 || (number <= SUMMARY && demo_run(simplify, NULL, 0) != 0);
}

static int build_office(void **state)
{
	(void)state;
	if (demo_build("10") != 0)
		return -1;
	for (int i = 1; i <= MAILINGS; i++)
		if (add_case(i) != 0)
			return -1;
	return 0;
}

static int remove_office(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

/* Keys by name, each one keystroke. */
static void press(struct e2e *e, const char *words)
{
	keystrokes++;
	for (const char *at = words; *at; at++)
		keystrokes += *at == ' ';
	e2e_keys(e, words);
}

/* A text, each character one keystroke. */
static void type(struct e2e *e, const char *text)
{
	for (const char *at = text; *at; at++)
		keystrokes += (*at & 0xC0) != 0x80;
	e2e_type(e, text);
}

/* A scanner types a number and Enter: one pull of its trigger. */
static void scan(struct e2e *e, const char *number)
{
	keystrokes++;
	e2e_type(e, number);
	e2e_keys(e, "Enter");
}

/* Marks the forty cases in the docket. */
static struct e2e *open_marked(int columns)
{
	struct e2e *e = demo_open(ROWS, columns, "zh", NULL);
	keystrokes = 0;
	press(e, "/ C-u");
	type(e, "送达试验");
	press(e, "Enter *");
	e2e_expect_in_row(e, 1, "已选 40");
	return e;
}

/* Sends a document to them under a range of numbers. */
static void mail(struct e2e *e, const char *range)
{
	press(e, "s");
	e2e_expect(e, "送达：40 件案件");
	press(e, "Tab Tab Tab Tab Tab");
	type(e, range);
	press(e, "C-s");
}

static void forty_mailings_and_their_receipts(void **state)
{
	(void)state;
	struct e2e *e = open_marked(80);
	mail(e, "EMS1001-EMS1040");
	e2e_expect(e, "“送达”：40 件全部办妥");
	press(e, "M R");
	for (int i = 0; i < MAILINGS; i++) {
		char number[16];
		snprintf(number, sizeof number, "EMS%d", 1001 + i);
		scan(e, number);
	}
	e2e_expect(e, "收回证：已认 40 件");
	e2e_expect(e, "EMS1040");
	e2e_expect_aligned(e);
	press(e, "Enter");
	e2e_expect(e, "已送达：40 件案件");
	press(e, "C-s");
	e2e_expect(e, "“已送达”：40 件全部办妥");
	e2e_expect(e, "收回证：已认 0 件"); /* none of them is out any more */
	press(e, "Enter");
	e2e_expect_not(e, "收回证：已认");
	assert_true(keystrokes < MOST_KEYS);
	print_message("40 mailings, 40 scanned receipts: %d keystrokes\n", keystrokes);
	demo_leave(e);
}

static void each_case_has_its_own_number(void **state)
{
	(void)state;
	struct e2e *e = open_marked(120);
	mail(e, "SF0099-SF0138");
	e2e_expect(e, "“送达”：40 件全部办妥");
	press(e, "M R");
	scan(e, "SF0138");
	e2e_expect(e, "收回证：已认 1 件");
	scan(e, "SF0138"); /* again: it is one receipt */
	e2e_expect(e, "收回证：已认 1 件");
	scan(e, "SF9999");
	e2e_expect(e, "没有在途的邮件用 SF9999 这个单号");
	scan(e, "SF0130-SF0140");
	e2e_expect(e, "收回证：已认 9 件");
	e2e_expect(e, "没有在途的邮件用 SF0139 等 2 个单号");
	press(e, "Backspace");
	e2e_expect(e, "收回证：已认 8 件");
	e2e_expect_aligned(e);
	/* Left by Esc the form gives the numbers back. */
	press(e, "Enter");
	e2e_expect(e, "已送达：8 件案件");
	press(e, "Esc");
	e2e_expect(e, "收回证：已认 8 件");
	press(e, "Enter C-s");
	e2e_expect(e, "“已送达”：8 件全部办妥");
	press(e, "Esc");
	demo_leave(e);
}

static void numbers_must_be_as_many_as_cases(void **state)
{
	(void)state;
	struct e2e *e = open_marked(120);
	mail(e, "EMS2001-EMS2039");
	e2e_expect(e, "单号 39 个，案件 40 件");
	press(e, "Esc Esc");
	press(e, "M R");
	scan(e, "EMS2001"); /* nothing was recorded */
	e2e_expect(e, "没有在途的邮件用 EMS2001 这个单号");
	press(e, "Esc");
	demo_leave(e);
}

/* The medium is the same for all, also where its day looks like a range. */
static void one_announcement_for_many(void **state)
{
	(void)state;
	struct e2e *e = open_marked(80);
	press(e, "s");
	e2e_expect(e, "送达：40 件案件");
	press(e, "Tab Tab");
	type(e, "公告"); /* opens the choice, and narrows it */
	press(e, "Enter Tab Tab");
	type(e, "重庆日报2020-12-31");
	press(e, "Tab Tab Tab"); /* nothing was tried before: the law asks why */
	type(e, "下落不明");
	e2e_expect_aligned(e);
	press(e, "C-s");
	e2e_expect(e, "“送达”：办妥 38 件，未办 2 件");
	e2e_expect(e, "20-0011：公告");
	e2e_expect(e, "20-0012：公告");
	assert_true(keystrokes < MOST_KEYS / 4);
	demo_leave(e);
}

/* An act whose words end with NULL. */
#define ACT(...) demo_run((const char *const[]){"act", __VA_ARGS__, NULL}, NULL, 0)

/* The employer of a new case was served elsewhere than at the address it is sued at. */
static void forms_begin_with_what_works(void **state)
{
	(void)state;
	char id[2][64];
	for (int i = 0; i < 2; i++) {
		char output[2048];
		const char *const registered[] = {"act", "register", i ? "applicant=钱二" : "applicant=赵一",
			i ? "respondent=重庆地址簿有限公司" : "respondent=重庆市地址簿有限责任公司",
			"respondent_address=江北区旧路1号", "address=渝中区工人村5号", "cause=追索劳动报酬",
			"--json", NULL};
		assert_int_equal(demo_run(registered, output, sizeof output), 0);
		const char *at = strstr(output, "\"case\": \"id:");
		assert_true(at && sscanf(at, "\"case\": \"%63[^\"]", id[i]) == 1);
		assert_int_equal(ACT("accept", id[i]), 0);
	}
	assert_int_equal(ACT("serve", id[0], "method=mail"), 0);
	assert_int_equal(ACT("serve_failed", id[0], "reason=已搬迁"), 0);
	assert_int_equal(ACT("serve", id[0], "method=direct", "address=南岸区新路2号"), 0);
	assert_int_equal(ACT("served", id[0], "proof=7"), 0);

	struct e2e *e = demo_open(24, 80, "zh", NULL);
	press(e, "/ C-u");
	type(e, "钱二");
	press(e, "Enter s");
	e2e_expect(e, "南岸区新路2号");
	e2e_expect(e, "直接送达");
	e2e_expect(e, "以往送达：南岸区新路2号 2020-12-31 直接送达成功");
	e2e_expect(e, "旧路1号 2020-12-31 未果（已搬迁）");
	e2e_expect_aligned(e);
	/* Another recipient, another address; what the user wrote stays. */
	press(e, "Tab");
	type(e, "申请人");
	press(e, "Enter");
	e2e_expect(e, "渝中区工人村5号");
	e2e_expect_not(e, "南岸区新路2号");
	press(e, "Esc Esc A");
	type(e, "孙三");
	press(e, "Tab Tab Tab Tab");
	type(e, "重庆地址簿有限公司");
	press(e, "Tab");
	e2e_expect(e, "以往送达：南岸区新路2号");
	press(e, "Tab C-u");
	type(e, "沙坪坝区3号");
	press(e, "S-Tab S-Tab");
	type(e, "（集团）");
	press(e, "Tab");
	e2e_expect(e, "沙坪坝区3号");
	press(e, "Esc Esc");
	demo_leave(e);
}

/* After a letter that says enough: the method, the grounds and what went before stand in the form, and only
 * the medium is missing. */
static void what_came_back_is_announced(void **state)
{
	(void)state;
	char output[2048], id[64];
	const char *const registered[] = {"act", "register", "applicant=周八",
		"respondent=重庆下落试验有限公司", "respondent_address=巴南区3号", "cause=追索劳动报酬",
		"--json", NULL};
	assert_int_equal(demo_run(registered, output, sizeof output), 0);
	const char *at = strstr(output, "\"case\": \"id:");
	assert_true(at && sscanf(at, "\"case\": \"%63[^\"]", id) == 1);
	assert_int_equal(ACT("accept", id), 0);
	assert_int_equal(ACT("serve", id), 0);
	assert_int_equal(ACT("serve_failed", id, "reason=下落不明"), 0);
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	press(e, "/ C-u");
	type(e, "周八");
	press(e, "Enter s");
	e2e_expect(e, "下一步 公告送达：受送达人下落不明");
	e2e_expect_in_row(e, 5, "公告送达");
	e2e_expect(e, "2020-12-31 邮寄送达未果（下落不明）");
	e2e_expect_aligned(e);
	press(e, "C-s");
	e2e_expect(e, "公告送达请写明公告的媒体");
	type(e, "重庆日报");
	press(e, "C-s");
	e2e_expect(e, "已发出申请书副本和应诉通知（公告送达）");
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forty_mailings_and_their_receipts),
		cmocka_unit_test(each_case_has_its_own_number),
		cmocka_unit_test(numbers_must_be_as_many_as_cases),
		cmocka_unit_test(one_announcement_for_many),
		cmocka_unit_test(forms_begin_with_what_works),
		cmocka_unit_test(what_came_back_is_announced),
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
