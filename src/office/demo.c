#include "office/demo.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "office/demo_build.h"
#include "store/bulk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool tell_finish(void *context, double done)
{
	const struct demo_build *build = context;
	return build->progress(build->context, DEMO_ACTING + (1 - DEMO_ACTING) * done);
}

static bool finish_bulk(struct demo_build *build, struct error *err)
{
	return store_bulk_finish(build->office->store, build->progress ? tell_finish : NULL, build, err);
}

static bool carry_plan(struct demo_build *build, struct error *err)
{
	struct law_calendar *calendar = malloc(sizeof *calendar);
	struct demo_plan *plan = malloc(sizeof *plan);
	if (!calendar || !plan) {
		free(calendar);
		free(plan);
		return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
	}
	*calendar = *build->office->law->calendar;
	bool good = demo_plan_init(plan, build->cases, calendar, err);
	if (good) {
		build->plan = plan;
		build->director = demo_nth(&plan->words, WORDS_DIRECTOR, 0)->text;
		good = demo_diary_make(&build->diary, plan, err) && demo_set_up(build, err) &&
		       demo_carry_out(build, err) && demo_finish(build, err) && finish_bulk(build, err);
		demo_diary_free(&build->diary);
		demo_plan_free(plan);
	}
	free(build->stale.ids);
	free(build->arbitrators);
	free(build->clerks);
	free(build->rooms);
	free(build->stations);
	free(plan);
	free(calendar);
	return good;
}

bool demo_build(const char *path, int64_t cases, enum demo_way way, demo_progress *progress, void *context,
	struct error *err)
{
	if (cases < 1 || cases > DEMO_MAX_CASES)
		return error_set(err, ERR_USAGE, _("件数须在 1 到 1000000 之间"));
	if (access(path, F_OK) == 0)
		return error_set(
			err, ERR_REFUSED, _("文件 %s 已经存在，演示数据不会覆盖它；请另给一个文件名"), path);
	if (way == DEMO_BY_SIZE)
		way = cases <= DEMO_CASES ? DEMO_ACT_BY_ACT : DEMO_IN_CHUNKS;
	struct office office;
	struct office_options options = {
		.path = path, .user = "demo", .today = DEMO_TODAY, .create = true, .bulk = true};
	if (!office_open(&office, &options, err))
		return false;
	struct demo_build build = {.office = &office,
		.cases = cases,
		.chunked = way == DEMO_IN_CHUNKS,
		.progress = progress,
		.context = context};
	bool good = carry_plan(&build, err);
	office_close(&office);
	if (!good)
		store_remove(path);
	return good;
}

char *demo_temporary_path(struct error *err)
{
	const char *base = getenv("TMPDIR");
	struct strbuf path = {0};
	strbuf_addf(&path, "%s/zhongcai-demo.XXXXXX", base && *base ? base : "/tmp");
	if (!path.failed && !mkdtemp(path.data)) {
		error_set(err, ERR_IO, _("临时文件夹不能新建（%s）；请用 --db 指明文件"), strerror(errno));
		strbuf_free(&path);
		return NULL;
	}
	strbuf_add(&path, "/office.db");
	char *text = strbuf_take(&path);
	if (!text)
		error_set(err, ERR_NOMEM, _("内存不足，操作没有完成"));
	return text;
}

void demo_discard(const char *path)
{
	store_remove(path);
	char *folder = strdup(path);
	char *slash = folder ? strrchr(folder, '/') : NULL;
	if (slash) {
		*slash = '\0';
		rmdir(folder);
	}
	free(folder);
}
