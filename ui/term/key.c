#include "term/key.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* --- Names -------------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	key_code code;
} names[] = {{"Up", K_UP}, {"Down", K_DOWN}, {"Left", K_LEFT}, {"Right", K_RIGHT}, {"Home", K_HOME},
	{"End", K_END}, {"PgUp", K_PAGE_UP}, {"PgDn", K_PAGE_DOWN}, {"Ins", K_INSERT}, {"Del", K_DELETE},
	{"Backspace", K_BACKSPACE}, {"Tab", K_TAB}, {"Enter", K_ENTER}, {"Esc", K_ESCAPE}, {"Space", ' '}};

enum { FUNCTION_KEYS = 24 };

const char *key_name(key_code code, char out[KEY_NAME_SIZE])
{
	key_code bare = code & ~(key_code)K_MODIFIERS;
	char base[16] = "";
	if (bare >= K_F1 && bare < K_F1 + FUNCTION_KEYS)
		(void)snprintf(base, sizeof base, "F%d", (int)(bare - K_F1 + 1));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].code == bare)
			(void)snprintf(base, sizeof base, "%s", names[i].name);
	if (!*base && bare > ' ' && bare < K_FIRST)
		text_encode((uint32_t)bare, base);
	(void)snprintf(out, KEY_NAME_SIZE, "%s%s%s%s", *base && code & K_CTRL ? "C-" : "",
		*base && code & K_ALT ? "M-" : "", *base && code & K_SHIFT ? "S-" : "", base);
	return out;
}

key_code key_parse(const char *name, size_t length)
{
	key_code modifiers = 0;
	while (length > 2 && name[1] == '-') {
		key_code modifier = name[0] == 'C'   ? K_CTRL
				    : name[0] == 'M' ? K_ALT
				    : name[0] == 'S' ? K_SHIFT
						     : 0;
		if (!modifier)
			return K_NONE;
		modifiers |= modifier;
		name += 2;
		length -= 2;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == length && memcmp(names[i].name, name, length) == 0)
			return modifiers | names[i].code;
	if (length > 1 && length < 4 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9') {
		int number = 0;
		for (size_t i = 1; i < length; i++) {
			if (name[i] < '0' || name[i] > '9')
				return K_NONE;
			number = number * 10 + (name[i] - '0');
		}
		return number <= FUNCTION_KEYS ? modifiers | (K_F1 + number - 1) : K_NONE;
	}
	uint32_t c;
	if (length == 0 || text_decode(name, length, &c) != length || c <= ' ' || c == 0x7F || c == 0xFFFD)
		return K_NONE;
	c = text_fold_key(c);
	if (modifiers & K_CTRL && c >= 'A' && c <= 'Z')
		c += 'a' - 'A';
	return modifiers | (key_code)c;
}

/* --- Decoder ------------------------------------------------------------------------------------------ */

size_t key_feed(struct key_decoder *decoder, const void *bytes, size_t length)
{
	size_t room = KEY_PENDING - decoder->length;
	if (length > room)
		length = room;
	if (length)
		memcpy(decoder->pending + decoder->length, bytes, length);
	decoder->length += length;
	return length;
}

bool key_is_pending(const struct key_decoder *decoder)
{
	return decoder->length > 0 || decoder->pasting;
}

void key_decoder_free(struct key_decoder *decoder)
{
	free(decoder->paste);
	memset(decoder, 0, sizeof *decoder);
}

static void drop(struct key_decoder *decoder, size_t bytes)
{
	memmove(decoder->pending, decoder->pending + bytes, decoder->length - bytes);
	decoder->length -= bytes;
}

/* One character of the locale's charset at p. 0: more bytes are needed; a byte that begins none is U+FFFD. */
static size_t read_character(const unsigned char *p, size_t length, uint32_t *c)
{
	wchar_t wide;
	mbstate_t state = {0};
	size_t n = mbrtowc(&wide, (const char *)p, length, &state);
	if (n == (size_t)-2)
		return 0;
	if (n == (size_t)-1 || n == 0) {
		*c = n == 0 ? 0 : 0xFFFD;
		return 1;
	}
	*c = (uint32_t)wide;
	return n;
}

