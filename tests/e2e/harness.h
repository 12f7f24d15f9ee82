/* harness.h — runs a full-screen program in a pseudo-terminal, types at it and reads its screen, cell by
 * cell.
 *
 * The program's world is pinned: locale, time zone, terminal, size, home, today. Nothing sleeps: a test waits
 * until the program is idle (it says so itself, see ZHONGCAI_IDLE_MARK in ui/term/term.h) or until a text is
 * on the screen. A failed expectation prints the screen as text and fails the running cmocka test.
 *
 * The terminal is libvterm's; its table of widths is of 2007, so tests compare only characters whose width
 * never changed since. */
#ifndef E2E_HARNESS_H
#define E2E_HARNESS_H

#include <stdbool.h>
#include <stddef.h>

struct e2e;

struct e2e_options {
	int rows, columns; /* 0 = 24 × 80 */
	const char *locale; /* LC_ALL; NULL = C.UTF-8 */
	const char *today; /* ZHONGCAI_TODAY; NULL = 2020-12-31 */
	const char *const *set; /* "NAME=value" …, NULL-terminated; or NULL */
	const char *stdout_to; /* not on the terminal but into this file; or NULL */
};

/* A fresh empty folder for one test; removed by e2e_folder_remove(). Static text until the next call. */
const char *e2e_folder(void);
void e2e_folder_remove(void);

/* Path of the built program; static. */
const char *e2e_program(const char *name);

/* Runs a command to its end without a terminal, HOME and friends pinned as below; its exit status, -1 when it
 * was killed. `output` (may be NULL) receives standard output, up to `size` bytes with the NUL. */
int e2e_run(const char *const *argv, char *output, size_t size);

/* Starts argv (NULL-terminated) and waits until it is idle for the first time. HOME and the XDG folders lie
 * in e2e_folder(). */
struct e2e *e2e_start(const struct e2e_options *options, const char *const *argv);

/* As e2e_start, without waiting: for programs that do not report being idle. */
struct e2e *e2e_start_any(const struct e2e_options *options, const char *const *argv);

/* Types bytes as they are (UTF-8) and waits until they are dealt with. */
void e2e_type(struct e2e *e, const char *bytes);

/* Types a line of words separated by single spaces: named keys (Enter Esc Tab BackTab Up Down Left Right Home
 * End PgUp PgDn Del Backspace Space F1…F12 C-a…C-z), anything else as it is. Waits as above. */
void e2e_keys(struct e2e *e, const char *words);

/* Types without waiting. */
void e2e_send(struct e2e *e, const char *bytes, size_t length);

/* Waits until everything typed was read and the program waits for more. */
void e2e_idle(struct e2e *e);

/* Waits until the text stands somewhere on the screen. */
void e2e_wait_text(struct e2e *e, const char *text);

void e2e_resize(struct e2e *e, int rows, int columns);

/* A row as UTF-8, each cell once, trailing blanks kept. Static text until the next call. */
const char *e2e_row(struct e2e *e, int row);

/* The whole screen, rows ended by newlines, trailing blanks of rows dropped. Static text. */
const char *e2e_screen(struct e2e *e);

/* Row of the first cell where the text stands within one row, -1 when it does not; column in *column. */
int e2e_find(struct e2e *e, const char *text, int *column);

/* What a cell looks like. `text` is "" for the second half of a wide character and for a blank. */
struct e2e_cell {
	char text[32];
	int width;
	bool bold, underline, reverse, blink;
	int foreground, background; /* palette index, -1 = default, -2 = RGB */
};
struct e2e_cell e2e_cell(struct e2e *e, int row, int column);

bool e2e_cursor(struct e2e *e, int *row, int *column); /* false when invisible */

/* Expectations; `row` counts from 0. */
void e2e_expect(struct e2e *e, const char *text); /* stands somewhere */
void e2e_expect_not(struct e2e *e, const char *text);
void e2e_expect_row(struct e2e *e, int row, const char *text); /* exactly, trailing blanks dropped */
void e2e_expect_in_row(struct e2e *e, int row, const char *text);

/* Every wide character has its two cells and no row is longer than the screen: what a wrong width would
 * break. */
void e2e_expect_aligned(struct e2e *e);

/* Bytes the program wrote since the last typing. */
size_t e2e_bytes(const struct e2e *e);

int e2e_pid(const struct e2e *e);

/* Has it not ended yet? */
bool e2e_is_running(struct e2e *e);

/* Kills it (SIGKILL) and waits. */
void e2e_kill(struct e2e *e);

/* Waits for its end; exit status, or 128 + signal. Frees e. */
int e2e_finish(struct e2e *e);

#endif
