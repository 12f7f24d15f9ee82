/* The arbitrators: who they are and what they carry, who can sit in a case and why not, and a seat offered,
 * declined, offered again, accepted and undone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo.h"

#include <stdio.h>
#include <string.h>

static char case_id[64]; /* id:N of the case to form a tribunal for */

enum { TRIBUNAL = 13, PERSON = 14 /* lines at 24 rows, with a case chosen */ };

static int add(
	const char *name, const char *source, const char *organisation, const char *from, const char *until)
{
	const char *const act[] = {"act", "add_arbitrator", name, source, organisation, from, until,
		"yearly_limit=30", "phone=023-60000000", NULL};
	return demo_run(act, NULL, 0);
}

/* 今日 is 2020-12-31: one term ends in a month, one has ended. */
static int build_office(void **state)
{
	(void)state;
	char output[2048];
	static const char *const registered[] = {"act", "register", "applicant=郗仲明、郗仲亮",
		"respondent=重庆试验建筑有限公司", "cause=追索劳动报酬", "--json", NULL};
	if (demo_build("40") != 0 ||
		add("name=阿卜杜拉·买买提江·艾山", "source=高校", "organisation=西南大学", "from=2018-05-01",
			"until=2023-04-30") != 0 ||
		add("name=欧阳试验", "source=企业", "organisation=重庆市试验建筑有限责任公司",
			"from=2018-05-01", "until=2023-04-30") != 0 ||
		add("name=司徒将满", "source=律所", "organisation=某某律所", "from=2018-05-01",
			"until=2021-01-31") != 0 ||
		add("name=诸葛已满", "source=工会", "organisation=总工会", "from=2015-01-01",
			"until=2019-12-31") != 0 ||
		demo_run(registered, output, sizeof output) != 0)
		return -1;
	const char *id = strstr(output, "\"case\": \"id:");
	if (!id || sscanf(id, "\"case\": \"%63[^\"]", case_id) != 1)
		return -1;
	const char *const accept[] = {"act", "accept", case_id, NULL};
	if (demo_run(accept, NULL, 0) != 0)
		return -1;
	/* … and one of fourteen workers, with two of three seats offered to people of long names. */
	static const char *const large[] = {"act", "register", "applicant=端木伯等14人",
		"respondent=重庆某某家政有限公司", "cause=追索劳动报酬", "--json", NULL};
	char large_id[64];
	if (add("name=迪丽热巴·阿不都热合曼·吐尔逊", "source=高校", "organisation=西南大学",
		    "from=2018-05-01", "until=2023-04-30") != 0 ||
		demo_run(large, output, sizeof output) != 0 || !(id = strstr(output, "\"case\": \"id:")) ||
		sscanf(id, "\"case\": \"%63[^\"]", large_id) != 1)
		return -1;
	const char *const accept_large[] = {"act", "accept", large_id, NULL};
	const char *const presiding[] = {"act", "offer", large_id, "arbitrator=阿卜杜拉·买买提江·艾山",
		"seat=presiding", "reason=轮到", NULL};
	const char *const member[] = {"act", "offer", large_id, "arbitrator=迪丽热巴·阿不都热合曼·吐尔逊",
		"seat=member", "reason=轮到", NULL};
	return demo_run(accept_large, NULL, 0) || demo_run(presiding, NULL, 0) || demo_run(member, NULL, 0);
}

static int remove_office(void **state)
{
	(void)state;
	e2e_folder_remove();
	return 0;
}

/* The pane as it is gone to from the case in the docket. */
static struct e2e *open_for_case(int rows, int columns)
{
	struct e2e *e = demo_open_as_director(rows, columns, "zh", NULL);
	e2e_keys(e, "/ C-u 郗仲明 Enter");
	e2e_expect_in_row(e, 3, "郗仲明");
	e2e_keys(e, "4");
	e2e_expect_in_row(e, 1, "郗仲明等2人");
	return e;
}

