#include "law/tsv.h"

#include <string.h>

bool tsv_next(struct tsv_reader *reader, struct tsv_field *fields, size_t capacity, size_t *found)
{
	if (reader->line == 0 && strncmp(reader->rest, "\xEF\xBB\xBF", 3) == 0)
		reader->rest += 3;
	while (*reader->rest) {
		const char *line = reader->rest;
		size_t length = strcspn(line, "\n");
		reader->rest += length + (line[length] == '\n');
		reader->line++;
		if (length && line[length - 1] == '\r')
			length--;
		if (length == 0 || line[0] == '#')
			continue;
		const char *end = line + length;
		*found = 0;
		for (const char *start = line;; start++) {
			const char *tab = memchr(start, '\t', (size_t)(end - start));
			const char *stop = tab ? tab : end;
			if (*found < capacity)
				fields[*found] = (struct tsv_field){start, (size_t)(stop - start)};
			(*found)++;
			if (!tab)
				return true;
			start = tab;
		}
	}
	return false;
}

bool tsv_is(const struct tsv_field *field, const char *word)
{
	return strlen(word) == field->length && memcmp(field->text, word, field->length) == 0;
}

bool tsv_part(struct tsv_field *field, struct tsv_field *part)
{
	if (field->length == 0)
		return false;
	const char *bar = memchr(field->text, '|', field->length);
	part->text = field->text;
	part->length = bar ? (size_t)(bar - field->text) : field->length;
	size_t used = part->length + (bar ? 1 : 0);
	field->text += used;
	field->length -= used;
	return true;
}

civil_date tsv_date(const struct tsv_field *field)
{
	char text[CIVIL_TEXT_SIZE];
	if (field->length != sizeof text - 1)
		return CIVIL_NONE;
	memcpy(text, field->text, field->length);
	text[field->length] = '\0';
	return civil_parse(text);
}

int tsv_number(const struct tsv_field *field)
{
	if (field->length == 0 || field->length > 4)
		return -1;
	int value = 0;
	for (size_t i = 0; i < field->length; i++) {
		if (field->text[i] < '0' || field->text[i] > '9')
			return -1;
		value = value * 10 + (field->text[i] - '0');
	}
	return value;
}
