/* Conflicts of interest from what the file knows: how names are compared, each rule with its record, and what
 * only keeps from a draw or only warns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/codes.h"
#include "office/eligibility.h"
#include "office/names.h"
#include "office_fixture.h"
#include "store/row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void spellings_of_one_company_have_one_key(void **state)
{
	(void)state;
	static const char *const same[][2] = {
		{"重庆甲建筑有限公司", "重庆市甲建筑有限责任公司"},
		{"重庆甲建筑有限公司", "  重庆 甲建筑 有限公司 "},
		{"重庆甲建筑有限公司", "重庆市甲建筑（有限）公司"},
		{"重庆甲（两江）建筑有限公司", "重庆甲(两江)建筑有限公司"},
		{"重庆甲（两江）建筑有限公司", "重庆甲【两江】建筑有限责任公司"},
		{"ＡＢＣ科技股份有限公司", "abc科技股份公司"},
		{"重庆１２３物流有限公司", "重庆123物流有限公司"},
		{"四川省乙食品有限公司", "四川乙食品有限公司"},
		{"深圳市丙电子有限公司", "深圳丙电子有限责任公司"},
		{"广东省深圳市丙电子有限公司", "广东深圳丙电子有限公司"},
		{"渝北区老王面馆（个体工商户）", "渝北区老王面馆"},
		{"重庆衡信律师事务所", "重庆市衡信（特殊普通合伙）律师事务所"},
		{"重庆长安汽车股份有限公司重庆分公司", "重庆市长安汽车股份公司重庆市分公司"},
	};
	static const char *const other[][2] = {
		{"重庆甲建筑有限公司", "重庆乙建筑有限公司"},
		{"重庆甲建筑有限公司", "重庆甲建筑股份有限公司"},
		{"重庆永辉超市有限公司", "重庆永辉超有限公司"},
		{"重庆都市丽人有限公司", "重庆都丽人有限公司"},
		{"重庆甲建筑有限公司", "重庆甲建筑有限公司渝北分公司"},
		{"四川乙食品有限公司", "重庆乙食品有限公司"},
	};
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		char *a = name_key(same[i][0]), *b = name_key(same[i][1]);
		assert_string_equal(a, b);
		free(a);
		free(b);
	}
	for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
		char *a = name_key(other[i][0]), *b = name_key(other[i][1]);
		assert_string_not_equal(a, b);
		free(a);
		free(b);
	}
}

static void groups_are_guessed_by_the_root_of_the_name(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		bool kin;
	} pairs[] = {
		{"重庆长安汽车股份有限公司", "重庆长安汽车物流有限公司", true},
		{"长安集团有限公司", "重庆长安物业有限公司", true},
		{"重庆长安物业有限公司", "重庆长江物业有限公司", false},
		{"重庆甲建筑有限公司", "重庆乙建筑有限公司", false},
		{"中国建筑有限公司", "中国银行", false},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		char *a = name_key(pairs[i].a), *b = name_key(pairs[i].b);
		assert_int_equal(name_keys_are_kin(a, b), pairs[i].kin);
		assert_int_equal(name_keys_are_kin(b, a), pairs[i].kin);
		free(a);
		free(b);
	}
}

/* ---- rules ---- */

static struct eligibility judged_of(struct office *office, int64_t case_id, const char *name)
{
	struct row_list list;
	struct error err = ERROR_INIT;
	struct eligibility found;
	assert_true(row_list_where_text(office->store, &arbitrator_table, "name", name, 1, &list, &err));
	assert_int_equal(list.count, 1);
	int64_t id = ROW_AT(&list, arbitrator, 0)->id;
	row_list_free(&list);
	if (!eligibility_of(office, case_id, id, 0, office->today, &found, &err))
		fail_msg("%s", error_text(&err));
	return found;
}

/* How 林晓燕 (西南大学) is judged for the case: the rule's id, "" where none speaks. */
static struct eligibility judged(struct office *office, int64_t case_id)
{
	return judged_of(office, case_id, "林晓燕");
}

