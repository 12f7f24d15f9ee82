#include "office/draw_record.h"

#include "base/i18n.h"
#include "office/draw_pick.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { VERSION = 1, MOST_FIELDS = 7 };

static bool no_memory(struct error *err)
{
	return error_set(err, ERR_NOMEM, _("内存不足"));
}

/* ---- writing ---- */

static void add_field(struct strbuf *out, const char *text)
{
	strbuf_add_char(out, '\t');
	for (; text && *text; text++)
		strbuf_add_char(out, *text == '\t' || *text == '\n' || *text == '\r' ? ' ' : *text);
}

void draw_record_write(const struct draw_record *record, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	strbuf_addf(out, "zhongcai-draw\t%d\n", VERSION);
	strbuf_addf(out, "case\t%" PRId64, record->case_id);
	add_field(out, record->case_number);
	strbuf_addf(out, "\nday\t%s\n", civil_format(record->day, day));
	strbuf_addf(out, "weight\t%d\t%d\t%d\n", DRAW_STEP, DRAW_CATCH_UP, DRAW_TOP);
	strbuf_addf(out, "full_time\t%d\n", record->needs_full_time);
	for (int i = 0; i < record->seat_count; i++)
		strbuf_addf(out, "seat\t%s\n", record->seats[i]);
	for (size_t i = 0; i < record->eligible_count; i++) {
		const struct draw_person *person = &record->eligible[i];
		strbuf_addf(out, "eligible\t%" PRId64, person->id);
		add_field(out, person->name);
		strbuf_addf(out, "\t%s\t%" PRId64 "\t%" PRId64 "\t%" PRIu64 "\n",
			person->full_time ? "full_time" : "part_time", person->load, person->yearly,
			person->weight);
	}
	for (size_t i = 0; i < record->excluded_count; i++) {
		const struct draw_excluded *excluded = &record->excluded[i];
		strbuf_addf(out, "excluded\t%" PRId64, excluded->id);
		add_field(out, excluded->name);
		add_field(out, excluded->rule);
		add_field(out, excluded->reason);
		strbuf_add_char(out, '\n');
	}
}

/* ---- building ---- */

/* One more item; doubles at powers of two, so that only the count is kept. */
static void *grow(void *items, size_t count, size_t size)
{
	if (count & (count - 1))
		return items;
	return realloc(items, (count ? 2 * count : 1) * size);
}

static bool copy(char **out, const char *text)
{
	*out = strdup(text ? text : "");
	return *out != NULL;
}

bool draw_record_add_eligible(struct draw_record *record, const struct draw_person *person, struct error *err)
{
	struct draw_person *more = grow(record->eligible, record->eligible_count, sizeof *more);
	if (!more)
		return no_memory(err);
	record->eligible = more;
	struct draw_person *added = &more[record->eligible_count++];
	*added = *person;
	return copy(&added->name, person->name) || no_memory(err);
}

bool draw_record_add_excluded(
	struct draw_record *record, const struct draw_excluded *excluded, struct error *err)
{
	struct draw_excluded *more = grow(record->excluded, record->excluded_count, sizeof *more);
	if (!more)
		return no_memory(err);
	record->excluded = more;
	struct draw_excluded *added = &more[record->excluded_count++];
	*added = (struct draw_excluded){.id = excluded->id};
	return (copy(&added->name, excluded->name) && copy(&added->rule, excluded->rule) &&
		       copy(&added->reason, excluded->reason)) ||
	       no_memory(err);
}

void draw_record_free(struct draw_record *record)
{
	for (size_t i = 0; i < record->eligible_count; i++)
		free(record->eligible[i].name);
	for (size_t i = 0; i < record->excluded_count; i++) {
		free(record->excluded[i].name);
		free(record->excluded[i].rule);
		free(record->excluded[i].reason);
	}
	free(record->eligible);
	free(record->excluded);
	free(record->case_number);
	*record = (struct draw_record){.day = CIVIL_NONE};
}

const char *draw_seat_word(const char *text)
{
	static const char *const words[] = {"sole", "presiding", "member"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], text) == 0)
			return words[i];
	return NULL;
}

/* ---- reading ---- */

static bool number(const char *text, int64_t *out)
{
	char *end;
	if (*text < '0' || *text > '9')
		return false;
	*out = (int64_t)strtoll(text, &end, 10);
	return *end == '\0';
}

