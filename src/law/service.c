#include "law/service.h"

#include "base/i18n.h"

#include <string.h>

const struct law_word law_methods[LAW_METHOD_COUNT] = {
#define X(name, id, label) [LAW_METHOD_##name] = {id, label},
	LAW_METHODS(X)
#undef X
};

/* Words of carriers' slips and of clerks, in the order they decide: 门店已关闭，无人签收 is a closed
 * employer. */
static const struct {
	const char *word;
	enum law_failure failure;
} words[] = {
	{"拒收", LAW_FAILED_REFUSED},
	{"拒签", LAW_FAILED_REFUSED},
	{"拒绝", LAW_FAILED_REFUSED},
	{"拒不", LAW_FAILED_REFUSED},
	{"不肯签", LAW_FAILED_REFUSED},
	{"下落不明", LAW_FAILED_MISSING},
	{"失踪", LAW_FAILED_MISSING},
	{"失联", LAW_FAILED_MISSING},
	{"去向不明", LAW_FAILED_MISSING},
	{"服役", LAW_FAILED_MILITARY},
	{"入伍", LAW_FAILED_MILITARY},
	{"部队", LAW_FAILED_MILITARY},
	{"服刑", LAW_FAILED_DETAINED},
	{"羁押", LAW_FAILED_DETAINED},
	{"监狱", LAW_FAILED_DETAINED},
	{"看守所", LAW_FAILED_DETAINED},
	{"戒毒", LAW_FAILED_DETAINED},
	{"停业", LAW_FAILED_CLOSED},
	{"歇业", LAW_FAILED_CLOSED},
	{"倒闭", LAW_FAILED_CLOSED},
	{"关闭", LAW_FAILED_CLOSED},
	{"关门", LAW_FAILED_CLOSED},
	{"停产", LAW_FAILED_CLOSED},
	{"注销", LAW_FAILED_CLOSED},
	{"吊销", LAW_FAILED_CLOSED},
	{"人去楼空", LAW_FAILED_CLOSED},
	{"无人办公", LAW_FAILED_CLOSED},
	{"外地", LAW_FAILED_ELSEWHERE},
	{"异地", LAW_FAILED_ELSEWHERE},
	{"外省", LAW_FAILED_ELSEWHERE},
	{"查无此", LAW_FAILED_NOT_THERE},
	{"迁", LAW_FAILED_NOT_THERE},
	{"搬", LAW_FAILED_NOT_THERE},
	{"地址不", LAW_FAILED_NOT_THERE},
	{"地址错", LAW_FAILED_NOT_THERE},
	{"地址有误", LAW_FAILED_NOT_THERE},
	{"无此地址", LAW_FAILED_NOT_THERE},
	{"无人", LAW_FAILED_ABSENT},
	{"不在", LAW_FAILED_ABSENT},
	{"未领", LAW_FAILED_ABSENT},
	{"未取", LAW_FAILED_ABSENT},
	{"外出", LAW_FAILED_ABSENT},
};

enum law_failure law_failure_of(const char *reason)
{
	for (size_t i = 0; reason && i < sizeof words / sizeof *words; i++)
		if (strstr(reason, words[i].word))
			return words[i].failure;
	return LAW_FAILED_OTHERWISE;
}

/* `renumbered`: as the article is called since the amendment of 2021, whose numbers that of 2023 kept here.
 */
static const struct {
	const char *article, *renumbered;
} articles[LAW_ARTICLES] = {
	[LAW_ARTICLE_RULES_20] = {"办案规则第二十条", NULL},
	[LAW_ARTICLE_SUMMARY] = {"办案规则第五十七条、第六十一条", NULL},
	[LAW_ARTICLE_SIMPLE_MEANS] = {"办案规则第五十九条", NULL},
	[LAW_ARTICLE_MEDIATION] = {"劳动争议调解仲裁法第四十二条", NULL},
	[LAW_ARTICLE_DIRECT] = {"民事诉讼法第八十五条", "民事诉讼法第八十八条"},
	[LAW_ARTICLE_ELECTRONIC] = {"民事诉讼法第八十七条", "民事诉讼法第九十条"},
	[LAW_ARTICLE_MAIL] = {"民事诉讼法第八十八条", "民事诉讼法第九十一条"},
	[LAW_ARTICLE_MILITARY] = {"民事诉讼法第八十九条", "民事诉讼法第九十二条"},
	[LAW_ARTICLE_DETAINED] = {"民事诉讼法第九十条", "民事诉讼法第九十三条"},
	[LAW_ARTICLE_ANNOUNCEMENT] = {"民事诉讼法第九十二条", "民事诉讼法第九十五条"},
};

const char *law_article(enum law_article article, civil_date day)
{
	bool renumbered = articles[article].renumbered && day >= civil_make(2022, 1, 1);
	return renumbered ? articles[article].renumbered : articles[article].article;
}
