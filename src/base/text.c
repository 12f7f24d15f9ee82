#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <wchar.h>

static const uint8_t *octets(const char *text)
{
	return (const uint8_t *)text;
}

bool text_valid(const char *text, size_t length)
{
	return u8_check(octets(text), length) == NULL;
}

size_t text_encode(uint32_t c, char out[TEXT_CHAR_SIZE])
{
	int n = u8_uctomb((uint8_t *)out, c, TEXT_CHAR_SIZE - 1);
	if (n < 0)
		n = 0;
	out[n] = '\0';
	return (size_t)n;
}

size_t text_decode(const char *text, size_t length, uint32_t *c)
{
	if (length == 0) {
		*c = 0;
		return 0;
	}
	if ((unsigned char)*text < 0x80) {
		*c = (unsigned char)*text;
		return 1;
	}
	ucs4_t decoded;
	int n = u8_mbtouc(&decoded, octets(text), length);
	*c = decoded;
	return (size_t)n;
}

/* --- The gate ---------------------------------------------------------------------------------------- */

static bool is_skin_tone(uint32_t c)
{
	return c >= 0x1F3FB && c <= 0x1F3FF;
}

/* Joins or changes its neighbours without a cell of its own; terminals disagree about what it does to widths.
 */
static bool is_left_out(uint32_t c)
{
	return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
	       uc_is_general_category(c, UC_FORMAT);
}

/* The character shown for `c` and its columns; 0 columns: a mark to combine, or (*shown 0) nothing. */
static int clean_char(uint32_t c, uint32_t *shown)
{
	*shown = c;
	if (c >= 0x20 && c < 0x7F)
		return 1;
	if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029) {
		*shown = ' ';
		return 1;
	}
	if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) {
		*shown = '?';
		return 1;
	}
	bool plain_hanzi = c >= 0x4E00 && c <= 0x9FFF;
	if (!plain_hanzi && is_left_out(c)) {
		*shown = 0;
		return 0;
	}
	int width = wcwidth((wchar_t)c);
	if (width < 0) {
		*shown = '?';
		return 1;
	}
	return width > 2 ? 2 : width;
}

size_t text_next_cell(const char *text, size_t length, struct text_cell *cell)
{
	size_t at = 0;
	int count = 0;
	memset(cell, 0, sizeof *cell);
	while (at < length) {
		uint32_t c, shown;
		size_t bytes = text_decode(text + at, length - at, &c);
		if (count > 0 && c >= 0x20 && c < 0x7F)
			break;
		int width = clean_char(c, &shown);
		if (count > 0 && is_skin_tone(c)) {
			shown = 0;
			width = 0;
		}
		if (width > 0) {
			if (count > 0)
				break;
			cell->width = width;
			cell->chars[count++] = shown;
		} else if (shown && count > 0 && count < TEXT_CELL_CHARS) {
			cell->chars[count++] = shown;
		}
		at += bytes;
	}
	return at;
}

void text_clean(struct strbuf *out, const char *text, size_t length)
{
	while (length > 0) {
		struct text_cell cell;
		size_t bytes = text_next_cell(text, length, &cell);
		for (int i = 0; i < TEXT_CELL_CHARS && cell.chars[i]; i++) {
			char utf8[TEXT_CHAR_SIZE];
			strbuf_add_bytes(out, utf8, text_encode(cell.chars[i], utf8));
		}
		text += bytes;
		length -= bytes;
	}
}

int text_width(const char *text, size_t length)
{
	int columns = 0;
	while (length > 0) {
		struct text_cell cell;
		size_t bytes = text_next_cell(text, length, &cell);
		columns += cell.width;
		text += bytes;
		length -= bytes;
	}
	return columns;
}

int text_columns(const char *text)
{
	return text_width(text, strlen(text));
}

/* --- Graphemes --------------------------------------------------------------------------------------- */

