/* Undo: the inverted changeset of an entry, where nothing that came later depends on it.
 *
 * SQLite alone does not notice all of that: an inverted changeset does not conflict when later rows merely
 * refer to a row it removes, nor when another column of its row changed since. So the later entries are read
 * and compared first, and the effect is compared with the inverse afterwards. */
#include "base/hash.h"
#include "base/i18n.h"
#include "store/changeset.h"
#include "store/column_copy.h"
#include "store/derive.h"
#include "store/journal.h"

#include <stdlib.h>
#include <string.h>

/* Ids are unique over all tables of a file, so a row and a case are both just a number. */
struct id_set {
	int64_t *ids;
	size_t count;
	bool sorted;
};

static bool id_set_add(struct id_set *set, int64_t id, struct error *err)
{
	if (id == 0 || (set->count && set->ids[set->count - 1] == id))
		return true;
	int64_t *slot = array_push((void **)&set->ids, &set->count, sizeof *slot, err);
	if (!slot)
		return false;
	*slot = id;
	set->sorted = false;
	return true;
}

static int compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static bool id_set_has(struct id_set *set, int64_t id)
{
	if (!set->sorted && set->count)
		qsort(set->ids, set->count, sizeof *set->ids, compare_ids);
	set->sorted = true;
	return set->count && bsearch(&id, set->ids, set->count, sizeof *set->ids, compare_ids);
}

/* ---- which entry ---- */

enum direction { UNDO, REDO };

/* An undoing of an undoing is a redo, and may itself be undone. What a draw is made from stays for good, or
 * somebody could draw until he liked the name. */
enum entry_kind { ORDINARY, UNDOING, REDOING, KEPT };

/* The entries from the newest down, as far as they were needed; one stands unless a later one that stands
 * undoes it. */
struct past {
	int64_t *seqs;
	size_t count; /* entries later than the candidate that stand and do not cancel out */
	int64_t candidate;
};

static bool consider(struct past *past, struct id_set *undone, sqlite3_stmt *stmt, const char *actor,
	enum direction direction, bool *decided, struct error *err)
{
	int64_t seq = sqlite3_column_int64(stmt, 0), undoes = column_id(stmt, 2);
	bool stands = !id_set_has(undone, seq);
	if (stands && undoes && !id_set_add(undone, undoes, err))
		return false;
	if (!stands)
		return true;
	const char *who = (const char *)sqlite3_column_text(stmt, 1);
	if (who && strcmp(who, actor) == 0) {
		enum entry_kind kind = (enum entry_kind)sqlite3_column_int(stmt, 3);
		bool is_candidate = direction == UNDO ? kind == ORDINARY || kind == REDOING : kind == UNDOING;
		/* Whoever did something new has nothing to redo; redoing goes on past what was redone. */
		*decided = is_candidate || (direction == REDO && (kind == ORDINARY || kind == KEPT));
		if (is_candidate)
			past->candidate = seq;
		if (*decided)
			return true;
	}
	int64_t *slot = array_push((void **)&past->seqs, &past->count, sizeof *slot, err);
	if (slot)
		*slot = seq;
	return slot != NULL;
}

/* An undoing cancels out with what it undid when both are later than the candidate. */
static void drop_cancelled(struct past *past, struct store *store)
{
	size_t kept = 0;
	for (size_t i = 0; i < past->count; i++) {
		struct journal_entry entry;
		struct error ignored = ERROR_INIT;
		bool cancels = journal_entry_load(store, past->seqs[i], &entry, &ignored) &&
			       entry.undoes > past->candidate;
		journal_entry_clear(&entry);
		error_clear(&ignored);
		if (!cancels)
			past->seqs[kept++] = past->seqs[i];
	}
	past->count = kept;
}

