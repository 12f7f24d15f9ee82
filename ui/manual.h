/* manual.h — the man page, printed from the tables the program runs on, so that it cannot drift. */
#ifndef UI_MANUAL_H
#define UI_MANUAL_H

#include "base/error.h"
#include "base/strbuf.h"

/* Appends the whole page as roff (UTF-8, the man macros) in the current language. */
bool manual_page(struct strbuf *out, struct error *err);

#endif
