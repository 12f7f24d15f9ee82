#include "screen_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const int screen_widths[3] = {80, 79, 120};

struct key_event key_of(key_code code)
{
	return (struct key_event){.code = code};
}

struct key_event key_typed(uint32_t character)
{
	return (struct key_event){.code = (key_code)text_fold_key(character), .raw = character};
}

struct key_event key_pasted(const char *text)
{
	return (struct key_event){.code = K_PASTE, .text = text, .length = strlen(text)};
}

struct canvas *screen_new(int rows, int columns)
{
	struct canvas *canvas = canvas_new(rows, columns);
	assert_non_null(canvas);
	return canvas;
}

const char *screen_row(const struct canvas *canvas, int row)
{
	static char text[4096];
	struct strbuf line = {0};
	canvas_row_text(canvas, row, &line);
	size_t length = line.length;
	while (length > 0 && line.data[length - 1] == ' ')
		length--;
	assert_true(length < sizeof text);
	memcpy(text, strbuf_text(&line), length);
	text[length] = '\0';
	strbuf_free(&line);
	return text;
}

bool screen_has(const struct canvas *canvas, const char *text)
{
	struct strbuf all = {0};
	canvas_dump(canvas, &all);
	bool found = strstr(strbuf_text(&all), text) != NULL;
	strbuf_free(&all);
	return found;
}

void screen_is_sound(const struct canvas *canvas)
{
	struct rect area = canvas_area(canvas);
	for (int row = 0; row < area.rows; row++)
		for (int column = 0; column < area.columns; column++) {
			const struct canvas_cell *cell = canvas_cell_at(canvas, row, column);
			const struct canvas_cell *next = canvas_cell_at(canvas, row, column + 1);
			if (cell->width == 2)
				assert_true(next && next->width == 0);
			else if (next)
				assert_int_not_equal(next->width, 0);
			assert_true(cell->width == 0 ? cell->chars[0] == 0 : cell->chars[0] != 0);
			if (cell->width == 2)
				column++;
		}
}

static char *picture_of(const struct canvas *canvas)
{
	struct strbuf out = {0};
	for (int row = 0; row < canvas_area(canvas).rows; row++) {
		canvas_row_text(canvas, row, &out);
		strbuf_add(&out, "|\n");
	}
	char *text = strbuf_take(&out);
	assert_non_null(text);
	return text;
}

static char *read_all(const char *path)
{
	FILE *in = fopen(path, "re");
	struct strbuf out = {0};
	char chunk[4096];
	size_t n;
	while (in && (n = fread(chunk, 1, sizeof chunk, in)) > 0)
		strbuf_add_bytes(&out, chunk, n);
	if (in)
		fclose(in);
	return strbuf_take(&out);
}

void screen_equals(const struct canvas *canvas, const char *name)
{
	char path[512];
	const char *source = getenv("srcdir");
	screen_is_sound(canvas);
	snprintf(path, sizeof path, "%s/tests/data/screen/%s-%d.txt", source ? source : ".", name,
		canvas_area(canvas).columns);
	char *expected = read_all(path);
	char *found = picture_of(canvas);
	assert_non_null(expected); /* "" when the file is missing */
	if (strcmp(expected, found) != 0) {
		/* fail_msg() cuts long texts. */
		fprintf(stderr, "%s\n--- expected\n%s--- found\n%s\n", path, expected, found);
		fail_msg("%s differs from what was drawn", path);
	}
	free(expected);
	free(found);
}

uint32_t random_below(uint64_t *state, uint32_t bound)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (uint32_t)((*state >> 32) % bound);
}
