#include "law/shipped.h"
#include "base/embedded.h"
#include "base/i18n.h"

bool law_shipped(struct law_calendar *calendar, struct law_rules *rules, struct error *err)
{
	const struct embedded_file *holidays = embedded_find("holidays.tsv");
	const struct embedded_file *table = embedded_find("rules.tsv");
	if (!holidays || !table)
		return error_set(err, ERR_CORRUPT, _("程序不完整：缺少节假日表或规则表，请重新安装"));
	if (calendar && !law_calendar_load(calendar, holidays->text, err))
		return false;
	if (!rules)
		return true;
	law_rules_init(rules);
	return law_rules_add(rules, table->text, false, err);
}
