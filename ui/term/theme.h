/* theme.h — what things look like: named styles, mapped to colours and attributes in one table.
 *
 * Colours never carry meaning alone: whatever is drawn overdue, blocked or refused also says so in its text.
 * Without colours (NO_COLOR, a terminal that has none) the attributes remain. */
#ifndef TERM_THEME_H
#define TERM_THEME_H

#include <stdbool.h>
#include <stdint.h>

enum style {
	STYLE_NORMAL,
	STYLE_TITLE, /* title of a frame */
	STYLE_TAB, /* a pane's name in the first line */
	STYLE_TAB_ACTIVE, /* … of the pane that is shown */
	STYLE_HEADER, /* column headings */
	STYLE_LABEL, /* label of a field */
	STYLE_KEY, /* a key in the key bar */
	STYLE_DIM, /* of less importance, or not possible now */
	STYLE_FRAME,
	STYLE_FRAME_ACTIVE,
	STYLE_FIELD, /* text that can be edited */
	STYLE_FIELD_ACTIVE,
	STYLE_STATUS, /* message line */
	STYLE_OVERDUE,
	STYLE_DUE_TODAY,
	STYLE_DUE_SOON,
	STYLE_BLOCKED,
	STYLE_DONE,
	STYLE_ERROR,
	STYLE_WARNING,
	STYLE_MATCH, /* what was searched for */
	STYLE_HOLIDAY, /* a day without work */
	STYLE_MAKE_UP, /* a make-up working day */
	STYLE_TODAY,
	STYLE_BAR, /* bars of a chart */
	STYLES
};

/* A cell's style is one of the above, with STYLE_SELECTED added for the row under the cursor. */
enum { STYLE_SELECTED = 0x80 };
typedef uint8_t style_id;

enum theme_kind { THEME_DARK, THEME_LIGHT, THEME_MONO };

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_UNDERLINE = 4, LOOK_REVERSE = 8 };

/* Colours are the eight of every terminal, -1 is its default. */
struct look {
	int8_t foreground, background;
	uint8_t attributes;
};

/* NO_COLOR decides for mono; otherwise "dark", "light", "mono", or by COLORFGBG for anything else. */
enum theme_kind theme_choose(const char *wanted);

/* How a style looks. */
struct look theme_look(enum theme_kind kind, style_id style);

#endif
