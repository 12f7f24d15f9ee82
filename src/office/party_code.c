#include "office/party_code.h"

#include "base/i18n.h"
#include "office/casework.h"
#include "office/codes.h"
#include "office/names.h"

#include <stdlib.h>
#include <string.h>

/* Two organisations of one name are told apart by their codes alone. */
static bool warn_namesake(
	struct office *office, const struct employer *employer, struct act_result *result, struct error *err)
{
	struct row_list list;
	if (!row_list_where_text(
		    office->store, &employer_table, "name_key", employer->name_key, 2, &list, err))
		return false;
	bool several = list.count > 1;
	row_list_free(&list);
	return !several || act_warn(result, err, _("另有一个同名而信用代码不同的单位，分别登记"));
}

bool party_warn_code(struct office *office, const struct party *party, const char *typed,
	struct act_result *result, struct error *err)
{
	struct employer employer;
	char *code = credit_code_key(typed ? typed : "");
	char *key = name_key(party->name);
	bool good = (code && key) || error_set(err, ERR_NOMEM, _("内存不足"));
	good = row_get(office->store, &employer_table, party->employer_id, &employer, err) && good;
	if (good && *code) {
		const char *known = employer.credit_code ? employer.credit_code : "";
		good = act_warn_credit_code(result, code, err);
		if (good && strcmp(key, employer.name_key) != 0)
			good = act_warn(result, err, _("信用代码与 %s 相同，视为同一单位"), employer.name);
		else if (good && strcmp(code, known) != 0)
			good = act_warn(result, err, _("%s 登记的信用代码是 %s，没有改动；要改用“改当事人”"),
				employer.name, known);
		else if (good)
			good = warn_namesake(office, &employer, result, err);
	}
	row_clear(&employer_table, &employer);
	free(code);
	free(key);
	return good;
}
