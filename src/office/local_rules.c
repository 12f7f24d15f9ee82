/* local_rules.c — a province's own periods, one by one: what a row of data/rules.tsv says of the national
 * period stays (when it starts, what meets it), the rest is the province's. Whole files: import_tables.c. */
#include "office/local_rules.h"

#include "base/embedded.h"
#include "base/i18n.h"
#include "law/shipped.h"
#include "law/tsv.h"
#include "office/acts.h"
#include "office/casework.h"

#include <stdlib.h>
#include <string.h>

const struct act_choice local_rule_units[] = {
	{"wd", N_("工作日")}, {"cd", N_("日")}, {"y", N_("年")}, {"day", N_("当日")}, {0}};

bool local_rule_read(const char *line, struct local_rule_text *out)
{
	struct tsv_reader reader = {.rest = line};
	struct tsv_field fields[LAW_RULE_COLUMNS];
	size_t found;
	*out = (struct local_rule_text){.rule = -1};
	if (!tsv_next(&reader, fields, LAW_RULE_COLUMNS, &found) || found < LAW_RULE_COLUMN_BASIS + 1)
		return false;
	for (int i = 0; i < LAW_RULE_IDS; i++)
		if (tsv_is(&fields[LAW_RULE_COLUMN_RULE], law_rule_infos[i].id))
			out->rule = i;
	for (const struct act_choice *unit = local_rule_units; unit->id; unit++)
		if (tsv_is(&fields[LAW_RULE_COLUMN_UNIT], unit->id))
			out->unit = unit->label;
	out->value = tsv_number(&fields[LAW_RULE_COLUMN_VALUE]);
	out->from = tsv_date(&fields[LAW_RULE_COLUMN_FROM]);
	out->until = tsv_date(&fields[LAW_RULE_COLUMN_UNTIL]);
	out->place = fields[LAW_RULE_COLUMN_JURISDICTION];
	out->when = fields[LAW_RULE_COLUMN_WHEN];
	out->basis = fields[LAW_RULE_COLUMN_BASIS];
	return out->rule >= 0 && out->unit && out->value >= 0;
}

/* The national row of the rule without a condition, else its first. */
static bool national_row(const char *rule, struct tsv_field fields[LAW_RULE_COLUMNS])
{
	const struct embedded_file *file = embedded_find("rules.tsv");
	struct tsv_reader reader = {.rest = file ? file->text : ""};
	struct tsv_field row[LAW_RULE_COLUMNS];
	size_t found;
	bool any = false;
	while (tsv_next(&reader, row, LAW_RULE_COLUMNS, &found)) {
		bool plain = found == LAW_RULE_COLUMNS && row[LAW_RULE_COLUMN_WHEN].length == 0;
		if (found < LAW_RULE_COLUMNS || !tsv_is(&row[LAW_RULE_COLUMN_RULE], rule) || (any && !plain))
			continue;
		memcpy(fields, row, sizeof row);
		any = true;
		if (plain)
			return true;
	}
	return any;
}

static void add_field(struct strbuf *line, const char *text)
{
	strbuf_addf(line, "%s%s", line->length ? "\t" : "", text ? text : "");
}

static void add_same(struct strbuf *line, const struct tsv_field *field)
{
	strbuf_add(line, "\t");
	strbuf_add_bytes(line, field->text, field->length);
}

/* The row as data/rules.tsv would hold it. Text that people typed has no tabs or line breaks (act_value.c
 * takes them out). */
static void write_line(const struct office *office, const struct act_call *call,
	const struct tsv_field national[LAW_RULE_COLUMNS], struct strbuf *line)
{
	char from[CIVIL_TEXT_SIZE], until[CIVIL_TEXT_SIZE];
	const char *when = act_choice(call, "when");
	bool ends = act_date(call, "until") != CIVIL_NONE;
	add_field(line, act_choice(call, "rule"));
	add_field(line, office->commission.jurisdiction);
	add_field(line, when);
	strbuf_addf(line, "\t%d", (int)act_number(call, "value"));
	add_field(line, act_choice(call, "unit"));
	add_same(line, &national[LAW_RULE_COLUMN_DIRECTION]);
	add_same(line, &national[LAW_RULE_COLUMN_END]);
	add_same(line, &national[LAW_RULE_COLUMN_START]);
	add_field(line, civil_format(act_date(call, "from"), from));
	add_field(line, ends ? civil_format(act_date(call, "until"), until) : "");
	add_same(line, &national[LAW_RULE_COLUMN_MET_BY]);
	add_field(line, act_text(call, "basis"));
}

