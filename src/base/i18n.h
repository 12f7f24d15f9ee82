/* i18n.h — messages. The source language is Chinese: msgids are Chinese UTF-8, po/en.po is the English
 * catalogue. Call i18n_init() once at start. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>
#include <stdbool.h>

#define _(text) dgettext("zhongcai", text)
#define N_(text) text

enum i18n_language { LANGUAGE_DEFAULT, LANGUAGE_CHINESE, LANGUAGE_ENGLISH };

/* Sets the locale from the environment; where that is C, POSIX, unset or not installed, takes C.UTF-8, so
 * that Hanzi show with no locale installed. Messages are Chinese unless the locale's language is English
 * or `language` says otherwise. */
void i18n_init(enum i18n_language language);

/* Does the environment ask for a character set that can show Hanzi (UTF-8, GB18030, GBK …)? */
bool i18n_charset_has_hanzi(void);

#endif
