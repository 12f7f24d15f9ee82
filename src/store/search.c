#include "store/search.h"

#include "store/derive_private.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

/* One character of UTF-8; what is no UTF-8 is read as U+FFFD. Returns its bytes, 0 at the end. */
static size_t decode(const char *text, uint32_t *c)
{
	const unsigned char *u = (const unsigned char *)text;
	if (*u == '\0')
		return 0;
	if (*u < 0x80) {
		*c = *u;
		return 1;
	}
	/* Nearly everything else here is Hanzi: three bytes. */
	if (*u >= 0xe1 && *u < 0xed && (u[1] & 0xc0) == 0x80 && (u[2] & 0xc0) == 0x80) {
		*c = (*u & 0x0fu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
		return 3;
	}
	ucs4_t uc;
	int length = u8_mbtouc(&uc, u, strnlen(text, 4));
	*c = uc;
	return length > 0 ? (size_t)length : 1;
}

/* The character as compared, 0 for what separates words. */
static uint32_t fold_char(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		c -= 0xfee0; /* full width */
	if (c >= 'A' && c <= 'Z')
		return c + ('a' - 'A');
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return c;
	/* Spaces, brackets, quotation marks, the dots in foreign names; not 々 and 〇. */
	if (c < 0xc0 || (c >= 0x2000 && c <= 0x206f) ||
		(c >= 0x3000 && c <= 0x303f && c != 0x3005 && c != 0x3007) || c == 0x30fb)
		return 0;
	return c;
}

static void add_char(struct strbuf *out, uint32_t c)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, c, (int)sizeof bytes);
	if (length > 0)
		strbuf_add_bytes(out, (const char *)bytes, (size_t)length);
}

void search_fold(const char *text, struct strbuf *out)
{
	uint32_t c;
	bool space = out->length > 0;
	for (size_t n; (n = decode(text, &c)) > 0; text += n) {
		c = fold_char(c);
		if (c == 0) {
			space = out->length > 0;
			continue;
		}
		if (space)
			strbuf_add_char(out, ' ');
		space = false;
		add_char(out, c);
	}
}

/* The length of the next folded character of `*text` in `out` (at least 6 bytes), which is then behind it; 0
 * at the end. What separates words is one space. */
static size_t next_folded(const char **text, char *out)
{
	uint32_t c;
	size_t n = decode(*text, &c);
	if (n == 0)
		return 0;
	uint32_t folded = fold_char(c);
	if (folded == c && n > 1) {
		memcpy(out, *text, n);
		*text += n;
		return n;
	}
	*text += n;
	int length = u8_uctomb((uint8_t *)out, folded ? folded : ' ', 6);
	return length > 0 ? (size_t)length : 0;
}

/* Folds into `buffer`, which is as long as the text: folding never makes longer. */
static void fold_into(const char *text, char *buffer)
{
	size_t length = 0, n;
	char bytes[6];
	while ((n = next_folded(&text, bytes)) > 0) {
		if (bytes[0] == ' ' && (length == 0 || buffer[length - 1] == ' '))
			continue;
		memcpy(buffer + length, bytes, n);
		length += n;
	}
	buffer[length] = '\0';
}

/* Does the word (not terminated) occur in the text? */
static bool has_word(const char *text, const char *word, size_t length)
{
	for (const char *at = text; (at = strchr(at, word[0])) != NULL; at++)
		if (strncmp(at, word, length) == 0)
			return true;
	return false;
}

bool search_matches(const char *folded, const char *const *texts, size_t count)
{
	/* Called for every row of a scan: short names, that is nearly all, cost no allocation. */
	enum { TEXTS = 4, SHORT = 256 };
	char shorts[TEXTS][SHORT];
	char *buffers[TEXTS];
	size_t used = 0;
	bool all = true;
	for (size_t i = 0; i < count && used < TEXTS; i++) {
		size_t size = texts[i] ? strlen(texts[i]) + 1 : 0;
		if (size == 0)
			continue;
		buffers[used] = size <= SHORT ? &shorts[used][0] : malloc(size);
		if (buffers[used])
			fold_into(texts[i], buffers[used++]);
	}
	while (all && *folded) {
		size_t length = strcspn(folded, " ");
		bool found = length == 0;
		for (size_t i = 0; !found && i < used; i++)
			found = has_word(buffers[i], folded, length);
		all = found;
		folded += length + (folded[length] == ' ');
	}
	for (size_t i = 0; i < used; i++)
		if (buffers[i] != shorts[i])
			free(buffers[i]);
	return all;
}

static void name_match(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	const char *texts[4];
	size_t count = 0;
	const char *folded = (const char *)sqlite3_value_text(argv[0]);
	for (int i = 1; i < argc && count < 4; i++)
		texts[count++] = (const char *)sqlite3_value_text(argv[i]);
	sqlite3_result_int(context, folded && search_matches(folded, texts, count));
}

bool search_register(struct store *store, struct error *err)
{
	int code = sqlite3_create_function_v2(store->db, "name_match", -1,
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, name_match, NULL, NULL, NULL);
	return code == SQLITE_OK || store_error(store, code, err);
}

/* Appends the bigrams of a folded text, each in its own quotes and joined by `separator`; returns how many.
 */
