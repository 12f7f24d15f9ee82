/* Where an employer was served and where not, read across its cases, however its name is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office/address_book.h"
#include "office_fixture.h"
#include "store/addresses.h"
#include "store/row.h"
#include "store/txn.h"

#include <stdio.h>

/* A case against it, accepted on that day. */
static int64_t against(struct office *office, const char *respondent, const char *address, const char *day)
{
	char name[128], place[128], date[32];
	snprintf(name, sizeof name, "respondent=%s", respondent);
	snprintf(place, sizeof place, "respondent_address=%s", address);
	snprintf(date, sizeof date, "date=%s", day);
	int64_t id = fixture_act(
		office, "register", 0, "applicant=张伟", name, place, "cause=追索劳动报酬", date, NULL);
	fixture_act(office, "accept", id, date, NULL);
	return id;
}

static void load(struct office *office, const char *name, struct address_book *book)
{
	struct error err = ERROR_INIT;
	if (!address_book_load(office, 0, name, book, &err))
		fail_msg("%s", error_text(&err));
}

static void served_and_failed_across_cases(void **state)
{
	struct office *office = office_of(state);
	int64_t first = against(office, "重庆市丁（集团）有限责任公司", "渝北区老路1号", "2020-07-01");
	fixture_act(office, "serve", first, "date=2020-07-02", NULL);
	fixture_act(office, "serve_failed", first, "date=2020-07-06", "reason=查无此单位", NULL);
	int64_t second = against(office, "重庆丁(集团)有限公司", "江北区新路2号", "2020-08-03");
	fixture_act(office, "serve", second, "method=direct", "date=2020-08-04", NULL);
	fixture_act(office, "served", second, "date=2020-08-05", NULL);
	against(office, "另一家有限公司", "南岸区3号", "2020-08-03");

	struct address_book book;
	load(office, "重庆丁（集团）有限公司", &book);
	assert_int_equal(book.count, 2);
	const struct address_known *best = address_book_best(&book);
	assert_non_null(best);
	assert_string_equal(best->address, "江北区新路2号");
	assert_string_equal(best->method, "direct");
	assert_int_equal(best->served_on, civil_make(2020, 8, 5));
	assert_ptr_equal(best, &book.items[0]); /* the newest first */
	assert_string_equal(book.items[1].address, "渝北区老路1号");
	assert_false(book.items[1].good);
	struct strbuf text = {0};
	address_book_text(&book, 5, &text);
	assert_string_equal(strbuf_text(&text),
		"江北区新路2号 2020-08-05 直接送达成功；渝北区老路1号 2020-07-06 未果（查无此单位）");
	strbuf_free(&text);
	address_book_free(&book);
}

/* A letter that came back as undeliverable takes an address away; a refusal shows that somebody is there. */
static void good_until_lost(void **state)
{
	struct office *office = office_of(state);
	static const struct {
		const char *reason;
		bool good;
	} rows[] = {{"reason=拒收", true}, {"reason=已搬迁", false}};
	int64_t id = against(office, "戊有限公司", "渝中区5号", "2020-07-01");
	fixture_act(office, "serve", id, "method=direct", "date=2020-07-02", NULL);
	fixture_act(office, "served", id, "date=2020-07-02", NULL);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char day[32];
		snprintf(day, sizeof day, "2020-08-%02zu", 3 + i);
		int64_t next = against(office, "戊有限公司", "渝中区 5 号", day); /* spelt otherwise */
		char date[48];
		snprintf(date, sizeof date, "date=%s", day);
		fixture_act(office, "serve", next, date, NULL);
		fixture_act(office, "serve_failed", next, date, rows[i].reason, NULL);
		struct address_book book;
		load(office, "戊有限公司", &book);
		assert_int_equal(book.count, 1);
		assert_int_equal(book.items[0].tries, 2 + i);
		assert_int_equal(address_book_best(&book) != NULL, rows[i].good);
		address_book_free(&book);
	}
}

/* What went by wire says nothing about the place. */
static void electronic_service_is_no_place(void **state)
{
	struct office *office = office_of(state);
	int64_t id = against(office, "壬有限公司", "巴南区7号", "2020-07-01");
	fixture_act(office, "serve", id, "method=electronic", "consent=确认书", "date=2020-07-02", NULL);
	fixture_act(office, "served", id, "date=2020-07-02", NULL);
	struct address_book book;
	load(office, "壬有限公司", &book);
	assert_int_equal(book.count, 0);
	address_book_free(&book);
}

/* A party whose employer nobody registered (a merged or imported row) is found by its very name. */
static void without_an_employer(void **state)
{
	struct office *office = office_of(state);
	int64_t id = against(office, "己有限公司", "沙坪坝区6号", "2020-07-01");
	fixture_act(office, "serve", id, "method=direct", "date=2020-07-02", NULL);
	fixture_act(office, "served", id, "date=2020-07-02", NULL);
	struct row_list parties;
	struct error err = ERROR_INIT;
	const struct txn_stamp stamp = {.actor = "黄主任", .act = "demo", .today = office->today};
	assert_true(row_list_of_case(office->store, &party_table, id, &parties, &err));
	assert_true(txn_begin(office->store, &stamp, &err));
	for (size_t i = 0; i < parties.count; i++) {
		struct party *party = ROW_AT(&parties, party, i);
		int64_t employer = party->employer_id;
		party->employer_id = 0;
		assert_true(row_update(office->store, &party_table, party, &err));
		assert_true(employer == 0 || row_delete(office->store, &employer_table, employer, &err));
	}
	assert_true(txn_commit(office->store, &err));
	row_list_free(&parties);
	struct address_book book;
	load(office, "己有限公司", &book);
	assert_int_equal(book.count, 1);
	assert_string_equal(address_book_best(&book)->address, "沙坪坝区6号");
	address_book_free(&book);
	load(office, "庚有限公司", &book);
	assert_int_equal(book.count, 0);
	assert_null(address_book_best(&book));
	address_book_free(&book);
}

/* The newest cases are read, not all: what an employer of thousands costs does not grow. */
static void the_newest_cases_only(void **state)
{
	struct office *office = office_of(state);
	struct error err = ERROR_INIT;
	const struct txn_stamp stamp = {.actor = "黄主任", .act = "demo", .today = office->today};
	assert_true(txn_begin(office->store, &stamp, &err));
	for (int i = 0; i < ADDRESS_CASES + 30; i++) {
		char place[64], given[80];
		snprintf(place, sizeof place, "九龙坡区%d号", i);
		snprintf(given, sizeof given, "address=%s", place);
		int64_t id = against(office, "辛有限公司", place, "2020-07-01");
		fixture_act(office, "serve", id, "method=direct", given, "date=2020-07-02", NULL);
		fixture_act(office, "served", id, "date=2020-07-02", NULL);
	}
	assert_true(txn_commit(office->store, &err));
	struct address_book book;
	load(office, "辛有限公司", &book);
	assert_int_equal(book.count, ADDRESS_CASES);
	char newest[64];
	snprintf(newest, sizeof newest, "九龙坡区%d号", ADDRESS_CASES + 29);
	assert_string_equal(book.items[0].address, newest);
	address_book_free(&book);
}

#define OFFICE_TEST(function)                                                                                \
	cmocka_unit_test_setup_teardown(function, office_fixture_setup, office_fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OFFICE_TEST(served_and_failed_across_cases),
		OFFICE_TEST(good_until_lost),
		OFFICE_TEST(electronic_service_is_no_place),
		OFFICE_TEST(without_an_employer),
		OFFICE_TEST(the_newest_cases_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