/* Final byte (and number, for ~) of the control sequences of xterm, rxvt, linux, screen and tmux. */
static const struct {
	char final;
	int number;
	key_code code;
} sequences[] = {{'A', 0, K_UP}, {'B', 0, K_DOWN}, {'C', 0, K_RIGHT}, {'D', 0, K_LEFT}, {'H', 0, K_HOME},
	{'F', 0, K_END}, {'Z', 0, K_SHIFT | K_TAB}, {'P', 0, K_F1}, {'Q', 0, K_F1 + 1}, {'R', 0, K_F1 + 2},
	{'S', 0, K_F1 + 3}, {'M', 0, K_ENTER}, {'I', 0, K_TAB}, {'~', 1, K_HOME}, {'~', 2, K_INSERT},
	{'~', 3, K_DELETE}, {'~', 4, K_END}, {'~', 5, K_PAGE_UP}, {'~', 6, K_PAGE_DOWN}, {'~', 7, K_HOME},
	{'~', 8, K_END}, {'~', 11, K_F1}, {'~', 12, K_F1 + 1}, {'~', 13, K_F1 + 2}, {'~', 14, K_F1 + 3},
	{'~', 15, K_F1 + 4}, {'~', 17, K_F1 + 5}, {'~', 18, K_F1 + 6}, {'~', 19, K_F1 + 7},
	{'~', 20, K_F1 + 8}, {'~', 21, K_F1 + 9}, {'~', 23, K_F1 + 10}, {'~', 24, K_F1 + 11}};

/* xterm's modifier parameter: 1 + shift 1 + alt 2 + control 4. */
static key_code modifiers_of(int parameter)
{
	int bits = parameter > 0 ? parameter - 1 : 0;
	return (bits & 1 ? K_SHIFT : 0) | (bits & 2 ? K_ALT : 0) | (bits & 4 ? K_CTRL : 0);
}

static void sequence_key(char final, const int *parameters, int count, struct key_event *key)
{
	/* The answer to "where is your cursor"; on row 1 it would look like F3 with a modifier. */
	if (final == 'R' && count == 2 && parameters[0] > 1) {
		*key = (struct key_event){.code = K_REPORT, .row = parameters[0], .column = parameters[1]};
		return;
	}
	int number = final == '~' ? parameters[0] : 0;
	for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
		if (sequences[i].final == final && sequences[i].number == number) {
			key->code = sequences[i].code | modifiers_of(count > 1 ? parameters[1] : 0);
			return;
		}
}

/* Decodes ESC [ … or ESC O … at the start of pending: bytes used, 0 when it is not whole yet. Unknown
 * sequences are used up and give no key. */
static size_t read_sequence(const struct key_decoder *decoder, struct key_event *key, bool *paste)
{
	const unsigned char *p = decoder->pending;
	int parameters[4] = {0};
	int count = 1;
	size_t at = 2;
	if (p[1] == 'O') { /* application mode: the final byte follows at once */
		if (decoder->length < 3)
			return 0;
		sequence_key((char)p[2], parameters, 1, key);
		return 3;
	}
	if (decoder->length > 2 && p[2] == '[') { /* linux console: ESC [ [ A to E are F1 to F5 */
		if (decoder->length < 4)
			return 0;
		if (p[3] >= 'A' && p[3] <= 'E')
			key->code = K_F1 + p[3] - 'A';
		return 4;
	}
	for (; at < decoder->length; at++) {
		unsigned char c = p[at];
		if (c >= '0' && c <= '9') {
			if (parameters[count - 1] < 1000)
				parameters[count - 1] = parameters[count - 1] * 10 + (c - '0');
		} else if (c == ';' && count < 4) {
			count++;
		} else if (c >= 0x40 && c <= 0x7E) {
			*paste = c == '~' && parameters[0] == 200;
			sequence_key((char)c, parameters, count, key);
			return at + 1;
		} else if (c < 0x20) {
			return at; /* broken off by another control */
		}
	}
	return decoder->length == KEY_PENDING ? KEY_PENDING : 0;
}

