/* Nobody who is excluded is ever drawn: cases with conflicts planted among many arbitrators, company names
 * written in other ways than they were registered, and many draws of each. The test knows what it planted;
 * the rules have to find exactly that. ZHONGCAI_DRAWS=100000 draws as often; the test's own run is short. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/draw.h"
#include "office/draw_pick.h"
#include "office_fixture.h"
#include "store/row.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROSTER = 33, DRAWS_OF_CASE = 50, SHORT_RUN = 2000 };

/* xorshift: the same conflicts each time. */
static uint64_t state_of_chance = UINT64_C(88172645463325252);

static unsigned chance(unsigned below)
{
	state_of_chance ^= state_of_chance << 13;
	state_of_chance ^= state_of_chance >> 7;
	state_of_chance ^= state_of_chance << 17;
	return (unsigned)(state_of_chance % below);
}

/* ---- names ---- */

/* One company in the ways in which people write it. */
static void company(char *out, size_t size, const char *what, int number)
{
	static const char *const places[] = {"重庆", "重庆市", "重 庆"};
	static const char *const regions[] = {"（两江）", "(两江)", "【两江】", "两江"};
	static const char *const forms[] = {"有限公司", "有限责任公司", "有限 公司"};
	char digits[32] = "";
	bool wide = chance(2);
	for (int n = number, i = 0; n > 0 || i == 0; n /= 10, i++) {
		char digit[8], rest[32];
		if (wide)
			snprintf(digit, sizeof digit, "\xef\xbc%c", (char)(0x90 + n % 10)); /* ０…９ */
		else
			snprintf(digit, sizeof digit, "%d", n % 10);
		memcpy(rest, digits, sizeof rest);
		snprintf(digits, sizeof digits, "%s%.20s", digit, rest);
	}
	snprintf(out, size, "%s%s%s%s科技%s", places[chance(3)], regions[chance(4)], what, digits,
		forms[chance(3)]);
}

static void law_firm(char *out, size_t size, int number)
{
	switch (chance(3)) {
	case 0: snprintf(out, size, "重庆衡%d律师事务所", number); break;
	case 1: snprintf(out, size, "重庆市衡%d（特殊普通合伙）律师事务所", number); break;
	default: snprintf(out, size, "重庆 衡%d 律师事务所", number); break;
	}
}

/* The credit code of company 甲n, its check character reckoned here once more. */
static void credit_code(char out[19], int n)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	static const int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
	int sum = 0;
	snprintf(out, 19, "91500000MA5U%05d", n);
	for (int i = 0; i < 17; i++)
		sum += weights[i] * (int)(strchr(alphabet, out[i]) - alphabet);
	out[17] = alphabet[(31 - sum % 31) % 31];
	out[18] = '\0';
}

/* … in the ways in which people type it. */
static void typed_code(char *out, size_t size, int n)
{
	char code[19];
	credit_code(code, n);
	int way = (int)chance(4);
	*out = '\0';
	for (int i = 0; code[i]; i++) {
		char c = code[i];
		size_t length = strlen(out);
		if (way == 0 && i == 8)
			snprintf(out + length, size - length, " - %c", c);
		else if (way == 1 && c >= 'A')
			snprintf(out + length, size - length, "%c", c - 'A' + 'a');
		else if (way == 2 && c == '0')
			snprintf(out + length, size - length, "%c", 'O');
		else if (way == 3 && c <= '9')
			snprintf(out + length, size - length, "\xef\xbc%c", (char)(0x90 + c - '0'));
		else
			snprintf(out + length, size - length, "%c", c);
	}
}

/* Three Hanzi, each number its own: 甲 + two of the cycle. */
static void person(char *out, size_t size, const char *family, int number)
{
	static const char *const hanzi[] = {"安", "波", "辰", "丹", "恩", "帆", "歌", "航"};
	snprintf(out, size, "%s%s%s", family, hanzi[number / 8 % 8], hanzi[number % 8]);
}

/* ---- planting ---- */

