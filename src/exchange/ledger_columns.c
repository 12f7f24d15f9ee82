#include "exchange/ledger_columns.h"

#include "base/fold.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

/* --- keys --- */

/* The key without what stands in brackets and without a unit at its end: 标的额(元) → 标的额. */
static void bare_key(struct strbuf *out, const char *key)
{
	static const char *const endings[] = {"单位", "万元", "亿元", "元", "/", ",", "、", "，", "-"};
	int depth = 0;
	for (const char *p = key; *p; p++) {
		if (*p == '(')
			depth++;
		else if (*p == ')')
			depth -= depth > 0;
		else if (!depth)
			strbuf_add_char(out, *p);
	}
	for (bool again = true; again && out->length;) {
		again = false;
		for (size_t i = 0; i < sizeof endings / sizeof *endings && !again; i++) {
			size_t length = strlen(endings[i]);
			again = out->length > length &&
				strcmp(out->data + out->length - length, endings[i]) == 0;
			if (again) {
				out->length -= length;
				out->data[out->length] = '\0';
			}
		}
	}
}

/* Rank of the exact match of a header, -1 for none. */
static int match_exact(
	const struct ledger_vocabulary *vocabulary, const char *key, enum ledger_column *column)
{
	if (!key || !*key)
		return -1;
	int rank = ledger_column_exact(vocabulary, key, column);
	if (rank >= 0)
		return rank;
	struct strbuf bare = {0};
	bare_key(&bare, key);
	if (bare.length)
		rank = ledger_column_exact(vocabulary, strbuf_text(&bare), column);
	strbuf_free(&bare);
	return rank;
}

static int unit_of(const char *key)
{
	return strstr(key, "亿") ? 10 : strstr(key, "万") ? 6 : 2;
}

/* --- the first records, kept until the header is found --- */

struct row {
	size_t number;
	size_t count;
	char **titles;
	char **keys;
	size_t matches;
	size_t filled;
};

static void row_free(struct row *row)
{
	for (size_t i = 0; row->titles && row->keys && i < row->count; i++) {
		free(row->titles[i]);
		free(row->keys[i]);
	}
	free(row->titles);
	free(row->keys);
	*row = (struct row){0};
}

/* A header as people read it: on one line, without hidden characters. */
static char *title_of(const struct csv_cell *cell)
{
	struct strbuf out = {0};
	const char *text = cell->text;
	size_t length = cell->length;
	bool space = false;
	uint32_t c;
	for (size_t n; (n = fold_next(text, length, &c)) > 0; text += n, length -= n) {
		if (fold_is_space(c)) {
			space = out.length > 0;
		} else if (!fold_is_hidden(c) && c != 0xFFFD) {
			if (space)
				strbuf_add_char(&out, ' ');
			space = false;
			fold_append(&out, c);
		}
	}
	return strbuf_take(&out);
}

static char *key_of(const struct csv_cell *cell)
{
	struct strbuf out = {0};
	fold_key(&out, cell->text, cell->length);
	return strbuf_take(&out);
}

/* How many different columns the keys name exactly. */
static size_t count_matches(const struct ledger_vocabulary *vocabulary, char *const *keys, size_t count)
{
	bool seen[LEDGER_COLUMNS] = {false};
	size_t matches = 0;
	enum ledger_column column;
	for (size_t i = 0; i < count; i++)
		if (match_exact(vocabulary, keys[i], &column) >= 0 && !seen[column]) {
			seen[column] = true;
			matches++;
		}
	return matches;
}

static bool row_read(const struct ledger_vocabulary *vocabulary, const struct csv_record *record,
	struct row *row, struct error *err)
{
	*row = (struct row){.number = record->number};
	size_t count = record->count;
	while (count && record->cells[count - 1].length == 0)
		count--;
	row->titles = calloc(count + 1, sizeof *row->titles);
	row->keys = calloc(count + 1, sizeof *row->keys);
	bool ok = row->titles && row->keys;
	for (; ok && row->count < count; row->count++) {
		size_t i = row->count;
		row->titles[i] = title_of(&record->cells[i]);
		row->keys[i] = key_of(&record->cells[i]);
		ok = row->titles[i] && row->keys[i];
		row->filled += ok && *row->keys[i];
	}
	if (!ok) {
		row_free(row);
		return error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
	}
	row->matches = count_matches(vocabulary, row->keys, row->count);
	return true;
}

