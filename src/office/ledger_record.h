/* ledger_record.h — one case as a ledger (台账) tells it: checked, ready to be stored.
 *
 * Who reads ledgers fills it, import_ledger.h stores it. Texts are UTF-8 without control characters (other
 * than line breaks in the long ones), NULL when absent, and borrowed: they live until the reader goes on. */
#ifndef OFFICE_LEDGER_RECORD_H
#define OFFICE_LEDGER_RECORD_H

#include "base/date.h"
#include "office/words.h"

#include <stddef.h>
#include <stdint.h>

enum { LEDGER_HEARINGS = 8 };

struct ledger_record {
	size_t record; /* number of the record in the file, from 1 */
	size_t line; /* physical line on which it begins */
	const char *case_number; /* canonical: 渝两江劳人仲案字〔2020〕第20号; NULL until it is given */
	int year, serial; /* of the number; 0 without one */
	const char *applicants; /* one name a line, at least one */
	const char *respondents; /* likewise */
	const char *third_parties;
	int64_t head_count; /* applicants, those not named included; at least 1 */
	const struct word *cause; /* never NULL: 其他 when unknown */
	const char *cause_text; /* as given */
	const char *claims;
	int64_t amount; /* 分; 0 when the ledger gives none */
	civil_date received, accepted, served, announced, closed; /* CIVIL_NONE when empty */
	civil_minute hearings[LEDGER_HEARINGS]; /* at 00:00 when only the day is known */
	size_t hearing_count;
	const struct word *method, *outcome, *procedure; /* NULL when empty */
	const char *arbitrators; /* one name a line, the first leads */
	const char *clerk;
	const char *applicant_phone, *respondent_phone;
	const char *remark;
	const char *extra; /* columns that have no place of their own: “栏目：内容”, one a line */
};

#endif
