#include "base/i18n.h"
#include "store/check_private.h"
#include "store/column_copy.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PROBLEMS = 200 };

bool check_problem(struct checker *checker, struct error *err, const char *format, ...)
{
	struct check_report *report = checker->report;
	if (report->count > MAX_PROBLEMS)
		return true; /* the last sentence says that there are more */
	char **slot = array_push((void **)&report->problems, &report->count, sizeof *slot, err);
	if (!slot)
		return false;
	if (report->count > MAX_PROBLEMS) {
		*slot = strdup(_("问题太多，其余不再列出"));
		return *slot || out_of_memory(err);
	}
	va_list args;
	va_start(args, format);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	*slot = length < 0 ? NULL : malloc((size_t)length + 1);
	if (!*slot) {
		report->count--;
		return out_of_memory(err);
	}
	va_start(args, format);
	vsnprintf(*slot, (size_t)length + 1, format, args);
	va_end(args);
	return true;
}

bool check_step(struct checker *checker, double done, struct error *err)
{
	double whole = checker->from + (checker->to - checker->from) * done;
	if (!checker->progress || checker->progress(checker->context, whole))
		return true;
	return error_set(err, ERR_CANCELLED, _("校验已中断，文件没有任何改动"));
}

/* One entry of the chain against the one before it. */
static bool check_entry(struct checker *checker, sqlite3_stmt *stmt, int64_t expected_seq,
	unsigned char previous[HASH_SIZE], struct error *err)
{
	const unsigned char *stored_previous = sqlite3_column_blob(stmt, 9);
	const unsigned char *stored_hash = sqlite3_column_blob(stmt, 10);
	int64_t seq = sqlite3_column_int64(stmt, 0);
	if (seq != expected_seq && !check_problem(checker, err, _("日志缺少第 %lld 至 %lld 条"),
					   (long long)expected_seq, (long long)seq - 1))
		return false;
	if (sqlite3_column_bytes(stmt, 9) != HASH_SIZE || sqlite3_column_bytes(stmt, 10) != HASH_SIZE)
		return check_problem(checker, err, _("日志第 %lld 条的校验值残缺"), (long long)seq);
	struct journal_row row = {.seq = seq,
		.at = (const char *)sqlite3_column_text(stmt, 1),
		.today = sqlite3_column_int(stmt, 2),
		.actor = (const char *)sqlite3_column_text(stmt, 3),
		.act = (const char *)sqlite3_column_text(stmt, 4),
		.case_id = column_id(stmt, 5),
		.summary = (const char *)sqlite3_column_text(stmt, 6),
		.undoes = column_id(stmt, 7),
		.changeset = sqlite3_column_blob(stmt, 8),
		.changeset_size = (size_t)sqlite3_column_bytes(stmt, 8)};
	memcpy(row.previous, stored_previous, HASH_SIZE);
	unsigned char hash[HASH_SIZE];
	journal_hash(&row, hash);
	bool ok = true;
	if (memcmp(hash, stored_hash, HASH_SIZE) != 0)
		ok = check_problem(
			checker, err, _("日志第 %lld 条被改动过：内容与校验值不符"), (long long)seq);
	if (ok && memcmp(previous, stored_previous, HASH_SIZE) != 0)
		ok = check_problem(checker, err, _("日志第 %lld 条与前一条接不上"), (long long)seq);
	memcpy(previous, stored_hash, HASH_SIZE);
	return ok;
}

static void hex(const unsigned char bytes[HASH_SIZE], char out[65])
{
	for (size_t i = 0; i < HASH_SIZE; i++)
		snprintf(out + 2 * i, 3, "%02x", (unsigned)bytes[i]);
}

static bool check_chain(struct checker *checker, struct error *err)
{
	struct store *store = checker->store;
	int64_t last;
	if (!store_query_int(store, "SELECT max(seq) FROM journal", 0, &last, err))
		return false;
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT seq, at, today, actor, act, case_id, summary, undoes, changeset, previous, hash"
		" FROM journal ORDER BY seq",
		err);
	if (!stmt)
		return false;
	unsigned char previous[HASH_SIZE] = {0};
	int64_t expected = 1;
	bool row = false;
	bool ok;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		ok = check_entry(checker, stmt, expected, previous, err);
		expected = sqlite3_column_int64(stmt, 0) + 1;
		checker->report->entries++;
		if (ok && expected % 256 == 0)
			ok = check_step(checker, (double)expected / (double)(last + 1), err);
		if (!ok)
			break;
	}
	statement_done(store, stmt);
	hex(previous, checker->report->head);
	return ok;
}

/* SQLite's own checks: each row of the pragma is a finding, unless it says ok. */
static bool check_integrity(struct checker *checker, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(checker->store, "PRAGMA integrity_check(20)", err);
	if (!stmt)
		return false;
	bool row = false;
	bool ok;
	while ((ok = statement_step(checker->store, stmt, &row, err)) && row) {
		const char *text = (const char *)sqlite3_column_text(stmt, 0);
		if (text && strcmp(text, "ok") != 0)
			ok = check_problem(checker, err, _("文件结构有损坏：%s"), text);
		if (!ok)
			break;
	}
	statement_done(checker->store, stmt);
	return ok;
}

static bool check_references(struct checker *checker, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(checker->store, "PRAGMA foreign_key_check", err);
	if (!stmt)
		return false;
	bool row = false;
	bool ok;
	while ((ok = statement_step(checker->store, stmt, &row, err)) && row) {
		const char *table = (const char *)sqlite3_column_text(stmt, 0);
		const char *parent = (const char *)sqlite3_column_text(stmt, 2);
		ok = check_problem(checker, err, _("表 %s 第 %lld 行引用的 %s 不存在"), table ? table : "",
			(long long)sqlite3_column_int64(stmt, 1), parent ? parent : "");
		if (!ok)
			break;
	}
	statement_done(checker->store, stmt);
	return ok;
}

struct part {
	bool (*run)(struct checker *checker, struct error *err);
	double share; /* of the time, roughly */
	bool deep;
};

static const struct part parts[] = {
	{check_integrity, 0.2, false},
	{check_references, 0.1, false},
	{check_chain, 0.2, false},
	{check_derived, 0.5, false},
	{check_replay, 1.0, true},
};

bool store_check(struct store *store, bool deep, check_progress *progress, void *context,
	struct check_report *out, struct error *err)
{
	*out = (struct check_report){0};
	struct checker checker = {store, out, progress, context, 0, 0};
	double whole = deep ? 2.0 : 1.0;
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].deep && !deep)
			continue;
		checker.from = checker.to;
		checker.to = checker.from + parts[i].share / whole;
		ok = parts[i].run(&checker, err) && check_step(&checker, 1.0, err);
	}
	if (!ok)
		check_report_free(out);
	return ok;
}

void check_report_free(struct check_report *report)
{
	for (size_t i = 0; i < report->count; i++)
		free(report->problems[i]);
	free(report->problems);
	*report = (struct check_report){0};
}
