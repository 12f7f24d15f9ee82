/* ledger_check.c — what no single cell can tell: missing parts, the order of the dates, days of rest. */
#include "exchange/ledger_fields.h"

#include "base/i18n.h"

#include <string.h>

/* The days of a record by which order is judged. */
enum moment {
	MOMENT_RECEIVED,
	MOMENT_ACCEPTED,
	MOMENT_SERVED,
	MOMENT_ANNOUNCED,
	MOMENT_FIRST_HEARING,
	MOMENT_LAST_HEARING,
	MOMENT_CLOSED,
	MOMENTS
};

static const enum ledger_column moment_columns[MOMENTS] = {
	[MOMENT_RECEIVED] = LEDGER_RECEIVED,
	[MOMENT_ACCEPTED] = LEDGER_ACCEPTED,
	[MOMENT_SERVED] = LEDGER_SERVED,
	[MOMENT_ANNOUNCED] = LEDGER_ANNOUNCED,
	[MOMENT_FIRST_HEARING] = LEDGER_HEARING,
	[MOMENT_LAST_HEARING] = LEDGER_HEARING,
	[MOMENT_CLOSED] = LEDGER_CLOSED,
};

/* One row a rule: `later` may not lie before `earlier`. Where other orders are lawful it is a warning. */
static const struct {
	enum moment earlier, later;
	bool refused; /* … always */
	bool refused_for_award; /* … when the case ended with an award: it follows the hearing (法42、43) */
} order_rules[] = {
	{MOMENT_RECEIVED, MOMENT_ACCEPTED, true, true}, /* 法28, 29 */
	{MOMENT_RECEIVED, MOMENT_CLOSED, true, true}, {MOMENT_ACCEPTED, MOMENT_SERVED, true, true}, /* 法30 */
	{MOMENT_ACCEPTED, MOMENT_ANNOUNCED, true, true},
	{MOMENT_ACCEPTED, MOMENT_FIRST_HEARING, true, true}, /* 法30, 35 */
	{MOMENT_ACCEPTED, MOMENT_CLOSED, true, true}, /* 法43 */
	{MOMENT_LAST_HEARING, MOMENT_CLOSED, false, true}, /* a hearing planned and not needed any more */
	{MOMENT_ANNOUNCED, MOMENT_FIRST_HEARING, false, false}, /* announced after a first hearing */
	{MOMENT_ANNOUNCED, MOMENT_CLOSED, false, false}, /* announcement of the award */
	{MOMENT_SERVED, MOMENT_CLOSED, false, false}, /* service of the award */
};

static void gather(const struct ledger_record *record, civil_date days[MOMENTS])
{
	days[MOMENT_RECEIVED] = record->received;
	days[MOMENT_ACCEPTED] = record->accepted;
	days[MOMENT_SERVED] = record->served;
	days[MOMENT_ANNOUNCED] = record->announced;
	days[MOMENT_FIRST_HEARING] = days[MOMENT_LAST_HEARING] = CIVIL_NONE;
	days[MOMENT_CLOSED] = record->closed;
	for (size_t i = 0; i < record->hearing_count; i++) {
		civil_date day = minute_date(record->hearings[i]);
		if (i == 0 || day < days[MOMENT_FIRST_HEARING])
			days[MOMENT_FIRST_HEARING] = day;
		if (i == 0 || day > days[MOMENT_LAST_HEARING])
			days[MOMENT_LAST_HEARING] = day;
	}
}

static bool outcome_is(const struct ledger_record *record, const char *id)
{
	return record->outcome && strcmp(record->outcome->id, id) == 0;
}

static void check_order(struct ledger_fields *fields, const civil_date days[MOMENTS])
{
	bool blamed[LEDGER_COLUMNS] = {false};
	bool award = outcome_is(&fields->record, "award");
	for (size_t i = 0; i < sizeof order_rules / sizeof *order_rules; i++) {
		enum ledger_column before = moment_columns[order_rules[i].earlier];
		enum ledger_column column = moment_columns[order_rules[i].later];
		civil_date earlier = days[order_rules[i].earlier], later = days[order_rules[i].later];
		if (earlier == CIVIL_NONE || later == CIVIL_NONE || later >= earlier || blamed[column])
			continue;
		blamed[column] = true; /* one sentence a column is enough */
		char a[CIVIL_TEXT_SIZE], b[CIVIL_TEXT_SIZE];
		const char *title = ledger_title(fields, column);
		civil_format(later, a);
		civil_format(earlier, b);
		if (order_rules[i].refused || (order_rules[i].refused_for_award && award))
			ledger_problem(fields, title, _("%s %s 早于%s %s"), title, a,
				ledger_title(fields, before), b);
		else
			ledger_odd(fields, WARNING_ORDER, title, _("%s %s 早于%s %s"), title, a,
				ledger_title(fields, before), b);
	}
}

static void check_rest_day(struct ledger_fields *fields, enum ledger_column column, civil_date day)
{
	const struct law_calendar *calendar = fields->options->calendar;
	if (!calendar || day == CIVIL_NONE || law_is_working(calendar, day))
		return;
	char text[CIVIL_TEXT_SIZE];
	const struct law_holiday *holiday = law_holiday_of(calendar, day);
	const char *title = ledger_title(fields, column);
	ledger_odd(fields, WARNING_REST_DAY, title, _("%s %s 是休息日（%s）"), title, civil_format(day, text),
		holiday && *holiday->name ? holiday->name : civil_weekday_name(day));
}