static size_t add_bigrams(const char *folded, const char *quote, const char *separator, struct strbuf *out)
{
	size_t count = 0, length, next;
	uint32_t a, b;
	for (; (length = decode(folded, &a)) > 0; folded += length) {
		if (a == ' ' || (next = decode(folded + length, &b)) == 0 || b == ' ')
			continue;
		strbuf_addf(out, "%s%s", count ? separator : "", quote);
		strbuf_add_bytes(out, folded, length + next);
		strbuf_add(out, quote);
		count++;
	}
	return count;
}

/* What the index holds of a line. */
static void document_of(const struct case_line *line, struct strbuf *out)
{
	struct strbuf folded = {0};
	const char *const texts[] = {line->applicant, line->respondent, line->other_names, line->case_number};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i])
			search_fold(texts[i], &folded);
	add_bigrams(strbuf_text(&folded), "", " ", out);
	out->failed |= folded.failed;
	strbuf_free(&folded);
}

static bool write_index(
	struct store *store, const char *sql, int64_t case_id, const struct strbuf *text, struct error *err)
{
	if (text->failed)
		return out_of_memory(err);
	if (text->length == 0)
		return true;
	sqlite3_stmt *stmt = statement_get(store, sql, err);
	if (!stmt)
		return false;
	sqlite3_bind_int64(stmt, 1, case_id);
	bind_text(stmt, 2, strbuf_text(text));
	return statement_run(store, stmt, err);
}

bool search_update(
	struct store *store, const struct case_line *before, const struct case_line *after, struct error *err)
{
	if (store->bulk)
		return true; /* built at once when the bulk is finished */
	struct strbuf old = {0}, new = {0};
	if (before)
		document_of(before, &old);
	if (after)
		document_of(after, &new);
	bool ok = true;
	if (old.failed || new.failed || strcmp(strbuf_text(&old), strbuf_text(&new)) != 0)
		/* A contentless index forgets a row only when told exactly what it held. */
		ok = (!before ||
			     write_index(store,
				     "INSERT INTO name_search (name_search, rowid, grams) VALUES ('delete', ?, ?)",
				     before->case_id, &old, err)) &&
		     (!after || write_index(store, "INSERT INTO name_search (rowid, grams) VALUES (?, ?)",
					after->case_id, &new, err));
	strbuf_free(&old);
	strbuf_free(&new);
	return ok;
}

bool search_build(struct store *store, struct error *err)
{
	sqlite3_stmt *stmt = statement_get(store,
		"SELECT case_id, applicant, respondent, other_names, case_number FROM case_state"
		" ORDER BY case_id",
		err);
	if (!stmt)
		return false;
	struct strbuf text = {0};
	bool ok, row;
	while ((ok = statement_step(store, stmt, &row, err)) && row) {
		struct case_line line = {.applicant = (char *)sqlite3_column_text(stmt, 1),
			.respondent = (char *)sqlite3_column_text(stmt, 2),
			.other_names = (char *)sqlite3_column_text(stmt, 3),
			.case_number = (char *)sqlite3_column_text(stmt, 4)};
		strbuf_reset(&text);
		document_of(&line, &text);
		ok = write_index(store, "INSERT INTO name_search (rowid, grams) VALUES (?, ?)",
			sqlite3_column_int64(stmt, 0), &text, err);
		if (!ok)
			break;
	}
	statement_done(store, stmt);
	strbuf_free(&text);
	return ok;
}

/* The words that are worth asking for: nearly every number has a year, which the verification looks for. */
static void leave_out_years(const char *folded, struct strbuf *out)
{
	while (*folded) {
		size_t length = strcspn(folded, " ");
		bool year = length == 4 && (strncmp(folded, "19", 2) == 0 || strncmp(folded, "20", 2) == 0) &&
			    strspn(folded, "0123456789") == length;
		if (!year) {
			strbuf_add_bytes(out, folded, length);
			strbuf_add_char(out, ' ');
		}
		folded += length + (folded[length] == ' ');
	}
}

bool search_candidates(struct store *store, const char *folded, int64_t *ids, size_t capacity, size_t *count,
	bool *indexed, struct error *err)
{
	struct strbuf words = {0}, query = {0};
	*count = 0;
	leave_out_years(folded, &words);
	*indexed = add_bigrams(strbuf_text(&words), "\"", " AND ", &query) > 0 ||
		   add_bigrams(folded, "\"", " AND ", &query) > 0;
	query.failed |= words.failed;
	strbuf_free(&words);
	if (query.failed) {
		strbuf_free(&query);
		return out_of_memory(err);
	}
	bool ok = true;
	sqlite3_stmt *stmt = *indexed ? statement_get(store,
						"SELECT rowid FROM name_search WHERE name_search MATCH ?"
						" ORDER BY rowid DESC LIMIT ?",
						err)
				      : NULL;
	if (stmt) {
		bool row;
		bind_text(stmt, 1, strbuf_text(&query));
		sqlite3_bind_int64(stmt, 2, (int64_t)capacity);
		while (*count < capacity && (ok = statement_step(store, stmt, &row, err)) && row)
			ids[(*count)++] = sqlite3_column_int64(stmt, 0);
		statement_done(store, stmt);
	} else {
		ok = !*indexed;
	}
	strbuf_free(&query);
	return ok;
}
