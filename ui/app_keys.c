/* app_keys.c — which keys are bound: the text made from the tables, then the user's own file over it. */
#include "app_private.h"

#include "base/i18n.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEYS_MOST = 64 * 1024 };

/* $XDG_CONFIG_HOME/zhongcai/keys, else ~/.config/zhongcai/keys; "" when there is no home. */
static void keys_path(struct strbuf *out)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	if (config && *config == '/')
		strbuf_addf(out, "%s/zhongcai/keys", config);
	else if (home && *home)
		strbuf_addf(out, "%s/.config/zhongcai/keys", home);
}

static bool load_file(struct app *app, const char *path, struct error *err)
{
	FILE *file = fopen(path, "re");
	if (!file)
		return errno == ENOENT || errno == ENOTDIR ||
		       error_set(
			       err, ERR_IO, _("按键文件 %s 无法读取：%s；用缺省按键"), path, strerror(errno));
	char *text = malloc(KEYS_MOST);
	size_t length = text ? fread(text, 1, KEYS_MOST, file) : 0;
	bool good = text != NULL || error_set(err, ERR_NOMEM, _("内存不足"));
	(void)fclose(file);
	good = good && keymap_load(&app->keymap, text, length, path, err);
	free(text);
	return good;
}

bool app_keys_load(struct app *app, struct error *err)
{
	struct strbuf text = {0}, path = {0};
	bool good = keys_default_text(&text, err) &&
		    keymap_load(&app->keymap, strbuf_text(&text), text.length, _("缺省按键"), err);
	keys_path(&path);
	good = good && (!path.length || load_file(app, strbuf_text(&path), err));
	strbuf_free(&text);
	strbuf_free(&path);
	return good;
}
