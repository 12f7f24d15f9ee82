#include "office/clash.h"

#include "base/i18n.h"
#include "base/text.h"
#include "base/week.h"

/* Each resource's sentence; %s: its name, the other case, from, to. By enum hearing_resource. */
static const char *const sentences[] = {
	[CLASH_ROOM] = N_("%s 已排 %s案（%s 至 %s），请换时间或庭室"),
	[CLASH_ARBITRATOR] = N_("仲裁员 %s 要开 %s案的庭（%s 至 %s），请换时间"),
	[CLASH_CLERK] = N_("书记员 %s 要到 %s案的庭（%s 至 %s），请换时间或书记员"),
	[CLASH_CASE] = N_("本案%s已在同一时间开庭（%s，%s 至 %s）"),
	[CLASH_PARTY] = N_("%s 同时要到 %s案的庭（%s 至 %s）"),
	[CLASH_PERSON] = N_("%s 同时要到 %s案的庭（%s 至 %s）"),
};

static void absence_text(const struct hearing_clash *clash, struct strbuf *out)
{
	char from[MINUTE_TEXT_SIZE], until[MINUTE_TEXT_SIZE];
	if (minute_of_day(clash->start) || minute_of_day(clash->end)) {
		minute_format(clash->start, from);
		from[10] = ' ';
		minute_format(clash->end, until);
		until[10] = ' ';
	} else {
		civil_format(minute_date(clash->start), from);
		/* The end is the midnight after the last day. */
		civil_format(minute_date(clash->end - 1), until);
	}
	strbuf_addf(out, _("仲裁员 %s 在 %s 至 %s 不能开庭（%s）"), text_or_empty(clash->name), from, until,
		clash->reason ? clash->reason : _("未写原因"));
}

static void week_clash_text(const struct hearing_clash *clash, struct strbuf *out)
{
	char start[MINUTE_TEXT_SIZE];
	struct strbuf week = {0};
	minute_format(clash->start, start);
	start[10] = ' ';
	week_text(clash->week, &week);
	strbuf_addf(out, _("%s（%s）不在仲裁员 %s 的每周时间（%s）内，须与其说定"), start,
		civil_weekday_name(minute_date(clash->start)), text_or_empty(clash->name),
		strbuf_text(&week));
	strbuf_free(&week);
}

bool clash_refuses(const struct hearing_clash *clash)
{
	return clash->resource != CLASH_NONE && clash->resource != CLASH_WEEK &&
	       clash->resource != CLASH_PARTY && clash->resource != CLASH_PERSON;
}

void clash_text(const struct hearing_clash *clash, struct strbuf *out)
{
	char start[MINUTE_TEXT_SIZE], end[MINUTE_TEXT_SIZE];
	if (clash->resource == CLASH_NONE)
		return;
	if (clash->resource == CLASH_UNAVAILABLE) {
		absence_text(clash, out);
		return;
	}
	if (clash->resource == CLASH_WEEK) {
		week_clash_text(clash, out);
		return;
	}
	minute_format(clash->start, start);
	minute_format(clash->end, end);
	start[10] = ' ';
	strbuf_addf(out, _(sentences[clash->resource]), text_or_empty(clash->name),
		clash->case_number ? clash->case_number : _("未编号"), start,
		clash->end == MINUTE_NONE ? _("未定") : end + 11);
}

/* Each flaw's sentence; %s: its day. By enum hearing_flaw. */
static const char *const flaws[] = {
	[FLAW_RETURNED] = N_("送达 %s 退回，开庭前须另行送达"),
	[FLAW_COMPLETION] = N_("送达到 %s 才期满，须改期"),
	[FLAW_DEFENCE] = N_("答辩期到 %s 才届满，须改期"),
	[FLAW_EVIDENCE] = N_("举证期到 %s 才届满，须改期"),
	[FLAW_PAUSED] = N_("%s 申请回避，尚未决定，决定之前被申请的人不能参加"),
	[FLAW_ASKED] = N_("当事人 %s 申请延期开庭，准予与否尚未决定"),
	[FLAW_NOTICE] = N_("开庭通知应在 %s 前送达而没有送达，须经当事人同意或改期"),
};

const char *flaw_mark(const struct flawed_hearing *flawed)
{
	static const char *const marks[VACANT_SEATS][2] = {[VACANT_NONE] = {"", ""},
		[VACANT_SOLE] = {N_("独任空缺"), N_("独任回避")},
		[VACANT_PRESIDING] = {N_("首席空缺"), N_("首席回避")},
		[VACANT_MEMBER] = {N_("成员空缺"), N_("成员回避")}};
	if (flawed->flaw == FLAW_PAUSED)
		return _("回避待决");
	if (flawed->flaw == FLAW_ASKED)
		return _("延期待决");
	return flawed->flaw == FLAW_VACANT ? _(marks[flawed->seat][flawed->recused]) : NULL;
}

void flaw_text(const struct flawed_hearing *flawed, struct strbuf *out)
{
	char day[CIVIL_TEXT_SIZE];
	if (flawed->flaw == FLAW_SUSPENDED)
		strbuf_add(out, _("案件正在中止，不能开庭"));
	else if (flawed->flaw == FLAW_VACANT)
		strbuf_addf(out, _("%s（%s），先抽取或指定，补足仲裁庭，再重排"), flaw_mark(flawed),
			civil_format(flawed->day, day));
	else if (flawed->flaw != FLAW_NONE)
		strbuf_addf(out, _(flaws[flawed->flaw]), civil_format(flawed->day, day));
}
