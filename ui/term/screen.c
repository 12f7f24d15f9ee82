#include "term/screen.h"

#include <curses.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct screen {
	SCREEN *curses;
	enum theme_kind theme;
	int rows, columns;
	struct canvas_cell *shown;
	cchar_t *run; /* room for one row */
	bool forgotten;
	attr_t attributes[2 * STYLES]; /* by style, then by style with STYLE_SELECTED */
	short pairs[2 * STYLES];
};

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static void prepare_styles(struct screen *screen)
{
	if (screen->theme != THEME_MONO && has_colors() && start_color() == OK) {
		use_default_colors();
		for (short colour = 0; colour < 8; colour++)
			init_pair((short)(colour + 1), colour, -1);
	} else {
		screen->theme = THEME_MONO;
	}
	for (int i = 0; i < 2 * STYLES; i++) {
		style_id style = (style_id)(i < STYLES ? i : (i - STYLES) | STYLE_SELECTED);
		struct look look = theme_look(screen->theme, style);
		screen->attributes[i] = (look.attributes & LOOK_BOLD ? WA_BOLD : 0) |
					(look.attributes & LOOK_DIM ? WA_DIM : 0) |
					(look.attributes & LOOK_UNDERLINE ? WA_UNDERLINE : 0) |
					(look.attributes & LOOK_REVERSE ? WA_REVERSE : 0);
		screen->pairs[i] = look.foreground < 0 ? 0 : (short)(look.foreground + 1);
	}
}

bool screen_resize(struct screen *screen, int rows, int columns)
{
	struct canvas_cell *shown = calloc((size_t)rows * (size_t)columns, sizeof *shown);
	cchar_t *run = calloc((size_t)columns + 1, sizeof *run);
	if (!shown || !run) {
		free(shown);
		free(run);
		return false;
	}
	free(screen->shown);
	free(screen->run);
	screen->shown = shown;
	screen->run = run;
	screen->rows = rows;
	screen->columns = columns;
	screen->forgotten = true;
	resizeterm(rows, columns);
	return true;
}

struct screen *screen_open(enum theme_kind theme, int rows, int columns)
{
	struct screen *screen = calloc(1, sizeof *screen);
	if (!screen)
		return NULL;
	/* newterm, because initscr() ends the program when it fails. */
	screen->curses = newterm(NULL, stdout, stdin);
	if (!screen->curses) {
		free(screen);
		return NULL;
	}
	screen->theme = theme;
	raw();
	noecho();
	nonl();
	typeahead(-1);
	scrollok(stdscr, FALSE);
	leaveok(stdscr, FALSE);
	prepare_styles(screen);
	if (!screen_resize(screen, rows, columns)) {
		screen_close(screen);
		return NULL;
	}
	refresh();
	(void)!write(STDOUT_FILENO, paste_on, sizeof paste_on - 1);
	return screen;
}

void screen_close(struct screen *screen)
{
	if (!screen)
		return;
	(void)!write(STDOUT_FILENO, paste_off, sizeof paste_off - 1);
	curs_set(1);
	endwin();
	delscreen(screen->curses);
	free(screen->shown);
	free(screen->run);
	free(screen);
}

void screen_forget(struct screen *screen)
{
	screen->forgotten = true;
}

static void set_cell(struct screen *screen, cchar_t *out, const struct canvas_cell *cell)
{
	wchar_t text[TEXT_CELL_CHARS + 1] = {0};
	for (int i = 0; i < TEXT_CELL_CHARS && cell->chars[i]; i++)
		text[i] = (wchar_t)cell->chars[i];
	int style = cell->style & (style_id)~STYLE_SELECTED;
	if (style >= STYLES)
		style = STYLE_NORMAL;
	if (cell->style & STYLE_SELECTED)
		style += STYLES;
	if (setcchar(out, text, screen->attributes[style], screen->pairs[style], NULL) == ERR)
		setcchar(out, L"?", screen->attributes[style], screen->pairs[style], NULL);
}

static bool same(const struct canvas_cell *a, const struct canvas_cell *b)
{
	return memcmp(a->chars, b->chars, sizeof a->chars) == 0 && a->style == b->style &&
	       a->width == b->width;
}

/* Sends the part of a row between the first and the last cell that changed, whole characters. */
static void show_row(struct screen *screen, int row, const struct canvas_cell *cells)
{
	struct canvas_cell *shown = screen->shown + (size_t)row * (size_t)screen->columns;
	int first = 0, last = screen->columns - 1;
	if (!screen->forgotten) {
		while (first <= last && same(&cells[first], &shown[first]))
			first++;
		if (first > last)
			return;
		while (last > first && same(&cells[last], &shown[last]))
			last--;
	}
	/* Start on a character in both pictures. */
	while (first > 0 && (cells[first].width == 0 || shown[first].width == 0))
		first--;
	int count = 0;
	for (int column = first; column <= last; column++)
		if (cells[column].width > 0)
			set_cell(screen, &screen->run[count++], &cells[column]);
	mvadd_wchnstr(row, first, screen->run, count);
	memcpy(shown, cells, (size_t)screen->columns * sizeof *shown);
}

void screen_show(struct screen *screen, const struct canvas *canvas)
{
	struct rect area = canvas_area(canvas);
	if (area.columns != screen->columns)
		return; /* a resize is on its way */
	if (screen->forgotten)
		clear();
	for (int row = 0; row < area.rows && row < screen->rows; row++)
		show_row(screen, row, canvas_cell_at(canvas, row, 0));
	screen->forgotten = false;
	int row, column;
	canvas_cursor(canvas, &row, &column);
	bool visible = row >= 0 && row < area.rows && column >= 0 && column < area.columns;
	curs_set(visible);
	if (visible)
		move(row, column);
	refresh();
}

/* Appends a terminfo string without its padding. */
static size_t append_capability(char *out, size_t size, size_t used, const char *name)
{
	const char *s = tigetstr(name);
	if (!s || (intptr_t)s == -1)
		return used;
	while (*s && used < size) {
		if (s[0] == '$' && s[1] == '<') {
			const char *end = strchr(s, '>');
			if (end) {
				s = end + 1;
				continue;
			}
		}
		out[used++] = *s++;
	}
	return used;
}

size_t screen_restore_bytes(char *out, size_t size)
{
	size_t used = 0;
	if (size < sizeof paste_off)
		return 0;
	memcpy(out, paste_off, sizeof paste_off - 1);
	used = sizeof paste_off - 1;
	used = append_capability(out, size, used, "sgr0");
	used = append_capability(out, size, used, "cnorm");
	return append_capability(out, size, used, "rmcup");
}
