#include "office/words.h"

#include "base/embedded.h"
#include "base/fold.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

struct key {
	const char *text; /* folded */
	const struct word *word;
};

struct words {
	char *text; /* both tables, cut into strings */
	struct word *list;
	size_t count;
	size_t first[WORD_KINDS + 1]; /* list[first[k]] … list[first[k + 1]] are of kind k */
	struct key *keys[WORD_KINDS]; /* sorted */
	size_t key_count[WORD_KINDS];
	char *key_text;
};

static const char *const kind_ids[WORD_KINDS] = {"cause", "method", "outcome", "procedure"};

/* Endings that add nothing to a word of that kind, folded. */
static const char *const endings[WORD_KINDS][8] = {
	[WORD_CAUSE] = {"纠纷", "争议", "案件", "案", "等"},
	[WORD_METHOD] = {"送达", "方式"},
	[WORD_OUTCOME] = {"结案", "处理", "方式"},
	[WORD_PROCEDURE] = {"程序", "审理", "处理"},
};

/* Cuts the line at `*cursor` into at most `count` tab-separated fields (missing ones are ""); false at the
 * end. */
static bool next_line(char **cursor, char **fields, size_t count)
{
	char *line = *cursor;
	if (!*line)
		return false;
	char *end = strchr(line, '\n');
	if (end) {
		*end = '\0';
		*cursor = end + 1;
	} else {
		*cursor = line + strlen(line);
	}
	for (size_t i = 0; i < count; i++) {
		fields[i] = line;
		char *tab = strchr(line, '\t');
		if (tab) {
			*tab = '\0';
			line = tab + 1;
		} else {
			line += strlen(line);
		}
	}
	return true;
}

static int compare_keys(const void *a, const void *b)
{
	return strcmp(((const struct key *)a)->text, ((const struct key *)b)->text);
}

struct raw_word {
	struct word word;
	char *synonyms;
};

/* Keys of one word: id, label, synonyms; written behind each other into `out`. Returns how many. */
static size_t add_keys(struct strbuf *out, const struct raw_word *raw)
{
	fold_key(out, raw->word.label, strlen(raw->word.label));
	strbuf_add_char(out, '\0');
	fold_key(out, raw->word.id, strlen(raw->word.id));
	strbuf_add_char(out, '\0');
	size_t count = 2;
	for (const char *p = raw->synonyms; *p;) {
		size_t length = strcspn(p, "|");
		fold_key(out, p, length);
		strbuf_add_char(out, '\0');
		count++;
		p += length + (p[length] == '|');
	}
	return count;
}

static bool index_words(struct words *words, const struct raw_word *raws)
{
	struct strbuf text = {0};
	size_t counts[WORD_KINDS] = {0};
	size_t *per_word = calloc(words->count ? words->count : 1, sizeof *per_word);
	if (!per_word)
		return false;
	for (size_t i = 0; i < words->count; i++) {
		words->list[i] = raws[i].word;
		per_word[i] = add_keys(&text, &raws[i]);
		counts[raws[i].word.kind] += per_word[i];
	}
	words->key_text = strbuf_take(&text);
	bool ok = words->key_text != NULL;
	for (size_t kind = 0; ok && kind < WORD_KINDS; kind++) {
		words->keys[kind] = calloc(counts[kind] ? counts[kind] : 1, sizeof *words->keys[kind]);
		ok = words->keys[kind] != NULL;
	}
	const char *key = words->key_text;
	for (size_t i = 0; ok && i < words->count; i++)
		for (size_t k = 0; k < per_word[i]; k++, key += strlen(key) + 1) {
			size_t kind = words->list[i].kind;
			words->keys[kind][words->key_count[kind]++] = (struct key){key, &words->list[i]};
		}
	for (size_t kind = 0; ok && kind < WORD_KINDS; kind++)
		qsort(words->keys[kind], words->key_count[kind], sizeof *words->keys[kind], compare_keys);
	free(per_word);
	return ok;
}

enum { WORDS_MAX = 256, CAUSE_FIELDS = 6 };

/* Reads both tables into `raws`, causes first; the kinds of ledger-words.tsv stand together in their order.
 */
