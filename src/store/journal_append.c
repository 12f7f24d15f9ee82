/* The write side of the journal: one entry a transaction, chained to the one before by its hash. */
#include "base/i18n.h"
#include "store/private.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

/* The canonical encoding: each column as its type, its length and its bytes, numbers big-endian, so that no
 * two different rows give the same bytes. */
static void hash_bytes(crypto_generichash_state *state, unsigned char type, const void *data, uint64_t size)
{
	unsigned char head[9] = {type};
	for (int i = 0; i < 8; i++)
		head[1 + i] = (unsigned char)(size >> (56 - 8 * i));
	crypto_generichash_update(state, head, sizeof head);
	if (size)
		crypto_generichash_update(state, data, size);
}

static void hash_int(crypto_generichash_state *state, int64_t value)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)((uint64_t)value >> (56 - 8 * i));
	hash_bytes(state, 'i', bytes, sizeof bytes);
}

static void hash_text(crypto_generichash_state *state, const char *text)
{
	if (text)
		hash_bytes(state, 't', text, strlen(text));
	else
		hash_bytes(state, 'n', NULL, 0);
}

void journal_hash(const struct journal_row *row, unsigned char out[HASH_SIZE])
{
	crypto_generichash_state state;
	crypto_generichash_init(&state, NULL, 0, HASH_SIZE);
	hash_text(&state, "zhongcai journal 1");
	hash_int(&state, row->seq);
	hash_text(&state, row->at);
	hash_int(&state, row->today);
	hash_text(&state, row->actor);
	hash_text(&state, row->act);
	hash_int(&state, row->case_id);
	hash_text(&state, row->summary);
	hash_int(&state, row->undoes);
	hash_bytes(&state, 'b', row->changeset, row->changeset_size);
	hash_bytes(&state, 'b', row->previous, HASH_SIZE);
	crypto_generichash_final(&state, out, HASH_SIZE);
}

/* Number and hash of the newest entry; 0 and zeros when there is none. */
static bool read_head(struct store *store, struct journal_row *row, struct error *err)
{
	sqlite3_stmt *stmt =
		statement_get(store, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", err);
	if (!stmt)
		return false;
	bool found;
	bool ok = statement_step(store, stmt, &found, err);
	memset(row->previous, 0, HASH_SIZE);
	row->seq = 1;
	if (ok && found) {
		row->seq = sqlite3_column_int64(stmt, 0) + 1;
		if (sqlite3_column_bytes(stmt, 1) == HASH_SIZE)
			memcpy(row->previous, sqlite3_column_blob(stmt, 1), HASH_SIZE);
		else
			ok = error_set(
				err, ERR_CORRUPT, _("日志最后一条已损坏，没有保存；请运行 zhongcai check"));
	}
	statement_done(store, stmt);
	return ok;
}

static bool insert(struct store *store, const struct journal_row *row, struct error *err)
{
	unsigned char hash[HASH_SIZE];
	journal_hash(row, hash);
	sqlite3_stmt *stmt = statement_get(store,
		"INSERT INTO journal (seq, at, today, actor, act, case_id, summary, undoes, changeset,"
		" previous, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
		err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, row->seq);
	bind_text(stmt, 2, row->at);
	sqlite3_bind_int64(stmt, 3, row->today);
	bind_text(stmt, 4, row->actor);
	bind_text(stmt, 5, row->act);
	bind_id(stmt, 6, row->case_id);
	bind_text(stmt, 7, row->summary);
	bind_id(stmt, 8, row->undoes);
	int code = sqlite3_bind_blob64(stmt, 9, row->changeset, row->changeset_size, SQLITE_STATIC);
	sqlite3_bind_blob(stmt, 10, row->previous, HASH_SIZE, SQLITE_STATIC);
	sqlite3_bind_blob(stmt, 11, hash, HASH_SIZE, SQLITE_STATIC);
	if (code != SQLITE_OK) {
		statement_done(store, stmt);
		return store_error(store, code, err);
	}
	return statement_run(store, stmt, err);
}

/* Small acts stay plain (deflate gains nothing on 170 bytes); an import or a bulk chunk shrinks to a
 * fraction. What is stored says itself which it is: a changeset begins with 'T', a zlib stream does not. */
static void *pack(const void *changeset, size_t size, size_t *packed_size)
{
	enum { WORTH_PACKING = 1024 };
	if (size < WORTH_PACKING)
		return NULL;
	uLongf bound = compressBound(size);
	void *packed = malloc(bound);
	if (!packed)
		return NULL; /* stored plain */
	if (compress2(packed, &bound, changeset, size, 1) != Z_OK || bound >= size) {
		free(packed);
		return NULL;
	}
	*packed_size = bound;
	return packed;
}

bool journal_append(struct store *store, const void *changeset, size_t size, struct error *err)
{
	const struct txn *txn = &store->txn;
	char at[32];
	time_t now = store->clock ? (time_t)store->clock : time(NULL);
	struct tm utc;
	if (!gmtime_r(&now, &utc) || strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0)
		return error_set(err, ERR_IO, _("系统时间不对，没有保存；请先校正时钟"));
	size_t packed_size = 0;
	void *packed = pack(changeset, size, &packed_size);
	struct journal_row row = {.at = at,
		.today = txn->today,
		.actor = txn->actor,
		.act = txn->act,
		.case_id = txn->case_id,
		.summary = txn->summary,
		.undoes = txn->undoes,
		.changeset = packed ? packed : changeset,
		.changeset_size = packed ? packed_size : size};
	bool ok = read_head(store, &row, err) && insert(store, &row, err);
	free(packed);
	return ok;
}
