/* ics_private.h — what the two halves of ics.h share. */
#ifndef EXCHANGE_ICS_PRIVATE_H
#define EXCHANGE_ICS_PRIVATE_H

#include "exchange/ics.h"

/* As ics_read_busy(), but in this process and for as long as the calendar's rules take: maybe for ever. */
bool ics_expand_busy(const char *text, civil_minute from, civil_minute until, struct ics_busy_list *out,
	struct error *err);

#endif
