#include "law/rules.h"
#include "base/i18n.h"
#include "law/tsv.h"

#include <string.h>

const struct law_rule_info law_rule_infos[LAW_RULE_IDS] = {
#define X(name, id, label, watch, span, task, remind, missed)                                                \
	[LAW_RULE_##name] = {id, label, watch, span, task, remind, missed},
	LAW_RULES(X)
#undef X
};

int law_rule_find(const char *id)
{
	for (int rule = 0; rule < LAW_RULE_IDS; rule++)
		if (strcmp(law_rule_infos[rule].id, id) == 0)
			return rule;
	return -1;
}

void law_rules_init(struct law_rules *rules)
{
	memset(rules, 0, sizeof *rules);
	rules->text_length = 1; /* text[0] is the empty text */
}

/* The heading of each column is what messages call it. */
static const char *const column_names[LAW_RULE_COLUMNS] = {"rule", "jurisdiction", "when", "value", "unit",
	"direction", "end", "start", "from", "until", "met_by", "basis"};

static const char *const unit_names[] = {
	[LAW_WORKING_DAYS] = "wd", [LAW_CALENDAR_DAYS] = "cd", [LAW_YEARS] = "y", [LAW_THAT_DAY] = "day"};

/* Which of `words` the field is, or -1. */
static int find_word(const struct tsv_field *field, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (tsv_is(field, words[i]))
			return (int)i;
	return -1;
}

static int find_rule(const struct tsv_field *field)
{
	for (int rule = 0; rule < LAW_RULE_IDS; rule++)
		if (tsv_is(field, law_rule_infos[rule].id))
			return rule;
	return -1;
}

static enum law_event_kind find_event(const struct tsv_field *field)
{
	for (int kind = LAW_EVENT_UNKNOWN + 1; kind < LAW_EVENT_KINDS; kind++)
		if (tsv_is(field, law_event_infos[kind].id))
			return (enum law_event_kind)kind;
	return LAW_EVENT_UNKNOWN;
}

/* Keeps a copy of the field in the table's text. NULL when it is full. */
static const char *keep_text(struct law_rules *rules, const struct tsv_field *field)
{
	if (field->length == 0)
		return rules->text;
	if (field->length + 1 > sizeof rules->text - rules->text_length)
		return NULL;
	char *kept = rules->text + rules->text_length;
	memcpy(kept, field->text, field->length);
	kept[field->length] = '\0';
	rules->text_length = (uint16_t)(rules->text_length + field->length + 1);
	return kept;
}

/* The parsers of columns: false when the field is not what the column takes. */

static bool parse_when(struct tsv_field field, struct law_rule *row)
{
	struct tsv_field part;
	while (tsv_part(&field, &part)) {
		bool negated = part.length && *part.text == '!';
		if (negated) {
			part.text++;
			part.length--;
		}
		unsigned bit = tsv_is(&part, "extended") ? LAW_WHEN_EXTENDED
			       : tsv_is(&part, "award")  ? LAW_WHEN_AWARD
							 : 0;
		for (unsigned flag = 0; flag < LAW_FLAGS; flag++)
			if (tsv_is(&part, law_flags[flag].id))
				bit = 1U << flag;
		if (!bit)
			return false;
		if (negated)
			row->when_clear = (uint16_t)(row->when_clear | bit);
		else
			row->when_set = (uint16_t)(row->when_set | bit);
	}
	return true;
}

static bool parse_starts(struct tsv_field field, struct law_rule *row)
{
	struct tsv_field part;
	while (tsv_part(&field, &part)) {
		enum law_event_kind kind = find_event(&part);
		if (kind == LAW_EVENT_UNKNOWN)
			return false;
		row->starts |= LAW_KIND(kind);
	}
	return row->starts != 0;
}

static bool parse_met_by(struct tsv_field field, struct law_rule *row)
{
	struct tsv_field part;
	while (tsv_part(&field, &part)) {
		bool before = part.length && *part.text == '~';
		if (before) {
			part.text++;
			part.length--;
		}
		enum law_event_kind kind = find_event(&part);
		if (kind == LAW_EVENT_UNKNOWN)
			return false;
		if (before)
			row->met_before |= LAW_KIND(kind);
		else
			row->met_by |= LAW_KIND(kind);
	}
	return true;
}

/* One line into one row. On failure `*wrong` is the column. */
static bool parse_row(struct law_rules *rules, const struct tsv_field *fields, bool local,
	struct law_rule *row, enum law_rule_column *wrong)
{
	static const char *const directions[] = {"forward", "back"};
	static const char *const ends[] = {"exact", "roll"};
	int value;
	*row = (struct law_rule){0};

	*wrong = LAW_RULE_COLUMN_RULE;
	if ((value = find_rule(&fields[LAW_RULE_COLUMN_RULE])) < 0)
		return false;
	row->id = (uint8_t)value;
	*wrong = LAW_RULE_COLUMN_JURISDICTION;
	if ((local && fields[LAW_RULE_COLUMN_JURISDICTION].length == 0) ||
		!(row->jurisdiction = keep_text(rules, &fields[LAW_RULE_COLUMN_JURISDICTION])))
		return false;
	*wrong = LAW_RULE_COLUMN_WHEN;
	if (!parse_when(fields[LAW_RULE_COLUMN_WHEN], row))
		return false;
	*wrong = LAW_RULE_COLUMN_VALUE;
	if ((value = tsv_number(&fields[LAW_RULE_COLUMN_VALUE])) < 0)
		return false;
	row->value = (int16_t)value;
	*wrong = LAW_RULE_COLUMN_UNIT;
	if ((value = find_word(&fields[LAW_RULE_COLUMN_UNIT], unit_names, 4)) < 0)
		return false;
	row->unit = (uint8_t)value;
	*wrong = LAW_RULE_COLUMN_DIRECTION;
	if ((value = find_word(&fields[LAW_RULE_COLUMN_DIRECTION], directions, 2)) < 0)
		return false;
	row->backwards = value == 1;
	*wrong = LAW_RULE_COLUMN_END;
	if ((value = find_word(&fields[LAW_RULE_COLUMN_END], ends, 2)) < 0)
		return false;
	row->rolls = value == 1;
	*wrong = LAW_RULE_COLUMN_START;
	if (!parse_starts(fields[LAW_RULE_COLUMN_START], row))
		return false;
	*wrong = LAW_RULE_COLUMN_FROM;
	if ((row->from = tsv_date(&fields[LAW_RULE_COLUMN_FROM])) == CIVIL_NONE)
		return false;
	*wrong = LAW_RULE_COLUMN_UNTIL;
	row->until =
		fields[LAW_RULE_COLUMN_UNTIL].length ? tsv_date(&fields[LAW_RULE_COLUMN_UNTIL]) : CIVIL_LAST;
	if (row->until < row->from)
		return false;
	*wrong = LAW_RULE_COLUMN_MET_BY;
	if (!parse_met_by(fields[LAW_RULE_COLUMN_MET_BY], row))
		return false;
	*wrong = LAW_RULE_COLUMN_BASIS;
	return fields[LAW_RULE_COLUMN_BASIS].length > 0 &&
	       (row->basis = keep_text(rules, &fields[LAW_RULE_COLUMN_BASIS])) != NULL;
}

static bool holds_always(const struct law_rule *row)
{
	return *row->jurisdiction == '\0' && !row->when_set && !row->when_clear && row->until == CIVIL_LAST;
}

/* Hangs the rows from `from` on into the lists of their rules. */
static void link_rows(struct law_rules *rules, uint16_t from)
{
	for (uint16_t i = from; i < rules->count; i++) {
		const struct law_rule *row = &rules->rows[i];
		unsigned id = row->id;
		uint16_t number = (uint16_t)(i + 1);
		bool first = rules->first[id] == 0;
		rules->next[i] = 0;
		if (first)
			rules->first[id] = number;
		else
			rules->next[rules->last[id] - 1] = number;
		rules->last[id] = number;
		rules->only[id] = first && holds_always(row) ? row : NULL;
		rules->starts[id] |= row->starts;
	}
}

bool law_rules_add(struct law_rules *rules, const char *tsv, bool local, struct error *err)
{
	uint16_t count = rules->count, text_length = rules->text_length;
	struct tsv_reader reader = {.rest = tsv};
	struct tsv_field fields[LAW_RULE_COLUMNS];
	size_t found;
	while (tsv_next(&reader, fields, LAW_RULE_COLUMNS, &found)) {
		enum law_rule_column wrong;
		if (tsv_is(&fields[0], column_names[0]))
			continue;
		if (found != LAW_RULE_COLUMNS)
			error_set(err, ERR_INPUT, _("规则表第 %d 行：应有 %d 列，实有 %zu 列；没有导入"),
				reader.line, LAW_RULE_COLUMNS, found);
		else if (rules->count == LAW_RULE_ROWS)
			error_set(err, ERR_INPUT, _("规则表第 %d 行：行数太多，共最多 %d 行；没有导入"),
				reader.line, LAW_RULE_ROWS);
		else if (!parse_row(rules, fields, local, &rules->rows[rules->count], &wrong))
			error_set(err, ERR_INPUT, _("规则表第 %d 行第 %d 列（%s）不对：“%.*s”；没有导入"),
				reader.line, (int)wrong + 1, column_names[wrong], (int)fields[wrong].length,
				fields[wrong].text);
		else {
			rules->count++;
			continue;
		}
		rules->count = count;
		rules->text_length = text_length;
		return false;
	}
	link_rows(rules, count);
	return true;
}

const struct law_rule *law_rule_choose(const struct law_rules *rules, enum law_rule_id id, civil_date start,
	const char *jurisdiction, unsigned when)
{
	const struct law_rule *best = NULL, *earliest = NULL;
	int best_rank = -1;
	for (uint16_t i = rules->first[id]; i; i = rules->next[i - 1]) {
		const struct law_rule *row = &rules->rows[i - 1];
		if ((row->when_set & ~when) || (row->when_clear & when))
			continue;
		bool national = *row->jurisdiction == '\0';
		if (!national && (!jurisdiction || strcmp(row->jurisdiction, jurisdiction) != 0))
			continue;
		int rank = (national ? 0 : 2) + (row->when_set || row->when_clear ? 1 : 0);
		if (start < row->from) {
			if (national && (!earliest || row->from < earliest->from ||
						(row->from == earliest->from && row->when_set)))
				earliest = row;
		} else if (start <= row->until && rank >= best_rank) {
			best = row;
			best_rank = rank;
		}
	}
	return best ? best : earliest;
}
