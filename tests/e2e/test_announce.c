/* What follows is shown before it is done: of one case, and of one announcement for many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"

#include <stdio.h>
#include <string.h>

enum { CASES = 6, ROWS = 24, COLUMNS = 80 };

#define ACT(...) demo_run((const char *const[]){"act", __VA_ARGS__, NULL}, NULL, 0)

/* An accepted case whose application came back; the first one is in summary procedure. */
static int add_case(int number)
{
	char applicant[64], respondent[96], output[2048], id[64];
	snprintf(applicant, sizeof applicant, "applicant=公告试验%d", number);
	snprintf(respondent, sizeof respondent, "respondent=重庆失联%d号有限公司", number);
	const char *const registered[] = {"act", "register", applicant, respondent, "cause=追索劳动报酬",
		"date=2020-12-14", "--json", NULL};
	if (demo_run(registered, output, sizeof output) != 0)
		return -1;
	const char *at = strstr(output, "\"case\": \"id:");
	if (!at || sscanf(at, "\"case\": \"%63[^\"]", id) != 1 || ACT("accept", id, "date=2020-12-14") != 0 ||
		ACT("serve", id, "method=mail", "date=2020-12-15") != 0 ||
		ACT("serve_failed", id, "reason=下落不明", "date=2020-12-21") != 0)
		return -1;
	return number == 1 ? ACT("simplify", id, "date=2020-12-21") : 0;
}

static int build_office(void **state)
{
	(void)state;
	if (demo_build("10") != 0)
		return -1;
	for (int i = 1; i <= CASES; i++)
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

static int journal_entries(void)
{
	char output[1024];
	int entries = -1;
	assert_int_equal(demo_run((const char *const[]){"check", "--json", NULL}, output, sizeof output), 0);
	const char *at = strstr(output, "\"journal_entries\":");
	assert_non_null(at);
	assert_int_equal(sscanf(at, "\"journal_entries\": %d", &entries), 1);
	return entries;
}

static struct e2e *open_search(const char *text, const char *today)
{
	const char *const set[] = {today, NULL};
	struct e2e *e = demo_open(ROWS, COLUMNS, "zh", today ? set : NULL);
	e2e_keys(e, "/ C-u");
	e2e_type(e, text);
	e2e_keys(e, "Enter");
	return e;
}

static void one_case_is_shown_first(void **state)
{
	(void)state;
	struct e2e *e = open_search("失联2号", NULL);
	int before = journal_entries();
	e2e_keys(e, ":");
	e2e_type(e, "变更请求");
	e2e_keys(e, "Enter Tab");
	e2e_type(e, "8000");
	e2e_keys(e, "C-s");
	e2e_expect(e, "还没有存。Enter 办理");
	e2e_expect(e, "期限改为  裁决  2021-01-28 → 2021-02-18");
	e2e_expect(e, "重新起算");
	e2e_expect_aligned(e);
	/* Back at the fields, everything still stands there; nothing was done. */
	e2e_keys(e, "Esc");
	e2e_expect_not(e, "还没有存");
	e2e_expect(e, "8000");
	assert_int_equal(journal_entries(), before);
	e2e_keys(e, "C-s");
	e2e_expect(e, "还没有存");
	e2e_keys(e, "Enter");
	e2e_expect_not(e, "还没有存");
	e2e_expect(e, "已登记：增加变更请求");
	assert_int_equal(journal_entries(), before + 1);
	demo_leave(e);
}

static void one_announcement_is_shown_and_done(void **state)
{
	(void)state;
	struct e2e *e = open_search("重庆失联", NULL);
	int before = journal_entries();
	e2e_keys(e, "* N");
	e2e_expect(e, "公告：6 件案件");
	e2e_keys(e, "Tab Tab");
	e2e_type(e, "重庆日报");
	e2e_keys(e, "C-s");
	e2e_expect(e, "Enter 办理其中 5 件（1 件不能办理）");
	e2e_expect(e, "简易处理不能公告，先办理“转普通”");
	e2e_expect(e, "期限改为  裁决  2021-01-28 → 2021-03-29（办案规则45）");
	e2e_expect(e, "期满，开庭");
	e2e_expect_aligned(e);
	assert_int_equal(journal_entries(), before);
	e2e_keys(e, "End");
	e2e_expect_aligned(e);
	e2e_keys(e, "Esc");
	e2e_expect(e, "重庆日报");
	e2e_keys(e, "C-s Enter");
	e2e_expect(e, "“公告”：办妥 5 件，未办 1 件");
	/* The refused one keeps its mark; each of the others has its entry. */
	e2e_expect_in_row(e, 1, "已选 1");
	assert_int_equal(journal_entries(), before + CASES - 1);
	demo_leave(e);
}

/* Marked together, each on its own day; the form names none. */
static void run_out_announcements_are_recorded(void **state)
{
	(void)state;
	struct e2e *e = open_search("重庆失联", "ZHONGCAI_TODAY=2021-03-02");
	int before = journal_entries();
	e2e_keys(e, "* :");
	e2e_type(e, "公告期满");
	e2e_keys(e, "Enter");
	e2e_expect(e, "公告期满：6 件案件");
	e2e_keys(e, "C-s");
	e2e_expect(e, "公告 2021-03-01 期满，视为送达");
	e2e_expect(e, "Enter 办理其中 5 件（1 件不能办理）");
	e2e_expect_aligned(e);
	e2e_keys(e, "Enter");
	e2e_expect(e, "“公告期满”：办妥 5 件，未办 1 件");
	assert_int_equal(journal_entries(), before + CASES - 1);
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_case_is_shown_first),
		cmocka_unit_test(one_announcement_is_shown_and_done),
		cmocka_unit_test(run_out_announcements_are_recorded),
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
