/* keymap.h — which key does which act where.
 *
 * Bindings are lines of text, `CONTEXT KEY ACT`, `#` begins a comment: the defaults are compiled in, a user's
 * file loaded afterwards overrides them; ACT `-` takes a key away. A key is looked up in the context (usually
 * the pane's name) first, then in "*".
 *
 *     docket  a     accept
 *     *       C-p   palette
 */
#ifndef TERM_KEYMAP_H
#define TERM_KEYMAP_H

#include "base/error.h"
#include "base/strbuf.h"
#include "term/key.h"

#include <stddef.h>

#define KEYMAP_GENERAL "*" /* bindings of every context */

struct keymap_binding {
	char *context;
	key_code code;
	char *act;
};

/* Starts as {0}. */
struct keymap {
	struct keymap_binding *bindings;
	size_t count, capacity;
};

/* Adds bindings; `source` names them in messages (a file's name). A key bound twice within one text, an
 * unknown key name or a line of another shape is refused (ERR_INPUT names the line) and nothing is added. */
bool keymap_load(struct keymap *map, const char *text, size_t length, const char *source, struct error *err);

/* The id of the act, or NULL when the key is free. */
const char *keymap_find(const struct keymap *map, const char *context, key_code code);

/* Appends the names of the keys that do this act here ("a, F2"), nothing when there is none. Only keys that
 * are not hidden by another binding of the context count. */
void keymap_keys(const struct keymap *map, const char *context, const char *act, struct strbuf *out);

void keymap_free(struct keymap *map);

#endif
