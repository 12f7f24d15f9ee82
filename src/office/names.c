#include "office/names.h"

#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

/* Spellings that mean the same in a company's name, longest first. */
static const struct {
	const char *from, *to;
} same_words[] = {
	{"有限责任公司", "有限公司"},
	{"股份有限公司", "股份公司"},
	{"重庆市", "重庆"},
	{"北京市", "北京"},
	{"上海市", "上海"},
	{"天津市", "天津"},
};

/* Punctuation that carries no meaning in a name once full-width forms are narrowed. */
static bool is_dropped(ucs4_t c)
{
	static const ucs4_t dropped[] = {' ', '\t', '(', ')', '[', ']', '<', '>', '"', '\'', '.', ',', '-',
		'_', 0x00B7, 0x2022, 0x2027, 0x30FB, 0x2013, 0x2014, 0x3000, 0x3008, 0x3009, 0x300A, 0x300B,
		0x3010, 0x3011, 0x3014, 0x3015, 0x2018, 0x2019, 0x201C, 0x201D, 0x3001, 0x3002};
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
		if (dropped[i] == c)
			return true;
	return false;
}

static void add_without_punctuation(struct strbuf *out, const uint8_t *text, size_t length)
{
	for (size_t i = 0; i < length;) {
		ucs4_t c;
		int n = u8_mbtouc(&c, text + i, length - i);
		if (!is_dropped(c))
			strbuf_add_bytes(out, (const char *)text + i, (size_t)n);
		i += (size_t)n;
	}
}

static char *replace_words(const char *text)
{
	struct strbuf out = {0};
	while (*text) {
		size_t i = 0;
		while (i < sizeof same_words / sizeof *same_words &&
			strncmp(text, same_words[i].from, strlen(same_words[i].from)) != 0)
			i++;
		if (i < sizeof same_words / sizeof *same_words) {
			strbuf_add(&out, same_words[i].to);
			text += strlen(same_words[i].from);
		} else {
			strbuf_add_char(&out, *text++);
		}
	}
	return strbuf_take(&out);
}

char *name_key(const char *name)
{
	const uint8_t *bytes = (const uint8_t *)name;
	size_t length = strlen(name);
	if (u8_check(bytes, length))
		return NULL;
	size_t folded_length = 0;
	uint8_t *folded = u8_casefold(bytes, length, NULL, UNINORM_NFKC, NULL, &folded_length);
	if (!folded)
		return NULL;
	struct strbuf bare = {0};
	add_without_punctuation(&bare, folded, folded_length);
	free(folded);
	char *key = bare.failed ? NULL : replace_words(strbuf_text(&bare));
	strbuf_free(&bare);
	return key;
}

bool name_is_organisation(const char *name)
{
	static const char *const endings[] = {"公司", "集团", "厂", "店", "局", "院", "学校", "大学", "学院",
		"医院", "中心", "合作社", "事务所", "银行", "协会", "委员会", "办事处", "工作室", "经营部",
		"幼儿园", "酒楼", "饭店", "酒店", "宾馆", "超市", "商行", "分公司", "项目部", "基金会",
		"工厂", "部", "行", "馆"};
	size_t length = strlen(name);
	/* A person's name ends in 店 or 行 at times (张行): what is told from a firm by its ending alone must
	 * be longer than four Hanzi. */
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t n = strlen(endings[i]);
		if (length > n && strcmp(name + length - n, endings[i]) == 0 && (n > 3 || length > 12))
			return true;
	}
	return strstr(name, "公司") || strstr(name, "（普通合伙）") || strstr(name, "个体工商户");
}
