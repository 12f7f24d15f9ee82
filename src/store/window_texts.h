/* window_texts.h — the texts of a window of rows: one buffer for all of them. While it grows it moves, so
 * rows are given offsets into it; when it has settled, pointers. */
#ifndef STORE_WINDOW_TEXTS_H
#define STORE_WINDOW_TEXTS_H

#include "base/strbuf.h"
#include "store/private.h"

#include <string.h>

/* Adds a copy; the offset says where it stands, 0 that it is NULL. */
static inline size_t window_text_add(struct strbuf *texts, const char *text)
{
	if (!text)
		return 0;
	size_t offset = texts->length + 1;
	strbuf_add_bytes(texts, text, strlen(text) + 1);
	return offset;
}

/* Nothing more will be added: *out owns them all from now on. False when memory was short. */
static inline bool window_texts_settle(struct strbuf *texts, char **out, struct error *err)
{
	*out = texts->failed ? NULL : strbuf_take(texts);
	return *out || out_of_memory(err);
}

static inline const char *window_text_at(const char *settled, size_t offset)
{
	return offset ? settled + offset - 1 : NULL;
}

#endif
