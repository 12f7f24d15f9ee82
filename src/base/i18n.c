#include "base/i18n.h"

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* An uninstalled program finds its catalogue beside itself (build/locale), an installed one in localedir. */
static void bind_catalogue(void)
{
	static char beside[PATH_MAX];
	char self[PATH_MAX];
	const char *directory = LOCALEDIR;
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	if (length > 0) {
		self[length] = '\0';
		char *slash = strrchr(self, '/');
		if (slash) {
			*slash = '\0';
			int n = snprintf(beside, sizeof beside, "%s/locale", self);
			if (n > 0 && (size_t)n < sizeof beside && access(beside, R_OK) == 0)
				directory = beside;
		}
	}
	bindtextdomain("zhongcai", directory);
	bind_textdomain_codeset("zhongcai", "UTF-8");
}

/* The locale of messages that the environment asks for, whether it is installed or not. */
static const char *wanted_messages(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return value;
	}
	return "C";
}

void i18n_init(enum i18n_language language)
{
	const char *locale = setlocale(LC_ALL, "");
	if (!locale || strcmp(setlocale(LC_CTYPE, NULL), "C") == 0 ||
		strcmp(setlocale(LC_CTYPE, NULL), "POSIX") == 0)
		setlocale(LC_ALL, "C.UTF-8");
	if (language == LANGUAGE_DEFAULT) {
		const char *list = getenv("LANGUAGE");
		const char *wanted = list && *list ? list : wanted_messages();
		language = strncmp(wanted, "en", 2) == 0 ? LANGUAGE_ENGLISH : LANGUAGE_CHINESE;
	}
	/* gettext ignores LANGUAGE while LC_MESSAGES is plain "C". */
	if (language == LANGUAGE_ENGLISH && strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
	setenv("LANGUAGE", language == LANGUAGE_ENGLISH ? "en" : "zh_CN", 1);
	bind_catalogue();
}

bool i18n_charset_has_hanzi(void)
{
	static const char *const able[] = {
		"UTF-8", "UTF8", "GB18030", "GBK", "GB2312", "EUC-CN", "BIG5", "EUC-TW"};
	const char *charset = nl_langinfo(CODESET);
	for (size_t i = 0; i < sizeof able / sizeof *able; i++)
		if (strcasecmp(charset, able[i]) == 0)
			return true;
	return false;
}
