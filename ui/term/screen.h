/* screen.h — curses output: the only file that draws with curses. Used by term.c alone. */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

#include "term/canvas.h"

struct screen;

/* Opens curses on standard input and output; NULL when TERM is unknown or memory is short. */
struct screen *screen_open(enum theme_kind theme, int rows, int columns);

/* Gives the terminal back. */
void screen_close(struct screen *screen);

/* Sends what differs from what was shown last; everything after screen_forget(). */
void screen_show(struct screen *screen, const struct canvas *canvas);
void screen_forget(struct screen *screen);

/* The terminal has another size now. False when out of memory. */
bool screen_resize(struct screen *screen, int rows, int columns);

/* Bytes that give the terminal back without curses (from a signal handler); returns how many. */
size_t screen_restore_bytes(char *out, size_t size);

#endif
