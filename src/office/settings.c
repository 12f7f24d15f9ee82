/* settings.c — what the office decides for itself: its name, its settings, its holidays; undoing and redoing.
 */
#include "store/settings.h"
#include "base/i18n.h"
#include "office/acts.h"
#include "office/casework.h"
#include "office/input.h"
#include "store/journal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool get_commission(struct office *office, struct commission *row, struct error *err)
{
	struct row_list rows;
	row_init(&commission_table, row);
	if (!row_list_all(office->store, &commission_table, &rows, err))
		return false;
	int64_t id = rows.count ? ROW_AT(&rows, commission, 0)->id : 0;
	row_list_free(&rows);
	return id == 0 || row_get(office->store, &commission_table, id, row, err);
}

bool act_commission(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct commission row;
	bool good = get_commission(office, &row, err) && act_put_text(call, "name", &row.name, err) &&
		    act_put_text(call, "pattern", &row.case_number_pattern, err);
	if (good && act_given(call, "jurisdiction")) {
		/* "" is the national law alone; the column is never NULL. */
		const char *place = act_text(call, "jurisdiction");
		free(row.jurisdiction);
		row.jurisdiction = strdup(place ? place : "");
	} else if (good && !row.jurisdiction) {
		row.jurisdiction = strdup("");
	}
	if (good && !row.jurisdiction)
		good = error_set(err, ERR_NOMEM, _("内存不足"));
	else if (good && !row.name)
		good = error_field(err, "name", _("名称：不能为空"));
	else if (good && (!row.case_number_pattern || !strstr(row.case_number_pattern, "{serial}")))
		good = error_field(err, "pattern",
			_("案号格式：须含 {serial}，如 渝两江劳人仲案字〔{year}〕第{serial}号"));
	good = good &&
	       (row.id ? row_update(office->store, &commission_table, &row, err)
		       : row_insert(office->store, &commission_table, &row, err)) &&
	       act_say(result, err, _("已设定 %s，案号如 %s"), row.name, row.case_number_pattern);
	row_clear(&commission_table, &row);
	return good;
}

bool fill_commission(struct office *office, struct act_call *call, struct error *err)
{
	struct commission row;
	bool good = get_commission(office, &row, err) && act_fill_text(office, call, "name", row.name, err) &&
		    act_fill_text(office, call, "pattern", row.case_number_pattern, err) &&
		    act_fill_text(office, call, "jurisdiction", row.jurisdiction, err);
	row_clear(&commission_table, &row);
	return good;
}

