#include "pane/settings_rows.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "law/explain.h"
#include "office/act.h"
#include "office/input.h"
#include "office/local_rules.h"
#include "store/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void settings_rows_free(struct settings_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		free(rows->items[i].name);
		free(rows->items[i].value);
		free(rows->items[i].note);
		free(rows->items[i].raw);
	}
	free(rows->items);
	*rows = (struct settings_rows){0};
}

/* The new row, or NULL when there is no memory: `failed` says so at the end. */
static struct settings_row *add(
	struct settings_rows *rows, const char *name, const char *value, const char *note)
{
	if (rows->count == rows->capacity) {
		size_t capacity = rows->capacity ? 2 * rows->capacity : 32;
		struct settings_row *items = realloc(rows->items, capacity * sizeof *items);
		rows->failed = rows->failed || !items;
		if (!items)
			return NULL;
		rows->items = items;
		rows->capacity = capacity;
	}
	struct settings_row *row = &rows->items[rows->count++];
	*row = (struct settings_row){
		.name = strdup(name), .value = strdup(value ? value : ""), .note = strdup(note ? note : "")};
	rows->failed = rows->failed || !row->name || !row->value || !row->note;
	return row;
}

static void add_of(struct settings_rows *rows, const struct table *table, int64_t id, const char *name,
	const char *value, const char *note)
{
	struct settings_row *row = add(rows, name, value, note);
	if (!row)
		return;
	row->table = table;
	row->id = id;
	row->is_own = true;
}

/* ---- the commission ---- */

static bool load_commission(struct office *office, int argument, struct settings_rows *out, struct error *err)
{
	(void)argument;
	(void)err;
	const struct commission *row = &office->commission;
	add_of(out, NULL, 0, _("名称"), row->name, _("文书和标题用它"));
	add_of(out, NULL, 0, _("案号格式"), row->case_number_pattern, _("{year} 为年份，{serial} 为序号"));
	bool named = row->jurisdiction && *row->jurisdiction;
	add_of(out, NULL, 0, _("省份"), named ? row->jurisdiction : _("（未写明）"),
		_("有本省规定的，先于国家规定适用"));
	return true;
}

/* ---- settings of a group ---- */

static void setting_value(const struct setting_info *info, const char *stored, struct strbuf *out)
{
	char initial[16];
	snprintf(initial, sizeof initial, "%d", info->initial);
	const char *value = stored                                                         ? stored
			    : info->kind == SETTING_NUMBER || info->kind == SETTING_SWITCH ? initial
											   : "";
	if (info->kind == SETTING_SWITCH)
		value = strcmp(value, "0") == 0 ? _("否") : _("是");
	strbuf_add(out, *value ? value : _("（未设）"));
}

static void setting_note(const struct setting_info *info, struct strbuf *out)
{
	switch (info->kind) {
	case SETTING_SWITCH: strbuf_addf(out, _("1 是，0 否；缺省 %d"), info->initial); break;
	case SETTING_NUMBER:
		strbuf_addf(out, _("%d 到 %d；缺省 %d"), info->least, info->most, info->initial);
		break;
	case SETTING_WORD: strbuf_addf(out, _("可选 %s"), info->words); break;
	case SETTING_DATE: strbuf_add(out, _("日期")); break;
	}
}

static bool load_settings(struct office *office, int group, struct settings_rows *out, struct error *err)
{
	struct strbuf value = {0}, note = {0};
	for (const struct setting_info *info = settings; info->key; info++) {
		if ((int)info->group != group)
			continue;
		char *stored = store_setting(office->store, info->key);
		strbuf_reset(&value);
		strbuf_reset(&note);
		setting_value(info, stored, &value);
		setting_note(info, &note);
		struct settings_row *row = add(out, _(info->label), strbuf_text(&value), strbuf_text(&note));
		if (row) {
			row->key = info->key;
			row->is_own = stored != NULL;
			row->raw = stored;
		} else {
			free(stored);
		}
	}
	bool failed = value.failed || note.failed;
	strbuf_free(&value);
	strbuf_free(&note);
	return !failed || error_set(err, ERR_NOMEM, _("内存不足"));
}

/* ---- holidays ---- */

/* The office's own days, or those shipped with the program. */
static int year_days(const struct law_calendar *calendar, int year, bool work)
{
	int days = 0;
	for (uint32_t i = 0; i < calendar->count; i++)
		days += civil_split(calendar->holidays[i].date).year == year &&
			calendar->holidays[i].work == work;
	return days;
}

static bool load_years(struct office *office, struct settings_rows *out)
{
	const struct law_calendar *calendar = office->law->calendar;
	int this_year = civil_split(office->today).year;
	for (int year = this_year + 1; year > this_year - 10; year--) {
		char name[32], value[96];
		bool known = law_is_scheduled(calendar, civil_make(year, 6, 1));
		snprintf(name, sizeof name, _("%d 年"), year);
		snprintf(value, sizeof value, known ? _("休 %d 天，调休上班 %d 天") : _("没有安排"),
			year_days(calendar, year, false), year_days(calendar, year, true));
		if (!known && year < this_year)
			continue; /* before the schedules that are known */
		struct settings_row *row = add(out, name, value,
			known ? "" : _("所涉日期按周末推算，待定；国务院办公厅公布后用 I 导入"));
		if (row)
			row->is_own = known;
	}
	return true;
}

