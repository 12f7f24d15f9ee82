/* calendar_clash.h — finding the hearings of a calendar that cannot all take place. Only calendar_data.c
 * includes it. */
#ifndef PANE_CALENDAR_CLASH_H
#define PANE_CALENDAR_CLASH_H

#include "pane/calendar_data.h"

/* Is one of the names (separated by single spaces) in both lists? */
bool calendar_share_name(const char *a, const char *b);

/* Puts a sentence into data->clashes for each planned hearing from today on that clashes. `filtered`: only
 * one room's or arbitrator's hearings are at hand, so that what they clash with need not be among them. */
bool calendar_find_clashes(
	struct calendar_data *data, struct office *office, bool filtered, struct error *err);

#endif
