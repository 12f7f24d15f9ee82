/* demo.h — builds the demo office: 重庆两江新区劳动人事争议仲裁委员会 and its year 2020, all names invented.
 *
 * Everything is done by the acts its users perform. In the small office (up to DEMO_CASES cases) each act has
 * its own entry in the journal; in a larger one some thousand share one, besides the draws, which have their
 * own everywhere: the rows are the same. The same number of cases always gives the same file's content. */
#ifndef OFFICE_DEMO_H
#define OFFICE_DEMO_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

enum { DEMO_CASES = 2876, DEMO_MAX_CASES = 1000000 };

enum demo_way {
	DEMO_BY_SIZE, /* act by act up to the size of the small office, in chunks beyond */
	DEMO_ACT_BY_ACT,
	DEMO_IN_CHUNKS
};

/* Called now and then with what is done, 0 to 1; false cancels (ERR_CANCELLED, the file is removed). */
typedef bool demo_progress(void *context, double done);

/* Builds it in the file `path`, which must not exist. `cases` (1 to 1,000,000) are accepted in it. On failure
 * no file is left. */
bool demo_build(const char *path, int64_t cases, enum demo_way way, demo_progress *progress, void *context,
	struct error *err);

/* A name for it in a fresh folder of the temporary ones, so that nobody else can have put a file there. NULL
 * with err. Owned by the caller. */
char *demo_temporary_path(struct error *err);

/* Removes what was or was to be built under such a name, with its folder. */
void demo_discard(const char *path);

#endif