/* Arbitrator n is bound to company 甲n by his post, was with 乙n until a year ago and with 丙n until three
 * years ago, is liaison of 丁n, comes from law firm 衡n, has 岳… as a relative. */
enum planted {
	OWN_COMPANY,
	BRANCH, /* of his company */
	RENAMED, /* his company under another name, known by its code */
	FORMER,
	FORMER_LONG_AGO, /* no conflict any more */
	LIAISON,
	RELATIVE,
	NAMESAKE,
	FIRM_REPRESENTS,
	FIRM_REPRESENTED, /* the respondent in a case of last year */
	FIRM_REPRESENTED_LONG_AGO, /* no conflict any more */
	MEDIATOR,
	PLANTED
};

static bool is_conflict(enum planted planted)
{
	return planted != FORMER_LONG_AGO && planted != FIRM_REPRESENTED_LONG_AGO;
}

static void tie(
	struct office *office, const char *arbitrator, const char *kind, const char *name, const char *until)
{
	char kind_text[32], name_text[128], until_text[32];
	snprintf(kind_text, sizeof kind_text, "kind=%s", kind);
	snprintf(name_text, sizeof name_text, "name=%s", name);
	snprintf(until_text, sizeof until_text, "until=%s", until);
	fixture_act(office, "add_tie", 0, arbitrator, kind_text, name_text, until_text, NULL);
}

/* A case of the past in which the arbitrator's firm acted for company 戊n. */
static void past_case(struct office *office, int n, const char *date)
{
	char name[96], text[128], firm[160], day[32], mail[96];
	company(name, sizeof name, date[3] == '9' ? "戊" : "己", n);
	snprintf(text, sizeof text, "respondent=%s", name);
	snprintf(day, sizeof day, "date=%s", date);
	int64_t id =
		fixture_act(office, "register", 0, "applicant=过往人", text, "cause=追索劳动报酬", day, NULL);
	fixture_act(office, "accept", id, day, NULL);
	law_firm(mail, sizeof mail, n);
	snprintf(firm, sizeof firm, "organisation=%s", mail);
	fixture_act(
		office, "add_party", id, "role=代理人", "name=尤律师", firm, "represents=respondent", NULL);
}

static void hire(struct office *office, int n)
{
	char who[64], name[96], text[128], by_name[80];
	person(who, sizeof who, "郁", n);
	snprintf(by_name, sizeof by_name, "arbitrator=%s", who);
	snprintf(text, sizeof text, "name=%s", who);
	company(name, sizeof name, "甲", n);
	char organisation[128], code[64], number[96];
	snprintf(organisation, sizeof organisation, "organisation=%s", name);
	typed_code(code, sizeof code, n);
	snprintf(number, sizeof number, "organisation_code=%s", code);
	fixture_act(office, "add_arbitrator", 0, text, n % 4 ? "kind=兼职" : "kind=专职", organisation,
		number, "from=2018-05-01", NULL);
	company(name, sizeof name, "乙", n);
	tie(office, by_name, "employer", name, "2019-09-24");
	company(name, sizeof name, "丙", n);
	tie(office, by_name, "employer", name, "2017-09-24");
	company(name, sizeof name, "丁", n);
	tie(office, by_name, "liaison", name, "");
	law_firm(name, sizeof name, n);
	tie(office, by_name, "firm", name, "");
	person(name, sizeof name, "岳", n);
	tie(office, by_name, "relative", name, "");
}

struct petition {
	char applicants[256], respondents[512], mediator[128];
	int counsel[ROSTER];
	int counsel_count, renamed; /* renamed: the number of the arbitrator, -1: nobody */
};

static void add(char *out, size_t size, const char *separator, const char *name)
{
	size_t length = strlen(out);
	snprintf(out + length, size - length, "%s%s", strchr(out, '=')[1] ? separator : "", name);
}

