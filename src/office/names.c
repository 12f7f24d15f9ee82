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
	{"特殊普通合伙", ""},
	{"个体工商户", ""},
	{"普通合伙", ""},
	{"有限合伙", ""},
	{"律师所", "律师事务所"},
	{"重庆市", "重庆"},
	{"北京市", "北京"},
	{"上海市", "上海"},
	{"天津市", "天津"},
};

/* Places with which names begin; their 省 or 市 is often left out. Within a name these syllables may belong
 * to something else (超市, 都市). */
static const char *const places[] = {"重庆", "北京", "上海", "天津", "四川", "贵州", "云南", "湖北", "湖南",
	"陕西", "广东", "浙江", "江苏", "山东", "河南", "河北", "福建", "安徽", "江西", "海南", "辽宁",
	"吉林", "黑龙江", "山西", "甘肃", "青海", "成都", "贵阳", "昆明", "武汉", "长沙", "西安", "广州",
	"深圳", "杭州", "宁波", "南京", "苏州", "济南", "青岛", "郑州", "石家庄", "福州", "厦门", "合肥",
	"南昌", "海口", "沈阳", "大连", "长春", "哈尔滨", "太原", "兰州", "西宁", "东莞", "佛山", "无锡",
	"绵阳", "遵义"};
enum { PLACES = sizeof places / sizeof *places };

/* What a name ends with that says only what kind of firm it is, longest first. */
static const char *const forms[] = {"集团股份公司", "集团有限公司", "股份公司", "有限公司", "集团公司",
	"分公司", "公司", "集团", "律师事务所", "事务所"};
enum { FORMS = sizeof forms / sizeof *forms, HANZI = 3 /* bytes */ };

/* Every Hanzi is tried against every word: its first two bytes tell most of them apart without a call. */
static bool begins_with(const char *text, const char *word)
{
	return text[0] == word[0] && text[1] == word[1] && strncmp(text, word, strlen(word)) == 0;
}

/* The place that the text begins with, as its length in bytes with the 省 or 市 after it; 0: none. */
static size_t place_length(const char *text, size_t *bare)
{
	static const char *const kinds[] = {"省", "市"};
	for (size_t i = 0; i < PLACES; i++) {
		if (!begins_with(text, places[i]))
			continue;
		size_t length = strlen(places[i]);
		*bare = length;
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
			if (strncmp(text + length, kinds[k], HANZI) == 0)
				return length + HANZI;
		return length;
	}
	return 0;
}

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
	/* 广东省深圳市… : place after place. */
	for (size_t length, bare = 0; (length = place_length(text, &bare)) > 0; text += length)
		strbuf_add_bytes(&out, text, bare);
	while (*text) {
		size_t i = 0;
		while (i < sizeof same_words / sizeof *same_words && !begins_with(text, same_words[i].from))
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

/* Nothing but Hanzi of the common block (U+4E00 to U+9FFF), which fold to themselves: so are most names. */
static bool is_plain(const uint8_t *bytes, size_t length)
{
	for (size_t i = 0; i < length; i += HANZI)
		if (bytes[i] < 0xE4 || bytes[i] > 0xE9 || (bytes[i] == 0xE4 && bytes[i + 1] < 0xB8))
			return false;
	return true;
}

char *name_key(const char *name)
{
	const uint8_t *bytes = (const uint8_t *)name;
	size_t length = strlen(name);
	if (u8_check(bytes, length))
		return NULL;
	if (is_plain(bytes, length))
		return replace_words(name);
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

/* Without the place before and the form behind, as far as something is left. */
static void name_root(const char *key, const char **start, size_t *length)
{
	size_t bare = 0, place;
	*start = key;
	while ((place = place_length(*start, &bare)) > 0 && (*start)[place])
		*start += place;
	*length = strlen(*start);
	for (size_t i = 0; i < FORMS; i++) {
		size_t n = strlen(forms[i]);
		if (*length > n && strncmp(*start + *length - n, forms[i], n) == 0) {
			*length -= n;
			break;
		}
	}
}

/* As many bytes as the company's own name takes: 甲有限公司 of 甲有限公司渝北分公司; all of what is no
 * branch. */
static size_t head_length(const char *key)
{
	static const char *const branches[] = {"分公司", "分行", "支行", "分店", "分厂", "项目部", "办事处"};
	static const char company[] = "公司";
	size_t length = strlen(key);
	for (size_t i = 0; i < sizeof branches / sizeof *branches; i++) {
		size_t n = strlen(branches[i]);
		const char *end = strstr(key, company);
		if (length > n && strcmp(key + length - n, branches[i]) == 0 && end &&
			end + sizeof company - 1 <= key + length - n)
			return (size_t)(end - key) + sizeof company - 1;
	}
	return length;
}

bool name_keys_are_branches(const char *a, const char *b)
{
	size_t length = head_length(a);
	return strcmp(a, b) != 0 && length == head_length(b) && strncmp(a, b, length) == 0;
}

bool name_keys_are_kin(const char *a, const char *b)
{
	const char *x, *y;
	size_t x_length, y_length, same = 0;
	name_root(a, &x, &x_length);
	name_root(b, &y, &y_length);
	size_t shorter = x_length < y_length ? x_length : y_length;
	while (same < shorter && x[same] == y[same])
		same++;
	/* 长安集团 and 长安物业: all of the one. Otherwise two Hanzi are too little to go by (中国, 华夏). */
	bool whole =
		same == shorter && shorter >= 2 * (size_t)HANZI && (strstr(a, "集团") || strstr(b, "集团"));
	return whole || same >= 3 * (size_t)HANZI;
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