/* Nobody but who has that in his name. */
static void only(struct e2e *e, const char *name)
{
	char keys[128];
	snprintf(keys, sizeof keys, "/ C-u %s Enter", name);
	e2e_keys(e, keys);
	e2e_expect_in_row(e, 1, "仲裁员 1/");
}

static void the_roster_fits_each_width(void **state)
{
	(void)state;
	static const struct {
		int rows, columns;
		const char *hidden;
	} cases[] = {{24, 80, "所在单位"}, {24, 81, "所在单位"}, {30, 120, NULL}, {50, 200, NULL}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct e2e *e = demo_open(cases[i].rows, cases[i].columns, "zh", NULL);
		e2e_keys(e, "4 C");
		e2e_expect_in_row(e, 1, "兼职");
		e2e_expect_in_row(e, 1, "聘期将满");
		static const char *const headings[] = {
			"姓名", "来源", "聘期至", "本年/上限", "在办", "待复", "下次开庭", "能否承办"};
		for (size_t k = 0; k < sizeof headings / sizeof *headings; k++)
			e2e_expect_in_row(e, 2, headings[k]);
		if (cases[i].hidden)
			e2e_expect_not(e, cases[i].hidden);
		e2e_expect_aligned(e);
		/* A long name pushes nothing: what follows it stands under its heading. */
		only(e, "阿卜杜拉");
		int heading, value;
		assert_int_equal(e2e_find(e, "种类", &heading), 2);
		assert_int_equal(e2e_find(e, "兼职 高校", &value), 3);
		assert_int_equal(value, heading);
		e2e_expect_in_row(e, 3, "23-04-30");
		e2e_expect_in_row(e, 3, "1/30");
		e2e_expect_aligned(e);
		demo_leave(e);
	}
}

static void a_narrow_terminal_is_told_so(void **state)
{
	(void)state;
	struct e2e *e = open_for_case(24, 80);
	e2e_resize(e, 24, 79);
	e2e_expect(e, "窗口太小");
	e2e_expect_aligned(e);
	e2e_resize(e, 24, 80);
	e2e_expect_in_row(e, 1, "郗仲明等2人");
	e2e_expect_in_row(e, 2, "能否承办");
	e2e_expect_aligned(e);
	e2e_resize(e, 50, 200);
	e2e_expect_in_row(e, 1, "的席位"); /* the second box stands beside the first */
	e2e_expect_aligned(e);
	demo_leave(e);
}

static void who_is_excluded_learns_why(void **state)
{
	(void)state;
	struct e2e *e = open_for_case(24, 80);
	e2e_expect_in_row(e, TRIBUNAL, "尚缺独任 1");
	only(e, "欧阳试验");
	e2e_expect_in_row(e, 3, "回避：单位");
	e2e_expect_in_row(e, PERSON, "不能承办");
	e2e_expect_in_row(e, PERSON, "重庆市试验建筑有限责任公司");
	e2e_expect_in_row(e, PERSON + 1, "第三十三条");
	e2e_keys(e, "a");
	e2e_expect(e, "欧阳试验 不能承办本案：回避：单位");
	e2e_expect_not(e, "Ctrl-S");
	only(e, "诸葛已满");
	e2e_expect_in_row(e, 3, "19-12-31 已满");
	e2e_expect_in_row(e, 3, "不在聘期");
	e2e_expect_in_row(e, PERSON, "第二十四条");
	e2e_keys(e, "i");
	e2e_expect(e, "诸葛已满 不能承办本案：不在聘期");
	e2e_expect_aligned(e);
	demo_leave(e);
}