static void plant(struct petition *petition, int n, enum planted planted)
{
	char name[96];
	static const char *const companies[PLANTED] = {[OWN_COMPANY] = "甲",
		[BRANCH] = "甲",
		[FORMER] = "乙",
		[FORMER_LONG_AGO] = "丙",
		[LIAISON] = "丁",
		[FIRM_REPRESENTED] = "戊",
		[FIRM_REPRESENTED_LONG_AGO] = "己"};
	if (companies[planted]) {
		company(name, sizeof name, companies[planted], n);
		if (planted == BRANCH)
			strcat(name, chance(2) ? "渝北分公司" : "（江北）分公司");
		add(petition->respondents, sizeof petition->respondents, "；", name);
	} else if (planted == RELATIVE || planted == NAMESAKE) {
		person(name, sizeof name, planted == RELATIVE ? "岳" : "郁", n);
		add(petition->applicants, sizeof petition->applicants, "、", name);
	} else if (planted == RENAMED) {
		petition->renamed = n;
	} else if (planted == MEDIATOR) {
		person(name, sizeof name, "郁", n);
		snprintf(petition->mediator, sizeof petition->mediator, "mediator=%s", name);
	} else {
		petition->counsel[petition->counsel_count++] = n;
	}
}

/* A case in which some of the roster have a conflict; who: excluded[n]. Each kind is planted once at most. */
static int64_t conflicted_case(struct office *office, bool excluded[ROSTER])
{
	struct petition petition = {"applicant=", "respondent=", "mediator=", {0}, 0, -1};
	bool used[ROSTER] = {false};
	for (int planted = 0; planted < PLANTED; planted++) {
		int n = (int)chance(ROSTER);
		if (used[n] || chance(3) == 0)
			continue;
		used[n] = true;
		excluded[n] |= is_conflict((enum planted)planted);
		plant(&petition, n, (enum planted)planted);
	}
	if (!strchr(petition.applicants, '=')[1])
		add(petition.applicants, sizeof petition.applicants, "、", "路人甲");
	if (!strchr(petition.respondents, '=')[1])
		add(petition.respondents, sizeof petition.respondents, "；", "重庆无关商贸有限公司");
	int64_t id = fixture_act(office, "register", 0, petition.applicants, petition.respondents,
		petition.mediator, "cause=追索劳动报酬", NULL);
	fixture_act(office, "accept", id, NULL);
	if (petition.renamed >= 0) {
		char code[64], number[80];
		typed_code(code, sizeof code, petition.renamed);
		snprintf(number, sizeof number, "id_number=%s", code);
		fixture_act(office, "add_party", id, "role=第三人",
			chance(2) ? "name=成都改称贸易有限公司" : "name=成都再改称贸易有限公司", number,
			NULL);
	}
	for (int i = 0; i < petition.counsel_count; i++) {
		char firm[96], text[128];
		law_firm(firm, sizeof firm, petition.counsel[i]);
		if (chance(2)) { /* as a field, or within the name */
			snprintf(text, sizeof text, "organisation=%s", firm);
			fixture_act(office, "add_party", id, "role=代理人", "name=尤律师", text,
				"represents=applicant", NULL);
		} else {
			snprintf(text, sizeof text, "name=%s 尤律师", firm);
			fixture_act(
				office, "add_party", id, "role=代理人", text, "represents=applicant", NULL);
		}
	}
	return id;
}

/* ---- the property ---- */

/* Exactly whom the test planted is excluded; everybody else can be drawn. */
static void the_list_is_right(const struct draw_record *record, const bool excluded[ROSTER])
{
	size_t expected = 0;
	for (int n = 0; n < ROSTER; n++) {
		char who[64];
		person(who, sizeof who, "郁", n);
		const char *found = NULL;
		for (size_t i = 0; i < record->excluded_count; i++)
			if (strcmp(record->excluded[i].name, who) == 0)
				found = record->excluded[i].reason;
		if ((found != NULL) != excluded[n])
			fail_msg("%s is %sexcluded: %s", who, found ? "" : "not ", found ? found : "");
		expected += excluded[n];
	}
	assert_int_equal(record->excluded_count, expected);
	assert_int_equal(record->eligible_count, ROSTER - expected);
}

