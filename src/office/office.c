#include "office/office.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "office/input.h"
#include "store/derive.h"
#include "store/row.h"

#include "config.h"

#include <ctype.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Cuts blanks at both ends, in place. */
static char *trim(char *text)
{
	while (isspace((unsigned char)*text))
		text++;
	size_t length = strlen(text);
	while (length > 0 && isspace((unsigned char)text[length - 1]))
		text[--length] = '\0';
	return text;
}

/* The value of `db = …` in the site configuration; NULL when there is no file or no such line. */
static char *configured_path(const char *file, struct error *err)
{
	FILE *in = fopen(file, "re");
	if (!in) {
		if (errno != ENOENT && errno != ENOTDIR)
			error_set(err, ERR_IO, _("站点配置 %s 无法读取：%s"), file, strerror(errno));
		return NULL;
	}
	char *line = NULL, *found = NULL;
	size_t capacity = 0;
	while (!found && getline(&line, &capacity, in) >= 0) {
		char *text = trim(line);
		char *equals = strchr(text, '=');
		if (*text == '#' || !equals)
			continue;
		*equals = '\0';
		if (strcmp(trim(text), "db") == 0)
			found = strdup(trim(equals + 1));
	}
	free(line);
	fclose(in);
	return found;
}

char *office_default_path(struct error *err)
{
	const char *given = getenv("ZHONGCAI_DB");
	if (given && *given)
		return strdup(given);
	char *path = configured_path(PKGSYSCONFDIR "/zhongcai.conf", err);
	if (path || err->code != ERR_NONE)
		return path;
	struct strbuf out = {0};
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");
	if (data && *data == '/') {
		strbuf_add(&out, data);
	} else if (home && *home) {
		strbuf_addf(&out, "%s/.local/share", home);
	} else {
		error_set(err, ERR_NOTFOUND, _("不知道数据放在哪里：没有 HOME，请用 --db 指明文件"));
		return NULL;
	}
	strbuf_add(&out, "/zhongcai/office.db");
	path = strbuf_take(&out);
	if (!path)
		error_set(err, ERR_NOMEM, _("内存不足"));
	return path;
}

/* --user NAME as typed, else the name of the operating system's account. */
static char *account_name(const char *user, struct error *err)
{
	struct input_field field = {"user", _("姓名")};
	char *name = NULL;
	bool cleaned = false;
	if (user) {
		if (!input_text(&field, user, INPUT_SHORT, false, &name, &cleaned, err))
			return NULL;
		if (*name)
			return name;
		free(name);
		error_set(err, ERR_USAGE, _("--user 后面须写姓名"));
		return NULL;
	}
	const struct passwd *entry = getpwuid(geteuid());
	char number[32];
	snprintf(number, sizeof number, "uid%u", (unsigned)geteuid());
	name = strdup(entry ? entry->pw_name : number);
	if (!name)
		error_set(err, ERR_NOMEM, _("内存不足"));
	return name;
}

/* Finds the actor in the list of staff, by account first, then by name. Nobody registered as the director
 * means that nobody can be asked for what the director decides. */
static bool find_actor(struct office *office, struct error *err)
{
	struct row_list list;
	if (!row_list_all(office->store, &staff_table, &list, err))
		return false;
	const struct staff *found = NULL;
	bool director = false, by_account = false;
	for (size_t i = 0; i < list.count; i++) {
		const struct staff *staff = ROW_AT(&list, staff, i);
		if (staff->left_on != CIVIL_NONE && staff->left_on <= office->today)
			continue;
		director |= strcmp(staff->role, "director") == 0;
		bool account = staff->account && strcmp(staff->account, office->actor) == 0;
		if (account || (!by_account && strcmp(staff->name, office->actor) == 0)) {
			found = staff;
			by_account = account;
		}
	}
	bool good = true;
	office->staff_id = found ? found->id : 0;
	office->arbitrator_id = found ? found->arbitrator_id : 0;
	office->is_director = !director || (found && strcmp(found->role, "director") == 0);
	if (found)
		good = row_set_text(&office->actor, found->name, err);
	row_list_free(&list);
	return good;
}

