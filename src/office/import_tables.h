/* import_tables.h — a year's schedule of holidays and a province's rules come in: one transaction for a file,
 * all of it or nothing, and every open case is derived again. */
#ifndef OFFICE_IMPORT_TABLES_H
#define OFFICE_IMPORT_TABLES_H

#include "office/office.h"

struct table_import {
	size_t rows; /* stored */
	size_t replaced; /* earlier rows that gave way to them */
	char *message; /* one line: what was stored; owned */
	char *warning; /* odd but lawful, or NULL; owned */
};

/* `text` is the file (law/calendar.h says the columns), `name` what the journal calls it. The years of the
 * file replace what was imported for them before, and stand in the place of the shipped ones; single days
 * that people registered stay, unless the file says something of them. ERR_INPUT names line and column. */
bool import_holidays(struct office *office, const char *text, const char *name, struct table_import *out,
	struct error *err);

/* Likewise (law/rules.h says the columns); each row names its province, whose earlier rows are replaced.
 * Local rules are for the director to decide. */
bool import_rules(struct office *office, const char *text, const char *name, struct table_import *out,
	struct error *err);

void table_import_clear(struct table_import *import);

#endif
