#include "store_fixture.h"

#include "base/hash.h"
#include "base/strbuf.h"

#include <ftw.h>
#include <inttypes.h>
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
	return fixture_noted(f, case_id, kind, day, NULL);
}

int64_t fixture_noted(struct fixture *f, int64_t case_id, const char *kind, const char *day, const char *note)
{
	struct event event;
	row_init(&event_table, &event);
	event.case_id = case_id;
	event.kind = (char *)kind; /* read only: never cleared */
	event.day = civil_parse(day);
	event.note = (char *)note;
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

static void dump_table(sqlite3 *db, const char *name, struct strbuf *out)
{
	struct strbuf sql = {0};
	sqlite3_stmt *rows = NULL;
	strbuf_addf(&sql, "SELECT * FROM \"%s\" ORDER BY 1, 2", name);
	strbuf_addf(out, "== %s\n", name);
	if (sqlite3_prepare_v2(db, strbuf_text(&sql), -1, &rows, NULL) != SQLITE_OK)
		fail_msg("%s: %s", strbuf_text(&sql), sqlite3_errmsg(db));
	int code;
	while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(rows); i++) {
			/* A blob as its length and a checksum of its bytes. */
			const unsigned char *bytes = sqlite3_column_blob(rows, i);
			int size = sqlite3_column_bytes(rows, i);
			uint64_t hash = hash_bytes(HASH_START, bytes, (size_t)size);
			if (sqlite3_column_type(rows, i) == SQLITE_BLOB)
				strbuf_addf(out, "%d:%016" PRIx64 "|", size, hash);
			else
				strbuf_addf(out, "%s|", bytes ? (const char *)bytes : "-");
		}
		strbuf_add_char(out, '\n');
	}
	assert_int_equal(code, SQLITE_DONE);
	sqlite3_finalize(rows);
	strbuf_free(&sql);
}

char *file_dump(const char *path, const char *which)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *tables = NULL;
	struct strbuf out = {0}, sql = {0};
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	strbuf_addf(&sql, "SELECT name FROM sqlite_schema WHERE type = 'table' AND %s ORDER BY name", which);
	if (sqlite3_prepare_v2(db, strbuf_text(&sql), -1, &tables, NULL) != SQLITE_OK)
		fail_msg("%s: %s", strbuf_text(&sql), sqlite3_errmsg(db));
	while (sqlite3_step(tables) == SQLITE_ROW)
		dump_table(db, (const char *)sqlite3_column_text(tables, 0), &out);
	sqlite3_finalize(tables);
	sqlite3_close(db);
	strbuf_free(&sql);
	char *text = strbuf_take(&out);
	assert_non_null(text);
	return text;
}

void equal_text(const char *a, const char *b)
{
	if (strcmp(a, b) == 0)
		return;
	size_t i = 0;
	while (a[i] == b[i])
		i++;
	size_t from = i > 120 ? i - 120 : 0;
	fail_msg("differs:\n… %.300s\n… %.300s", a + from, b + from);
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
