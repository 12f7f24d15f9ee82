#include "base/fold.h"

#include <string.h>
#include <unistr.h>

size_t fold_next(const char *text, size_t length, uint32_t *character)
{
	if (!length) {
		*character = 0;
		return 0;
	}
	unsigned char first = (unsigned char)*text;
	if (first < 0x80) {
		*character = first;
		return 1;
	}
	ucs4_t found;
	int bytes = u8_mbtoucr(&found, (const uint8_t *)text, length);
	if (bytes <= 0) {
		*character = 0xFFFD;
		return 1;
	}
	*character = found;
	return (size_t)bytes;
}

void fold_append(struct strbuf *out, uint32_t character)
{
	if (character < 0x80) {
		strbuf_add_char(out, (char)character);
		return;
	}
	uint8_t bytes[6];
	int count = u8_uctomb(bytes, character, sizeof bytes);
	if (count > 0)
		strbuf_add_bytes(out, (const char *)bytes, (size_t)count);
}

uint32_t fold_character(uint32_t c)
{
	if (c < 0x80)
		return c;
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	switch (c) {
	case 0x3000: return ' ';
	case 0xFFE5: return 0xA5; /* ￥ → ¥ */
	case 0x3014: /* 〔 */
	case 0x3010: /* 【 */
	case 0x3016: /* 〖 */
	case 0x3018:
	case 0x301A:
	case 0x2772: return '[';
	case 0x3015:
	case 0x3011:
	case 0x3017:
	case 0x3019:
	case 0x301B:
	case 0x2773: return ']';
	case 0x3008: /* 〈 */
	case 0x300A: /* 《 */ return '<';
	case 0x3009:
	case 0x300B: return '>';
	case 0x2018:
	case 0x2019:
	case 0x2032: return '\'';
	case 0x201C:
	case 0x201D:
	case 0x2033: return '"';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013: /* – */
	case 0x2014: /* — */
	case 0x2015:
	case 0x2212: /* − */
	case 0x2500: /* ─ */
	case 0xFE63:
	case 0xFE58: return '-';
	case 0x2215:
	case 0x2044: return '/';
	case 0x2236:
	case 0xFE55: return ':';
	case 0xFF61:
	case 0x3002: return 0x3002;
	default: return c;
	}
}

bool fold_is_space(uint32_t c)
{
	return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
	       (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
	       c == 0x3000;
}

bool fold_is_hidden(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
		return true;
	if (c < 0xAD)
		return false;
	return c == 0xAD || c == 0x034F || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
	       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
	       (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ||
	       (c >= 0xE0000 && c <= 0xE007F);
}

bool fold_is_hanzi(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
	       (c >= 0x20000 && c <= 0x3FFFD) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

void fold_line(struct strbuf *out, const char *text, size_t length)
{
	bool space = false;
	size_t start = out->length;
	uint32_t c;
	for (size_t n; (n = fold_next(text, length, &c)) > 0; text += n, length -= n) {
		if (fold_is_space(c)) {
			space = true;
			continue;
		}
		if (fold_is_hidden(c))
			continue;
		if (space && out->length > start)
			strbuf_add_char(out, ' ');
		space = false;
		fold_append(out, fold_character(c));
	}
}

void fold_key(struct strbuf *out, const char *text, size_t length)
{
	uint32_t c;
	for (size_t n; (n = fold_next(text, length, &c)) > 0; text += n, length -= n) {
		if (fold_is_space(c) || fold_is_hidden(c))
			continue;
		c = fold_character(c);
		if (c < 0x80 && strchr(":*'\"", (int)c))
			continue;
		if (c == '[' || c == '{')
			c = '(';
		else if (c == ']' || c == '}')
			c = ')';
		else if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		fold_append(out, c);
	}
}
