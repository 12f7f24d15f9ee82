/* term.h — the terminal: started and given back, its size, what it can show, waiting for keys and signals.
 *
 *     if (!term_start(&term, &options, err)) …
 *     for (;;) {
 *             …draw on term_canvas(term)…
 *             term_flush(term);
 *             switch (term_wait(term, 1000, NULL, 0, &key)) { case TERM_KEY: … }
 *     }
 *     term_stop(term);      before anything is printed
 *
 * While it runs, standard error is captured; term_stop() gives the terminal back and then replays it. A crash
 * or a deadly signal gives the terminal back too. One terminal at a time. */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include "base/error.h"
#include "term/canvas.h"
#include "term/key.h"

struct term;

/* Whether this locale and terminal can show Chinese. Ask before term_start(), after i18n_init(). */
enum term_ability {
	TERM_ABLE,
	TERM_NOT_A_TERMINAL, /* input or output is a file or a pipe, or TERM is unset or dumb */
	TERM_NO_HANZI, /* the charset has no Hanzi, or this terminal is known to have no Hanzi font */
	TERM_WRONG_WIDTH /* the locale does not count 中 and U+3000 as two columns */
};
enum term_ability term_ability(void);

/* One plain sentence about it in both languages (whoever reads it may see only one of them). Static. */
const char *term_ability_text(enum term_ability ability);

enum term_frames {
	TERM_FRAMES_AUTO, /* lines where the terminal shows, when asked, that they are one cell wide, else
			     ASCII */
	TERM_FRAMES_ASCII,
	TERM_FRAMES_LINE
};

/* "auto", "ascii", "line": a setting's value; anything else (NULL too) is auto. */
enum term_frames term_frames_parse(const char *name);

struct term_options {
	enum term_frames frames;
	enum theme_kind theme;
	const char *version; /* said when it crashes */
};

/* ERR_IO when there is no terminal, ERR_NOMEM. */
bool term_start(struct term **out, const struct term_options *options, struct error *err);

/* Gives the terminal back, then prints what went to standard error meanwhile. NULL does nothing. */
void term_stop(struct term *term);

/* The canvas has the terminal's size. Clear it, draw all of it, flush: only what changed is sent. */
struct canvas *term_canvas(struct term *term);
void term_flush(struct term *term);

/* Sends everything at the next flush (Ctrl-L). */
void term_redraw(struct term *term);

enum term_event {
	TERM_KEY,
	TERM_RESIZED, /* the canvas has its new size and is blank: draw */
	TERM_CHANGED, /* the look changed (frames): draw */
	TERM_TIMEOUT,
	TERM_READY, /* one of the descriptors can be read; or the system interrupted us */
	TERM_QUIT /* SIGTERM, SIGHUP, SIGINT from outside, or the terminal is gone: save nothing, leave */
};

/* Waits for the next event, at most timeout_ms (-1: for ever). `fds` (may be NULL) wake it as well. Ctrl-C
 * typed at the keyboard is a key (C-c), not a signal.
 *
 * With ZHONGCAI_IDLE_MARK in the environment, each time it is about to wait with nothing left to do it sends
 * ESC ] 5522 ; bytes read so far ; rows ; columns BEL, which terminals ignore: it stands in the output behind
 * all drawing, so a test that has sent that many bytes knows that it sees the finished screen.
 */
enum term_event term_wait(
	struct term *term, int timeout_ms, const int *fds, size_t fd_count, struct key_event *key);

/* Is a key waiting already? Long work asks now and then, so that it can be cancelled. */
bool term_key_waiting(struct term *term);

#endif