static bool look_back(struct store *store, const char *actor, enum direction direction, struct past *past,
	struct error *err)
{
	*past = (struct past){0};
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT seq, actor, undoes, CASE act WHEN 'undo' THEN 1 WHEN 'redo' THEN 2"
		" WHEN 'draw_commit' THEN 3 ELSE 0 END"
		" FROM journal ORDER BY seq DESC",
		err);
	if (!stmt)
		return false;
	struct id_set undone = {0};
	bool decided = false, row = false;
	bool ok;
	while (!decided && (ok = statement_step(store, stmt, &row, err)) && row)
		if (!(ok = consider(past, &undone, stmt, actor, direction, &decided, err)))
			break;
	statement_done(store, stmt);
	free(undone.ids);
	if (ok && past->candidate)
		drop_cancelled(past, store);
	if (ok && !past->candidate)
		ok = error_set(err, ERR_NOTFOUND,
			direction == UNDO ? _("没有可以撤销的操作") : _("没有可以重做的操作"));
	return ok;
}

/* ---- may it be undone ---- */

struct footprint {
	struct store *store;
	struct id_set touched; /* rows and cases */
	struct id_set made; /* rows inserted */
};

/* The changeset of an UPDATE names a case only if it changed; the row does. */
static int64_t case_of(struct store *store, const struct change *change)
{
	if (change->case_id || !table_has_case(change->table))
		return change->case_id;
	char *sql = sqlite3_mprintf("SELECT case_id FROM \"%w\" WHERE id = ?", change->table->name);
	struct error ignored = ERROR_INIT;
	sqlite3_stmt *stmt = sql ? statement_get(store, sql, &ignored) : NULL;
	int64_t case_id = 0;
	bool row;
	if (stmt) {
		sqlite3_bind_int64(stmt, 1, change->id);
		if (statement_step(store, stmt, &row, &ignored) && row)
			case_id = sqlite3_column_int64(stmt, 0);
		statement_done(store, stmt);
	}
	sqlite3_free(sql);
	error_clear(&ignored);
	return case_id;
}

static bool add_footprint(void *context, const struct change *change, struct error *err)
{
	struct footprint *footprint = context;
	return id_set_add(&footprint->touched, change->id, err) &&
	       id_set_add(&footprint->touched, case_of(footprint->store, change), err) &&
	       (change->operation != SQLITE_INSERT || id_set_add(&footprint->made, change->id, err));
}

struct collision {
	struct footprint *footprint;
	bool found;
};

static bool look_for_collision(void *context, const struct change *change, struct error *err)
{
	struct collision *collision = context;
	struct footprint *footprint = collision->footprint;
	(void)err;
	if (id_set_has(&footprint->touched, change->id) ||
		id_set_has(&footprint->touched, case_of(footprint->store, change)))
		collision->found = true;
	for (int i = 1; !collision->found && i < change->columns; i++) {
		sqlite3_value *value = NULL;
		if (change->table->columns[i].type == COLUMN_ID)
			value = change_new(change, i);
		collision->found = value && id_set_has(&footprint->made, sqlite3_value_int64(value));
	}
	return !collision->found;
}

static bool check_entry(struct store *store, int64_t seq, struct footprint *footprint,
	enum direction direction, journal_label *label, struct error *err)
{
	struct changeset changeset;
	if (!changeset_load(store, seq, &changeset, err))
		return false;
	struct collision collision = {footprint, false};
	bool ok = changeset_each(&changeset, look_for_collision, &collision, err) || collision.found;
	changeset_free(&changeset);
	if (!ok || !collision.found)
		return ok;
	struct journal_entry entry;
	if (!journal_entry_load(store, seq, &entry, err))
		return false;
	const char *what = entry.summary ? entry.summary : label(entry.act);
	error_set(err, ERR_CONFLICT,
		direction == UNDO
			? _("不能撤销：此后 %s 的操作“%s”（日志第 %lld 条）动过同一案件或记录；没有改动，请先撤销那一条")
			: _("不能重做：此后 %s 的操作“%s”（日志第 %lld 条）动过同一案件或记录；没有改动"),
		entry.actor ? entry.actor : "", what, (long long)seq);
	journal_entry_clear(&entry);
	return false;
}

/* ---- doing it ---- */

static int refuse_conflict(void *context, int conflict, sqlite3_changeset_iter *iter)
{
	(void)iter;
	*(int *)context = conflict;
	return SQLITE_CHANGESET_ABORT;
}