static void expect(struct office *office, int64_t case_id, const char *rule, const char *record)
{
	struct eligibility found = judged(office, case_id);
	assert_string_equal(found.rule ? found.rule->id : "", rule);
	if (record)
		assert_contains(found.reason, record);
	assert_int_equal(found.eligible, !found.rule || !found.rule->hard);
	assert_int_equal(found.drawable, !found.rule || !found.rule->undrawn);
	eligibility_clear(&found);
}

#define TIE(kind, name, ...)                                                                                 \
	fixture_act(office, "add_tie", 0, "arbitrator=林晓燕", "kind=" kind, "name=" name, __VA_ARGS__, NULL)
#define UNTIE(id)                                                                                            \
	do {                                                                                                 \
		char which[48];                                                                              \
		snprintf(which, sizeof which, "tie=id:%lld", (long long)(id));                               \
		fixture_act(office, "remove_tie", 0, which, NULL);                                           \
	} while (0)

static void ties_exclude_while_they_count(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24"); /* 张伟 against 重庆甲建筑有限公司 */
	expect(office, id, "", NULL);
	int64_t tie = TIE("liaison", "重庆市甲建筑有限责任公司", "from=2019-01-01");
	expect(office, id, "liaison", "定点联系企业“重庆市甲建筑有限责任公司”是本案被申请人");
	UNTIE(tie);
	tie = TIE("liaison", "重庆甲建筑有限公司", "until=2020-09-23"); /* ended yesterday */
	expect(office, id, "", NULL);
	UNTIE(tie);
	tie = TIE("employer", "重庆（甲）建筑有限公司", "until=2018-09-24"); /* two years to the day */
	expect(office, id, "organisation", "曾任职单位");
	UNTIE(tie);
	tie = TIE("employer", "重庆甲建筑有限公司", "until=2018-09-23");
	expect(office, id, "", NULL);
	fixture_act(office, "set", 0, "key=conflict.years", "value=3", NULL);
	expect(office, id, "organisation", "2018-09-23");
	UNTIE(tie);
	tie = TIE("employer", "重庆甲建筑有限公司", "from=2020-10-01"); /* not yet */
	expect(office, id, "", NULL);
	UNTIE(tie);
	tie = TIE("relative", "张 伟", "until=");
	expect(office, id, "relative", "近亲属“张 伟”是本案申请人");
	fixture_refused(office, "offer", id, "回避：亲属", "arbitrator=林晓燕", "reason=轮到", NULL);
	UNTIE(tie);
	expect(office, id, "", NULL);
}

static void a_change_of_employer_is_remembered(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(
		office, "edit_arbitrator", 0, "arbitrator=林晓燕", "organisation=重庆甲建筑有限公司", NULL);
	expect(office, id, "organisation", "所在单位");
	fixture_act(
		office, "edit_arbitrator", 0, "arbitrator=林晓燕", "organisation=重庆另谋科技有限公司", NULL);
	assert_contains(fixture_message(), "记为曾任职单位");
	office->today = civil_parse("2020-09-25");
	expect(office, id, "organisation", "曾任职单位“重庆甲建筑有限公司”（至 2020-09-24）");
	/* Another spelling is no other employer. */
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕",
		"organisation=重庆市另谋科技有限责任公司", NULL);
	assert_null(strstr(fixture_message(), "曾任职"));
}