/* Gives the row empty cells up to `count`: the upper row of a header ends where its last merged cell begins.
 */
static bool row_widen(struct row *row, size_t count)
{
	if (count <= row->count)
		return true;
	char **titles = realloc(row->titles, (count + 1) * sizeof *titles);
	row->titles = titles ? titles : row->titles;
	char **keys = realloc(row->keys, (count + 1) * sizeof *keys);
	row->keys = keys ? keys : row->keys;
	for (bool ok = titles && keys; ok && row->count < count;) {
		titles[row->count] = calloc(1, 1);
		keys[row->count] = calloc(1, 1);
		ok = titles[row->count] && keys[row->count];
		if (ok) {
			row->count++;
		} else {
			free(titles[row->count]);
			free(keys[row->count]);
		}
	}
	return row->count == count;
}

/* The lower row's texts, where it has any, in place of the upper row's. */
static void lay_over(struct row *upper, struct row *lower)
{
	for (size_t i = 0; i < lower->count && i < upper->count; i++) {
		if (!*lower->keys[i])
			continue;
		char *swap = upper->keys[i];
		upper->keys[i] = lower->keys[i];
		lower->keys[i] = swap;
		swap = upper->titles[i];
		upper->titles[i] = lower->titles[i];
		lower->titles[i] = swap;
	}
}

/* A header of two rows (当事人 over 申请人 and 被申请人): lays the lower one over the upper one when that
 * names at least two columns more and the lower row has no digits, as data would. */
static bool merge_rows(const struct ledger_vocabulary *vocabulary, struct row *upper, struct row *lower)
{
	size_t count = upper->count > lower->count ? upper->count : lower->count;
	char **keys = calloc(count + 1, sizeof *keys);
	char none[] = "";
	if (!keys)
		return false;
	for (size_t i = 0; i < count; i++) {
		bool below = i < lower->count && *lower->keys[i];
		keys[i] = below ? lower->keys[i] : i < upper->count ? upper->keys[i] : none;
		if (below && strpbrk(lower->keys[i], "0123456789")) {
			free(keys);
			return false;
		}
	}
	bool better = count_matches(vocabulary, keys, count) >= upper->matches + 2;
	free(keys);
	if (!better || !row_widen(upper, lower->count))
		return false;
	lay_over(upper, lower);
	upper->matches = count_matches(vocabulary, upper->keys, upper->count);
	return true;
}

/* --- from headers to columns --- */

static bool add_candidate(struct ledger_header *out, size_t column, size_t cell)
{
	if (!out->candidates[column])
		out->candidates[column] = calloc(out->count + 1, 1);
	if (!out->candidates[column])
		return false;
	out->candidates[column][cell] = 1;
	return true;
}

static bool assign_exact(const struct ledger_vocabulary *vocabulary, struct ledger_header *out, bool *taken)
{
	int ranks[LEDGER_COLUMNS];
	enum ledger_column column;
	for (size_t i = 0; i < out->count; i++) {
		int rank = match_exact(vocabulary, out->keys[i], &column);
		if (rank < 0)
			continue;
		if (out->match[column] == MATCH_NONE || rank < ranks[column]) {
			if (out->match[column] != MATCH_NONE)
				taken[out->cells[column]] = false;
			out->match[column] = MATCH_EXACT;
			out->cells[column] = (int)i;
			ranks[column] = rank;
			taken[i] = true;
		} else if (rank == ranks[column] && ledger_column_needed(vocabulary, column)) {
			out->match[column] = MATCH_AMBIGUOUS;
			if (!add_candidate(out, column, i) ||
				!add_candidate(out, column, (size_t)out->cells[column]))
				return false;
		}
	}
	return true;
}

static bool assign_guesses(const struct ledger_vocabulary *vocabulary, struct ledger_header *out, bool *taken)
{
	enum ledger_column column;
	for (size_t i = 0; i < out->count; i++) {
		if (taken[i] || !ledger_column_contained(vocabulary, out->keys[i], &column) ||
			out->match[column] == MATCH_EXACT || out->match[column] == MATCH_AMBIGUOUS)
			continue;
		if (!add_candidate(out, column, i))
			return false;
		if (out->match[column] == MATCH_NONE) {
			out->match[column] = MATCH_GUESS;
			out->cells[column] = (int)i;
			taken[i] = true;
			continue;
		}
		/* A second one: for what is needed somebody must say which, the rest is better left out. */
		out->match[column] = ledger_column_needed(vocabulary, column) ? MATCH_AMBIGUOUS : MATCH_NONE;
		if (out->match[column] == MATCH_NONE) {
			taken[out->cells[column]] = false;
			out->cells[column] = LEDGER_NOT_THERE;
		}
	}
	return true;
}