static bool read_tables(struct words *words, struct raw_word *raws, const struct embedded_file *causes)
{
	char *fields[CAUSE_FIELDS];
	char *cursor = words->text;
	next_line(&cursor, fields, CAUSE_FIELDS);
	while (next_line(&cursor, fields, CAUSE_FIELDS)) {
		if (!*fields[0] || words->count == WORDS_MAX)
			return false;
		raws[words->count++] =
			(struct raw_word){{WORD_CAUSE, fields[0], fields[2], fields[3], fields[5], fields[1],
						  strcmp(fields[4], "wages") == 0},
				fields[5]};
	}
	cursor = words->text + causes->length + 1;
	next_line(&cursor, fields, 4);
	size_t kind = WORD_CAUSE;
	while (next_line(&cursor, fields, 4)) {
		while (kind < WORD_KINDS && strcmp(fields[0], kind_ids[kind]) != 0)
			words->first[++kind] = words->count;
		if (kind == WORD_KINDS || words->count == WORDS_MAX)
			return false;
		raws[words->count++] = (struct raw_word){
			{(enum word_kind)kind, fields[1], fields[2], fields[2], fields[3], "", false},
			fields[3]};
	}
	while (kind < WORD_KINDS)
		words->first[++kind] = words->count;
	return true;
}

struct words *words_load(struct error *err)
{
	const struct embedded_file *causes = embedded_find("causes.tsv");
	const struct embedded_file *others = embedded_find("ledger-words.tsv");
	struct words *words = calloc(1, sizeof *words);
	struct raw_word *raws = calloc(WORDS_MAX, sizeof *raws);
	if (words)
		words->text = causes && others ? malloc(causes->length + others->length + 2) : NULL;
	if (!words || !raws || !words->text) {
		free(raws);
		words_free(words);
		error_set(err, ERR_NOMEM, _("内存不足，案由和用语表没有读入"));
		return NULL;
	}
	memcpy(words->text, causes->text, causes->length + 1);
	memcpy(words->text + causes->length + 1, others->text, others->length + 1);
	bool ok = read_tables(words, raws, causes);
	if (!ok)
		error_set(err, ERR_CORRUPT, _("程序内的案由和用语表有错，请重新安装"));
	if (ok) {
		words->list = calloc(words->count, sizeof *words->list);
		ok = words->list && index_words(words, raws);
		if (!ok)
			error_set(err, ERR_NOMEM, _("内存不足，案由和用语表没有读入"));
	}
	free(raws);
	if (ok)
		return words;
	words_free(words);
	return NULL;
}

void words_free(struct words *words)
{
	if (!words)
		return;
	for (size_t kind = 0; kind < WORD_KINDS; kind++)
		free(words->keys[kind]);
	free(words->key_text);
	free(words->list);
	free(words->text);
	free(words);
}

const struct word *words_list(const struct words *words, enum word_kind kind, size_t *count)
{
	*count = words->first[kind + 1] - words->first[kind];
	return words->list + words->first[kind];
}

const struct word *words_by_id(const struct words *words, enum word_kind kind, const char *id)
{
	size_t count;
	const struct word *list = words_list(words, kind, &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].id, id) == 0)
			return &list[i];
	return NULL;
}

static const struct word *find_key(const struct words *words, enum word_kind kind, const char *key)
{
	struct key wanted = {key, NULL};
	const struct key *found = words->key_count[kind]
					  ? bsearch(&wanted, words->keys[kind], words->key_count[kind],
						    sizeof wanted, compare_keys)
					  : NULL;
	return found ? found->word : NULL;
}

const struct word *words_find(const struct words *words, enum word_kind kind, const char *text, size_t length)
{
	struct strbuf key = {0};
	fold_key(&key, text, length);
	const struct word *found = key.length ? find_key(words, kind, strbuf_text(&key)) : NULL;
	for (size_t i = 0; !found && key.length && endings[kind][i]; i++) {
		size_t ending = strlen(endings[kind][i]);
		if (key.length <= ending || strcmp(key.data + key.length - ending, endings[kind][i]) != 0)
			continue;
		key.length -= ending;
		key.data[key.length] = '\0';
		found = find_key(words, kind, key.data);
	}
	strbuf_free(&key);
	return found;
}

const struct word *words_guess(
	const struct words *words, enum word_kind kind, const char *text, size_t length)
{
	const struct word *found = words_find(words, kind, text, length);
	if (found)
		return found;
	struct strbuf key = {0};
	fold_key(&key, text, length);
	/* The longest key that occurs; each place it covers is blanked, so that what is left may contradict.
	 */
	bool contradicted = false;
	while (!contradicted) {
		const struct key *best = NULL;
		size_t best_length = 3; /* a single Hanzi says too little */
		char *place = NULL;
		for (size_t i = 0; i < words->key_count[kind]; i++) {
			size_t key_length = strlen(words->keys[kind][i].text);
			char *at = key_length > best_length
					   ? strstr(strbuf_text(&key), words->keys[kind][i].text)
					   : NULL;
			if (!at)
				continue;
			best = &words->keys[kind][i];
			best_length = key_length;
			place = at;
		}
		if (!best)
			break;
		contradicted = found && found != best->word;
		found = best->word;
		memset(place, ' ', best_length);
	}
	strbuf_free(&key);
	return contradicted ? NULL : found;
}