static void firms_that_represent_exclude_now_and_for_a_while(void **state)
{
	struct office *office = office_of(state);
	TIE("firm", "重庆衡信律师事务所", "until=");
	int64_t now = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_party", now, "role=代理人", "name=李律师",
		"organisation=重庆市衡信（普通合伙）律师事务所", "represents=respondent", NULL);
	expect(office, now, "represents", "李律师 代理本案被申请人");
	/* In the name of the representative as well. */
	int64_t inname = fixture_act(office, "register", 0, "applicant=王芳", "respondent=重庆丁有限公司",
		"cause=追索劳动报酬", NULL);
	fixture_act(office, "accept", inname, NULL);
	fixture_act(office, "add_party", inname, "role=代理人", "name=重庆衡信律师事务所 吴律师", NULL);
	expect(office, inname, "represents", NULL);

	/* The firm acted for the employer of another case. */
	int64_t later = fixture_accepted(office, "2020-09-24");
	expect(office, later, "represented", "曾代理 重庆甲建筑有限公司（渝两江劳人仲案字〔2020〕第1号");
	/* For the applicant it says nothing of the employer. */
	int64_t other = fixture_act(office, "register", 0, "applicant=赵六", "respondent=重庆戊有限公司",
		"cause=追索劳动报酬", NULL);
	fixture_act(office, "accept", other, NULL);
	fixture_act(office, "add_party", other, "role=代理人", "name=李律师",
		"organisation=重庆衡信律师事务所", "represents=applicant", NULL);
	int64_t same = fixture_act(office, "register", 0, "applicant=孙七", "respondent=重庆市戊有限公司",
		"cause=追索劳动报酬", NULL);
	fixture_act(office, "accept", same, NULL);
	expect(office, same, "", NULL);
	office->today = civil_parse("2022-09-24");
	fixture_act(office, "appoint", 0, "arbitrator=林晓燕", "from=2023-05-02", NULL);
	expect(office, later, "represented", NULL);
	office->today = civil_parse("2022-09-25");
	expect(office, later, "", NULL);
}

static void whoever_mediated_does_not_sit(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_station", 0, "name=龙兴调解站", "sub_district=龙兴街道", NULL);
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "sub_district=龙兴街道", NULL);
	fixture_act(office, "edit_case", id, "station=龙兴调解站", NULL);
	expect(office, id, "station",
		"龙兴调解站"); /* who it was is not known: not drawn, but can be chosen */
	struct eligibility found = judged(office, id);
	assert_true(found.eligible && !found.drawable);
	eligibility_clear(&found);
	fixture_act(office, "edit_case", id, "mediator=林 晓燕", NULL);
	expect(office, id, "mediated", "曾作为调解员调解本案");
	fixture_act(office, "edit_case", id, "mediator=龚调解", NULL);
	expect(office, id, "", NULL); /* it was somebody else */
}

static void training_is_asked_for_as_the_office_sets(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "set", 0, "key=training.before", "value=1", NULL);
	expect(office, id, "not_trained", "2018-05-01 聘任之前没有培训记录");
	fixture_act(office, "add_training", 0, "arbitrator=林晓燕", "date=2018-05-02", "hours=40", NULL);
	expect(office, id, "not_trained", NULL);
	fixture_act(office, "add_training", 0, "arbitrator=林晓燕", "date=2018-04-20", "hours=24", NULL);
	assert_contains(fixture_message(), "2018 年共 64 学时");
	expect(office, id, "training", "2019 年培训 0 学时，不足 40 学时");
	fixture_act(office, "add_training", 0, "arbitrator=林晓燕", "date=2019-04-20", "hours=39", NULL);
	expect(office, id, "training", "39");
	fixture_act(office, "add_training", 0, "arbitrator=林晓燕", "date=2019-04-20", "hours=1", NULL);
	expect(office, id, "", NULL);
	fixture_refused(office, "add_training", 0, "至少为 1", "arbitrator=林晓燕", "hours=0", NULL);
}

/* Accepted on 2020-09-24 the award is due on 2020-11-09, rolled over a Sunday. */
static void a_term_that_ends_before_the_award_is_noted(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_arbitrator", 0, "name=短聘", "source=union", "from=2018-01-01",
		"until=2020-11-08", NULL);
	struct eligibility found = judged_of(office, id, "短聘");
	assert_non_null(found.rule);
	assert_string_equal(found.rule->id, "ending");
	assert_true(found.eligible && found.drawable);
	assert_contains(found.reason, "聘期 2020-11-08 届满，早于裁决期限 2020-11-09");
	eligibility_clear(&found);
	fixture_act(office, "appoint", 0, "arbitrator=短聘", "from=2020-11-09", NULL);
	found = judged_of(office, id, "短聘");
	assert_null(found.rule);
	eligibility_clear(&found);
}

