#include "office/codes.h"

#include "base/fold.h"
#include "base/i18n.h"
#include "base/strbuf.h"

#include <string.h>

enum {
	CODE_LENGTH = 18,
	ORGANISATION = 8, /* where its number begins … */
	ORGANISATION_LENGTH = 9 /* … its own check character included */
};

/* GB 32100-2015: no I, O, S, V, Z. A character is worth its place. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static char *key_of(const char *text, bool credit)
{
	struct strbuf key = {0};
	uint32_t character;
	for (size_t length = strlen(text), size; (size = fold_next(text, length, &character)) > 0;
		text += size, length -= size) {
		uint32_t c = fold_character(character);
		if (c >= 'a' && c <= 'z')
			c -= 'a' - 'A';
		if (fold_is_space(c) || fold_is_hidden(c) || c == '-')
			continue;
		if (credit && (c == 'O' || c == 'I'))
			c = c == 'O' ? '0' : '1';
		fold_append(&key, c);
	}
	return strbuf_take(&key);
}

char *code_key(const char *text)
{
	return key_of(text, false);
}

char *credit_code_key(const char *text)
{
	return key_of(text, true);
}

const char *credit_code_flaw(const char *key)
{
	enum { BASE = sizeof alphabet - 1 }; /* 31 */
	int sum = 0, weight = 1;
	if (strlen(key) != CODE_LENGTH)
		return N_("应为 18 位");
	for (int i = 0; i < CODE_LENGTH; i++) {
		const char *place = strchr(alphabet, key[i]);
		if (!place)
			return N_("有不能用的字符（只用数字和大写字母，不用 I、O、S、V、Z）");
		/* The check character makes the weighted sum a multiple of 31: its own weight is 1. */
		sum += (int)(place - alphabet) * (i == CODE_LENGTH - 1 ? 1 : weight);
		weight = weight * 3 % BASE;
	}
	return sum % BASE == 0 ? NULL : N_("末位校验码不对，可能抄错");
}

bool credit_codes_are_kin(const char *a, const char *b)
{
	return !credit_code_flaw(a) && !credit_code_flaw(b) &&
	       strncmp(a + ORGANISATION, b + ORGANISATION, ORGANISATION_LENGTH) == 0;
}
