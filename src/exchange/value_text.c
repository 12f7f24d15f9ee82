#include "exchange/ledger_values.h"

#include "base/fold.h"
#include "base/i18n.h"

#include <string.h>

enum { NAME_LIMIT = 200 }; /* characters */

/* --- texts --- */

/* The spreadsheet's wrappings: ="2020" keeps a text a text, a leading ' guards a formula. */
static void unwrap(const char **text, size_t *length)
{
	if (*length >= 3 && memcmp(*text, "=\"", 2) == 0 && (*text)[*length - 1] == '"' &&
		!memchr(*text + 2, '"', *length - 3)) {
		*text += 2;
		*length -= 3;
	}
	uint32_t next;
	if (*length < 2 || **text != '\'' || !fold_next(*text + 1, *length - 1, &next))
		return;
	next = fold_character(next);
	if (next < 0x80 && next && strchr("=+-@\t\r0123456789", (int)next)) {
		++*text;
		--*length;
	}
}

enum value_state value_text(
	struct value_context *context, const char *text, size_t length, bool lines, struct strbuf *out)
{
	strbuf_reset(&context->why);
	size_t start = out->length;
	bool hidden = false;
	size_t spaces = 0, breaks = 0;
	uint32_t c, before = 0;
	unwrap(&text, &length);
	for (size_t n; (n = fold_next(text, length, &c)) > 0; text += n, length -= n) {
		if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
			breaks += !(c == '\n' && before == '\r');
		} else if (fold_is_space(c)) {
			spaces++;
		} else if (fold_is_hidden(c)) {
			hidden = hidden || c != 0xFEFF;
		} else {
			if (out->length > start && breaks && lines)
				strbuf_add_char(out, '\n');
			else if (out->length > start && (spaces || breaks))
				strbuf_add_char(out, ' ');
			spaces = breaks = 0;
			fold_append(out, c);
		}
		before = c;
	}
	if (hidden)
		strbuf_add(&context->why, _("含看不见的控制字符，已去掉"));
	if (out->length == start)
		return VALUE_EMPTY;
	return hidden ? VALUE_ODD : VALUE_GIVEN;
}

/* --- names --- */

/* Where the head count of 张伟等14人 begins: bytes of `text` that are names. 0 when there is none. */
static size_t find_count(const char *text, size_t length, int64_t *count, size_t *end)
{
	size_t found = 0;
	uint32_t c;
	for (size_t i = 0, n; (n = fold_next(text + i, length - i, &c)) > 0; i += n) {
		c = fold_character(c);
		bool ascii = c >= '0' && c <= '9';
		int64_t value = 0;
		if (i == 0 || (!ascii && !value_chinese_number(text + i, &value)))
			continue;
		value = 0;
		/* The number, folded, with what follows. */
		struct strbuf line = {0};
		for (size_t k = i, m;
			k < length && line.length < 64 && (m = fold_next(text + k, length - k, &c)) > 0;
			k += m)
			fold_append(&line, fold_is_space(c) ? ' ' : fold_character(c));
		const char *p = strbuf_text(&line);
		size_t used = 0;
		if (ascii)
			for (; p[used] >= '0' && p[used] <= '9' && used < 7; used++)
				value = value * 10 + (p[used] - '0');
		else
			used = value_chinese_number(p, &value);
		const char *unit = p + used;
		unit += strspn(unit, " ");
		if (strncmp(unit, "余", 3) == 0)
			unit += 3;
		bool people = strncmp(unit, "人", 3) == 0 || strncmp(unit, "名", 3) == 0 ||
			      strncmp(unit, "位", 3) == 0;
		/* What leads to it: 等, 等共, a bracket. A Chinese digit may also be part of a name. */
		size_t before = i;
		bool led = false;
		for (bool again = true; again && before;) {
			static const char *const leads[] = {"等", "共计", "共", "合计", "计", "(", "（", " ",
				"\u3000", "、", "，", ",", NULL};
			again = false;
			for (size_t k = 0; leads[k] && !again; k++) {
				size_t lead = strlen(leads[k]);
				if (before > lead && memcmp(text + before - lead, leads[k], lead) == 0) {
					before -= lead;
					again = true;
					led = led || k < 7;
				}
			}
		}
		bool previous_digit = false;
		if (ascii && i) {
			uint32_t last = (unsigned char)text[i - 1];
			previous_digit = last >= '0' && last <= '9';
		}
		if (used && people && value > 0 && value <= 100000 && !previous_digit && (ascii || led)) {
			found = before;
			*count = value;
			/* In the original text: as many characters as the folded number and 人 had. */
			size_t characters = 0;
			for (const char *q = p; q < unit + 3; characters++)
				q += fold_next(q, strlen(q), &c);
			*end = i;
			while (characters--)
				*end += fold_next(text + *end, length - *end, &c);
			strbuf_free(&line);
			return found;
		}
		strbuf_free(&line);
	}
	return 0;
}

static bool is_separator(uint32_t c)
{
	return c == 0x3001 || c == ';' || c == ',' || c == '\n' || c == '\r' || c == '|';
}