/* Is it a row beside the shipped ones and those that the office has? */
static bool judge(struct office *office, const char *line, struct error *err)
{
	struct row_list rows;
	if (!row_list_all(office->store, &local_rule_table, &rows, err))
		return false;
	struct law_rules *rules = malloc(sizeof *rules);
	bool good = rules || error_set(err, ERR_NOMEM, _("内存不足"));
	if (good) {
		law_rules_init(rules);
		good = law_shipped(NULL, rules, err);
	}
	for (size_t i = 0; good && i < rows.count; i++) {
		const char *other = ROW_AT(&rows, local_rule, i)->line;
		good = strcmp(other, line) != 0 ? law_rules_add(rules, other, true, err)
						: error_set(err, ERR_REFUSED, _("已经有同样的一条本省规定"));
	}
	good = good && law_rules_add(rules, line, true, err);
	free(rules);
	row_list_free(&rows);
	return good;
}

static bool has_place(const struct office *office, struct error *err)
{
	const char *place = office->commission.jurisdiction;
	return (place && *place) ||
	       error_set(err, ERR_REFUSED, _("还没有写明本机构的省份；请先办理“仲裁委”，写上省份"));
}

bool act_add_rule(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct tsv_field national[LAW_RULE_COLUMNS];
	if (!has_place(office, err))
		return false;
	if (act_number(call, "value") < 0 || act_number(call, "value") > 9999)
		return error_field(err, "value", _("长度：须在 0 到 9999 之间"));
	if (act_date(call, "until") != CIVIL_NONE && act_date(call, "until") < act_date(call, "from"))
		return error_field(err, "until", _("施行至：早于施行之日"));
	if (!national_row(act_choice(call, "rule"), national))
		return error_field(err, "rule", _("没有这条期限的国家规定可以依照"));
	struct strbuf line = {0};
	write_line(office, call, national, &line);
	struct local_rule row;
	row_init(&local_rule_table, &row);
	bool good = (!line.failed || error_set(err, ERR_NOMEM, _("内存不足"))) &&
		    judge(office, strbuf_text(&line), err) &&
		    row_set_text(&row.line, strbuf_text(&line), err) &&
		    row_insert(office->store, &local_rule_table, &row, err) &&
		    act_say(result, err, _("已登记%s的规定：%s %d %s，各案期限随之重算"),
			    office->commission.jurisdiction,
			    act_choice_label("add_rule", "rule", act_choice(call, "rule")),
			    (int)act_number(call, "value"),
			    act_choice_label("add_rule", "unit", act_choice(call, "unit")));
	result->row_id = row.id;
	row_clear(&local_rule_table, &row);
	strbuf_free(&line);
	return good;
}

static void describe_rule(struct office *office, const void *data, struct strbuf *out)
{
	(void)office;
	const struct local_rule *row = data;
	struct local_rule_text text;
	char from[CIVIL_TEXT_SIZE];
	if (!local_rule_read(row->line, &text)) {
		strbuf_add(out, row->line);
		return;
	}
	strbuf_add_bytes(out, text.place.text, text.place.length);
	strbuf_addf(out, _(" %s %d %s，%s 起"), _(law_rule_infos[text.rule].label), text.value, _(text.unit),
		civil_format(text.from, from));
}

const struct subject subject_local_rule = {&local_rule_table, NULL, describe_rule};

bool act_remove_rule(
	struct office *office, const struct act_call *call, struct act_result *result, struct error *err)
{
	struct local_rule row;
	if (!act_subject(office, call, "rule", &row, err))
		return false;
	struct strbuf words = {0};
	describe_rule(office, &row, &words);
	bool good = row_delete(office->store, &local_rule_table, row.id, err) &&
		    act_say(result, err, _("已删去规定 %s，各案期限随之重算"), strbuf_text(&words));
	strbuf_free(&words);
	row_clear(&local_rule_table, &row);
	return good;
}