static bool assign_given(const struct ledger_mapping *mapping, struct ledger_header *out)
{
	out->ignored = mapping->ignored ? calloc(out->count + 1, 1) : NULL;
	for (size_t i = 0; out->ignored && i < out->count && i < mapping->count; i++)
		out->ignored[i] = mapping->ignored[i];
	for (size_t c = 0; c < LEDGER_COLUMNS; c++) {
		bool there = mapping->cells[c] >= 0 && (size_t)mapping->cells[c] < out->count;
		out->match[c] = there ? MATCH_GIVEN : MATCH_NONE;
		out->cells[c] = there ? mapping->cells[c] : LEDGER_NOT_THERE;
	}
	return !mapping->ignored || out->ignored;
}

/* For a column that is still missing every header without a meaning could be the one. */
static bool offer_rest(const struct ledger_vocabulary *vocabulary, struct ledger_header *out,
	const bool *taken, struct strbuf *missing)
{
	for (size_t c = 0; c < LEDGER_COLUMNS; c++) {
		if (!ledger_column_needed(vocabulary, (enum ledger_column)c) ||
			(out->match[c] != MATCH_NONE && out->match[c] != MATCH_AMBIGUOUS))
			continue;
		strbuf_add(missing, missing->length ? "、" : "");
		strbuf_add(missing, ledger_column_label(vocabulary, (enum ledger_column)c));
		for (size_t i = 0; out->match[c] == MATCH_NONE && i < out->count; i++)
			if (!taken[i] && *out->keys[i] && !add_candidate(out, c, i))
				return false;
	}
	return true;
}

static bool list_titles(const struct ledger_header *header, struct strbuf *out)
{
	for (size_t i = 0, shown = 0; i < header->count && shown < 30; i++)
		if (*header->titles[i]) {
			strbuf_add(out, shown++ ? "、" : "");
			strbuf_add(out, header->titles[i]);
		}
	return !out->failed;
}

static bool assign(const struct ledger_vocabulary *vocabulary, const struct ledger_mapping *mapping,
	struct ledger_header *out, struct error *err)
{
	bool *taken = calloc(out->count + 1, sizeof *taken);
	if (!taken)
		return error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
	struct strbuf missing = {0}, titles = {0};
	bool ok = true;
	if (mapping && !mapping->by_name)
		ok = assign_given(mapping, out);
	else
		ok = assign_exact(vocabulary, out, taken) && assign_guesses(vocabulary, out, taken);
	ok = ok && offer_rest(vocabulary, out, taken, &missing) && list_titles(out, &titles);
	if (!ok || missing.failed)
		error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
	else if (missing.length)
		ok = error_set(err, ERR_INPUT,
			_("台账的表头（第 %zu 条记录）里找不到或分不清这些栏：%s；没有导入任何内容。表头有：%s"),
			out->first_record, strbuf_text(&missing), strbuf_text(&titles));
	strbuf_free(&missing);
	strbuf_free(&titles);
	free(taken);
	return ok;
}

static void take_row(struct ledger_header *out, struct row *row)
{
	out->first_record = out->last_record = row->number;
	out->count = row->count;
	out->titles = row->titles;
	out->keys = row->keys;
	*row = (struct row){0};
}

/* The unit: as the user says, in the header of the amount, else somewhere above (单位：万元). */
static void find_unit(struct ledger_header *out, const struct ledger_mapping *mapping, const char *above)
{
	out->amount_unit = 2;
	if (mapping && mapping->amount_unit) {
		out->amount_unit = mapping->amount_unit;
		return;
	}
	int cell = out->cells[LEDGER_AMOUNT];
	if (cell >= 0 && strstr(out->keys[cell], "元"))
		out->amount_unit = unit_of(out->keys[cell]);
	else if (above && strstr(above, "单位"))
		out->amount_unit = unit_of(strstr(above, "单位"));
}

