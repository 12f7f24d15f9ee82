/* The acts of service: what the law wants on record, what is refused without it, and what comes next. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/service_chain.h"
#include "office_fixture.h"
#include "store/row.h"

#include <inttypes.h>
#include <stdio.h>

static int64_t case_with(
	struct office *office, const char *respondent, const char *address, const char *heads)
{
	int64_t id = fixture_act(office, "register", 0, "applicant=张伟", heads, respondent, address,
		"cause=追索劳动报酬", "date=2020-09-14", NULL);
	fixture_act(office, "accept", id, "date=2020-09-14", NULL);
	return id;
}

static int64_t plain_case(struct office *office)
{
	return case_with(
		office, "respondent=壬有限公司", "respondent_address=渝北区金开大道99号", "head_count=1");
}

static void read_attempt(struct office *office, int64_t id, struct attempt *out)
{
	struct error err = ERROR_INIT;
	if (!row_get(office->store, &attempt_table, id, out, &err))
		fail_msg("%s", error_text(&err));
}

static void each_failure_names_the_next_step(void **state)
{
	struct office *office = office_of(state);
	static const struct {
		const char *method, *reason;
		const char *step, *record;
	} rows[] = {
		{"method=mail", "reason=查无此单位", "直接送达：以直接送交为先（民事诉讼法第八十五条）",
			"送达回证"},
		{"method=mail", "reason=收件人拒收", "留置送达：受送达人拒收（办案规则第二十条）",
			"照片或者录像"},
		{"method=direct", "reason=无人应门", "邮寄送达：直接送达有困难（民事诉讼法第八十八条）",
			"邮件单号"},
		{"method=direct", "reason=下落不明", "公告送达：受送达人下落不明（民事诉讼法第九十二条）",
			"理由和经过"},
		{"method=mail", "reason=总部在外地", "委托送达：受送达人在外地（民事诉讼法第八十八条）",
			"受委托的机关"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t id = plain_case(office);
		fixture_act(office, "serve", id, rows[i].method, "date=2020-09-15", NULL);
		fixture_act(office, "serve_failed", id, "date=2020-09-18", rows[i].reason, NULL);
		assert_contains(fixture_message(), rows[i].step);
		assert_contains(fixture_message(), rows[i].record);
	}
}

/* The articles of the day, and the other way when both usual ones failed; announcement excluded in summary
 * procedure. */
static void the_whole_chain(void **state)
{
	struct office *office = office_of(state);
	office->today = civil_make(2024, 9, 24);
	int64_t id = fixture_act(office, "register", 0, "applicant=张伟", "respondent=壬有限公司",
		"respondent_address=渝北区1号", "cause=追索劳动报酬", "date=2024-09-10", NULL);
	fixture_act(office, "accept", id, "date=2024-09-10", "summary=是", NULL);
	fixture_act(office, "serve", id, "date=2024-09-11", NULL);
	fixture_act(office, "serve_failed", id, "date=2024-09-13", "reason=已搬迁", NULL);
	assert_contains(fixture_message(), "民事诉讼法第八十八条");
	fixture_act(office, "serve", id, "method=direct", "date=2024-09-14", NULL);
	fixture_act(office, "serve_failed", id, "date=2024-09-14", "reason=无人", NULL);
	assert_contains(fixture_message(), "电子送达：简易处理可以用简便方式（办案规则第五十九条）");
	fixture_act(
		office, "serve", id, "method=electronic", "address=hr@example.com", "date=2024-09-18", NULL);
	fixture_act(office, "serve_failed", id, "date=2024-09-18", "reason=邮箱不存在", NULL);
	assert_contains(
		fixture_message(), "简易处理不能公告送达，先转为普通程序（办案规则第五十七条、第六十一条）");
	fixture_refused(office, "serve", id, "转普通", "method=announcement", "tracking=重庆日报", NULL);
	fixture_act(office, "convert", id, NULL);
	fixture_act(office, "serve", id, "method=announcement", "tracking=重庆日报", NULL);
	assert_string_equal(fixture_warning(), "");
	assert_string_equal(fixture_due(office, id, "announcement_completion"), "2024-10-24");
}