static uint64_t mix_value(uint64_t hash, sqlite3_value *value)
{
	int type = value ? sqlite3_value_type(value) : 0;
	hash = hash_bytes(hash, &type, sizeof type);
	if (type == SQLITE_INTEGER) {
		int64_t number = sqlite3_value_int64(value);
		return hash_bytes(hash, &number, sizeof number);
	}
	if (type == SQLITE_TEXT || type == SQLITE_BLOB)
		return hash_bytes(hash, sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value));
	return hash;
}

/* A number per change that does not depend on the order of changes in the changeset. */
static bool add_print(void *context, const struct change *change, struct error *err)
{
	uint64_t hash = hash_text(HASH_START, change->table->name);
	hash = hash_bytes(hash, &change->operation, sizeof change->operation);
	for (int i = 0; i < change->columns; i++)
		hash = mix_value(mix_value(hash, change_old(change, i)), change_new(change, i));
	int64_t *slot = array_push((void **)&((struct id_set *)context)->ids,
		&((struct id_set *)context)->count, sizeof *slot, err);
	if (slot)
		memcpy(slot, &hash, sizeof hash);
	return slot != NULL;
}

static bool same_changes(const struct changeset *a, const struct changeset *b, bool *same, struct error *err)
{
	struct id_set prints[2] = {{0}, {0}};
	bool ok = changeset_each(a, add_print, &prints[0], err) &&
		  changeset_each(b, add_print, &prints[1], err);
	for (size_t i = 0; ok && i < 2; i++)
		if (prints[i].count)
			qsort(prints[i].ids, prints[i].count, sizeof(int64_t), compare_ids);
	*same = ok && prints[0].count == prints[1].count &&
		(prints[0].count == 0 ||
			memcmp(prints[0].ids, prints[1].ids, prints[0].count * sizeof(int64_t)) == 0);
	free(prints[0].ids);
	free(prints[1].ids);
	return ok;
}

static bool apply(struct store *store, const struct changeset *inverse, struct error *err)
{
	int conflict = 0;
	int code = sqlite3changeset_apply(
		store->db, inverse->size, inverse->data, NULL, refuse_conflict, &conflict);
	if (code == SQLITE_ABORT && conflict == SQLITE_CHANGESET_FOREIGN_KEY)
		return error_set(err, ERR_CONFLICT, _("不能撤销：还有别的记录引用它建立的记录；没有改动"));
	if (code == SQLITE_ABORT)
		return error_set(err, ERR_CONFLICT, _("不能撤销：有关记录此后又变了；没有改动"));
	if (code != SQLITE_OK)
		return store_error(store, code, err);
	struct changeset effect = {0};
	code = sqlite3session_changeset(store->txn.session, &effect.size, &effect.data);
	if (code != SQLITE_OK)
		return store_error(store, code, err);
	bool same = false;
	bool ok = same_changes(inverse, &effect, &same, err);
	sqlite3_free(effect.data);
	return ok && (same || error_set(err, ERR_CORRUPT,
				      _("撤销的结果与日志不符，没有改动；请运行 zhongcai check --deep")));
}

static bool touch_rows(void *context, const struct change *change, struct error *err)
{
	struct store *store = context;
	return txn_row_changed(store, change->table, change->id, case_of(store, change), err);
}

static size_t count_problems(struct store *store, int64_t case_id, civil_date today)
{
	struct law_result *result = malloc(sizeof *result);
	struct error ignored = ERROR_INIT;
	size_t problems = 0;
	if (result && store_deadlines(store, case_id, today, result, &ignored))
		problems = result->problem_count;
	error_clear(&ignored);
	free(result);
	return problems;
}

/* What was undone must not leave a timeline that contradicts itself where it did not before: a hearing
 * without its acceptance, say. */
static bool validate(struct store *store, const struct id_set *cases, const size_t *before, civil_date today,
	struct error *err)
{
	for (size_t i = 0; i < cases->count; i++)
		if (count_problems(store, cases->ids[i], today) > before[i])
			return error_set(err, ERR_CONFLICT,
				_("不能撤销：撤销后该案的时间线会自相矛盾（例如先开庭后受理）；没有改动"));
	return true;
}

