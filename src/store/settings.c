#include "store/settings.h"

#include "base/i18n.h"
#include "law/rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
const struct setting_info settings[] = {
	{"reading.announcement_rolls", N_("公告期满日遇节假日顺延"), SETTING_OF_LAW, SETTING_SWITCH, 0, 1, 0,
		NULL},
	{"reading.clear_days", N_("开庭前通知须留足整日"), SETTING_OF_LAW, SETTING_SWITCH, 0, 1, 0, NULL},
	{"reading.raises_limitation", N_("提示仲裁时效"), SETTING_OF_LAW, SETTING_SWITCH, 0, 1, 0, NULL},
	{"reading.term_years", N_("仲裁员聘期年数（0 依规定）"), SETTING_OF_LAW, SETTING_NUMBER, 0, 20, 0,
		NULL},
	{"backlog.near", N_("裁决期限还有多少天时列入积压"), SETTING_OF_WATCH, SETTING_NUMBER, 0, 365, 7, NULL},
	{"forgotten_days", N_("多少天无办理算作被遗忘"), SETTING_OF_WATCH, SETTING_NUMBER, 1, 3650, 60, NULL},
	{"service.long_days", N_("邮件在途多少天算过久"), SETTING_OF_WATCH, SETTING_NUMBER, 1, 365, 15, NULL},
	{"term_warning", N_("聘期届满前多少天提醒续聘"), SETTING_OF_WATCH, SETTING_NUMBER, 0, 730, 90, NULL},
	{"hours.morning_from", N_("上午开庭从（时分，如 900）"), SETTING_OF_HOUSE, SETTING_NUMBER, 700, 2300, 900,
		NULL},
	{"hours.morning_until", N_("上午开庭到（时分）"), SETTING_OF_HOUSE, SETTING_NUMBER, 700, 2300, 1200,
		NULL},
	{"hours.afternoon_from", N_("下午开庭从（时分）"), SETTING_OF_HOUSE, SETTING_NUMBER, 700, 2300, 1400,
		NULL},
	{"hours.afternoon_until", N_("下午开庭到（时分）"), SETTING_OF_HOUSE, SETTING_NUMBER, 700, 2300, 1700,
		NULL},
	{"award_days", N_("开庭之后作裁决要留的天数"), SETTING_OF_HOUSE, SETTING_NUMBER, 0, 45, 7, NULL},
	{"minutes.summary", N_("简易处理开庭时长（分钟）"), SETTING_OF_HOUSE, SETTING_NUMBER, 15, 480, 60, NULL},
	{"minutes.ordinary", N_("普通程序开庭时长（分钟）"), SETTING_OF_HOUSE, SETTING_NUMBER, 15, 480, 90, NULL},
	{"minutes.collective", N_("集体争议开庭时长（分钟）"), SETTING_OF_HOUSE, SETTING_NUMBER, 15, 480, 180,
		NULL},
	{"minutes.longer", N_("工伤竞业集体合同另加分钟"), SETTING_OF_HOUSE, SETTING_NUMBER, 0,
		240, 30, NULL},
	{"conflict.years", N_("曾任职、代理须回避的年数"), SETTING_OF_HOUSE, SETTING_NUMBER, 0, 20, 2, NULL},
	{"training.before", N_("聘任前未培训的不得承办"), SETTING_OF_HOUSE, SETTING_SWITCH, 0, 1, 0, NULL},
	{"training.hours", N_("每年脱产培训学时"), SETTING_OF_HOUSE, SETTING_NUMBER, 0, 400, 40, NULL},
	{"draw.answer_days", N_("抽中的兼职仲裁员几个工作日内答复"), SETTING_OF_HOUSE, SETTING_NUMBER, 1, 60,
		3, NULL},
	{"draw.full_time_cases", N_("专职仲裁员的年度件数（无上限的）"), SETTING_OF_HOUSE, SETTING_NUMBER, 1,
		10000, 300, NULL},
	{"draw.part_time_cases", N_("兼职仲裁员的年度件数（无上限的）"), SETTING_OF_HOUSE, SETTING_NUMBER, 1,
		10000, 30, NULL},
#define X(name, id, label, watch, span, task, remind, missed)                                                \
	{"remind." id, label, SETTING_OF_REMINDER, SETTING_NUMBER, 0, 90, remind, NULL},
	LAW_RULES(X)
#undef X
	{"frames", N_("边框"), SETTING_OF_SCREEN, SETTING_WORD, 0, 0, 0, "auto|ascii|line"},
	{"theme", N_("配色"), SETTING_OF_SCREEN, SETTING_WORD, 0, 0, 0, "auto|dark|light|mono"},
	{"today", N_("演示用的今天"), SETTING_OF_SCREEN, SETTING_DATE, 0, 0, 0, NULL},
	{NULL, NULL, SETTING_OF_SCREEN, SETTING_NUMBER, 0, 0, 0, NULL},
};
/* clang-format on */

const struct setting_info *setting_find(const char *key)
{
	for (const struct setting_info *info = settings; info->key; info++)
		if (strcmp(info->key, key) == 0)
			return info;
	return NULL;
}

int store_setting_number(struct store *store, const char *key)
{
	const struct setting_info *info = setting_find(key);
	assert(info && (info->kind == SETTING_NUMBER || info->kind == SETTING_SWITCH));
	char *value = store_setting(store, key);
	char *end = NULL;
	long number = value ? strtol(value, &end, 10) : info->initial;
	/* A file that another version wrote may hold what this one does not know. */
	if ((value && (end == value || *end)) || number < info->least || number > info->most)
		number = info->initial;
	free(value);
	return (int)number;
}