static void a_term_that_ends_is_renewed(void **state)
{
	(void)state;
	struct e2e *e = demo_open(24, 80, "zh", NULL);
	e2e_keys(e, "4 C");
	only(e, "司徒将满");
	e2e_expect_in_row(e, 3, "21-01-31 将满");
	e2e_expect(e, "聘期 2021-01-31 届满，余 31 日");
	e2e_keys(e, "t");
	e2e_expect(e, "2021-02-01"); /* from the day after */
	e2e_keys(e, "Esc");
	e2e_keys(e, "f q");
	e2e_expect_in_row(e, 22, "聘期将满或已满");
	e2e_keys(e, "F / C-u 司徒 Enter f h"); /* nobody assessed him in 2019, nor trained him in 2020 */
	e2e_expect_in_row(e, 3, "司徒将满");
	e2e_expect_in_row(e, 22, "去年未考核");
	e2e_keys(e, "f p");
	e2e_expect_in_row(e, 3, "司徒将满");
	e2e_expect_in_row(e, 22, "今年培训未满");
	static const char *const assessed[] = {
		"act", "assess", "arbitrator=司徒将满", "year=2019", "grade=合格", NULL};
	assert_int_equal(demo_run(assessed, NULL, 0), 0);
	e2e_keys(e, "F / C-u 司徒 Enter f h");
	e2e_expect(e, "没有符合筛选条件的仲裁员");
	e2e_keys(e, "F");
	e2e_expect_in_row(e, 22, "全部仲裁员");
	e2e_keys(e, "o");
	e2e_expect_in_row(e, 22, "办案少的在前");
	demo_leave(e);
}

static void a_seat_is_offered_until_someone_accepts(void **state)
{
	(void)state;
	struct e2e *e = open_for_case(24, 80);
	only(e, "阿卜杜拉");
	e2e_expect_in_row(e, 3, "可");
	e2e_keys(e, "i");
	e2e_expect(e, "独任"); /* the next free seat */
	e2e_keys(e, "C-s");
	e2e_expect(e, "必须填写。"); /* nobody is chosen by hand without one */
	e2e_type(e, "熟悉行业");
	e2e_keys(e, "C-s");
	e2e_expect_in_row(e, 3, "独任待答复");
	e2e_expect_in_row(e, TRIBUNAL, "阿卜杜拉·买买提江·艾山（待答复）");
	e2e_expect_in_row(e, TRIBUNAL, "席位已满，等待答复");
	e2e_expect_in_row(e, 18, "待答复"); /* among his seats, too */

	e2e_keys(e, "x Tab");
	e2e_type(e, "与被申请人的代理人熟识");
	e2e_keys(e, "C-s");
	e2e_expect_in_row(e, 3, "已谢绝");
	e2e_expect_in_row(e, TRIBUNAL, "尚缺独任 1");
	e2e_expect_in_row(e, PERSON, "2020-12-31 谢绝本案：与被申请人的代");

	only(e, "司徒将满");
	e2e_keys(e, "i Tab Tab Tab");
	e2e_type(e, "熟悉行业");
	e2e_keys(e, "C-s");
	e2e_expect_in_row(e, 3, "独任待答复");
	e2e_keys(e, "v C-s");
	e2e_expect_in_row(e, 3, "本案独任");
	e2e_expect_in_row(e, TRIBUNAL, "独任 司徒将满（已接受）；席位已满");
	e2e_expect_aligned(e);
	e2e_keys(e, "r"); /* refused before a form asks for anything */
	e2e_expect(e, "席位已满，没有可以抽取的席位；要换人请用“更换”");
	e2e_keys(e, "u"); /* the acceptance was a slip */
	e2e_expect_in_row(e, 3, "独任待答复");
	e2e_keys(e, "U");
	e2e_expect_in_row(e, 3, "本案独任");

	/* From his seats to the case and back: it is his now. */
	e2e_keys(e, "Tab Enter");
	e2e_expect_in_row(e, 1, "号");
	e2e_expect(e, "郗仲明");
	e2e_keys(e, "4");
	e2e_expect_in_row(e, TRIBUNAL, "独任 司徒将满（已接受）");
	e2e_keys(e, "F Left Home");
	e2e_expect_in_row(e, 3, "本案独任"); /* the tribunal stands first */
	e2e_keys(e, "C");
	e2e_expect_not(e, "郗仲明等2人（");
	demo_leave(e);
}

