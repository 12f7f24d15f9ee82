/* grid.c — pieces of a grid. */
#include "pane/grid.h"

#include <stdarg.h>
#include <stdlib.h>

static struct grid_piece *add(struct grid *grid)
{
	if (grid->count == grid->capacity) {
		size_t capacity = grid->capacity ? 2 * grid->capacity : 128;
		struct grid_piece *pieces = realloc(grid->pieces, capacity * sizeof *pieces);
		if (!pieces) {
			grid->failed = true;
			return NULL;
		}
		grid->pieces = pieces;
		grid->capacity = capacity;
	}
	return &grid->pieces[grid->count++];
}

static struct grid_piece *begin(
	struct grid *grid, int row, int column, int width, enum grid_role role, bool selected)
{
	struct grid_piece *piece = width > 0 ? add(grid) : NULL;
	if (piece)
		*piece = (struct grid_piece){.row = row,
			.column = column,
			.width = width,
			.height = 1,
			.role = role,
			.selected = selected,
			.text = grid->texts.length};
	return piece;
}

static void end(struct grid *grid)
{
	strbuf_add_bytes(&grid->texts, "", 1);
	if (grid->texts.failed) {
		grid->failed = true;
		grid->count--;
	}
}

void grid_put(struct grid *grid, int row, int column, int width, enum grid_role role, bool selected,
	const char *text)
{
	if (!begin(grid, row, column, width, role, selected))
		return;
	strbuf_add(&grid->texts, text);
	end(grid);
}

void grid_putf(struct grid *grid, int row, int column, int width, enum grid_role role, bool selected,
	const char *format, ...)
{
	if (!begin(grid, row, column, width, role, selected))
		return;
	va_list args;
	va_start(args, format);
	strbuf_addv(&grid->texts, format, args);
	va_end(args);
	end(grid);
}

void grid_rule(struct grid *grid, int row, int column, int height)
{
	if (height <= 0)
		return;
	struct grid_piece *piece = add(grid);
	if (piece)
		*piece = (struct grid_piece){
			.row = row, .column = column, .width = 1, .height = height, .role = GRID_RULE};
}

const char *grid_text(const struct grid *grid, const struct grid_piece *piece)
{
	return piece->role == GRID_RULE || !grid->texts.data ? "" : grid->texts.data + piece->text;
}

void grid_reset(struct grid *grid)
{
	grid->count = 0;
	grid->failed = false;
	strbuf_reset(&grid->texts);
}

void grid_free(struct grid *grid)
{
	free(grid->pieces);
	strbuf_free(&grid->texts);
	*grid = (struct grid){0};
}

void grid_share(int at, int size, int gap, size_t count, struct grid_span *out)
{
	if (count == 0)
		return;
	int n = (int)count;
	int room = size - gap * (n - 1);
	if (room < 0)
		room = 0;
	int each = room / n, rest = room % n;
	for (int i = 0; i < n; i++) {
		out[i].at = at;
		out[i].size = each + (i < rest);
		at += out[i].size + gap;
	}
}