static void a_group_and_a_fifth_case_are_only_noted(void **state)
{
	struct office *office = office_of(state);
	fixture_act(
		office, "edit_arbitrator", 0, "arbitrator=林晓燕", "organisation=重庆云麓汽车有限公司", NULL);
	int64_t id = fixture_act(office, "register", 0, "applicant=王芳", "respondent=重庆云麓汽配有限公司",
		"cause=追索劳动报酬", NULL);
	fixture_act(office, "accept", id, NULL);
	expect(office, id, "group", "名称相近");
	int64_t other = fixture_act(office, "register", 0, "applicant=王芳", "respondent=重庆云某有限公司",
		"cause=追索劳动报酬", NULL);
	fixture_act(office, "accept", other, NULL);
	expect(office, other, "", NULL);
	/* The same credit code under another name. */
	fixture_act(office, "add_party", other, "role=第三人", "name=成都星野贸易有限公司",
		"id_number=91500000MA5U00001X", NULL);
	int64_t own = fixture_act(office, "register", 0, "applicant=钱八", "respondent=重庆云麓汽车有限公司",
		"cause=追索劳动报酬", NULL);
	fixture_act(office, "add_party", own, "role=第三人", "name=重庆云麓汽车有限公司",
		"id_number=91500000MA5U00001X", NULL);
	/* … but with a check digit that is wrong: it may be anybody's. */
	assert_contains(fixture_warning(), "校验码不对");
	expect(office, other, "group", "统一社会信用代码同属一个机构");

	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "organisation=西南大学", NULL);
	for (int i = 0; i < 4; i++) {
		int64_t seat = fixture_accepted(office, "2020-09-24");
		expect(office, seat, "", NULL);
		fixture_act(office, "assign", seat, "arbitrator=林晓燕", "reason=轮到", NULL);
	}
	int64_t fifth = fixture_accepted(office, "2020-09-24");
	expect(office, fifth, "often", "第 5 件");
	fixture_act(office, "assign", fifth, "arbitrator=林晓燕", "reason=轮到", NULL);
	assert_contains(fixture_warning(), "同单位多案");
}

/* A branch is the company. */
static void branches_are_the_company(void **state)
{
	static const struct {
		const char *a, *b;
		bool branches;
	} pairs[] = {
		{"重庆云麓汽车有限公司", "重庆市云麓汽车有限责任公司（渝北）分公司", true},
		{"重庆云麓汽车有限公司渝北分公司", "重庆云麓汽车有限公司江北分公司", true},
		{"中国某某银行股份有限公司", "中国某某银行股份有限公司重庆分行", true},
		{"重庆云麓汽车有限公司", "重庆云麓汽车有限公司", false}, /* the same */
		{"重庆云麓汽车有限公司", "重庆云麓汽配有限公司渝北分公司", false},
		{"重庆云麓汽车有限公司", "重庆云麓汽车有限公司工会", false},
		{"重庆云麓分公司", "重庆云麓有限公司", false}, /* of which company? */
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		char *a = name_key(pairs[i].a), *b = name_key(pairs[i].b);
		assert_int_equal(name_keys_are_branches(a, b), pairs[i].branches);
		assert_int_equal(name_keys_are_branches(b, a), pairs[i].branches);
		free(a);
		free(b);
	}
	struct office *office = office_of(state);
	fixture_act(
		office, "edit_arbitrator", 0, "arbitrator=林晓燕", "organisation=重庆云麓汽车有限公司", NULL);
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_party", id, "role=第三人", "name=重庆云麓汽车有限公司渝北分公司", NULL);
	expect(office, id, "organisation", "“重庆云麓汽车有限公司渝北分公司”（总公司和分公司是同一法人）");
}