bool ledger_header_find(const struct ledger_vocabulary *vocabulary, struct csv_reader *reader,
	const struct ledger_mapping *mapping, struct ledger_header *out, struct error *err)
{
	*out = (struct ledger_header){.amount_unit = 2};
	for (size_t c = 0; c < LEDGER_COLUMNS; c++)
		out->cells[c] = LEDGER_NOT_THERE;
	struct row rows[LEDGER_HEADER_RECORDS] = {{0}};
	size_t count = 0, best = 0;
	const struct csv_record *record = NULL;
	bool ok = true;
	while (ok && count < LEDGER_HEADER_RECORDS) {
		ok = csv_next(reader, &record, err);
		if (!ok || !record)
			break;
		ok = row_read(vocabulary, record, &rows[count], err);
		count += ok;
	}
	bool merged = false;
	for (size_t i = 1; ok && !mapping && i < count; i++)
		if (rows[i].matches > rows[best].matches)
			best = i;
	for (size_t i = 0; ok && mapping && i < count; i++)
		if (rows[i].number == mapping->header_record)
			best = i;
	if (ok && best + 1 < count && (!mapping || mapping->by_name)) {
		merged = merge_rows(vocabulary, &rows[best], &rows[best + 1]);
	} else if (ok && best + 1 < count && mapping->last_record == rows[best + 1].number) {
		merged = row_widen(&rows[best], rows[best + 1].count) ||
			 error_set(err, ERR_NOMEM, _("内存不足，文件没有读入"));
		ok = merged;
		lay_over(&rows[best], &rows[best + 1]);
	}
	if (ok && count == 0)
		ok = error_set(err, ERR_INPUT, _("文件是空的，没有可导入的内容"));
	if (ok && !mapping && rows[best].matches < 3) {
		/* No header: offer the fullest row to whoever asks the user. */
		for (size_t i = 0; i < count; i++)
			if (rows[i].filled > rows[best].filled)
				best = i;
		take_row(out, &rows[best]);
		if (!assign(vocabulary, NULL, out,
			    err)) /* what little is known of it; that much is missing … */
			error_clear(err); /* … goes without saying */
		ok = error_set(err, ERR_INPUT,
			_("文件开头 %zu 条记录里没有台账的表头（案号、申请人、被申请人、受理日期 …），没有导入任何内容"),
			count);
	} else if (ok) {
		struct strbuf above = {0};
		for (size_t i = 0; i < best; i++)
			for (size_t k = 0; k < rows[i].count; k++)
				strbuf_add(&above, rows[i].keys[k]);
		take_row(out, &rows[best]);
		out->last_record += merged;
		out->title = strbuf_take(&above);
		ok = assign(vocabulary, mapping, out, err);
		find_unit(out, mapping, out->title);
	}
	for (size_t i = 0; i < count; i++)
		row_free(&rows[i]);
	return ok;
}

void ledger_header_clear(struct ledger_header *header)
{
	for (size_t i = 0; i < header->count; i++) {
		free(header->titles[i]);
		free(header->keys[i]);
	}
	free(header->titles);
	free(header->keys);
	free(header->title);
	free(header->ignored);
	for (size_t c = 0; c < LEDGER_COLUMNS; c++)
		free(header->candidates[c]);
	*header = (struct ledger_header){0};
}

/* --- rows that are no cases --- */

bool ledger_is_blank(const struct csv_record *record)
{
	uint32_t c;
	for (size_t i = 0; i < record->count; i++) {
		const char *text = record->cells[i].text;
		size_t length = record->cells[i].length;
		for (size_t n; (n = fold_next(text, length, &c)) > 0; text += n, length -= n)
			if (!fold_is_space(c) && !fold_is_hidden(c))
				return false;
	}
	return true;
}

bool ledger_header_repeated(const struct ledger_header *header, const struct csv_record *record)
{
	/* Every needed column holds its own header: cheap to refute on the first one. */
	size_t same = 0;
	struct strbuf key = {0};
	for (size_t c = 0; c < LEDGER_COLUMNS; c++) {
		int cell = header->cells[c];
		if (cell < 0 || (size_t)cell >= record->count)
			continue;
		strbuf_reset(&key);
		fold_key(&key, record->cells[cell].text, record->cells[cell].length);
		if (strcmp(strbuf_text(&key), header->keys[cell]) == 0 && key.length)
			same++;
		else if (!same && c > LEDGER_APPLICANT)
			break;
	}
	strbuf_free(&key);
	return same >= 3;
}

