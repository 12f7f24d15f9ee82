#include "exchange/ledger_vocabulary.h"

#include "base/embedded.h"
#include "base/fold.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

struct synonym {
	const char *key; /* folded */
	enum ledger_column column;
};

struct ledger_vocabulary {
	char *text; /* the table, cut into strings */
	char *keys;
	struct {
		const char *id, *label;
		bool needed;
	} columns[LEDGER_COLUMNS];
	struct synonym *synonyms; /* in the order of the file: earlier ones are preferred */
	size_t count;
};

/* Cuts off the field at *cursor (up to a tab or the line's end). */
static char *next_field(char **cursor)
{
	char *field = *cursor;
	*cursor += strcspn(*cursor, "\t");
	if (**cursor)
		*(*cursor)++ = '\0';
	return field;
}

static bool read_columns(struct ledger_vocabulary *vocabulary, char **synonyms)
{
	size_t row = 0;
	for (char *line = vocabulary->text, *next; *line; line = next) {
		size_t length = strcspn(line, "\n");
		next = line + length + (line[length] == '\n');
		line[length] = '\0';
		if (row++ == 0)
			continue;
		if (row > LEDGER_COLUMNS + 1)
			return false;
		vocabulary->columns[row - 2].id = next_field(&line);
		vocabulary->columns[row - 2].label = next_field(&line);
		vocabulary->columns[row - 2].needed = strcmp(next_field(&line), "needed") == 0;
		synonyms[row - 2] = next_field(&line);
	}
	return row == LEDGER_COLUMNS + 1;
}

static bool index_synonyms(struct ledger_vocabulary *vocabulary, char *const *synonyms)
{
	struct strbuf keys = {0};
	size_t count = 0;
	for (size_t c = 0; c < LEDGER_COLUMNS; c++)
		for (const char *p = synonyms[c]; *p; count++) {
			size_t length = strcspn(p, "|");
			fold_key(&keys, p, length);
			strbuf_add_char(&keys, '\0');
			p += length + (p[length] == '|');
		}
	vocabulary->keys = strbuf_take(&keys);
	vocabulary->synonyms = calloc(count, sizeof *vocabulary->synonyms);
	if (!vocabulary->keys || !vocabulary->synonyms)
		return false;
	const char *key = vocabulary->keys;
	for (size_t c = 0; c < LEDGER_COLUMNS; c++)
		for (const char *p = synonyms[c]; *p; key += strlen(key) + 1) {
			vocabulary->synonyms[vocabulary->count++] =
				(struct synonym){key, (enum ledger_column)c};
			p += strcspn(p, "|");
			p += *p == '|';
		}
	return true;
}

struct ledger_vocabulary *ledger_vocabulary_load(struct error *err)
{
	const struct embedded_file *file = embedded_find("ledger-columns.tsv");
	struct ledger_vocabulary *vocabulary = calloc(1, sizeof *vocabulary);
	char *synonyms[LEDGER_COLUMNS] = {0};
	if (vocabulary && file)
		vocabulary->text = strdup(file->text);
	if (!vocabulary || !vocabulary->text) {
		ledger_vocabulary_free(vocabulary);
		error_set(err, ERR_NOMEM, _("内存不足，台账栏目表没有读入"));
		return NULL;
	}
	if (!read_columns(vocabulary, synonyms))
		error_set(err, ERR_CORRUPT, _("程序内的台账栏目表有错，请重新安装"));
	else if (!index_synonyms(vocabulary, synonyms))
		error_set(err, ERR_NOMEM, _("内存不足，台账栏目表没有读入"));
	else
		return vocabulary;
	ledger_vocabulary_free(vocabulary);
	return NULL;
}

void ledger_vocabulary_free(struct ledger_vocabulary *vocabulary)
{
	if (!vocabulary)
		return;
	free(vocabulary->text);
	free(vocabulary->keys);
	free(vocabulary->synonyms);
	free(vocabulary);
}

const char *ledger_column_id(const struct ledger_vocabulary *vocabulary, enum ledger_column column)
{
	return vocabulary->columns[column].id;
}

const char *ledger_column_label(const struct ledger_vocabulary *vocabulary, enum ledger_column column)
{
	return vocabulary->columns[column].label;
}

bool ledger_column_needed(const struct ledger_vocabulary *vocabulary, enum ledger_column column)
{
	return vocabulary->columns[column].needed;
}

int ledger_column_exact(
	const struct ledger_vocabulary *vocabulary, const char *key, enum ledger_column *column)
{
	for (size_t i = 0; i < vocabulary->count; i++)
		if (strcmp(vocabulary->synonyms[i].key, key) == 0) {
			*column = vocabulary->synonyms[i].column;
			return (int)i;
		}
	return -1;
}

bool ledger_column_contained(
	const struct ledger_vocabulary *vocabulary, const char *key, enum ledger_column *column)
{
	size_t longest = 5; /* two Hanzi are six bytes; fewer say too little */
	for (size_t i = 0; i < vocabulary->count; i++) {
		size_t length = strlen(vocabulary->synonyms[i].key);
		if (length <= longest || !strstr(key, vocabulary->synonyms[i].key))
			continue;
		longest = length;
		*column = vocabulary->synonyms[i].column;
	}
	return longest > 5;
}