static bool read_commission(struct office *office, struct error *err)
{
	struct row_list list;
	if (!row_list_all(office->store, &commission_table, &list, err))
		return false;
	row_clear(&commission_table, &office->commission);
	if (list.count) {
		/* The copy takes the texts over. */
		office->commission = *ROW_AT(&list, commission, 0);
		row_init(&commission_table, ROW_AT(&list, commission, 0));
	}
	row_list_free(&list);
	return true;
}

/* The option, else ZHONGCAI_TODAY, else CIVIL_NONE. */
static bool given_today(civil_date given, civil_date *today, struct error *err)
{
	const char *variable = getenv("ZHONGCAI_TODAY");
	*today = given;
	if (given != CIVIL_NONE || !variable || !*variable)
		return true;
	*today = civil_parse(variable);
	return *today != CIVIL_NONE ||
	       error_set(err, ERR_USAGE, _("ZHONGCAI_TODAY=%s 不是日期，应如 2020-11-23"), variable);
}

bool office_today(civil_date given, civil_date *today, struct error *err)
{
	bool good = given_today(given, today, err);
	if (good && *today == CIVIL_NONE)
		*today = civil_today();
	return good;
}

/* What is given, else the file's own, else the clock's. */
static bool find_today(struct office *office, civil_date given, struct error *err)
{
	if (!given_today(given, &office->today, err))
		return false;
	char *own = office->today == CIVIL_NONE ? store_setting(office->store, "today") : NULL;
	if (own)
		office->today = civil_parse(own);
	free(own);
	office->own_today = office->today != CIVIL_NONE;
	if (!office->own_today)
		office->today = civil_today();
	return true;
}

bool office_refresh(struct office *office, struct error *err)
{
	if (!store_law_reload(office->store, err))
		return false;
	office->law = store_law(office->store);
	return read_commission(office, err) && find_actor(office, err);
}

/* Opens it for writing and closes it: that brings up to date what is derived. */
static bool bring_up_to_date(const char *path, const struct store_options *how, struct error *err)
{
	struct store_options writing = *how;
	struct store *store;
	struct error why = ERROR_INIT;
	writing.read_only = false;
	if (store_open(path, &writing, &store, &why)) {
		store_close(store);
		return true;
	}
	error_set(
		err, why.code, _("程序已是另一版本，其中推导的数据要先更新，没有成功：%s"), error_text(&why));
	error_clear(&why);
	return false;
}

/* A reader needs the derived tables of this version as well. */
static bool open_current(
	const char *path, const struct store_options *how, struct store **store, struct error *err)
{
	bool current;
	if (!store_open(path, how, store, err) || !store_is_current(*store, &current, err))
		return false;
	if (current)
		return true;
	store_close(*store);
	*store = NULL;
	return bring_up_to_date(path, how, err) && store_open(path, how, store, err);
}

bool office_open(struct office *office, const struct office_options *options, struct error *err)
{
	struct store_options how = {.create = options->create,
		.read_only = options->read_only,
		.bulk = options->bulk,
		.watch = options->watch,
		.watch_context = options->watch_context};
	*office = (struct office){.read_only = options->read_only, .today = CIVIL_NONE};
	row_init(&commission_table, &office->commission);
	bool good = open_current(options->path, &how, &office->store, err) &&
		    find_today(office, options->today, err) && (office->words = words_load(err)) != NULL &&
		    (office->actor = account_name(options->user, err)) != NULL && office_refresh(office, err);
	if (!good)
		office_close(office);
	return good;
}

void office_close(struct office *office)
{
	row_clear(&commission_table, &office->commission);
	free(office->actor);
	words_free(office->words);
	if (office->store)
		store_close(office->store);
	*office = (struct office){.today = CIVIL_NONE};
}