static void codes_are_read_as_they_are_meant(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *key, *flaw;
	} examples[] = {
		/* Three codes in public use. */
		{"9144030071526726XG", "9144030071526726XG", NULL},
		{"914403001922038216", "914403001922038216", NULL},
		{"91330100799655058B", "91330100799655058B", NULL},
		{" ９１３３０１００－７９９６５５０５８ｂ ", "91330100799655058B", NULL},
		{"9133 0100 7996 5505 8b", "91330100799655058B", NULL},
		{"9I33O1OO79965505 8B", "91330100799655058B", NULL}, /* I for 1, O for 0 */
		{"91330100799655085B", "91330100799655085B", "校验码"}, /* 58 and 85 */
		{"9133010079965505B", "9133010079965505B", "18 位"},
		{"9133010079965505SB", "9133010079965505SB", "字符"},
		{"", "", "18 位"},
	};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		char *key = credit_code_key(examples[i].typed);
		assert_string_equal(key, examples[i].key);
		const char *flaw = credit_code_flaw(key);
		if (examples[i].flaw)
			assert_contains(flaw, examples[i].flaw);
		else
			assert_null(flaw);
		free(key);
	}
	/* The same organisation number under another authority. */
	assert_true(credit_codes_are_kin("91500000MA5U12345P", "91500112MA5U123459"));
	assert_false(credit_codes_are_kin("91500000MA5U12345P", "91330100799655058B"));
	assert_false(credit_codes_are_kin("91500000MA5U12345X", "91500112MA5U12345X")); /* flawed */
	char *certificate = code_key("渝仲字第　０１２号-o");
	assert_string_equal(certificate, "渝仲字第012号O"); /* only a credit code has no O */
	free(certificate);
}

/* The firm was renamed, or is written otherwise: its code says who it is. */
static void one_code_is_one_organisation(void **state)
{
	struct office *office = office_of(state);
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "organisation=重庆云麓汽车有限公司",
		"organisation_code=9150 0000 ma5u 1234 5p", NULL);
	int64_t id = fixture_accepted(office, "2020-09-24");
	expect(office, id, "", NULL);
	fixture_act(office, "add_party", id, "role=第三人", "name=成都星野贸易有限公司",
		"id_number=９１５０００００ＭＡ５Ｕ１２３４５Ｐ", NULL);
	expect(office, id, "organisation",
		"“成都星野贸易有限公司”（统一社会信用代码同为 91500000MA5U12345P）");
	fixture_refused(office, "assign", id, "回避：单位", "arbitrator=林晓燕", "reason=轮到", NULL);
	/* Known again under yet another name, without the code being said of it. */
	int64_t later = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_party", later, "role=第三人", "name=成都新星野贸易有限公司",
		"id_number=91500000MA5U12345P", NULL);
	assert_contains(fixture_warning(), "信用代码与 成都星野贸易有限公司 相同，视为同一单位");
	expect(office, later, "organisation", "成都新星野贸易有限公司");
	/* Another place's code of the same organisation: only to be noted. */
	int64_t branch = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_party", branch, "role=第三人", "name=成都某某贸易有限公司",
		"id_number=91500112MA5U123459", NULL);
	expect(office, branch, "group", "91500112MA5U123459");
	/* She left: the code goes with the former employer, and a tie's own code counts as well. */
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "organisation=西南大学", NULL);
	expect(office, id, "organisation", "“重庆云麓汽车有限公司”是本案第三人“成都星野贸易有限公司”");
	int64_t tied = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_party", tied, "role=第三人", "name=杭州某某网络有限公司",
		"id_number=91330100799655058B", NULL);
	expect(office, tied, "", NULL);
	fixture_act(office, "add_tie", 0, "arbitrator=林晓燕", "kind=liaison", "name=另一名称网络有限公司",
		"credit_code=91330100799655058B", NULL);
	expect(office, tied, "liaison", "杭州某某网络有限公司");
	/* Two sound codes are two organisations, though they are called the same. */
	int64_t namesake = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "add_party", namesake, "role=第三人", "name=成都星野贸易有限公司",
		"id_number=914403001922038216", NULL);
	assert_contains(fixture_warning(), "同名而信用代码不同");
	fixture_act(office, "add_tie", 0, "arbitrator=何勇", "kind=liaison", "name=何勇联系的单位",
		"credit_code=914403001922038216", NULL);
	struct eligibility found = judged_of(office, namesake, "何勇");
	assert_string_equal(found.rule->id, "liaison");
	eligibility_clear(&found);
	found = judged_of(office, id, "何勇");
	assert_null(found.rule);
	eligibility_clear(&found);
	/* Said with the application, on the employer's side. */
	int64_t applied =
		fixture_act(office, "register", 0, "applicant=张三", "respondent=南京某某贸易有限公司",
			"credit_code=91500000ma5u12345x", "cause=追索劳动报酬", NULL);
	assert_contains(fixture_warning(), "校验码不对");
	applied = fixture_act(office, "register", 0, "applicant=苏州某某贸易有限公司", "respondent=张三",
		"employer_applies=是", "credit_code=914403001922038216", "cause=追索劳动报酬", NULL);
	found = judged_of(office, applied, "何勇");
	assert_string_equal(found.rule->id, "liaison");
	eligibility_clear(&found);
	/* Put right where it was typed wrongly. */
	fixture_act(office, "edit_party", tied, "party=杭州某某网络有限公司", "id_number=914403001922038216",
		NULL);
	expect(office, tied, "", NULL);
}

