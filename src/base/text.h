/* text.h — UTF-8 text measured in terminal columns.
 *
 * Text is a pointer and a length in bytes; it may be anything a person pasted or a file contained. The width
 * that counts is libc's wcwidth() in the current locale (setlocale() must have been called), because ncursesw
 * counts so too. Nothing here depends on a terminal.
 *
 * One gate cleans foreign text for display, and every function measures text *as cleaned*, so that what was
 * measured is what is drawn: line breaks and tabs become a space; other controls, invalid bytes and
 * characters the locale cannot show become '?'; what has no width of its own but changes the text around it
 * (BOM, zero-width joiners and spaces, bidi controls, variation selectors, emoji skin tones) is left out;
 * combining marks stay with their character. The store keeps what was given; clean only what is shown.
 *
 * Cut text only at grapheme boundaries: text_next(), text_previous(), text_fit(). */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Is it well-formed UTF-8 (no overlong forms, surrogates, or code points over U+10FFFF)? */
bool text_valid(const char *text, size_t length);

/* --- Cells ------------------------------------------------------------------------------------------ */

enum { TEXT_CELL_CHARS = 5 }; /* a character and up to four marks: what ncurses keeps in a cell */

/* What one terminal cell (or two) shows. */
struct text_cell {
	uint32_t chars[TEXT_CELL_CHARS]; /* code points, the spacing one first; unused ones are 0 */
	int width; /* 1 or 2 columns; 0 when nothing is left to show */
};

/* Cleans and decodes the next cell of `text` and returns the bytes it took (0 only when length is 0). */
size_t text_next_cell(const char *text, size_t length, struct text_cell *cell);

/* Appends the text as it is displayed. */
void text_clean(struct strbuf *out, const char *text, size_t length);

/* Columns it takes when displayed. */
int text_width(const char *text, size_t length);

/* As text_width, of a NUL-terminated string. */
int text_columns(const char *text);

/* --- Grapheme boundaries ---------------------------------------------------------------------------- */

/* The boundary after / before the byte offset `at` (length / 0 when there is none). */
size_t text_next(const char *text, size_t length, size_t at);
size_t text_previous(const char *text, size_t length, size_t at);

/* The last boundary at or before `at`. */
size_t text_boundary(const char *text, size_t length, size_t at);

/* --- Fitting ---------------------------------------------------------------------------------------- */

/* The part of a text that is shown in a field. */
struct text_fit {
	size_t start; /* offset of the first byte shown */
	size_t bytes; /* bytes shown from there, whole graphemes */
	int lead; /* blank columns before them: the left edge cut a wide character */
	int columns; /* columns used, `lead` included, the mark not */
	bool trimmed; /* something is left out at the right; then `reserve` columns are free for a mark */
};

/* Fits text into `columns` columns after skipping `skip` columns at its left; when it has to be cut at the
 * right, leaves `reserve` columns free (the width of the mark that says so). */
struct text_fit text_fit(const char *text, size_t length, int skip, int columns, int reserve);

enum text_align { TEXT_LEFT, TEXT_RIGHT, TEXT_CENTRE };

/* Appends exactly `columns` columns: the cleaned text, cut and ended with `mark` ("" for none) where it is
 * too long, filled with spaces where it is short. */
void text_pad(struct strbuf *out, const char *text, size_t length, int columns, enum text_align align,
	const char *mark);

/* --- Wrapping --------------------------------------------------------------------------------------- */

struct text_line {
	size_t start;
	size_t bytes; /* without the spaces or the newline it was broken at */
	int columns;
};

/* Breaks text into lines of at most `columns` (at least 2) by the Unicode rules, which keep closing
 * punctuation （，。」）off the beginning and opening punctuation off the end of a line, and at each newline.
 * What cannot be broken is cut at a grapheme. Empty text is one empty line. The caller frees the array; NULL
 * when out of memory (then *count is 0). */
struct text_line *text_wrap(const char *text, size_t length, int columns, size_t *count);

/* The text, or "" for NULL. */
const char *text_or_empty(const char *text);

/* --- Folding (values that are parsed: base/fold.h)
 * ---------------------------------------------------------------------------------------- */

/* The ASCII character a full-width form stands for (：→: １→1 ｊ→j U+3000→space); any other is itself. */
uint32_t text_fold_char(uint32_t c);

/* As text_fold_char, and the punctuation an input method types for an ASCII key as well (、→/ 。→. 《→< 【→[
 * …): for commands, never for text. */
uint32_t text_fold_key(uint32_t c);

/* Appends the text for comparison in a search: compatibility forms and case folded. Invalid UTF-8 is
 * compared byte by byte. */
void text_fold_case(struct strbuf *out, const char *text, size_t length);

/* --- Code points ------------------------------------------------------------------------------------ */

enum { TEXT_CHAR_SIZE = 5 }; /* the longest UTF-8 character and a NUL */

/* Writes the character as UTF-8 with a NUL and returns its bytes (0 for what is no character). */
size_t text_encode(uint32_t c, char out[TEXT_CHAR_SIZE]);

/* Reads one character; returns the bytes it took, and U+FFFD where the bytes are not UTF-8. 0 at the end. */
size_t text_decode(const char *text, size_t length, uint32_t *c);

#endif
