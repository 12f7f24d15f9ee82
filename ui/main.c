/* main.c — argv → a subcommand, or the application. */
#include "base/i18n.h"

int main(void)
{
	i18n_init(LANGUAGE_DEFAULT);
	return 0;
}