static void the_yearly_limit_keeps_from_draws_alone(void **state)
{
	struct office *office = office_of(state);
	fixture_act(office, "edit_arbitrator", 0, "arbitrator=林晓燕", "yearly_limit=1", NULL);
	fixture_act(office, "assign", fixture_accepted(office, "2020-09-24"), "arbitrator=林晓燕",
		"reason=轮到", NULL);
	struct eligibility found = judged(office, fixture_accepted(office, "2020-09-24"));
	assert_string_equal(found.rule->id, "limit");
	assert_true(found.eligible);
	assert_false(found.drawable);
	eligibility_clear(&found);
}

static void a_speciality_is_told(void **state)
{
	struct office *office = office_of(state);
	int64_t id = fixture_accepted(office, "2020-09-24"); /* 追索劳动报酬 */
	static const struct {
		const char *specialities;
		bool told;
	} examples[] = {{"specialities=", false}, {"specialities=工伤", false},
		{"specialities=工伤、追索劳动报酬", true}, {"specialities=追索劳动报酬", true}};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		fixture_act(
			office, "edit_arbitrator", 0, "arbitrator=林晓燕", examples[i].specialities, NULL);
		struct eligibility found = judged(office, id);
		assert_int_equal(found.speciality, examples[i].told);
		eligibility_clear(&found);
	}
}

int main(void)
{
#define TEST(function)                                                                                       \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spellings_of_one_company_have_one_key),
		cmocka_unit_test(groups_are_guessed_by_the_root_of_the_name),
		TEST(ties_exclude_while_they_count),
		TEST(a_change_of_employer_is_remembered),
		TEST(firms_that_represent_exclude_now_and_for_a_while),
		TEST(whoever_mediated_does_not_sit),
		TEST(training_is_asked_for_as_the_office_sets),
		TEST(a_term_that_ends_before_the_award_is_noted),
		TEST(branches_are_the_company),
		cmocka_unit_test(codes_are_read_as_they_are_meant),
		TEST(one_code_is_one_organisation),
		TEST(a_group_and_a_fifth_case_are_only_noted),
		TEST(the_yearly_limit_keeps_from_draws_alone),
		TEST(a_speciality_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