static bool collect_case(void *context, const struct change *change, struct error *err)
{
	struct footprint *cases = context;
	return id_set_add(&cases->touched,
		change->table == &arb_case_table ? change->id : case_of(cases->store, change), err);
}

static bool apply_in_transaction(struct store *store, const struct txn_stamp *stamp,
	const struct journal_entry *entry, const struct changeset *inverse, struct error *err)
{
	struct footprint cases = {.store = store};
	size_t *before = NULL;
	bool ok = changeset_each(inverse, collect_case, &cases, err);
	if (ok && cases.touched.count) {
		id_set_has(&cases.touched, 0); /* sorts */
		before = calloc(cases.touched.count, sizeof *before);
		if (!before) {
			free(cases.touched.ids);
			return out_of_memory(err);
		}
		for (size_t i = 0; i < cases.touched.count; i++)
			before[i] = count_problems(store, cases.touched.ids[i], stamp->today);
	}
	if (ok && (ok = txn_begin(store, stamp, err))) {
		txn_set_case(store, entry->case_id);
		txn_set_summary(store, entry->summary);
		store->txn.undoes = entry->seq;
		/* Rows are noted before and after: an UPDATE's case is read from the row, whichever exists.
		 */
		ok = changeset_each(inverse, touch_rows, store, err) && apply(store, inverse, err) &&
		     changeset_each(inverse, touch_rows, store, err) &&
		     validate(store, &cases.touched, before, stamp->today, err);
		if (ok)
			ok = txn_commit(store, err);
		else
			txn_rollback(store);
	}
	free(before);
	free(cases.touched.ids);
	return ok;
}

static bool reverse(struct store *store, const struct txn_stamp *stamp, const struct past *past,
	enum direction direction, journal_label *label, struct error *err)
{
	struct changeset changeset, inverse = {0};
	struct journal_entry entry;
	if (!changeset_load(store, past->candidate, &changeset, err))
		return false;
	struct footprint footprint = {.store = store};
	bool ok = changeset_each(&changeset, add_footprint, &footprint, err);
	for (size_t i = past->count; ok && i > 0; i--)
		ok = check_entry(store, past->seqs[i - 1], &footprint, direction, label, err);
	if (ok) {
		int code =
			sqlite3changeset_invert(changeset.size, changeset.data, &inverse.size, &inverse.data);
		ok = code == SQLITE_OK || store_error(store, code, err);
	}
	if (ok && (ok = journal_entry_load(store, past->candidate, &entry, err))) {
		ok = apply_in_transaction(store, stamp, &entry, &inverse, err);
		journal_entry_clear(&entry);
	}
	sqlite3_free(inverse.data);
	changeset_free(&changeset);
	free(footprint.touched.ids);
	free(footprint.made.ids);
	return ok;
}

static bool turn_back(struct store *store, const struct txn_stamp *stamp, enum direction direction,
	journal_label *label, struct journal_entry *which, struct error *err)
{
	if (txn_active(store))
		return error_set(err, ERR_REFUSED, _("还有没有结束的操作，现在不能撤销"));
	struct past past;
	bool ok = look_back(store, stamp->actor, direction, &past, err) &&
		  reverse(store, stamp, &past, direction, label, err);
	if (ok && which)
		ok = journal_entry_load(store, past.candidate, which, err);
	free(past.seqs);
	return ok;
}

bool journal_undo(struct store *store, const struct txn_stamp *stamp, journal_label *label,
	struct journal_entry *undone, struct error *err)
{
	struct txn_stamp own = *stamp;
	own.act = "undo";
	return turn_back(store, &own, UNDO, label, undone, err);
}

bool journal_redo(struct store *store, const struct txn_stamp *stamp, journal_label *label,
	struct journal_entry *redone, struct error *err)
{
	struct txn_stamp own = *stamp;
	own.act = "redo";
	return turn_back(store, &own, REDO, label, redone, err);
}
