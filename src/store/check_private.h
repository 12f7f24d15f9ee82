/* check_private.h — the parts of `zhongcai check`. Each adds sentences to the report. */
#ifndef STORE_CHECK_PRIVATE_H
#define STORE_CHECK_PRIVATE_H

#include "store/journal.h"
#include "store/private.h"

struct checker {
	struct store *store;
	struct check_report *report;
	check_progress *progress; /* or NULL */
	void *context;
	double from, to; /* the share of the whole that the running part takes */
};

/* Adds a problem (printf-like). Beyond a bound further ones are only counted. */
bool check_problem(struct checker *checker, struct error *err, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Tells how far the running part is (0..1); false with ERR_CANCELLED when the user had enough. */
bool check_step(struct checker *checker, double done, struct error *err);

/* Derived rows against the derivation (derive_check.c). */
bool check_derived(struct checker *checker, struct error *err);

/* The journal replayed from the beginning against every source row (check_deep.c). */
bool check_replay(struct checker *checker, struct error *err);

#endif