static void what_validity_hangs_on(void **state)
{
	struct office *office = office_of(state);
	static const struct {
		const char *method, *given;
		const char *refused; /* NULL: it goes */
	} rows[] = {
		{"method=electronic", "address=a@b.cn",
			"同意依据：电子送达须经受送达人同意，请写明地址确认书（民事诉讼法第八十七条）"},
		{"method=electronic", "consent=地址确认书", NULL},
		{"method=leave", "address=渝北区", "才能留置送达"},
		{"method=leave", "grounds=前台拒收", NULL},
		{"method=entrusted", "address=成都市", "受委托的机关"},
		{"method=entrusted", "carrier=成都市仲裁委", NULL},
		{"method=forwarded", "carrier=某部队", "军人"}, /* an employer */
		{"method=announcement", "tracking=重庆日报", "下落不明"},
		{"method=announcement", "grounds=下落不明", "媒体"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t id = plain_case(office);
		if (rows[i].refused)
			fixture_refused(office, "serve", id, rows[i].refused, rows[i].method, rows[i].given,
				"date=2020-09-15", NULL);
		else
			fixture_act(
				office, "serve", id, rows[i].method, rows[i].given, "date=2020-09-15", NULL);
	}
	int64_t id = plain_case(office);
	fixture_refused(office, "serve", id, "转交的单位", "method=forwarded", "party=applicant", NULL);
	fixture_act(office, "serve", id, "method=forwarded", "party=applicant", "carrier=某监狱", NULL);
	fixture_refused(office, "serve", id, "被申请人", "method=announcement", "party=applicant",
		"tracking=重庆日报", "grounds=下落不明", NULL);
	/* Consent once given holds for the case. */
	int64_t agreed = plain_case(office);
	fixture_act(office, "serve", agreed, "method=electronic", "consent=确认书3", "date=2020-09-15", NULL);
	fixture_act(office, "served", agreed, "date=2020-09-15", NULL);
	fixture_act(office, "serve", agreed, "document=notice", "method=electronic", "date=2020-09-16", NULL);
	fixture_refused(office, "serve", agreed, "2022", "document=award", "method=electronic", NULL);
}

/* An employer that is gone is served by leaving only where ten workers or more are on the other side. */
static void ten_workers(void **state)
{
	struct office *office = office_of(state);
	for (int ten = 0; ten < 2; ten++) {
		int64_t id = case_with(office, "respondent=癸有限公司", "respondent_address=渝北区1号",
			ten ? "head_count=10" : "head_count=9");
		fixture_act(office, "serve", id, "method=direct", "date=2020-09-15", NULL);
		fixture_act(office, "serve_failed", id, "date=2020-09-15", "reason=企业停业", NULL);
		if (ten) {
			assert_contains(fixture_message(), "留置送达：企业停业，劳动者一方十人以上");
			fixture_act(office, "serve", id, "method=leave", "date=2020-09-16", NULL);
		} else {
			assert_contains(fixture_message(), "公告送达");
			fixture_refused(office, "serve", id, "十人以上", "method=leave", NULL);
		}
	}
}

static void all_that_is_recorded(void **state)
{
	struct office *office = office_of(state);
	int64_t id = plain_case(office);
	struct attempt row;
	char which[48];
	int64_t attempt = fixture_act(office, "serve", id, "method=leave", "date=2020-09-15",
		"grounds=拒绝签收", "address=渝中区解放碑1号", NULL);
	fixture_act(
		office, "served", id, "date=2020-09-15", "file=照片/0915.jpg", "witnesses=居委会 王某", NULL);
	read_attempt(office, attempt, &row);
	assert_string_equal(row.address, "渝中区解放碑1号");
	assert_string_equal(row.grounds, "拒绝签收");
	assert_string_equal(row.file, "照片/0915.jpg");
	assert_string_equal(row.witnesses, "居委会 王某");
	assert_string_equal(row.actor, "黄主任");
	row_clear(&attempt_table, &row);
	/* Put right, but never taken away. */
	snprintf(which, sizeof which, "attempt=id:%" PRId64, attempt);
	fixture_act(office, "edit_attempt", id, which, "address=渝中区解放碑2号", "witnesses=", NULL);
	fixture_refused(office, "edit_attempt", id, "不能删去（办案规则第二十条）", which, "grounds=", NULL);
	fixture_refused(office, "edit_attempt", id, "照片", which, "file=", NULL);
	fixture_act(office, "edit_attempt", id, which, "file=", "proof=照片3", NULL);
	read_attempt(office, attempt, &row);
	assert_string_equal(row.address, "渝中区解放碑2号");
	assert_null(row.witnesses);
	assert_null(row.file);
	row_clear(&attempt_table, &row);
	int64_t other = plain_case(office);
	attempt = fixture_act(office, "serve", other, "method=announcement", "date=2020-09-15",
		"tracking=重庆日报", "grounds=下落不明", "content=壬有限公司：本委受理…", NULL);
	read_attempt(office, attempt, &row);
	assert_string_equal(row.content, "壬有限公司：本委受理…");
	assert_null(row.address);
	row_clear(&attempt_table, &row);
	snprintf(which, sizeof which, "attempt=id:%" PRId64, attempt);
	fixture_refused(office, "edit_attempt", other, "民事诉讼法第九十二条", which, "tracking=", NULL);
	/* A receipt is asked for, not demanded. */
	int64_t third = plain_case(office);
	fixture_act(office, "serve", third, "method=direct", "date=2020-09-15", NULL);
	fixture_act(office, "served", third, "date=2020-09-15", NULL);
	assert_contains(fixture_warning(), "送达须有回证");
}

/* A mediation paper: by hand, and refused before signing means an award. */
static void a_mediation_paper(void **state)
{
	struct office *office = office_of(state);
	int64_t id = plain_case(office);
	fixture_act(office, "serve", id, "document=mediation", "method=mail", "date=2020-09-15", NULL);
	assert_contains(fixture_warning(), "直接送交本人签收（劳动争议调解仲裁法第四十二条）");
	fixture_act(office, "serve_failed", id, "date=2020-09-16", "reason=拒收", NULL);
	assert_contains(fixture_message(), "签收之前反悔，应当及时作出裁决");
}

/* Without a word it goes where the employer was served last, in another case and under another spelling. */
static void the_address_that_works(void **state)
{
	struct office *office = office_of(state);
	struct attempt row;
	int64_t first = case_with(
		office, "respondent=重庆市子丑有限责任公司", "respondent_address=江北区1号", "head_count=1");
	int64_t attempt = fixture_act(office, "serve", first, "date=2020-09-15", NULL);
	read_attempt(office, attempt, &row);
	assert_string_equal(row.address, "江北区1号"); /* what the application says */
	row_clear(&attempt_table, &row);
	fixture_act(office, "serve_failed", first, "date=2020-09-18", "reason=查无此单位", NULL);
	fixture_act(office, "serve", first, "method=direct", "address=南岸区2号", "date=2020-09-19", NULL);
	fixture_act(office, "served", first, "date=2020-09-19", "proof=7", NULL);
	int64_t second = case_with(
		office, "respondent=重庆子丑有限公司", "respondent_address=江北区1号", "head_count=1");
	attempt = fixture_act(office, "serve", second, "date=2020-09-21", NULL);
	assert_contains(fixture_message(), "送往 南岸区2号");
	read_attempt(office, attempt, &row);
	assert_string_equal(row.address, "南岸区2号");
	row_clear(&attempt_table, &row);
	/* That fails: the application's has not been tried in this case. */
	fixture_act(office, "serve_failed", second, "date=2020-09-22", "reason=已搬迁", NULL);
	assert_contains(fixture_message(), "邮寄送达：另有一个地址没有试过（民事诉讼法第八十八条）");
	assert_contains(fixture_message(), "江北区1号");
}

/* A party reached since is tried anew; an announcement reaches nobody. */
static void failures_count_until_reached(void **state)
{
	struct office *office = office_of(state);
	struct service_outlook outlook;
	struct error err = ERROR_INIT;
	int64_t id = plain_case(office);
	fixture_act(office, "serve", id, "date=2020-09-15", NULL);
	fixture_act(office, "serve_failed", id, "date=2020-09-16", "reason=下落不明", NULL);
	struct row_list parties;
	assert_true(row_list_of_case(office->store, &party_table, id, &parties, &err));
	int64_t party = ROW_AT(&parties, party, 1)->id;
	row_list_free(&parties);
	assert_true(service_outlook_load(office, id, "award", party, office->today, &outlook, &err));
	assert_int_equal(outlook.steps.items[0].method, LAW_METHOD_ANNOUNCEMENT);
	service_outlook_free(&outlook);
	fixture_act(office, "serve", id, "method=direct", "date=2020-09-17", NULL);
	fixture_act(office, "served", id, "date=2020-09-17", NULL);
	assert_true(service_outlook_load(office, id, "award", party, office->today, &outlook, &err));
	assert_int_equal(outlook.steps.items[0].method, LAW_METHOD_DIRECT);
	assert_false(outlook.facts & LAW_SOMETHING_FAILED);
	service_outlook_free(&outlook);
}

/* What the form of an act begins with, after these "key=value" pairs up to NULL. */
static void offers_of(struct office *office, const char *id, int64_t case_id, const char *const *pairs,
	struct act_offers *out)
{
	struct error err = ERROR_INIT;
	struct act_call call;
	act_call_init(&call, act_find(id), case_id);
	bool good = act_call_fill(office, &call, &err) && act_call_suggest(office, &call, &err);
	for (; good && *pairs; pairs++) {
		char key[32];
		snprintf(key, sizeof key, "%.*s", (int)strcspn(*pairs, "="), *pairs);
		good = act_call_set(office, &call, key, strchr(*pairs, '=') + 1, &err);
	}
	if (!good || !act_offers_load(office, &call, out, &err))
		fail_msg("%s", error_text(&err));
	act_call_clear(&call);
}

static const char *offered(const struct act_offers *offers, const char *param)
{
	for (size_t i = 0; i < offers->count; i++)
		if (strcmp(offers->items[i].param, param) == 0)
			return offers->items[i].value;
	return "";
}

/* What came back goes out again: the same document to the same party, as the law leaves open. */
static void forms_begin_with_what_came_back(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	int64_t id = plain_case(office);
	struct row_list parties;
	assert_true(row_list_of_case(office->store, &party_table, id, &parties, &err));
	fixture_act(
		office, "serve", id, "document=tribunal_notice", "party=applicant", "date=2020-09-15", NULL);
	struct act_call call;
	for (int stuck = 0; stuck < 2; stuck++) {
		act_call_init(&call, act_find("serve"), id);
		assert_true(act_call_fill(office, &call, &err) && act_call_suggest(office, &call, &err));
		assert_string_equal(call.values[0].text, stuck ? "tribunal_notice" : "application");
		assert_int_equal(call.values[1].number, ROW_AT(&parties, party, stuck ? 0 : 1)->id);
		act_call_clear(&call);
		if (!stuck)
			fixture_act(office, "serve_failed", id, "date=2020-09-16", "reason=无人", NULL);
	}
	row_list_free(&parties);
}

static void forms_begin_with_what_works(void **state)
{
	struct office *office = office_of(state);
	struct act_offers offers;
	static const char *const none[] = {NULL};
	int64_t first = case_with(office, "respondent=重庆市寅卯有限责任公司", "respondent_address=江北区1号",
		"respondent_phone=023-1");
	offers_of(office, "serve", first, none, &offers);
	assert_string_equal(offered(&offers, "address"), "江北区1号");
	assert_string_equal(offered(&offers, "method"), ""); /* the form's own */
	assert_null(offers.note);
	act_offers_clear(&offers);
	fixture_act(office, "serve", first, "date=2020-09-15", NULL);
	fixture_act(office, "serve_failed", first, "date=2020-09-16", "reason=已搬迁", NULL);
	offers_of(office, "serve", first, none, &offers);
	assert_string_equal(offered(&offers, "method"), "direct"); /* the next step */
	assert_contains(offers.note, "下一步 直接送达");
	assert_contains(offers.note, "以往送达：江北区1号 2020-09-16 未果（已搬迁）");
	/* Announced, it wants what went before on file. */
	assert_string_equal(offered(&offers, "grounds"), "");
	act_offers_clear(&offers);
	static const char *const announced[] = {"method=announcement", NULL};
	offers_of(office, "serve", first, announced, &offers);
	assert_string_equal(offered(&offers, "grounds"), "2020-09-15 邮寄送达未果（已搬迁）");
	act_offers_clear(&offers);
	fixture_act(office, "serve", first, "method=direct", "address=南岸区2号", "date=2020-09-17", NULL);
	fixture_act(office, "served", first, "date=2020-09-17", "proof=7", NULL);
	offers_of(office, "serve", first, announced, &offers);
	assert_string_equal(offered(&offers, "grounds"), ""); /* reached since */
	act_offers_clear(&offers);

	/* The next case against it, its name spelt otherwise: from the application on. */
	static const char *const named[] = {"respondent=重庆寅卯有限公司", NULL};
	static const char *const several[] = {"respondent=重庆寅卯有限公司；某劳务公司", NULL};
	offers_of(office, "register", 0, named, &offers);
	assert_string_equal(offered(&offers, "respondent_address"), "南岸区2号");
	assert_string_equal(offered(&offers, "respondent_phone"), "023-1");
	assert_contains(offers.note, "以往送达：南岸区2号 2020-09-17 直接送达成功；江北区1号");
	act_offers_clear(&offers);
	offers_of(office, "register", 0, several, &offers);
	assert_int_equal(offers.count, 0);
	act_offers_clear(&offers);
	int64_t second = case_with(
		office, "respondent=重庆寅卯有限公司", "respondent_address=江北区1号", "head_count=1");
	offers_of(office, "serve", second, none, &offers);
	assert_string_equal(offered(&offers, "address"), "南岸区2号");
	assert_string_equal(offered(&offers, "method"), "direct");
	act_offers_clear(&offers);
	/* An electronic address is no place to go to. */
	fixture_act(office, "serve", second, "method=electronic", "address=a@b.cn", "consent=3",
		"date=2020-09-20", NULL);
	fixture_act(office, "served", second, "date=2020-09-20", NULL);
	offers_of(office, "serve", second, none, &offers);
	assert_string_equal(offered(&offers, "address"), "南岸区2号");
	act_offers_clear(&offers);
	/* Workers have no book: their own address. */
	static const char *const to_worker[] = {"party=applicant", NULL};
	offers_of(office, "serve", second, to_worker, &offers);
	assert_string_equal(offered(&offers, "address"), "");
	act_offers_clear(&offers);
}

#define OFFICE_TEST(function)                                                                                \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OFFICE_TEST(each_failure_names_the_next_step),
		OFFICE_TEST(the_whole_chain),
		OFFICE_TEST(what_validity_hangs_on),
		OFFICE_TEST(ten_workers),
		OFFICE_TEST(all_that_is_recorded),
		OFFICE_TEST(a_mediation_paper),
		OFFICE_TEST(the_address_that_works),
		OFFICE_TEST(failures_count_until_reached),
		OFFICE_TEST(forms_begin_with_what_works),
		OFFICE_TEST(forms_begin_with_what_came_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
