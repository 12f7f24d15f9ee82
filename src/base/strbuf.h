/* strbuf.h — a growable UTF-8 string. Starts as {0}; always NUL-terminated once something was added.
 *
 * Running out of memory sets `failed` and drops what is added from then on; strbuf_text() then gives what
 * was kept, so a caller who cares asks `failed` once at the end instead of after each call. */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct strbuf {
	char *data;
	size_t length;
	size_t capacity;
	bool failed;
};

void strbuf_add(struct strbuf *buf, const char *text);
void strbuf_add_bytes(struct strbuf *buf, const char *bytes, size_t length);
void strbuf_addf(struct strbuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void strbuf_addv(struct strbuf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
void strbuf_add_char(struct strbuf *buf, char c);

/* Adds the text on one line: each line break is a space. */
void strbuf_add_line(struct strbuf *buf, const char *text);

/* Empties it and keeps its memory. */
void strbuf_reset(struct strbuf *buf);

/* The text, "" when empty. Owned by the buffer. */
const char *strbuf_text(const struct strbuf *buf);

/* Hands the text over to the caller (free() it) and empties the buffer. NULL when out of memory. */
char *strbuf_take(struct strbuf *buf);

void strbuf_free(struct strbuf *buf);

#endif