static void draws_are_clean(const struct draw_record *record, int64_t case_id, int draws)
{
	struct strbuf text = {0};
	draw_record_write(record, &text);
	for (int i = 0; i < draws; i++) {
		unsigned char seed[DRAW_SEED] = {0}, commitment[DRAW_SEED], repeated[DRAW_SEED];
		size_t picked[DRAW_SEATS], again[DRAW_SEATS];
		struct error err = ERROR_INIT;
		struct draw_record read;
		memcpy(seed, &i, sizeof i);
		memcpy(seed + sizeof i, &case_id, sizeof case_id);
		draw_commitment(seed, strbuf_text(&text), commitment);
		assert_true(draw_pick(record, seed, commitment, picked, &err));
		int full_time = 0;
		for (int k = 0; k < record->seat_count; k++) {
			const struct draw_person *drawn = &record->eligible[picked[k]];
			full_time += drawn->full_time;
			for (size_t x = 0; x < record->excluded_count; x++)
				assert_int_not_equal(record->excluded[x].id, drawn->id);
			for (int other = 0; other < k; other++)
				assert_int_not_equal(picked[other], picked[k]);
		}
		assert_true(!record->needs_full_time || full_time > 0);
		/* Whoever has only seed and text comes to the same. */
		draw_commitment(seed, strbuf_text(&text), repeated);
		assert_memory_equal(commitment, repeated, DRAW_SEED);
		assert_true(draw_record_read(strbuf_text(&text), &read, &err));
		assert_true(draw_pick(&read, seed, repeated, again, &err));
		assert_memory_equal(picked, again, sizeof *picked * (size_t)record->seat_count);
		draw_record_free(&read);
	}
	strbuf_free(&text);
}

static void nobody_excluded_is_drawn(void **state)
{
	struct office *office = office_of(state);
	const char *wanted = getenv("ZHONGCAI_DRAWS");
	int draws = wanted ? atoi(wanted) : SHORT_RUN, done = 0;
	size_t conflicts = 0;
	static const char *const others[] = {"何勇", "林晓燕", "赵敏", "张伟"};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		char who[64];
		snprintf(who, sizeof who, "arbitrator=%s", others[i]);
		fixture_act(office, "dismiss", 0, who, "date=2020-01-01", "ground=left_post", NULL);
	}
	for (int n = 0; n < ROSTER; n++) {
		hire(office, n);
		past_case(office, n, "2019-06-03");
		past_case(office, n, "2018-06-04");
	}
	/* The fixture's own five are excluded in every case: their terms have ended. */
	for (; done < draws; done += DRAWS_OF_CASE) {
		bool excluded[ROSTER] = {false};
		struct draw_record record;
		struct error err = ERROR_INIT;
		int64_t id = conflicted_case(office, excluded);
		bool three = chance(2);
		if (!draw_prepare(office, id, three, &record, &err))
			fail_msg("%s", error_text(&err));
		size_t kept = 0;
		for (size_t i = 0; i < record.excluded_count; i++) {
			struct draw_excluded *who = &record.excluded[i];
			if (strcmp(who->rule, "not_appointed") != 0) {
				record.excluded[kept++] = *who;
				continue;
			}
			free(who->name);
			free(who->rule);
			free(who->reason);
		}
		assert_int_equal(record.excluded_count - kept, 5);
		record.excluded_count = kept;
		the_list_is_right(&record, excluded);
		conflicts += record.excluded_count;
		draws_are_clean(&record, id, DRAWS_OF_CASE);
		draw_record_free(&record);
	}
	assert_true(conflicts > (size_t)done / DRAWS_OF_CASE); /* there was something to find */
	print_message("%d draws of %d cases with %zu conflicts\n", done, done / DRAWS_OF_CASE, conflicts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
		nobody_excluded_is_drawn, office_fixture_setup, office_fixture_teardown)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
