/* path_input.c — completing the names of files. What cannot be read is simply not offered: opening it says
 * why. */
#include "pane/path_input.h"

#include "base/i18n.h"
#include "base/strbuf.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MATCHES_MOST = 2000 };

static void forget_matches(struct path_input *input)
{
	for (size_t i = 0; i < input->match_count; i++)
		free(input->matches[i]);
	free(input->matches);
	input->matches = NULL;
	input->match_count = input->chosen = input->top = 0;
}

void path_input_free(struct path_input *input)
{
	forget_matches(input);
	edit_free(&input->field.edit);
}

/* What stands before the last name, '/' included. */
static size_t folder_length(const char *text)
{
	const char *slash = strrchr(text, '/');
	return slash ? (size_t)(slash + 1 - text) : 0;
}

/* ~ and ~/… are the user's own folder. */
static char *expand(const char *text, size_t length)
{
	struct strbuf out = {0};
	const char *home = getenv("HOME");
	if (home && length && text[0] == '~' && (length == 1 || text[1] == '/')) {
		strbuf_add(&out, home);
		text++;
		length--;
	}
	strbuf_add_bytes(&out, text, length);
	return strbuf_take(&out);
}

char *path_input_path(const struct path_input *input)
{
	const char *text = edit_text(&input->field.edit);
	size_t length = strlen(text);
	while (length && text[length - 1] == ' ')
		length--;
	while (length && *text == ' ') {
		text++;
		length--;
	}
	/* As a file manager pastes it: in quotes, or as an address. */
	if (length > 1 && (*text == '\'' || *text == '"') && text[length - 1] == *text) {
		text++;
		length -= 2;
	}
	static const char address[] = "file://";
	if (length > sizeof address - 1 && strncmp(text, address, sizeof address - 1) == 0) {
		text += sizeof address - 1;
		length -= sizeof address - 1;
	}
	return length ? expand(text, length) : strdup("");
}