/* Is the word one of "auto|dark|light"? */
static bool is_word(const char *words, const char *value)
{
	size_t length = strlen(value);
	for (const char *at = words; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
		if (length && strncmp(at, value, length) == 0 && (at[length] == '|' || at[length] == '\0'))
			return true;
	return false;
}

static bool check_number(const struct setting_info *info, const char *value, struct error *err)
{
	struct input_field field = {"value", _(info->label)};
	int64_t number;
	if (!input_integer(&field, value, &number, err))
		return false;
	return (number >= info->least && number <= info->most) ||
	       error_field(err, "value", _("%s：须在 %lld 到 %lld 之间"), field.label, (long long)info->least,
		       (long long)info->most);
}

static bool unknown_setting(const char *key, struct error *err)
{
	struct strbuf list = {0};
	for (const struct setting_info *info = settings; info->key; info++)
		if (info->group != SETTING_OF_REMINDER)
			strbuf_addf(&list, _(" %s（%s）"), info->key, _(info->label));
	/* One a kind of deadline: too many to be named here. */
	strbuf_addf(&list, _(" %s（%s）"), "remind.award",
		_("裁决提前几天提醒；其他期限同此，如 remind.defence"));
	error_field(err, "key", _("没有设置 %s，有：%s"), key, strbuf_text(&list));
	strbuf_free(&list);
	return false;
}

/* Without a value the setting goes back to its initial one. */
static bool check_setting(const struct office *office, const char *key, const char *value, struct error *err)
{
	const struct setting_info *info = setting_find(key);
	if (!info)
		return unknown_setting(key, err);
	if (!value)
		return true;
	struct input_field field = {"value", _(info->label)};
	civil_date day;
	switch (info->kind) {
	case SETTING_DATE:
		return civil_parse(value) != CIVIL_NONE ||
		       input_date(&field, value, office->today, &day, err);
	case SETTING_WORD:
		return is_word(info->words, value) ||
		       error_field(err, "value", _("%s：有 %s"), field.label, info->words);
	case SETTING_SWITCH:
	case SETTING_NUMBER: break;
	}
	return check_number(info, value, err);
}

static bool remove_setting(struct office *office, const char *key, struct error *err)
{
	struct row_list rows;
	if (!row_list_where_text(office->store, &setting_table, "key", key, 1, &rows, err))
		return false;
	bool good = rows.count == 0 ||
		    row_delete(office->store, &setting_table, ROW_AT(&rows, setting, 0)->id, err);
	row_list_free(&rows);
	return good;
}

bool act_setting(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	const char *key = act_text(call, "key"), *value = act_text(call, "value");
	if (!check_setting(office, key, value, err))
		return false;
	char day[CIVIL_TEXT_SIZE];
	if (value && setting_find(key)->kind == SETTING_DATE) {
		/* Kept in the one form, however it was typed. */
		civil_date date;
		struct input_field field = {"value", key};
		if (!input_date(&field, value, office->today, &date, err))
			return false;
		value = civil_format(date, day);
	}
	return (value ? store_set_setting(office->store, key, value, err)
		      : remove_setting(office, key, err)) &&
	       act_say(result, err, value ? _("已设置“%s”：%s") : _("“%s”恢复缺省"),
		       _(setting_find(key)->label), value ? value : "");
}

bool act_holiday(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct row_list same;
	civil_date day = act_date(call, "date");
	if (!row_list_where_int(office->store, &holiday_table, "day", day, 1, &same, err))
		return false;
	struct holiday row;
	row_init(&holiday_table, &row);
	row.id = same.count ? ROW_AT(&same, holiday, 0)->id : 0;
	/* A day of an imported schedule stays one of it. */
	row.is_single = same.count == 0 || ROW_AT(&same, holiday, 0)->is_single;
	row_list_free(&same);
	row.day = day;
	char text[CIVIL_TEXT_SIZE];
	bool good =
		act_put_choice(call, "kind", &row.kind, err) &&
		row_set_text(&row.name, act_text(call, "name"), err) &&
		(row.id ? row_update(office->store, &holiday_table, &row, err)
			: row_insert(office->store, &holiday_table, &row, err)) &&
		act_say(result, err, _("已登记 %s %s，各案期限随之重算"), civil_format(day, text), row.name);
	row_clear(&holiday_table, &row);
	return good;
}

/* ---- undo and redo ---- */

typedef bool journal_step(struct store *store, const struct txn_stamp *stamp, journal_label *label,
	struct journal_entry *entry, struct error *err);

static bool step_back(struct office *office, const struct act_call *call, journal_step *step, bool redo,
	struct act_result *result, struct error *err)
{
	struct journal_entry entry = {0};
	struct txn_stamp stamp = {office->actor, call->act->id, office->today, 0, NULL};
	if (!step(office->store, &stamp, act_label, &entry, err))
		return false;
	/* What was taken back is named, not the taking back. */
	struct journal_entry meant = {0};
	bool good = !entry.undoes || journal_entry_load(office->store, entry.undoes, &meant, err);
	const struct journal_entry *named = entry.undoes ? &meant : &entry;
	result->case_id = entry.case_id;
	const char *label = act_label(named->act);
	if (good && named->summary) /* quoted: what it asked to do next is not asked any more */
		good = act_say(result, err, redo ? _("已重做：%s。原记：%s") : _("已撤销：%s。原记：%s"),
			label, named->summary);
	else if (good)
		good = act_say(result, err, redo ? _("已重做：%s") : _("已撤销：%s"), label);
	journal_entry_clear(&meant);
	journal_entry_clear(&entry);
	return good;
}

bool act_undo(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return step_back(office, call, journal_undo, false, result, err);
}

bool act_redo(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	return step_back(office, call, journal_redo, true, result, err);
}
