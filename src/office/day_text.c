/* The day sheet's rows in words. */
#include "base/i18n.h"
#include "office/day_sheet.h"

civil_date day_row_due(const struct day_sheet *sheet, const struct day_row *row)
{
	if (row->section == DAY_HEARINGS)
		return sheet->today;
	if (row->section == DAY_UNLAWFUL)
		return minute_date(sheet->flaws.items[row->index].start);
	if (row->section == DAY_OFFERS)
		return sheet->offers.items[row->index].answer_by;
	if (row->section == DAY_TERMS)
		return sheet->terms.items[row->index].until;
	return row->section == DAY_ASKED ? civil_make(sheet->asked_year, 1, 1) : row->due.due;
}

const char *day_row_label(const struct day_row *row)
{
	if (row->section == DAY_HEARINGS || row->section == DAY_UNLAWFUL)
		return _("开庭");
	if (row->section == DAY_OFFERS)
		return _("答复");
	if (row->section == DAY_TERMS)
		return _("续聘");
	return row->section == DAY_ASKED ? _("放假安排") : _(law_rule_infos[row->due.rule].label);
}

const char *day_row_missed(const struct day_row *row)
{
	if (row->section == DAY_HEARINGS)
		return _("申请人无正当理由不到庭的，可以视为撤回申请；被申请人不到庭的，可以缺席裁决");
	if (row->section == DAY_UNLAWFUL)
		return _("违反法定程序的裁决，当事人可以申请撤销");
	if (row->section == DAY_OFFERS)
		return _("期满未答复的视为谢绝，席位重新抽取；组庭通知的期限不因此延长");
	if (row->section == DAY_TERMS)
		return _("聘期届满而没有续聘的，不能再承办案件");
	return row->section == DAY_ASKED ? _("跨入该年的期限只按周末推算，可能与实际相差几日")
					 : _(law_rule_infos[row->due.rule].missed);
}

void day_row_left(const struct day_sheet *sheet, const struct day_row *row, struct strbuf *out)
{
	int days = day_row_due(sheet, row) - sheet->today;
	if (row->section == DAY_HEARINGS) {
		const struct hearing_row *hearing = &sheet->hearings.items[row->index];
		int minute = minute_of_day(hearing->start);
		/* Of a hearing that came from a ledger the day alone is known. */
		if (hearing->end == MINUTE_NONE && minute == 0)
			strbuf_add(out, _("今日"));
		else
			strbuf_addf(out, "%02d:%02d", minute / 60, minute % 60);
	} else if (days == 0) {
		strbuf_add(out, _("今日"));
	} else if (days > 0) {
		strbuf_addf(out, _("余%d日"), days);
	} else {
		bool passed = day_row_is_deadline(row) && law_rule_infos[row->due.rule].watch != LAW_DUTY;
		strbuf_addf(out, passed ? _("已满%d日") : _("逾%d日"), -days);
	}
}

void day_ask_text(const struct day_sheet *sheet, struct strbuf *out)
{
	char first[CIVIL_TEXT_SIZE], last[CIVIL_TEXT_SIZE];
	strbuf_addf(out,
		_("还没有 %d 年的放假安排。国务院办公厅公布后，请在“设置”窗格的“节假日”一栏导入，或用命令 zhongcai import holidays 文件 导入。"),
		sheet->asked_year);
	const struct due_provisional *days = &sheet->provisional;
	if (days->count)
		strbuf_addf(out, _("在此之前，%lld 个期限（%s 至 %s）只按周末推算，是暂定的。"),
			(long long)days->count, civil_format(days->first, first),
			civil_format(days->last, last));
}