static void check_days(struct ledger_fields *fields, const civil_date days[MOMENTS])
{
	const struct ledger_record *record = &fields->record;
	check_rest_day(fields, LEDGER_ACCEPTED, record->accepted);
	for (size_t i = 0; i < record->hearing_count; i++)
		check_rest_day(fields, LEDGER_HEARING, minute_date(record->hearings[i]));
	civil_date today = fields->options->today;
	static const enum moment past[] = {MOMENT_RECEIVED, MOMENT_ACCEPTED, MOMENT_SERVED, MOMENT_CLOSED};
	for (size_t i = 0; today != CIVIL_NONE && i < sizeof past / sizeof *past; i++) {
		civil_date day = days[past[i]];
		char text[CIVIL_TEXT_SIZE];
		const char *title = ledger_title(fields, moment_columns[past[i]]);
		if (day != CIVIL_NONE && day > today)
			ledger_odd(fields, WARNING_FUTURE, title, _("%s %s 晚于今天"), title,
				civil_format(day, text));
	}
}

/* What a case must have, and what one would expect of it. */
static void check_parts(struct ledger_fields *fields)
{
	const struct ledger_record *record = &fields->record;
	bool rejected = outcome_is(record, "rejected");
	if (!record->applicants)
		ledger_problem(fields, ledger_title(fields, LEDGER_APPLICANT), _("没有申请人"));
	if (!record->respondents)
		ledger_problem(fields, ledger_title(fields, LEDGER_RESPONDENT), _("没有被申请人"));
	if (!record->case_number && record->accepted != CIVIL_NONE)
		ledger_problem(fields, ledger_title(fields, LEDGER_CASE_NUMBER), _("已受理而没有案号"));
	if (record->accepted == CIVIL_NONE) {
		if (record->received == CIVIL_NONE)
			ledger_problem(fields, ledger_title(fields, LEDGER_ACCEPTED),
				_("既没有受理日期，也没有收案日期"));
		else if (!rejected &&
			 (record->closed != CIVIL_NONE || record->hearing_count ||
				 record->announced != CIVIL_NONE || record->served != CIVIL_NONE))
			ledger_problem(fields, ledger_title(fields, LEDGER_ACCEPTED),
				_("有开庭、送达、公告或结案日期而没有受理日期"));
	}
	if (record->closed != CIVIL_NONE && !record->outcome)
		ledger_problem(fields, ledger_title(fields, LEDGER_OUTCOME), _("有结案日期而没有结案方式"));
	if (record->outcome && record->closed == CIVIL_NONE)
		ledger_problem(fields, ledger_title(fields, LEDGER_CLOSED), _("有结案方式而没有结案日期"));
	if (!record->cause && !record->cause_text)
		ledger_odd(fields, WARNING_MISSING, ledger_title(fields, LEDGER_CAUSE),
			_("没有案由，归入“其他”"));
	bool by_announcement = record->method && strcmp(record->method->id, "announcement") == 0;
	if (by_announcement && record->announced == CIVIL_NONE)
		ledger_odd(fields, WARNING_MISSING, ledger_title(fields, LEDGER_ANNOUNCED),
			_("公告送达而没有公告日期"));
	if (!by_announcement && record->method && record->announced != CIVIL_NONE)
		ledger_odd(fields, WARNING_MISSING, ledger_title(fields, LEDGER_METHOD),
			_("有公告日期，而送达方式是%s"), record->method->label);
}

/* Head count: what stands beside the name and in its own column must agree; else what is known. */
static void settle_count(struct ledger_fields *fields)
{
	struct ledger_record *record = &fields->record;
	int64_t named = (int64_t)value_name_count(record->applicants);
	int64_t beside = fields->name_count, own = fields->column_count;
	record->head_count = own ? own : beside ? beside : named ? named : 1;
	if (beside && own && beside != own)
		ledger_problem(fields, ledger_title(fields, LEDGER_HEAD_COUNT),
			_("申请人栏说 %lld 人，人数栏是 %lld，两处不一致"), (long long)beside,
			(long long)own);
	else if (named > record->head_count)
		ledger_problem(fields, ledger_title(fields, LEDGER_HEAD_COUNT),
			_("列出 %lld 个申请人，人数却是 %lld"), (long long)named,
			(long long)record->head_count);
	else if (!beside && own > named && named && own > 1)
		ledger_odd(fields, WARNING_COUNT, ledger_title(fields, LEDGER_HEAD_COUNT),
			_("只列出 %lld 个申请人，人数按 %lld"), (long long)named, (long long)own);
}

void ledger_fields_check(struct ledger_fields *fields)
{
	struct ledger_record *record = &fields->record;
	civil_date days[MOMENTS];
	gather(record, days);
	/* What could not be read is already said: do not call it missing too. */
	if (!fields->reason.length) {
		check_parts(fields);
		settle_count(fields);
		check_order(fields, days);
		check_days(fields, days);
	}
	if (!record->cause)
		record->cause = words_by_id(fields->options->words, WORD_CAUSE, "other");
	if (record->case_number && record->accepted != CIVIL_NONE) {
		int year = civil_split(record->accepted).year;
		if (year != record->year)
			ledger_odd(fields, WARNING_YEAR, ledger_title(fields, LEDGER_CASE_NUMBER),
				_("案号是 %d 年的，受理在 %d 年"), record->year, year);
	}
}
