/* demo_stale.c — cases of which something is read that is derived, while a bulk puts the derivation off. */
#include "base/i18n.h"
#include "office/demo_build.h"
#include "store/bulk.h"

#include <stdlib.h>

bool demo_stale_add(struct demo_build *build, int64_t case_id, struct error *err)
{
	struct demo_stale *stale = &build->stale;
	if ((stale->count & (stale->count - 1)) == 0) {
		int64_t *ids = realloc(stale->ids, (stale->count ? 2 * stale->count : 1) * sizeof *ids);
		if (!ids)
			return error_set(err, ERR_NOMEM, _("内存不足，演示数据没有生成。"));
		stale->ids = ids;
	}
	stale->ids[stale->count++] = case_id;
	return true;
}

bool demo_stale_derive(struct demo_build *build, struct error *err)
{
	struct demo_stale *stale = &build->stale;
	if (stale->count && !store_bulk_derive(build->office->store, stale->ids, stale->count, err))
		return false;
	free(stale->ids);
	*stale = (struct demo_stale){0};
	return true;
}