/* The key of the first filled cell, and how many cells are filled. */
static size_t first_filled(const struct csv_record *record, struct strbuf *key, size_t *cell)
{
	size_t filled = 0;
	struct strbuf other = {0};
	for (size_t i = 0; i < record->count; i++) {
		struct strbuf *target = filled ? &other : key;
		strbuf_reset(target);
		fold_key(target, record->cells[i].text, record->cells[i].length);
		if (!target->length)
			continue;
		if (!filled++)
			*cell = i;
	}
	strbuf_free(&other);
	return filled;
}

static bool cell_is_empty(
	const struct ledger_header *header, const struct csv_record *record, enum ledger_column column)
{
	int cell = header->cells[column];
	if (cell < 0 || (size_t)cell >= record->count)
		return true;
	struct csv_record one = {.cells = &record->cells[cell], .count = 1};
	return ledger_is_blank(&one);
}

static bool starts_with_any(const char *key, const char *const *words)
{
	for (; *words; words++)
		if (strncmp(key, *words, strlen(*words)) == 0)
			return true;
	return false;
}

/* A cell of these columns is filled in every case, and in no total. */
static bool looks_like_case(const struct ledger_header *header, const struct csv_record *record, size_t first)
{
	static const enum ledger_column telling[] = {
		LEDGER_CASE_NUMBER, LEDGER_APPLICANT, LEDGER_RESPONDENT, LEDGER_ACCEPTED};
	size_t filled = 0;
	for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
		filled +=
			header->cells[telling[i]] != (int)first && !cell_is_empty(header, record, telling[i]);
	return filled >= 2;
}

bool ledger_is_total(const struct ledger_header *header, const struct csv_record *record)
{
	static const char *const words[] = {"合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计",
		"本月合计", "本月小计", "本月累计", "本年累计", "本年合计", "年度合计", "全年合计",
		"全年累计", "季度合计", "总数", "总和", "汇总", "total", "subtotal", "sum", "(合计", "(总计",
		"(小计", NULL};
	struct strbuf key = {0};
	size_t first = 0;
	size_t filled = first_filled(record, &key, &first);
	bool is = filled && starts_with_any(strbuf_text(&key), words);
	/* 1月合计, 第一季度小计: a caption that ends so. */
	if (filled && !is && key.length > 6) {
		const char *end = key.data + key.length - strlen("合计");
		is = strcmp(end, "合计") == 0 || strcmp(end, "小计") == 0 || strcmp(end, "总计") == 0;
	}
	is = is && !looks_like_case(header, record, first);
	strbuf_free(&key);
	return is;
}

bool ledger_is_footer(const struct ledger_header *header, const struct csv_record *record)
{
	static const char *const words[] = {"制表", "填表", "填报", "审核", "复核", "负责人", "单位负责人",
		"经办人", "统计人", "打印", "导出", "备注", "注", "说明", "单位盖章", "(盖章)", "盖章",
		"日期", "联系人", "报送", "以下空白", "以下无", "未完", "接下页", "续表", "page",
		"sep=", NULL};
	struct strbuf key = {0};
	size_t first = 0;
	size_t filled = first_filled(record, &key, &first);
	const char *text = strbuf_text(&key);
	bool is = filled && !looks_like_case(header, record, first) && starts_with_any(text, words);
	/* A line with one cell only: page numbers, months, the title once more. */
	if (filled == 1 && !is) {
		size_t length = key.length;
		const char *last = length >= 3 ? text + length - 3 : "";
		is = (strncmp(text, "第", 3) == 0 && strcmp(last, "页") == 0) ||
		     (strncmp(text, "共", 3) == 0 && (strcmp(last, "页") == 0 || strcmp(last, "件") == 0)) ||
		     strstr(text, "台账") || strstr(text, "登记表") || strstr(text, "一览表") ||
		     strstr(text, "统计表") || strncmp(text, "单位", strlen("单位")) == 0 ||
		     (length <= 18 && (strcmp(last, "月") == 0 || strcmp(last, "份") == 0 ||
					      (length >= 6 && strcmp(last - 3, "季度") == 0)));
	}
	strbuf_free(&key);
	return is;
}