static void three_seats_of_long_names(void **state)
{
	(void)state;
	struct e2e *e = demo_open_as_director(24, 80, "zh", NULL);
	e2e_keys(e, "/ C-u 端木伯 Enter 4");
	e2e_expect_in_row(e, 1, "端木伯等14人");
	e2e_expect_in_row(e, TRIBUNAL, "首席 阿卜杜拉·买买提江·艾山（待答复）");
	e2e_expect_in_row(e, TRIBUNAL + 1, "尚缺首席 0、成员 1"); /* on a second line, not cut off */
	e2e_expect_aligned(e);
	only(e, "司徒将满");
	e2e_keys(e, "m"); /* he could take either seat */
	e2e_expect(e, "更换谁？");
	e2e_keys(e, "Esc");
	e2e_keys(e, "a");
	e2e_expect(e, "*成员"); /* the seat that is free */
	e2e_keys(e, "Tab Tab Tab");
	e2e_type(e, "熟悉行业");
	e2e_keys(e, "C-s");
	e2e_expect(e, "席位已满，等待答复");
	demo_leave(e);
}

/* What is declared of an arbitrator is shown, and keeps him from the case at once. */
static void a_tie_is_recorded_where_he_stands(void **state)
{
	(void)state;
	struct e2e *e = open_for_case(24, 80);
	only(e, "迪丽热巴");
	e2e_expect_in_row(e, 3, "可");
	e2e_keys(e, "K Tab Tab");
	e2e_type(e, "重庆试验建筑有限责任公司");
	e2e_keys(e, "C-s");
	e2e_expect_in_row(e, 3, "回避：定点");
	e2e_expect(e, "定点联系企业“重庆试验建筑");
	e2e_keys(e, "u"); /* it was another's */
	e2e_expect_in_row(e, 3, "可");
	e2e_keys(e, "T Tab Tab");
	e2e_type(e, "24");
	e2e_keys(e, "C-s");
	e2e_expect(e, "2020 年共 24 学时");
	e2e_expect_in_row(e, 3, "培训不足"); /* his hours are kept now: last year's were too few */
	e2e_resize(e, 50, 200);
	e2e_expect(e, "今年 24/40 学时");
	e2e_expect_aligned(e);
	demo_leave(e);
}

/* The cursor onto the first row of the roster that says so, -1 when none does. */
static int go_to(struct e2e *e, const char *what)
{
	int column, row = e2e_find(e, what, &column);
	e2e_keys(e, "Home");
	for (int i = 3; i < row; i++)
		e2e_keys(e, "Down");
	return row;
}