static key_code control_key(unsigned char c)
{
	switch (c) {
	case '\r':
	case '\n': return K_ENTER;
	case '\t': return K_TAB;
	case 0x08:
	case 0x7F: return K_BACKSPACE;
	case 0x1B: return K_ESCAPE;
	case 0: return K_CTRL | ' ';
	default: return K_CTRL | (c < 27 ? c + 'a' - 1 : c + '@');
	}
}

/* A character or control byte; 0 bytes when it is not whole yet. */
static size_t read_plain(const unsigned char *p, size_t length, struct key_event *key)
{
	if (*p < 0x20 || *p == 0x7F) {
		key->code = control_key(*p);
		return 1;
	}
	uint32_t c;
	size_t n = read_character(p, length, &c);
	if (n > 0 && c != 0xFFFD && c != 0) {
		key->raw = c;
		key->code = (key_code)text_fold_key(c);
	}
	return n;
}

static const unsigned char paste_end[] = {0x1B, '[', '2', '0', '1', '~'};

static void paste_character(struct key_decoder *decoder, uint32_t c)
{
	char utf8[TEXT_CHAR_SIZE];
	size_t n = text_encode(c, utf8);
	if (decoder->paste_length + n >= decoder->paste_capacity) {
		size_t capacity = decoder->paste_capacity ? decoder->paste_capacity * 2 : 256;
		char *bigger = realloc(decoder->paste, capacity);
		if (!bigger)
			return; /* what does not fit in memory is not pasted */
		decoder->paste = bigger;
		decoder->paste_capacity = capacity;
	}
	memcpy(decoder->paste + decoder->paste_length, utf8, n);
	decoder->paste_length += n;
	decoder->paste[decoder->paste_length] = '\0';
}

/* Moves pending bytes into the paste until its end mark; true when that was found. */
static bool read_paste(struct key_decoder *decoder)
{
	while (decoder->length > 0) {
		size_t compare = decoder->length < sizeof paste_end ? decoder->length : sizeof paste_end;
		if (memcmp(decoder->pending, paste_end, compare) == 0) {
			if (compare < sizeof paste_end)
				return false;
			drop(decoder, sizeof paste_end);
			decoder->pasting = false;
			return true;
		}
		uint32_t c;
		size_t n = read_character(decoder->pending, decoder->length, &c);
		if (n == 0)
			return false;
		bool line_end = c == '\r';
		if (line_end && decoder->length == 1)
			return false; /* a line feed may belong to it; at least the end mark follows */
		if (line_end && decoder->pending[1] == '\n')
			n = 2;
		if (line_end)
			c = '\n';
		if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7F))
			paste_character(decoder, c);
		drop(decoder, n);
	}
	return false;
}

bool key_next(struct key_decoder *decoder, bool flush, struct key_event *key)
{
	for (;;) {
		*key = (struct key_event){0};
		if (decoder->pasting) {
			if (!read_paste(decoder))
				return false;
			key->code = K_PASTE;
			key->text = decoder->paste_length ? decoder->paste : "";
			key->length = decoder->paste_length;
			return true;
		}
		if (decoder->length == 0)
			return false;
		const unsigned char *p = decoder->pending;
		bool paste = false;
		size_t used = 0;
		if (p[0] != 0x1B) {
			used = read_plain(p, decoder->length, key);
		} else if (decoder->length > 1 && (p[1] == '[' || p[1] == 'O')) {
			used = read_sequence(decoder, key, &paste);
		} else if (decoder->length > 1 && p[1] != 0x1B) {
			used = read_plain(p + 1, decoder->length - 1, key);
			if (used > 0) {
				used++;
				key->raw = 0;
				key->code |= K_ALT;
			}
		} else if (decoder->length > 1) {
			used = 1; /* two Escapes: the first one was a key */
			key->code = K_ESCAPE;
		}
		if (used == 0) {
			if (!flush)
				return false;
			used = 1; /* nothing follows: Escape by itself, or half a character which is dropped
				   */
			key->code = p[0] == 0x1B ? K_ESCAPE : K_NONE;
		}
		drop(decoder, used);
		if (paste) {
			decoder->pasting = true;
			decoder->paste_length = 0;
			continue;
		}
		if (key->code != K_NONE)
			return true;
	}
}