static bool load_holidays(struct office *office, int argument, struct settings_rows *out, struct error *err)
{
	(void)argument;
	struct row_list list;
	if (!load_years(office, out) || !row_list_all(office->store, &holiday_table, &list, err))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		const struct holiday *row = ROW_AT(&list, holiday, i);
		char day[CIVIL_TEXT_SIZE];
		if (row->is_single)
			add_of(out, &holiday_table, row->id, civil_format(row->day, day),
				act_choice_label("holiday", "kind", row->kind), row->name);
	}
	row_list_free(&list);
	return true;
}

/* ---- rows of a table ---- */

static bool load_rules(struct office *office, int argument, struct settings_rows *out, struct error *err)
{
	(void)argument;
	struct row_list list;
	if (!row_list_all(office->store, &local_rule_table, &list, err))
		return false;
	struct strbuf name = {0}, value = {0}, note = {0};
	for (size_t i = 0; i < list.count; i++) {
		const struct local_rule *row = ROW_AT(&list, local_rule, i);
		struct local_rule_text text;
		char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
		strbuf_reset(&name);
		strbuf_reset(&value);
		strbuf_reset(&note);
		if (!local_rule_read(row->line, &text)) {
			add_of(out, &local_rule_table, row->id, row->line, "", _("本版本不认识"));
			continue;
		}
		strbuf_addf(&name, "%s", _(law_rule_infos[text.rule].label));
		for (int flag = 0; flag < LAW_FLAGS; flag++)
			if (tsv_is(&text.when, law_flags[flag].id))
				strbuf_addf(&name, "（%s）", _(law_flags[flag].label));
		strbuf_addf(
			&value, _("%d %s，%s 起"), text.value, _(text.unit), civil_format(text.from, from));
		if (text.until != CIVIL_NONE)
			strbuf_addf(&value, _("至 %s"), civil_format(text.until, until));
		strbuf_add_bytes(&note, text.place.text, text.place.length);
		strbuf_add(&note, "  ");
		strbuf_add_bytes(&note, text.basis.text, text.basis.length);
		add_of(out, &local_rule_table, row->id, strbuf_text(&name), strbuf_text(&value),
			strbuf_text(&note));
	}
	out->failed = out->failed || name.failed || value.failed || note.failed;
	strbuf_free(&name);
	strbuf_free(&value);
	strbuf_free(&note);
	row_list_free(&list);
	return true;
}

static bool load_staff(struct office *office, int argument, struct settings_rows *out, struct error *err)
{
	(void)argument;
	struct row_list list;
	if (!row_list_all(office->store, &staff_table, &list, err))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		const struct staff *row = ROW_AT(&list, staff, i);
		char day[CIVIL_TEXT_SIZE], note[96];
		bool left = row->left_on != CIVIL_NONE;
		snprintf(note, sizeof note, left ? _("%s 离职") : "%s",
			left           ? civil_format(row->left_on, day)
			: row->account ? row->account
				       : "");
		add_of(out, &staff_table, row->id, row->name,
			act_choice_label("add_staff", "role", row->role), note);
	}
	row_list_free(&list);
	return true;
}

static bool load_rooms(struct office *office, int argument, struct settings_rows *out, struct error *err)
{
	(void)argument;
	struct row_list list;
	if (!row_list_all(office->store, &room_table, &list, err))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		const struct room *row = ROW_AT(&list, room, i);
		char value[48] = "";
		if (row->capacity)
			snprintf(value, sizeof value, _("%d 座"), (int)row->capacity);
		add_of(out, &room_table, row->id, row->name, value,
			row->is_online ? _("网上庭") : row->equipment);
	}
	row_list_free(&list);
	return true;
}

static bool load_stations(struct office *office, int argument, struct settings_rows *out, struct error *err)
{
	(void)argument;
	struct row_list list;
	if (!row_list_all(office->store, &station_table, &list, err))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		const struct station *row = ROW_AT(&list, station, i);
		add_of(out, &station_table, row->id, row->name, row->sub_district, row->phone);
	}
	row_list_free(&list);
	return true;
}

