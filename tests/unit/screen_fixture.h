/* screen_fixture.h — what the tests of the screen share: keys to type, a canvas to look at, pictures to
 * compare.
 *
 * A picture is tests/data/screen/NAME-COLUMNS.txt: the canvas as canvas_dump() writes it, each line closed by
 * a bar so that blanks at its end are seen. */
#ifndef TESTS_SCREEN_FIXTURE_H
#define TESTS_SCREEN_FIXTURE_H

#include "term/canvas.h"
#include "term/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The widths at which every picture with wide text is looked at: one of them odd. */
extern const int screen_widths[3];

/* A key that is no text, and one character as typed. */
struct key_event key_of(key_code code);
struct key_event key_typed(uint32_t character);
struct key_event key_pasted(const char *text);

/* A canvas that is freed by canvas_free(). */
struct canvas *screen_new(int rows, int columns);

/* One row as text without the blanks at its end. Static, until the next call. */
const char *screen_row(const struct canvas *canvas, int row);

/* Is this text somewhere on the canvas? */
bool screen_has(const struct canvas *canvas, const char *text);

/* No row has more or fewer columns than the canvas, and both halves of every wide character are there. */
void screen_is_sound(const struct canvas *canvas);

/* The canvas must equal the picture; when it does not, the test fails and shows both. */
void screen_equals(const struct canvas *canvas, const char *name);

/* A small deterministic generator: the same stream everywhere. */
uint32_t random_below(uint64_t *state, uint32_t bound);

#endif