/* The name as it is offered: a folder with '/'. NULL when out of memory. */
static char *offer(const char *folder, const char *name)
{
	struct strbuf path = {0}, out = {0};
	strbuf_addf(&path, "%s%s", folder, name);
	struct stat info;
	bool is_folder = !path.failed && stat(strbuf_text(&path), &info) == 0 && S_ISDIR(info.st_mode);
	strbuf_free(&path);
	strbuf_addf(&out, "%s%s", name, is_folder ? "/" : "");
	return strbuf_take(&out);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool add_match(struct path_input *input, char *name)
{
	if (!name)
		return false;
	char **larger = realloc(input->matches, (input->match_count + 1) * sizeof *larger);
	if (!larger) {
		free(name);
		return false;
	}
	input->matches = larger;
	input->matches[input->match_count++] = name;
	return true;
}

/* Lists the names that begin as what is typed after the last '/'. */
static bool list_matches(struct path_input *input)
{
	forget_matches(input);
	const char *text = edit_text(&input->field.edit);
	size_t before = folder_length(text);
	const char *beginning = text + before;
	char *folder = before ? expand(text, before) : strdup("./");
	DIR *entries = folder ? opendir(folder) : NULL;
	bool ok = folder != NULL;
	for (struct dirent *entry; ok && entries && (entry = readdir(entries)) != NULL;) {
		const char *name = entry->d_name;
		bool hidden = name[0] == '.' && beginning[0] != '.';
		if (hidden || strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
			strncmp(name, beginning, strlen(beginning)) != 0 || !text_valid(name, strlen(name)) ||
			input->match_count == MATCHES_MOST)
			continue;
		ok = add_match(input, offer(folder, name));
	}
	if (entries)
		closedir(entries);
	free(folder);
	if (input->match_count)
		qsort(input->matches, input->match_count, sizeof *input->matches, compare_names);
	input->chosen = input->match_count;
	return ok;
}

bool path_input_set(struct path_input *input, const char *path)
{
	return edit_set(&input->field.edit, path) && list_matches(input);
}

/* How many bytes all matches have in common, whole characters. */
static size_t common_length(const struct path_input *input)
{
	size_t common = strlen(input->matches[0]);
	for (size_t i = 1; i < input->match_count; i++) {
		size_t same = 0;
		while (same < common && input->matches[i][same] == input->matches[0][same])
			same++;
		common = same;
	}
	return text_boundary(input->matches[0], strlen(input->matches[0]), common);
}

/* Replaces the last name by so much of another, and lists what fits now. */
static bool put_name(struct path_input *input, const char *name, size_t length)
{
	const char *text = edit_text(&input->field.edit);
	struct strbuf whole = {0};
	strbuf_add_bytes(&whole, text, folder_length(text));
	strbuf_add_bytes(&whole, name, length);
	bool ok = !whole.failed && path_input_set(input, strbuf_text(&whole));
	strbuf_free(&whole);
	return ok;
}

static void complete(struct path_input *input)
{
	if (input->match_count == 0)
		return;
	const char *name =
		input->chosen < input->match_count ? input->matches[input->chosen] : input->matches[0];
	char *copy = strdup(name);
	if (copy)
		put_name(input, copy,
			input->chosen < input->match_count ? strlen(copy) : common_length(input));
	free(copy);
}

static bool is_folder(const char *text)
{
	char *path = expand(text, strlen(text));
	struct stat info;
	bool is = path && *path && stat(path, &info) == 0 && S_ISDIR(info.st_mode);
	free(path);
	return is;
}

/* Enter takes the chosen name; a folder is gone into. */
static enum widget_answer enter(struct path_input *input)
{
	if (input->chosen < input->match_count)
		complete(input);
	const char *text = edit_text(&input->field.edit);
	if (!*text)
		return WIDGET_MINE;
	if (!is_folder(text))
		return WIDGET_DONE;
	size_t length = strlen(text);
	struct strbuf inside = {0};
	strbuf_addf(&inside, "%s%s", text, text[length - 1] == '/' ? "" : "/");
	if (!inside.failed)
		path_input_set(input, strbuf_text(&inside));
	strbuf_free(&inside);
	return WIDGET_CHANGED;
}

/* From none chosen, Down goes to the first and Up to the last. */
static void choose(struct path_input *input, int by)
{
	size_t count = input->match_count;
	if (count == 0)
		return;
	if (by > 0)
		input->chosen = input->chosen == count ? 0 : input->chosen + (size_t)by;
	else
		input->chosen = input->chosen < (size_t)-by ? (input->chosen ? 0 : count)
							    : input->chosen - (size_t)-by;
	if (input->chosen > count)
		input->chosen = count - 1;
}

enum widget_answer path_input_key(struct path_input *input, const struct key_event *key)
{
	int page = input->rows > 1 ? input->rows - 1 : 1;
	switch (key->code) {
	case K_ESCAPE: return WIDGET_CANCELLED;
	case K_ENTER: return enter(input);
	case K_TAB: complete(input); return WIDGET_CHANGED;
	case K_DOWN: choose(input, 1); return WIDGET_MINE;
	case K_UP: choose(input, -1); return WIDGET_MINE;
	case K_PAGE_DOWN: choose(input, page); return WIDGET_MINE;
	case K_PAGE_UP: choose(input, -page); return WIDGET_MINE;
	default: break;
	}
	enum widget_answer answer = edit_key(&input->field.edit, key);
	if (answer == WIDGET_CHANGED)
		list_matches(input);
	return answer;
}

static void scroll_to_chosen(struct path_input *input, int rows)
{
	input->rows = rows;
	size_t visible = rows > 0 ? (size_t)rows : 1;
	if (input->chosen == input->match_count) {
		input->top = 0;
		return;
	}
	if (input->chosen < input->top)
		input->top = input->chosen;
	if (input->chosen >= input->top + visible)
		input->top = input->chosen + 1 - visible;
}

void path_input_draw(struct path_input *input, struct canvas *canvas, struct rect area, bool focused)
{
	canvas_fill(canvas, area, STYLE_NORMAL);
	if (area.rows < 1 || area.columns < 4)
		return;
	field_draw(&input->field, canvas, area.row, area.column, area.columns,
		focused ? STYLE_FIELD_ACTIVE : STYLE_FIELD, focused);
	int rows = area.rows - 1;
	scroll_to_chosen(input, rows);
	for (int i = 0; i < rows && input->top + (size_t)i < input->match_count; i++) {
		size_t index = input->top + (size_t)i;
		bool chosen = index == input->chosen;
		const char *name = input->matches[index];
		style_id style = name[strlen(name) - 1] == '/' ? STYLE_KEY : STYLE_NORMAL;
		if (chosen)
			style |= STYLE_SELECTED;
		canvas_text(canvas, area.row + 1 + i, area.column, style,
			chosen ? canvas_glyph(canvas, GLYPH_POINTER) : " ");
		canvas_field(
			canvas, area.row + 1 + i, area.column + 1, area.columns - 1, TEXT_LEFT, style, name);
	}
	if (rows > 0 && input->top > 0)
		canvas_text(canvas, area.row + 1, area.column + area.columns - 1, STYLE_DIM,
			canvas_glyph(canvas, GLYPH_UP));
	if (rows > 0 && input->top + (size_t)rows < input->match_count)
		canvas_text(canvas, area.row + rows, area.column + area.columns - 1, STYLE_DIM,
			canvas_glyph(canvas, GLYPH_DOWN));
}