/* What is no longer or not yet in force is shown as what the office did not set. */
static bool load_tariffs(struct office *office, int argument, struct settings_rows *out, struct error *err)
{
	(void)argument;
	struct row_list list;
	if (!row_list_all(office->store, &allowance_tariff_table, &list, err))
		return false;
	struct strbuf name = {0}, note = {0};
	for (size_t i = 0; i < list.count; i++) {
		const struct allowance_tariff *row = ROW_AT(&list, allowance_tariff, i);
		char amount[INPUT_MONEY_SIZE], value[INPUT_MONEY_SIZE + 16];
		char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
		bool in_force = row->from_day <= office->today &&
				(row->until_day == CIVIL_NONE || office->today <= row->until_day);
		strbuf_reset(&name);
		strbuf_reset(&note);
		strbuf_add(&name, act_choice_label("add_tariff", "kind", row->kind));
		if (row->seat)
			strbuf_addf(&name, " %s", act_choice_label("assign", "seat", row->seat));
		if (row->collective)
			strbuf_addf(
				&name, " %s", act_choice_label("add_tariff", "collective", row->collective));
		snprintf(value, sizeof value, _("%s 元"), input_money_format(row->amount, amount));
		strbuf_addf(&note, _("%s 起"), civil_format(row->from_day, from));
		if (row->until_day != CIVIL_NONE)
			strbuf_addf(&note, _("，至 %s"), civil_format(row->until_day, until));
		add_of(out, &allowance_tariff_table, row->id, strbuf_text(&name), value, strbuf_text(&note));
		if (out->count)
			out->items[out->count - 1].is_own = in_force;
	}
	out->failed = out->failed || name.failed || note.failed;
	strbuf_free(&name);
	strbuf_free(&note);
	row_list_free(&list);
	return true;
}

/* ---- the table ---- */

#define COLUMNS(name, value, note) .name_title = (name), .value_title = (value), .note_title = (note)

const struct settings_section settings_sections[SETTINGS_SECTIONS] = {
	{.title = N_("机构"),
		COLUMNS(N_("项目"), N_("内容"), N_("说明")),
		.load = load_commission,
		.edit = "commission",
		.hint = N_("机构的名称、案号格式和适用地方规定的省份")},
	{.title = N_("读法"),
		COLUMNS(N_("有争议的规定"), N_("本机构"), N_("说明")),
		.load = load_settings,
		.argument = SETTING_OF_LAW,
		.hint = N_("各地理解不一的规定以此为准；另一种理解更早的，期限旁注明稳妥之日")},
	{.title = N_("提醒"),
		COLUMNS(N_("提醒与盯办"), N_("现值"), N_("说明")),
		.load = load_settings,
		.argument = SETTING_OF_WATCH,
		.hint = N_("提前多少天提醒，多少天算临近、算被遗忘")},
	{.title = N_("期限"),
		COLUMNS(N_("期限"), N_("提前天数"), N_("说明")),
		.load = load_settings,
		.argument = SETTING_OF_REMINDER,
		.hint = N_("各项期限提前多少天列入今日清单；0 是到期那天才列入")},
	{.title = N_("办案"),
		COLUMNS(N_("项目"), N_("现值"), N_("说明")),
		.load = load_settings,
		.argument = SETTING_OF_HOUSE,
		.hint = N_("开庭时段、庭审时长等本机构的安排")},
	{.title = N_("界面"),
		COLUMNS(N_("项目"), N_("现值"), N_("说明")),
		.load = load_settings,
		.argument = SETTING_OF_SCREEN,
		.hint = N_("下次打开时生效；环境变量 ZHONGCAI_FRAMES、ZHONGCAI_THEME 优先")},
	{.title = N_("节假日"),
		COLUMNS(N_("年或日"), N_("安排"), N_("说明")),
		.load = load_holidays,
		.add = "holiday",
		.import = import_holidays,
		.hint = N_("国务院办公厅每年的放假安排；没有安排的年份，期限待定")},
	{.title = N_("本省规定"),
		COLUMNS(N_("期限"), N_("本省的长度"), N_("依据")),
		.load = load_rules,
		.add = "add_rule",
		.remove = "remove_rule",
		.import = import_rules,
		.hint = N_("先于国家规定适用；由主任登记，或从文件导入")},
	{.title = N_("人员"),
		COLUMNS(N_("姓名"), N_("职务"), N_("账号")),
		.load = load_staff,
		.edit = "edit_staff",
		.add = "add_staff",
		.hint = N_("书记员、仲裁员、主任及其系统账号")},
	{.title = N_("庭室"),
		COLUMNS(N_("庭室"), N_("座位"), N_("说明")),
		.load = load_rooms,
		.edit = "edit_room",
		.add = "add_room",
		.hint = N_("开庭的房间，网上庭也在其中")},
	{.title = N_("调解站"),
		COLUMNS(N_("调解站"), N_("街道"), N_("电话")),
		.load = load_stations,
		.edit = "edit_station",
		.add = "add_station",
		.hint = N_("申请仲裁以前调解过的街道调解站")},
	{.title = N_("补助标准"),
		COLUMNS(N_("按什么"), N_("金额"), N_("施行")),
		.load = load_tariffs,
		.edit = "end_tariff",
		.add = "add_tariff",
		.remove = "remove_tariff",
		.hint = N_("兼职仲裁员的办案补助；写明席位或集体争议的，先于不写的适用")},
};
