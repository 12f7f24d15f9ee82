/* styles.h — how tones look: the one place where a pane's meaning becomes a style of the theme. */
#ifndef PANE_STYLES_H
#define PANE_STYLES_H

#include "term/theme.h"

enum tone {
	TONE_NORMAL,
	TONE_FAINT, /* past, cancelled, replaced */
	TONE_OVERDUE,
	TONE_TODAY,
	TONE_SOON, /* within a week */
	TONE_REFUSED
};

static inline style_id tone_style(enum tone tone)
{
	static const style_id styles[] = {
		[TONE_NORMAL] = STYLE_NORMAL,
		[TONE_FAINT] = STYLE_DIM,
		[TONE_OVERDUE] = STYLE_OVERDUE,
		[TONE_TODAY] = STYLE_DUE_TODAY,
		[TONE_SOON] = STYLE_DUE_SOON,
		[TONE_REFUSED] = STYLE_ERROR,
	};
	return styles[tone];
}

#endif