/* May the spaces of this name go? 张　伟 is one name, 张三 李四 are two, a company keeps its one space. */
enum spacing { SPACES_KEEP, SPACES_DROP, SPACES_SPLIT };
static enum spacing judge_spaces(const char *name, size_t length, enum name_kind kind)
{
	size_t pieces = 1, piece = 0, longest = 0, shortest = NAME_LIMIT, total = 0;
	uint32_t c;
	for (size_t n; (n = fold_next(name, length, &c)) > 0; name += n, length -= n) {
		if (fold_is_space(c)) {
			if (piece) {
				longest = piece > longest ? piece : longest;
				shortest = piece < shortest ? piece : shortest;
				pieces++;
			}
			piece = 0;
		} else if (!fold_is_hanzi(c)) {
			return SPACES_KEEP;
		} else {
			piece++;
			total++;
		}
	}
	longest = piece > longest ? piece : longest;
	shortest = piece && piece < shortest ? piece : shortest;
	if (pieces < 2 || longest > 4)
		return SPACES_KEEP;
	if (total <= 4 && shortest == 1)
		return SPACES_DROP;
	return shortest >= 2 && (kind == NAME_PERSON || longest <= 3) ? SPACES_SPLIT : SPACES_KEEP;
}

/* Appends one name as a line; false when it has no letter, or too many. */
static bool add_name(struct strbuf *names, const char *name, size_t length, enum name_kind kind)
{
	enum spacing spacing = judge_spaces(name, length, kind);
	size_t start = names->length;
	size_t characters = 0;
	bool space = false, letter = false;
	uint32_t c;
	for (size_t n; (n = fold_next(name, length, &c)) > 0; name += n, length -= n) {
		if (fold_is_space(c)) {
			space = true;
			continue;
		}
		if (fold_is_hidden(c))
			continue;
		bool first = characters == 0;
		bool parted = first ? names->length > 0 : space && spacing == SPACES_SPLIT;
		if (parted)
			strbuf_add_char(names, '\n');
		else if (!first && space && spacing == SPACES_KEEP)
			strbuf_add_char(names, ' ');
		space = false;
		characters++;
		uint32_t folded = fold_character(c);
		letter = letter || fold_is_hanzi(c) || (folded >= 'A' && folded <= 'Z') ||
			 (folded >= 'a' && folded <= 'z') || (folded >= 0xC0 && folded < 0x2000) ||
			 (folded >= 0x3041 && folded <= 0x30FF) || (folded >= 0xA000 && folded < 0xD7FF);
		fold_append(names, c);
	}
	if (characters == 0)
		return true;
	if (letter && characters <= NAME_LIMIT)
		return true;
	names->length = start;
	return false;
}

/* Puts brackets aside when looking for separators: 某某公司（甲、乙）is one name. */
static int bracket_depth(uint32_t folded, int depth)
{
	if (folded == '(' || folded == '[')
		return depth + 1;
	return (folded == ')' || folded == ']') && depth ? depth - 1 : depth;
}

static size_t trim_tail(const char *text, size_t length)
{
	static const char *const tails[] = {"等人", "等", "、", "，", ",", " ", "\n", ";", "；"};
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < sizeof tails / sizeof *tails && !again; i++) {
			size_t tail = strlen(tails[i]);
			again = length > tail && memcmp(text + length - tail, tails[i], tail) == 0;
			if (again)
				length -= tail;
		}
	}
	return length;
}

enum value_state value_names(struct value_context *context, const char *text, size_t length,
	enum name_kind kind, struct strbuf *names, int64_t *count, bool *rest)
{
	struct strbuf clean = {0};
	*count = 0;
	*rest = false;
	strbuf_reset(names);
	enum value_state state = value_text(context, text, length, true, &clean);
	strbuf_reset(&context->line);
	fold_line(&context->line, strbuf_text(&clean), clean.length);
	if (state == VALUE_EMPTY || clean.failed || value_line_is_empty(strbuf_text(&context->line))) {
		strbuf_free(&clean);
		return VALUE_EMPTY;
	}
	const char *given = strbuf_text(&clean);
	size_t end = clean.length, used = find_count(given, clean.length, count, &end);
	if (used) {
		size_t left = strspn(given + end, " )");
		*rest = given[end + left] != '\0' && strcmp(given + end + left, "）") != 0;
	} else {
		used = clean.length;
	}
	used = trim_tail(given, used);
	bool ok = true;
	int depth = 0;
	size_t from = 0;
	for (size_t i = 0; i <= used && ok;) {
		uint32_t c = ';';
		size_t n = i < used ? fold_next(given + i, used - i, &c) : 1;
		uint32_t folded = fold_character(c);
		depth = bracket_depth(folded, depth);
		if (i == used || (is_separator(folded) && (!depth || folded == '\n'))) {
			ok = add_name(names, given + from, i - from, kind);
			from = i + n;
		}
		i += n;
	}
	strbuf_free(&clean);
	if (!ok) {
		strbuf_reset(names);
		strbuf_reset(&context->why);
		strbuf_addf(&context->why, _("“%.60s”不像姓名或名称"), strbuf_text(&context->line));
		return VALUE_BAD;
	}
	return names->length ? state : VALUE_EMPTY;
}

size_t value_name_count(const char *names)
{
	if (!names || !*names)
		return 0;
	size_t count = 1;
	for (; *names; names++)
		count += *names == '\n';
	return count;
}
