#include "office/demo.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "office/demo_build.h"
#include "store/bulk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void remove_file(const char *path)
{
	static const char *const parts[] = {"", "-wal", "-shm", "-journal"};
	struct strbuf name = {0};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		strbuf_reset(&name);
		strbuf_addf(&name, "%s%s", path, parts[i]);
		unlink(strbuf_text(&name));
	}
	strbuf_free(&name);
}

static bool finish_bulk(struct demo_build *build, struct error *err)
{
	return store_bulk_finish(build->office->store, build->progress, build->context, err);
}

static bool carry_plan(struct demo_build *build, enum demo_way way, struct error *err)
{
	struct law_calendar *calendar = malloc(sizeof *calendar);
	struct demo_plan plan;
	if (!calendar)
		return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
	*calendar = *build->office->law->calendar;
	bool good = demo_plan_init(&plan, build->cases, calendar, err);
	if (good) {
		build->plan = &plan;
		build->director = demo_nth(&plan.words, WORDS_DIRECTOR, 0)->text;
		good = demo_set_up(build, err) && demo_carry_out(build, err) && demo_finish(build, err) &&
			(way != DEMO_BY_ROWS || finish_bulk(build, err));
		demo_plan_free(&plan);
	}
	free(build->arbitrators);
	free(build->clerks);
	free(build->rooms);
	free(build->stations);
	free(calendar);
	return good;
}

bool demo_build(const char *path, int64_t cases, enum demo_way way, demo_progress *progress, void *context,
	struct error *err)
{
	if (cases < 1 || cases > DEMO_MAX_CASES)
		return error_set(err, ERR_USAGE, _("件数须在 1 到 1000000 之间"));
	if (access(path, F_OK) == 0)
		return error_set(err, ERR_REFUSED, _("文件 %s 已经存在，演示数据不会覆盖它；请另给一个文件名"), path);
	if (way == DEMO_BY_SIZE)
		way = cases <= DEMO_CASES ? DEMO_BY_ACTS : DEMO_BY_ROWS;
	struct office office;
	struct office_options options = {.path = path,
		.user = "demo",
		.today = DEMO_TODAY,
		.create = true,
		.bulk = way == DEMO_BY_ROWS};
	if (!office_open(&office, &options, err))
		return false;
	struct demo_build build = {
		.office = &office, .cases = cases, .progress = progress, .context = context};
	bool good = carry_plan(&build, way, err);
	office_close(&office);
	if (!good)
		remove_file(path);
	return good;
}
