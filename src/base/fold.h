/* fold.h — foreign text as people mean it: one form for the many ways of typing the same character.
 *
 * Folding is for comparing and for parsing (headers, synonyms, numbers, dates), never for what is stored. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The next character of UTF-8 text; returns its bytes (0 at the end). A byte that belongs to none is one
 * character U+FFFD of one byte. */
size_t fold_next(const char *text, size_t length, uint32_t *character);

void fold_append(struct strbuf *out, uint32_t character);

/* A full-width form as its ASCII character (１ → 1, （ → (, U+3000 → space), a dash, quotation mark or
 * bracket as the plain one (〔【［〖 → [, — – － → -); others unchanged. */
uint32_t fold_character(uint32_t character);

/* White space of any script: ASCII, NBSP, U+2000…, U+3000, line separators. */
bool fold_is_space(uint32_t character);

/* Control characters (line breaks and tab too), zero-width characters, BOM, marks that turn the writing
 * direction, noncharacters: what is never part of a name. */
bool fold_is_hidden(uint32_t character);

/* 一-鿿, extensions, compatibility ideographs and 〇. */
bool fold_is_hanzi(uint32_t character);

/* Appends the text folded, without hidden characters; white space of any kind becomes one space, none at the
 * ends. For parsing values. */
void fold_line(struct strbuf *out, const char *text, size_t length);

/* Appends the key under which headers and words are compared: folded, ASCII letters small, [{ as (, without
 * white space, hidden characters and the signs : * ' " that decorate headers. */
void fold_key(struct strbuf *out, const char *text, size_t length);

#endif