/* A Hanzi U+4000 to U+9FFF at `s`: three bytes, never part of a longer grapheme unless a mark follows. */
static bool hanzi_at(const char *s, size_t length)
{
	unsigned char lead = length >= 3 ? (unsigned char)s[0] : 0;
	return lead >= 0xE4 && lead <= 0xE9 && ((unsigned char)s[1] & 0xC0) == 0x80 &&
	       ((unsigned char)s[2] & 0xC0) == 0x80;
}

size_t text_next(const char *text, size_t length, size_t at)
{
	if (at >= length)
		return length;
	const char *s = text + at;
	size_t rest = length - at;
	size_t simple = 0;
	if ((unsigned char)*s < 0x80 && *s != '\r')
		simple = 1;
	else if (hanzi_at(s, rest))
		simple = 3;
	if (simple &&
		(simple == rest || (unsigned char)s[simple] < 0x80 || hanzi_at(s + simple, rest - simple)))
		return at + simple;
	/* u8_grapheme_next() looks at pairs only and would part flags and joined emoji. */
	enum { WINDOW = 128 };
	char breaks[WINDOW];
	size_t window = rest < WINDOW ? rest : WINDOW;
	while (window < rest && window > 1 && ((unsigned char)s[window] & 0xC0) == 0x80)
		window--;
	u8_grapheme_breaks(octets(s), window, breaks);
	size_t next = 1;
	while (next < window && !breaks[next])
		next++;
	return at + next;
}

/* Flags and joined emoji are decided by all that stands before them, so boundaries are found forwards. */
size_t text_boundary(const char *text, size_t length, size_t at)
{
	size_t here = 0;
	while (here < at) {
		size_t next = text_next(text, length, here);
		if (next > at || next == here)
			break;
		here = next;
	}
	return here;
}

size_t text_previous(const char *text, size_t length, size_t at)
{
	return at == 0 ? 0 : text_boundary(text, length, at - 1);
}

/* --- Fitting ----------------------------------------------------------------------------------------- */

struct text_fit text_fit(const char *text, size_t length, int skip, int columns, int reserve)
{
	struct text_fit fit = {0};
	size_t at = 0;
	int before = 0; /* columns of what was skipped */
	while (at < length && before < skip) {
		size_t next = text_next(text, length, at);
		before += text_width(text + at, next - at);
		at = next;
	}
	fit.start = at;
	fit.lead = before > skip ? before - skip : 0;
	if (columns < 0)
		columns = 0;
	if (fit.lead > columns)
		fit.lead = columns;
	int used = fit.lead;
	size_t marked = at; /* where to cut if a mark must follow */
	int marked_used = used;
	while (at < length) {
		size_t next = text_next(text, length, at);
		int width = text_width(text + at, next - at);
		if (used + width > columns) {
			fit.trimmed = true;
			break;
		}
		used += width;
		at = next;
		if (used <= columns - reserve) {
			marked = at;
			marked_used = used;
		}
	}
	fit.bytes = (fit.trimmed ? marked : at) - fit.start;
	fit.columns = fit.trimmed ? marked_used : used;
	return fit;
}

static void add_spaces(struct strbuf *out, int count)
{
	while (count-- > 0)
		strbuf_add_char(out, ' ');
}

void text_pad(struct strbuf *out, const char *text, size_t length, int columns, enum text_align align,
	const char *mark)
{
	int mark_columns = text_columns(mark);
	if (mark_columns > columns) {
		mark = "";
		mark_columns = 0;
	}
	struct text_fit fit = text_fit(text, length, 0, columns, mark_columns);
	int spare = columns - fit.columns - (fit.trimmed ? mark_columns : 0);
	int left = align == TEXT_RIGHT ? spare : align == TEXT_CENTRE ? spare / 2 : 0;
	if (fit.trimmed)
		left = 0;
	add_spaces(out, left);
	text_clean(out, text + fit.start, fit.bytes);
	if (fit.trimmed)
		strbuf_add(out, mark);
	add_spaces(out, spare - left);
}

/* --- Wrapping ---------------------------------------------------------------------------------------- */

struct wrapper {
	const char *text;
	struct text_line *lines;
	size_t count;
	size_t capacity;
};