static bool read_case(struct draw_record *record, char **field, struct error *err)
{
	(void)err;
	return !record->case_number && number(field[1], &record->case_id) &&
	       copy(&record->case_number, field[2]);
}

static bool read_day(struct draw_record *record, char **field, struct error *err)
{
	(void)err;
	record->day = civil_parse(field[1]);
	return record->day != CIVIL_NONE;
}

/* Another program's constants would be another draw. */
static bool read_weight(struct draw_record *record, char **field, struct error *err)
{
	(void)record, (void)err;
	int64_t step, catch_up, top;
	return number(field[1], &step) && number(field[2], &catch_up) && number(field[3], &top) &&
	       step == DRAW_STEP && catch_up == DRAW_CATCH_UP && top == DRAW_TOP;
}

static bool read_full_time(struct draw_record *record, char **field, struct error *err)
{
	(void)err;
	record->needs_full_time = strcmp(field[1], "1") == 0;
	return record->needs_full_time || strcmp(field[1], "0") == 0;
}

static bool read_seat(struct draw_record *record, char **field, struct error *err)
{
	(void)err;
	const char *seat = draw_seat_word(field[1]);
	if (!seat || record->seat_count == DRAW_SEATS)
		return false;
	record->seats[record->seat_count++] = seat;
	return true;
}

static bool read_eligible(struct draw_record *record, char **field, struct error *err)
{
	struct draw_person person = {.name = field[2], .full_time = strcmp(field[3], "full_time") == 0};
	int64_t weight;
	if (!number(field[1], &person.id) || !(person.full_time || strcmp(field[3], "part_time") == 0) ||
		!number(field[4], &person.load) || !number(field[5], &person.yearly) || person.yearly < 1 ||
		!number(field[6], &weight))
		return false;
	person.weight = (uint64_t)weight;
	return draw_record_add_eligible(record, &person, err);
}

static bool read_excluded(struct draw_record *record, char **field, struct error *err)
{
	const struct draw_excluded excluded = {0, field[2], field[3], field[4]};
	if (!draw_record_add_excluded(record, &excluded, err))
		return false;
	return number(field[1], &record->excluded[record->excluded_count - 1].id);
}

static const struct {
	const char *word;
	int fields;
	bool (*read)(struct draw_record *record, char **field, struct error *err);
} lines[] = {
	{"case", 3, read_case},
	{"day", 2, read_day},
	{"weight", 4, read_weight},
	{"full_time", 2, read_full_time},
	{"seat", 2, read_seat},
	{"eligible", 7, read_eligible},
	{"excluded", 5, read_excluded},
};

/* Cuts the line at its TABs, in place. */
static int split(char *line, char *field[MOST_FIELDS + 1])
{
	int count = 0;
	while (line && count <= MOST_FIELDS) {
		field[count++] = line;
		line = strchr(line, '\t');
		if (line)
			*line++ = '\0';
	}
	return count;
}

static bool read_line(struct draw_record *record, char *line, size_t at, struct error *err)
{
	char *field[MOST_FIELDS + 1];
	int count = split(line, field);
	if (at == 1)
		return count == 2 && strcmp(field[0], "zhongcai-draw") == 0 && strcmp(field[1], "1") == 0;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (strcmp(lines[i].word, field[0]) == 0)
			return count == lines[i].fields && lines[i].read(record, field, err);
	return false;
}

bool draw_record_read(const char *text, struct draw_record *out, struct error *err)
{
	*out = (struct draw_record){.day = CIVIL_NONE};
	char *whole = strdup(text);
	if (!whole)
		return no_memory(err);
	size_t at = 0;
	bool good = true;
	for (char *line = whole, *end; good && *line; line = end + 1) {
		at++;
		end = strchr(line, '\n');
		if (end)
			*end = '\0';
		good = end && read_line(out, line, at, err);
		if (!good)
			break;
	}
	free(whole);
	good = good && out->case_number && out->day != CIVIL_NONE && out->seat_count > 0;
	if (good)
		return true;
	draw_record_free(out);
	return err->code != ERR_NONE ? false
				     : error_set(err, ERR_CORRUPT, _("抽取记录第 %zu 行不成格式"), at);
}
