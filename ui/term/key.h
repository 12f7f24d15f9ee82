/* key.h — keys: one code for each, their names, and the decoder from what a terminal sends.
 *
 * A code is a Unicode character, or one of K_… for keys that are none, with modifiers added:
 * 'j', 0x4E2D (中), K_PAGE_DOWN, K_CTRL | 's', K_ALT | 'x', K_SHIFT | K_TAB. Ctrl with a letter is always the
 * small letter. Commands look at `code`, where a full-width form typed through an input method is already its
 * ASCII key; text fields look at `raw`. Pasted text is one event and never a command. */
#ifndef TERM_KEY_H
#define TERM_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t key_code;

enum {
	K_NONE = 0,
	K_FIRST = 0x200000, /* above all of Unicode */
	K_UP = K_FIRST,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_INSERT,
	K_DELETE,
	K_BACKSPACE,
	K_TAB,
	K_ENTER,
	K_ESCAPE,
	K_PASTE, /* text and length hold what was pasted */
	K_REPORT, /* the terminal told where its cursor is: row and column; only term.c sees it */
	K_F1 = K_FIRST + 0x100, /* K_F1 + n - 1 is Fn, up to F24 */
	K_SHIFT = 1 << 24,
	K_CTRL = 1 << 25,
	K_ALT = 1 << 26,
	K_MODIFIERS = K_SHIFT | K_CTRL | K_ALT
};

struct key_event {
	key_code code; /* for commands */
	uint32_t raw; /* the character as typed, for text; 0 when the key is no text */
	const char *text; /* K_PASTE: UTF-8, line ends are '\n'; valid until the decoder is called again */
	size_t length;
	int row, column; /* K_REPORT: from 1 */
};

/* --- Decoder: terminal bytes in the locale's charset → keys ------------------------------------------- */

enum { KEY_PENDING = 64 };

struct key_decoder {
	unsigned char pending[KEY_PENDING]; /* bytes that are not yet a whole key */
	size_t length;
	bool pasting;
	char *paste; /* UTF-8, owned */
	size_t paste_length, paste_capacity;
};

/* Takes as many of the bytes as fit and returns how many; call key_next() until it has no more, then go on.
 */
size_t key_feed(struct key_decoder *decoder, const void *bytes, size_t length);

/* The next key, false when there is none yet. A lone Escape byte may begin a sequence: it becomes a key only
 * with `flush`, to be set when nothing followed it for a moment. */
bool key_next(struct key_decoder *decoder, bool flush, struct key_event *key);

/* Does the decoder hold the beginning of something? */
bool key_is_pending(const struct key_decoder *decoder);

void key_decoder_free(struct key_decoder *decoder);

/* --- Names -------------------------------------------------------------------------------------------- */

enum { KEY_NAME_SIZE = 24 };

/* "j" "C-s" "M-x" "F2" "PgDn" "S-Tab" "Enter" "Space"; writes "" for K_NONE. */
const char *key_name(key_code code, char out[KEY_NAME_SIZE]);

/* The key of that name (length bytes), K_NONE when it names none. Full-width forms are folded. */
key_code key_parse(const char *name, size_t length);

#endif
