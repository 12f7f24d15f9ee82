#include "term/theme.h"

#include <stdlib.h>
#include <string.h>

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, NONE = -1 };

/* Yellow and cyan cannot be read on white, blue not on black: hence two columns. The attributes are the same
 * in all, so that nothing is lost without colour. */
static const struct {
	int8_t dark, light; /* foreground */
	uint8_t attributes;
} styles[STYLES] = {
	[STYLE_NORMAL] = {NONE, NONE, 0},
	[STYLE_TITLE] = {NONE, NONE, LOOK_BOLD},
	[STYLE_TAB] = {NONE, NONE, 0},
	[STYLE_TAB_ACTIVE] = {NONE, NONE, LOOK_REVERSE},
	[STYLE_HEADER] = {CYAN, BLUE, LOOK_BOLD},
	[STYLE_LABEL] = {CYAN, BLUE, 0},
	[STYLE_KEY] = {YELLOW, BLUE, LOOK_BOLD},
	[STYLE_DIM] = {NONE, NONE, LOOK_DIM},
	[STYLE_FRAME] = {NONE, NONE, LOOK_DIM},
	[STYLE_FRAME_ACTIVE] = {NONE, NONE, 0},
	[STYLE_FIELD] = {NONE, NONE, LOOK_UNDERLINE},
	[STYLE_FIELD_ACTIVE] = {NONE, NONE, LOOK_UNDERLINE | LOOK_BOLD},
	[STYLE_STATUS] = {NONE, NONE, 0},
	[STYLE_OVERDUE] = {RED, RED, LOOK_BOLD},
	[STYLE_DUE_TODAY] = {YELLOW, MAGENTA, LOOK_BOLD},
	[STYLE_DUE_SOON] = {YELLOW, MAGENTA, 0},
	[STYLE_BLOCKED] = {MAGENTA, MAGENTA, 0},
	[STYLE_DONE] = {GREEN, GREEN, 0},
	[STYLE_ERROR] = {RED, RED, LOOK_BOLD},
	[STYLE_WARNING] = {YELLOW, MAGENTA, LOOK_BOLD},
	[STYLE_MATCH] = {NONE, NONE, LOOK_UNDERLINE | LOOK_BOLD},
	[STYLE_HOLIDAY] = {RED, RED, 0},
	[STYLE_MAKE_UP] = {GREEN, GREEN, LOOK_BOLD},
	[STYLE_TODAY] = {NONE, NONE, LOOK_BOLD | LOOK_UNDERLINE},
	[STYLE_BAR] = {CYAN, BLUE, 0},
};

enum theme_kind theme_choose(const char *wanted)
{
	const char *no_color = getenv("NO_COLOR");
	if ((no_color && *no_color) || (wanted && strcmp(wanted, "mono") == 0))
		return THEME_MONO;
	if (wanted && strcmp(wanted, "light") == 0)
		return THEME_LIGHT;
	if (wanted && strcmp(wanted, "dark") == 0)
		return THEME_DARK;
	/* rxvt and konsole say "foreground;background" in ANSI numbers: 7 and 15 are white. */
	const char *colours = getenv("COLORFGBG");
	const char *background = colours ? strrchr(colours, ';') : NULL;
	if (background && (strcmp(background, ";7") == 0 || strcmp(background, ";15") == 0))
		return THEME_LIGHT;
	return THEME_DARK;
}

struct look theme_look(enum theme_kind kind, style_id style)
{
	style_id base = style & (style_id)~STYLE_SELECTED;
	if (base >= STYLES)
		base = STYLE_NORMAL;
	struct look look = {NONE, NONE, styles[base].attributes};
	if (kind != THEME_MONO)
		look.foreground = kind == THEME_LIGHT ? styles[base].light : styles[base].dark;
	if (style & STYLE_SELECTED) {
		look.attributes |= LOOK_REVERSE;
		look.attributes &= (uint8_t)~LOOK_DIM; /* dim and reversed cannot be read on many terminals */
	}
	return look;
}
