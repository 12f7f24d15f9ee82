/* case_layout.c — which sections of the case detail stand where. */
#include "pane/case_layout.h"

enum {
	TIMELINE_PERCENT = 44, /* of the columns … */
	TIMELINE_MOST = 44, /* … but no more than it can use */
	BOX_LEAST_COLUMNS = 48, /* from here on a further column of boxes is worth it */
	BOX_LEAST_ROWS = 9, /* title included */
	STACK_LEAST = 2 /* boxes in a column, however low */
};

static int at_least(int value, int least)
{
	return value > least ? value : least;
}

static int at_most(int value, int most)
{
	return value < most ? value : most;
}

static void place(struct case_layout *out, enum case_section_id section, struct rect area)
{
	out->places[out->count++] = (struct case_place){section, area};
}

/* Boxes over each other; each has its title row. */
static void stack(struct case_layout *out, struct rect area, int boxes)
{
	for (int i = 0; i < boxes; i++) {
		int from = area.rows * i / boxes, until = area.rows * (i + 1) / boxes;
		place(out, (enum case_section_id)out->count,
			(struct rect){area.row + from, area.column, until - from, area.columns});
	}
}

void case_lay_out(struct rect area, enum case_section_id turn, bool zoomed, struct case_layout *out)
{
	struct rect inside = rect_inside(area);
	*out = (struct case_layout){.heads = inside, .first_by_turns = SECTIONS};
	out->heads.rows = at_most(CASE_HEAD_ROWS, inside.rows);
	struct rect rest = inside;
	rest.row += out->heads.rows;
	rest.rows -= out->heads.rows;
	if (zoomed) {
		place(out, turn, rest);
		return;
	}
	int left = at_most(rest.columns * TIMELINE_PERCENT / 100, TIMELINE_MOST);
	place(out, SECTION_TIMELINE, (struct rect){rest.row, rest.column, rest.rows, left});

	int others = SECTIONS - 1;
	int width = rest.columns - left;
	int columns = at_least(width / BOX_LEAST_COLUMNS, 1);
	int boxes = at_least(rest.rows / BOX_LEAST_ROWS, STACK_LEAST);
	boxes = at_most(boxes, (others + columns - 1) / columns);
	for (int i = 0; i < columns && (int)out->count <= others; i++) {
		/* The column itself begins behind the line to its left. */
		int from = rest.column + left + width * i / columns;
		int until = rest.column + left + width * (i + 1) / columns;
		out->dividers[out->divider_count++] = from;
		stack(out, (struct rect){rest.row, from + 1, rest.rows, until - from - 1},
			at_most(boxes, others + 1 - (int)out->count));
	}
	if (out->count == SECTIONS)
		return;
	struct case_place *shared = &out->places[out->count - 1];
	out->first_by_turns = shared->section;
	if (turn > shared->section)
		shared->section = turn;
}
