#include "office/demo_words.h"

#include "base/embedded.h"
#include "base/i18n.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const list_names[DEMO_LISTS] = {
	[WORDS_SURNAME] = "surname",
	[WORDS_GIVEN] = "given",
	[WORDS_FIRST] = "first",
	[WORDS_SECOND] = "second",
	[WORDS_MINORITY_FIRST] = "minority_first",
	[WORDS_MINORITY_LAST] = "minority_last",
	[WORDS_WHOLE] = "whole",
	[WORDS_PLACE] = "place",
	[WORDS_BRAND_FIRST] = "brand_first",
	[WORDS_BRAND_SECOND] = "brand_second",
	[WORDS_TRADE] = "trade",
	[WORDS_COLLECTIVE_TRADE] = "collective_trade",
	[WORDS_FORM] = "form",
	[WORDS_STREET] = "street",
	[WORDS_STATION] = "station",
	[WORDS_ROOM] = "room",
	[WORDS_ONLINE_ROOM] = "online_room",
	[WORDS_DIRECTOR] = "director",
	[WORDS_CLERK] = "clerk",
	[WORDS_FULL_TIME] = "full_time",
	[WORDS_SUB_DISTRICT] = "sub_district",
	[WORDS_ENTERPRISE] = "enterprise",
	[WORDS_LAW_FIRM] = "law_firm",
	[WORDS_UNIVERSITY] = "university",
	[WORDS_SPECIALITY] = "speciality",
	[WORDS_LANGUAGE] = "language",
	[WORDS_WEEK] = "week",
	[WORDS_TRAINING] = "training",
	[WORDS_MISSED] = "missed",
	[WORDS_TIE] = "tie",
	[WORDS_CLIENT] = "client",
	[WORDS_TARIFF] = "tariff",
	[WORDS_MAIL_FAILED] = "mail_failed",
	[WORDS_DIRECT_FAILED] = "direct_failed",
	[WORDS_DIRECT_REFUSED] = "direct_refused",
	[WORDS_SUSPEND] = "suspend",
	[WORDS_EPIDEMIC] = "epidemic",
	[WORDS_POSTPONE] = "postpone",
	[WORDS_ASK_POSTPONEMENT] = "ask_postponement",
	[WORDS_EXTEND] = "extend",
	[WORDS_REJECT] = "reject",
	[WORDS_WITHDRAW] = "withdraw",
	[WORDS_TERMINATE] = "terminate",
	[WORDS_TRANSFER] = "transfer",
	[WORDS_NOTE] = "note",
	[WORDS_NEWSPAPER] = "newspaper",
	[WORDS_COUNSEL] = "counsel",
	[WORDS_DECLINE] = "decline",
	[WORDS_RECUSE] = "recuse",
	[WORDS_ASSIGN] = "assign",
	[WORDS_CAUSE] = "cause",
	[WORDS_CLAIM] = "claim",
	[WORDS_COMPLAINT] = "complaint",
	[WORDS_COMPLAINT_OUTCOME] = "complaint_outcome",
};

static const char *const files[] = {"demo-persons.tsv", "demo-employers.tsv", "demo-office.tsv",
	"demo-arbitrators.tsv", "demo-texts.tsv", "demo-claims.tsv"};
enum { FILES = sizeof files / sizeof *files };

static int find_list(const char *name)
{
	for (int i = 0; i < DEMO_LISTS; i++)
		if (strcmp(list_names[i], name) == 0)
			return i;
	return -1;
}

/* Cuts the next field off a line that is being taken apart in place. */
static char *cut(char **rest, char end)
{
	char *field = *rest;
	char *stop = field ? strchr(field, end) : NULL;
	if (stop)
		*stop = '\0';
	*rest = stop ? stop + 1 : NULL;
	return field;
}

static bool add_word(struct demo_words *words, int list, struct demo_word word, struct error *err)
{
	size_t n = words->lists[list].count;
	if ((n & (n - 1)) == 0) {
		struct demo_word *items = realloc(words->lists[list].items, (n ? 2 * n : 1) * sizeof *items);
		if (!items)
			return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
		words->lists[list].items = items;
	}
	words->lists[list].items[n] = word;
	words->lists[list].count++;
	words->lists[list].weight += word.weight;
	return true;
}

static bool load_lines(struct demo_words *words, const char *file, char *text, struct error *err)
{
	char *rest = text;
	cut(&rest, '\n'); /* the header */
	while (rest && *rest) {
		char *line = cut(&rest, '\n');
		char *name = cut(&line, '\t');
		char *word = cut(&line, '\t');
		char *weight = cut(&line, '\t');
		char *more = cut(&line, '\t');
		int list = find_list(name);
		int number = weight ? atoi(weight) : 0;
		if (list < 0 || !word || !*word || number <= 0)
			return error_set(err, ERR_CORRUPT, _("程序内置的演示数据 %s 有误：%s。"), file, name);
		if (!add_word(words, list, (struct demo_word){word, more ? more : "", number}, err))
			return false;
	}
	return true;
}