/* A collective case: three are drawn together, one declines, that seat alone is drawn again, all accept. */
static void three_are_drawn_and_one_declines(void **state)
{
	(void)state;
	char output[2048], id[64];
	static const char *const registered[] = {"act", "register", "applicant=公孙乙等14人",
		"respondent=重庆某某餐饮有限公司", "cause=追索劳动报酬", "--json", NULL};
	assert_int_equal(demo_run(registered, output, sizeof output), 0);
	const char *made = strstr(output, "\"case\": \"id:");
	assert_non_null(made);
	assert_int_equal(sscanf(made, "\"case\": \"%63[^\"]", id), 1);
	/* With one full-time arbitrator a member is part-time, whatever is drawn. */
	static const char *const away[] = {
		"王芳", "唐艳", "刘洋", "向明", "谭建平", "冉秀华", "罗永强", "田晓红", "牟国林"};
	for (size_t i = 0; i < sizeof away / sizeof *away; i++) {
		char who[64];
		snprintf(who, sizeof who, "arbitrator=%s", away[i]);
		const char *const act[] = {
			"act", "unavailable", who, "from=2020-12-31", "until=2021-01-08", NULL};
		assert_int_equal(demo_run(act, NULL, 0), 0);
	}
	const char *const accept[] = {"act", "accept", id, NULL};
	const char *const verify[] = {"draw", "verify", id, NULL};
	assert_int_equal(demo_run(accept, NULL, 0), 0);
	assert_int_equal(demo_run(verify, NULL, 0), 1); /* nothing drawn yet */

	struct e2e *e = demo_open(24, 80, "zh", NULL);
	e2e_keys(e, "/ C-u 公孙乙 Enter 4");
	e2e_expect_in_row(e, 1, "公孙乙等14人");
	e2e_expect_in_row(e, TRIBUNAL, "尚缺首席 1、成员 2。r 抽取：");
	e2e_expect_in_row(e, TRIBUNAL, "人可抽");
	e2e_keys(e, "r C-s");
	e2e_expect(e, "人中抽中 首席 ");
	e2e_keys(e, "Home");
	e2e_expect_in_row(e, 1, "席位已满");
	e2e_expect_aligned(e);
	assert_int_equal(demo_run(verify, NULL, 0), 0);

	assert_true(go_to(e, "成员待答复") >= 3);
	e2e_expect_in_row(e, PERSON + 1, "邀请为本案成员");
	e2e_keys(e, "x Tab");
	e2e_type(e, "出差一个月");
	e2e_keys(e, "C-s");
	e2e_expect(e, "席位可以重新抽取");
	e2e_keys(e, "Home");
	/* A long name among those drawn breaks the line between the two. */
	e2e_expect(e, "尚缺首席 0、成员");
	e2e_expect(e, "1。r 抽取：");
	e2e_keys(e, "r C-s"); /* his reason is on record: no other is asked for */
	e2e_expect(e, "人中抽中 成员 ");
	e2e_keys(e, "Home");
	e2e_expect_in_row(e, 1, "席位已满");

	for (int left = 3; left > 0 && go_to(e, "成员待答复") >= 3; left--) {
		e2e_keys(e, "v C-s");
		e2e_expect(e, "同意承办");
		e2e_keys(e, "Home");
	}
	if (go_to(e, "首席待答复") >= 3)
		e2e_keys(e, "v C-s Home");
	e2e_expect_not(e, "员待答复");
	e2e_expect_not(e, "席待答复");
	e2e_expect(e, "（已接受）");
	e2e_expect_aligned(e);
	assert_int_equal(demo_run(verify, output, sizeof output), 0);
	assert_non_null(strstr(output, "相符"));
	demo_leave(e);
}

/* Whoever calls it by name looks it over first, as with the pane's own key. */
static void a_week_is_looked_over_wherever_it_is_called(void **state)
{
	(void)state;
	struct e2e *e = demo_open_as_director(24, 80, "zh", NULL);
	e2e_keys(e, "1 : assign_week Enter");
	e2e_expect(e, "一起分案 2020-12-28 至 2021-01-03：可分");
	e2e_expect(e, "Enter 全部分案");
	e2e_keys(e, "Esc");
	e2e_expect(e, "没有分，什么也没有保存");
	demo_leave(e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_roster_fits_each_width),
		cmocka_unit_test(a_narrow_terminal_is_told_so),
		cmocka_unit_test(who_is_excluded_learns_why),
		cmocka_unit_test(a_term_that_ends_is_renewed),
		cmocka_unit_test(a_seat_is_offered_until_someone_accepts),
		cmocka_unit_test(three_seats_of_long_names),
		cmocka_unit_test(a_tie_is_recorded_where_he_stands),
		cmocka_unit_test(three_are_drawn_and_one_declines),
		cmocka_unit_test(a_week_is_looked_over_wherever_it_is_called),
	};
	return cmocka_run_group_tests(tests, build_office, remove_office);
}
