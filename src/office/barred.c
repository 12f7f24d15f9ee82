#include "office/barred.h"

#include "base/i18n.h"
#include "office/casework.h"
#include "office/codes.h"
#include "office/names.h"

#include <stdlib.h>
#include <string.h>

enum { YEARS = 5 /* 组织规则三十四 */ };

/* Is the one the other? */
enum sameness { SOMEBODY_ELSE, SAME_NAME, THE_SAME };

static bool same_text(const char *a, const char *b, char *(*key)(const char *), bool *same, struct error *err)
{
	*same = false;
	if (!a || !b)
		return true;
	char *x = key(a), *y = key(b);
	bool good = (x && y) || error_set(err, ERR_NOMEM, _("内存不足"));
	*same = good && *x && strcmp(x, y) == 0;
	free(x);
	free(y);
	return good;
}

static bool compare(
	const struct arbitrator *a, const struct arbitrator *b, enum sameness *out, struct error *err)
{
	bool number, certificate, name;
	*out = a->id == b->id ? THE_SAME : SOMEBODY_ELSE;
	if (a->id == b->id)
		return true;
	if (!same_text(a->id_number, b->id_number, code_key, &number, err) ||
		!same_text(a->certificate, b->certificate, code_key, &certificate, err) ||
		!same_text(a->name, b->name, name_key, &name, err))
		return false;
	bool told_apart = a->id_number && b->id_number && !number;
	if (number || (name && certificate && !told_apart))
		*out = THE_SAME;
	else if (name && !told_apart)
		*out = SAME_NAME;
	return true;
}

/* The dismissal for breach that weighs most: of himself before that of a namesake, then the last. */
struct bar {
	enum sameness who;
	civil_date dismissed_on;
	char *name; /* on that row; owned */
};

static bool find_bar(struct office *office, const struct arbitrator *who, civil_date from, civil_date until,
	struct bar *out, struct error *err)
{
	struct row_list terms;
	*out = (struct bar){.dismissed_on = CIVIL_NONE};
	if (!row_list_where_text(office->store, &appointment_table, "ground", "breach", 0, &terms, err))
		return false;
	bool good = true;
	for (size_t i = 0; good && i < terms.count; i++) {
		const struct appointment *term = ROW_AT(&terms, appointment, i);
		struct arbitrator other;
		enum sameness same = SOMEBODY_ELSE;
		if (term->dismissed_on == CIVIL_NONE || until < term->dismissed_on ||
			from >= civil_add_years(term->dismissed_on, YEARS))
			continue;
		good = row_get(office->store, &arbitrator_table, term->arbitrator_id, &other, err) &&
		       compare(who, &other, &same, err);
		if (good && same != SOMEBODY_ELSE &&
			(same > out->who || (same == out->who && term->dismissed_on > out->dismissed_on))) {
			out->who = same;
			out->dismissed_on = term->dismissed_on;
			good = row_set_text(&out->name, other.name, err);
		}
		row_clear(&arbitrator_table, &other);
	}
	row_list_free(&terms);
	return good;
}

static bool judge(struct office *office, const struct arbitrator *who, civil_date from, civil_date until,
	bool refuses, struct act_result *result, struct error *err)
{
	struct bar bar;
	char dismissed[CIVIL_TEXT_SIZE], free_from[CIVIL_TEXT_SIZE];
	bool good = find_bar(office, who, from, until, &bar, err);
	if (good && bar.who != SOMEBODY_ELSE) {
		civil_format(bar.dismissed_on, dismissed);
		civil_format(civil_add_years(bar.dismissed_on, YEARS), free_from);
	}
	if (good && bar.who == THE_SAME) {
		struct strbuf text = {0};
		strbuf_addf(&text,
			_("%s 因违法违纪于 %s 解聘，五年内不得再聘，%s 起方可（组织规则第三十四条）"),
			bar.name, dismissed, free_from);
		good = refuses ? error_set(err, ERR_REFUSED, "%s", strbuf_text(&text))
			       : act_warn(result, err, "%s", strbuf_text(&text));
		strbuf_free(&text);
	} else if (good && bar.who == SAME_NAME) {
		good = act_warn(result, err,
			_("与 %s 因违法违纪解聘的 %s 同名，须查明是否本人：%s 前不得再聘（组织规则第三十四条）"),
			dismissed, bar.name, free_from);
	}
	free(bar.name);
	return good;
}

bool barred_check(struct office *office, const struct arbitrator *who, civil_date from, civil_date until,
	struct act_result *result, struct error *err)
{
	return judge(office, who, from, until, true, result, err);
}

bool barred_warn(struct office *office, const struct arbitrator *who, civil_date from,
	struct act_result *result, struct error *err)
{
	return judge(office, who, from, CIVIL_LAST, false, result, err);
}
