#include "store_fixture.h"

#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int fixture_setup(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	if (!f)
		return -1;
	strcpy(f->folder, "/tmp/zhongcai-store-XXXXXX");
	if (!mkdtemp(f->folder)) {
		free(f);
		return -1;
	}
	snprintf(f->path, sizeof f->path, "%s/office.db", f->folder);
	struct store_options options = {.create = true};
	if (!store_open(f->path, &options, &f->store, &f->err)) {
		fprintf(stderr, "%s\n", error_text(&f->err));
		free(f);
		return -1;
	}
	*state = f;
	return 0;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
	(void)info;
	(void)kind;
	(void)where;
	return remove(path);
}

int fixture_teardown(void **state)
{
	struct fixture *f = *state;
	store_close(f->store);
	error_clear(&f->err);
	nftw(f->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(f);
	return 0;
}

struct txn_stamp test_stamp(const char *actor, const char *act, int64_t case_id)
{
	return (struct txn_stamp){
		.actor = actor, .act = act, .today = civil_make(2020, 11, 23), .case_id = case_id};
}

void fixture_begin(struct fixture *f, const char *actor, const char *act, int64_t case_id)
{
	struct txn_stamp stamp = test_stamp(actor, act, case_id);
	CHECK(f, txn_begin(f->store, &stamp, &f->err));
}

static void add_party(struct fixture *f, int64_t case_id, char *role, char *name)
{
	struct party party;
	row_init(&party_table, &party);
	party.case_id = case_id;
	party.role = role;
	party.number = 1;
	party.name = name;
	CHECK(f, row_insert(f->store, &party_table, &party, &f->err));
}

int64_t fixture_case(struct fixture *f, int serial, const char *applied)
{
	char number[64], applicant[64], respondent[64];
	snprintf(number, sizeof number, "渝两江劳人仲案字〔2020〕第%d号", serial);
	snprintf(applicant, sizeof applicant, "张伟%d", serial);
	snprintf(respondent, sizeof respondent, "重庆测试%d有限公司", serial);
	struct arb_case row;
	row_init(&arb_case_table, &row);
	row.case_number = number;
	row.year = 2020;
	row.serial = serial;
	row.cause = "wages";
	row.amount = serial * 1000;
	CHECK(f, row_insert(f->store, &arb_case_table, &row, &f->err));
	add_party(f, row.id, "applicant", applicant);
	add_party(f, row.id, "respondent", respondent);
	if (applied)
		fixture_event(f, row.id, "applied", applied);
	return row.id;
}

int64_t fixture_event(struct fixture *f, int64_t case_id, const char *kind, const char *day)
{
	struct event event;
	row_init(&event_table, &event);
	event.case_id = case_id;
	event.kind = (char *)kind; /* read only: never cleared */
	event.day = civil_parse(day);
	CHECK(f, row_insert(f->store, &event_table, &event, &f->err));
	return event.id;
}

int64_t file_int(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	int64_t value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return value;
}

void file_exec(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}
