/* How long does a file's derivation take, re-derived and compared whole (the derivation part of check)? */
#include "store/check_private.h"
#include "store/store.h"

#include <stdio.h>
#include <time.h>

static double seconds(clockid_t clock)
{
	struct timespec now;
	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int complain(const struct error *err)
{
	fprintf(stderr, "%s\n", error_text(err));
	return 1;
}

int main(int argc, char **argv)
{
	struct error err = ERROR_INIT;
	struct store *store;
	int64_t cases;
	if (argc != 2) {
		fprintf(stderr, "usage: %s FILE\n", argv[0]);
		return 2;
	}
	if (!store_open(argv[1], &(struct store_options){.read_only = true}, &store, &err))
		return complain(&err);
	struct check_report report = {0};
	struct checker checker = {.store = store, .report = &report, .to = 1};
	double begin = seconds(CLOCK_MONOTONIC), worked = seconds(CLOCK_PROCESS_CPUTIME_ID);
	bool done = store_query_int(store, "SELECT count(*) FROM arb_case", 0, &cases, &err) &&
		    check_derived(&checker, &err);
	double end = seconds(CLOCK_MONOTONIC);
	if (done)
		printf("check: derivation of %lld cases: %.2f s (%.2f s of them computing), %zu problems\n",
			(long long)cases, end - begin, seconds(CLOCK_PROCESS_CPUTIME_ID) - worked,
			report.count);
	for (size_t i = 0; i < report.count; i++)
		printf("%s\n", report.problems[i]);
	check_report_free(&report);
	store_close(store);
	return done ? report.count > 0 : complain(&err);
}