static bool add_line(struct wrapper *w, size_t start, size_t end)
{
	if (w->count == w->capacity) {
		size_t capacity = w->capacity ? w->capacity * 2 : 8;
		struct text_line *lines = realloc(w->lines, capacity * sizeof *lines);
		if (!lines)
			return false;
		w->lines = lines;
		w->capacity = capacity;
	}
	while (end > start &&
		(w->text[end - 1] == ' ' || w->text[end - 1] == '\n' || w->text[end - 1] == '\r'))
		end--;
	w->lines[w->count++] =
		(struct text_line){start, end - start, text_width(w->text + start, end - start)};
	return true;
}

/* Wraps one paragraph, text[start, end), which holds no newline. `breaks` has a mark for each of its bytes.
 */
static bool wrap_paragraph(struct wrapper *w, size_t start, size_t end, int columns, const char *breaks)
{
	size_t line = start; /* where the line begins */
	size_t chance = start; /* the last place where it may be broken */
	size_t at = start;
	int used = 0;
	while (at < end) {
		size_t next = text_next(w->text, end, at);
		int width = text_width(w->text + at, next - at);
		if (at > line && breaks[at - start] == UC_BREAK_POSSIBLE)
			chance = at;
		bool hangs = w->text[at] == ' ';
		if (used + width > columns && at > line && !hangs) {
			size_t cut = chance > line ? chance : at;
			if (!add_line(w, line, cut))
				return false;
			line = cut;
			used = text_width(w->text + line, at - line);
			continue;
		}
		used += width;
		at = next;
	}
	return add_line(w, line, end);
}

struct text_line *text_wrap(const char *text, size_t length, int columns, size_t *count)
{
	struct wrapper w = {.text = text};
	*count = 0;
	if (columns < 2)
		columns = 2;
	char *breaks = malloc(length + 1);
	if (!breaks)
		return NULL;
	bool ok = true;
	size_t start = 0;
	do {
		const char *newline = length > start ? memchr(text + start, '\n', length - start) : NULL;
		size_t end = newline ? (size_t)(newline - text) : length;
		/* A Chinese charset is named so that ①, ※ and the like count as Hanzi, not as Latin letters.
		 */
		u8_possible_linebreaks(octets(text) + start, end - start, "GB18030", breaks);
		ok = wrap_paragraph(&w, start, end, columns, breaks);
		start = end + 1;
	} while (ok && start <= length);
	free(breaks);
	if (!ok) {
		free(w.lines);
		return NULL;
	}
	*count = w.count;
	return w.lines;
}

/* --- Folding ----------------------------------------------------------------------------------------- */

uint32_t text_fold_char(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFF01 + '!';
	return c == 0x3000 ? ' ' : c;
}

/* What Chinese input methods type for an ASCII key while their punctuation is on. */
static const struct {
	uint32_t typed;
	char key;
} input_method[] = {{0x3001, '/'}, {0x3002, '.'}, {0x300A, '<'}, {0x300B, '>'}, {0x3010, '['}, {0x3011, ']'},
	{0xFFE5, '$'}, {0x201C, '"'}, {0x201D, '"'}, {0x2018, '\''}, {0x2019, '\''}, {0x00B7, '`'}};

uint32_t text_fold_key(uint32_t c)
{
	for (size_t i = 0; i < sizeof input_method / sizeof *input_method; i++)
		if (input_method[i].typed == c)
			return (unsigned char)input_method[i].key;
	return text_fold_char(c);
}

void text_fold_case(struct strbuf *out, const char *text, size_t length)
{
	size_t folded_length = 0;
	uint8_t *folded = text_valid(text, length) ? u8_casefold(octets(text), length, NULL, UNINORM_NFKC,
							     NULL, &folded_length)
						   : NULL;
	if (folded)
		strbuf_add_bytes(out, (const char *)folded, folded_length);
	else
		strbuf_add_bytes(out, text, length);
	free(folded);
}

const char *text_or_empty(const char *text)
{
	return text ? text : "";
}
