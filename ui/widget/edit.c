#include "widget/edit.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { DEFAULT_MAX = 4096 };

const char *edit_text(const struct edit *edit)
{
	return edit->text ? edit->text : "";
}

void edit_free(struct edit *edit)
{
	free(edit->text);
	edit->text = NULL;
	edit->length = edit->capacity = edit->at = 0;
}

static size_t limit(const struct edit *edit)
{
	return edit->max ? edit->max : DEFAULT_MAX;
}

static bool reserve(struct edit *edit, size_t length)
{
	if (length + 1 <= edit->capacity)
		return true;
	size_t capacity = edit->capacity ? edit->capacity : 64;
	while (capacity < length + 1)
		capacity *= 2;
	char *text = realloc(edit->text, capacity);
	if (!text)
		return false;
	if (!edit->text)
		text[0] = '\0';
	edit->text = text;
	edit->capacity = capacity;
	return true;
}

/* What was put in or taken out may have joined its neighbours (a mark, a joiner, half a flag): the cursor
 * goes behind what they are now. */
static void settle(struct edit *edit)
{
	size_t start = text_boundary(edit->text, edit->length, edit->at);
	if (start != edit->at)
		edit->at = text_next(edit->text, edit->length, start);
}

bool edit_insert(struct edit *edit, const char *text, size_t length)
{
	if (edit->length + length > limit(edit) || !text_valid(text, length) ||
		!reserve(edit, edit->length + length))
		return false;
	memmove(edit->text + edit->at + length, edit->text + edit->at, edit->length - edit->at + 1);
	for (size_t i = 0; i < length; i++) {
		bool blank = text[i] == '\t' || (!edit->lines && (text[i] == '\n' || text[i] == '\r'));
		edit->text[edit->at + i] = blank ? ' ' : text[i];
	}
	edit->at += length;
	edit->length += length;
	settle(edit);
	return true;
}

/* The text with a mark for each byte that is no UTF-8. */
static void mend(struct strbuf *out, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		uint32_t c;
		char utf8[TEXT_CHAR_SIZE];
		at += text_decode(text + at, length - at, &c);
		strbuf_add_bytes(out, utf8, text_encode(c, utf8));
	}
}

bool edit_set(struct edit *edit, const char *text)
{
	struct strbuf mended = {0};
	size_t length = strlen(text);
	if (!text_valid(text, length)) {
		mend(&mended, text, length);
		text = strbuf_text(&mended);
		length = mended.length;
	}
	if (length > limit(edit))
		length = text_boundary(text, length, limit(edit));
	edit->length = edit->at = 0;
	if (edit->text)
		edit->text[0] = '\0';
	bool good = !mended.failed && edit_insert(edit, text, length);
	strbuf_free(&mended);
	return good;
}

static enum widget_answer erase(struct edit *edit, size_t from, size_t to)
{
	edit->at = from;
	if (from == to)
		return WIDGET_MINE;
	memmove(edit->text + from, edit->text + to, edit->length - to + 1);
	edit->length -= to - from;
	settle(edit);
	return WIDGET_CHANGED;
}

static size_t line_start(const struct edit *edit)
{
	size_t at = edit->at;
	while (at > 0 && edit->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct edit *edit)
{
	size_t at = edit->at;
	while (at < edit->length && edit->text[at] != '\n')
		at++;
	return at;
}

/* The beginning of the word before the cursor; Hanzi have no blanks, so it goes one by one there. */
static size_t word_start(const struct edit *edit)
{
	size_t at = edit->at;
	while (at > 0 && edit->text[at - 1] == ' ')
		at--;
	if (at > 0 && (unsigned char)edit->text[at - 1] >= 0x80)
		return text_previous(edit->text, edit->length, at);
	while (at > 0 && edit->text[at - 1] != ' ' && (unsigned char)edit->text[at - 1] < 0x80)
		at--;
	return at;
}

static enum widget_answer move_to(struct edit *edit, size_t at)
{
	edit->at = at;
	return WIDGET_MINE;
}

enum widget_answer edit_key(struct edit *edit, const struct key_event *key)
{
	const char *text = edit_text(edit);
	switch (key->code) {
	case K_LEFT:
	case K_CTRL | 'b': return move_to(edit, text_previous(text, edit->length, edit->at));
	case K_RIGHT:
	case K_CTRL | 'f': return move_to(edit, text_next(text, edit->length, edit->at));
	case K_HOME:
	case K_CTRL | 'a': return move_to(edit, line_start(edit));
	case K_END:
	case K_CTRL | 'e': return move_to(edit, line_end(edit));
	case K_BACKSPACE: return erase(edit, text_previous(text, edit->length, edit->at), edit->at);
	case K_DELETE: return erase(edit, edit->at, text_next(text, edit->length, edit->at));
	case K_CTRL | 'u': return erase(edit, line_start(edit), edit->at);
	case K_CTRL | 'k': return erase(edit, edit->at, line_end(edit));
	case K_CTRL | 'w': return erase(edit, word_start(edit), edit->at);
	case K_PASTE: return edit_insert(edit, key->text, key->length) ? WIDGET_CHANGED : WIDGET_MINE;
	case K_ENTER:
		if (!edit->lines)
			return WIDGET_NOT_MINE;
		return edit_insert(edit, "\n", 1) ? WIDGET_CHANGED : WIDGET_MINE;
	default: break;
	}
	if (!key->raw)
		return WIDGET_NOT_MINE;
	char utf8[TEXT_CHAR_SIZE];
	size_t length = text_encode(key->raw, utf8);
	return edit_insert(edit, utf8, length) ? WIDGET_CHANGED : WIDGET_MINE;
}