bool demo_words_load(struct demo_words *words, struct error *err)
{
	*words = (struct demo_words){0};
	size_t size = 0;
	for (int i = 0; i < FILES; i++) {
		const struct embedded_file *file = embedded_find(files[i]);
		if (!file)
			return error_set(err, ERR_CORRUPT, _("程序里缺少演示数据 %s。"), files[i]);
		size += file->length + 1;
	}
	words->texts = malloc(size);
	if (!words->texts)
		return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
	char *to = words->texts;
	for (int i = 0; i < FILES; i++) {
		const struct embedded_file *file = embedded_find(files[i]);
		memcpy(to, file->text, file->length + 1);
		if (!load_lines(words, files[i], to, err)) {
			demo_words_free(words);
			return false;
		}
		to += file->length + 1;
	}
	for (int i = 0; i < DEMO_LISTS; i++)
		if (words->lists[i].count == 0) {
			demo_words_free(words);
			return error_set(
				err, ERR_CORRUPT, _("程序内置的演示数据缺少“%s”一类。"), list_names[i]);
		}
	return true;
}

void demo_words_free(struct demo_words *words)
{
	for (int i = 0; i < DEMO_LISTS; i++)
		free(words->lists[i].items);
	free(words->texts);
	*words = (struct demo_words){0};
}

const struct demo_word *demo_pick(
	const struct demo_words *words, enum demo_list list, struct demo_random *random)
{
	int at = demo_below(random, words->lists[list].weight);
	const struct demo_word *word = words->lists[list].items;
	while (at >= word->weight)
		at -= (word++)->weight;
	return word;
}

const struct demo_word *demo_nth(const struct demo_words *words, enum demo_list list, size_t i)
{
	return &words->lists[list].items[i % words->lists[list].count];
}

const char *demo_more(const struct demo_words *words, enum demo_list list, const char *text)
{
	for (size_t i = 0; i < words->lists[list].count; i++)
		if (strcmp(words->lists[list].items[i].text, text) == 0)
			return words->lists[list].items[i].more;
	return NULL;
}

void demo_person(const struct demo_words *words, struct demo_random *random, char out[DEMO_NAME_SIZE])
{
	int which = demo_below(random, 1000);
	if (which < 8)
		snprintf(out, DEMO_NAME_SIZE, "%s·%s", demo_pick(words, WORDS_MINORITY_FIRST, random)->text,
			demo_pick(words, WORDS_MINORITY_LAST, random)->text);
	else if (which < 14)
		snprintf(out, DEMO_NAME_SIZE, "%s", demo_pick(words, WORDS_WHOLE, random)->text);
	else if (which < 350)
		snprintf(out, DEMO_NAME_SIZE, "%s%s", demo_pick(words, WORDS_SURNAME, random)->text,
			demo_pick(words, WORDS_GIVEN, random)->text);
	else
		snprintf(out, DEMO_NAME_SIZE, "%s%s%s", demo_pick(words, WORDS_SURNAME, random)->text,
			demo_pick(words, WORDS_FIRST, random)->text,
			demo_pick(words, WORDS_SECOND, random)->text);
}

void demo_employer(
	const struct demo_words *words, struct demo_random *random, bool collective, char out[DEMO_NAME_SIZE])
{
	snprintf(out, DEMO_NAME_SIZE, "%s%s%s%s%s", demo_pick(words, WORDS_PLACE, random)->text,
		demo_pick(words, WORDS_BRAND_FIRST, random)->text,
		demo_pick(words, WORDS_BRAND_SECOND, random)->text,
		demo_pick(words, collective ? WORDS_COLLECTIVE_TRADE : WORDS_TRADE, random)->text,
		demo_pick(words, WORDS_FORM, random)->text);
}

void demo_address(const struct demo_words *words, struct demo_random *random, char out[DEMO_NAME_SIZE])
{
	const struct demo_word *street = demo_pick(words, WORDS_STREET, random);
	snprintf(out, DEMO_NAME_SIZE, _("重庆两江新区%s%s%d号"), street->more, street->text,
		demo_between(random, 1, 399));
}

void demo_phone(struct demo_random *random, char out[DEMO_NAME_SIZE])
{
	snprintf(out, DEMO_NAME_SIZE, "19900%06d", demo_below(random, 1000000));
}
