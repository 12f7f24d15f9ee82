/* import_mapping.h — the form that asks what a ledger's columns mean: one field a column, with what stands in
 * it. */
#ifndef PANE_IMPORT_MAPPING_H
#define PANE_IMPORT_MAPPING_H

#include "pane/import_job.h"
#include "widget/form.h"

enum { MAPPING_ID_SIZE = 24 };

/* Starts as {0}. */
struct import_mapping {
	struct form form;
	struct ledger_vocabulary *vocabulary;
	struct form_choice *choices; /* owned */
	size_t choice_count;
	struct form_field *fields; /* owned: the header's place, then the columns */
	size_t column_count; /* of the ledger */
	char (*ids)[MAPPING_ID_SIZE]; /* owned */
	char **texts; /* labels and help lines, owned */
	size_t text_count;
};

/* Begins with what is known of the header of job->report. False with err. */
bool import_mapping_open(struct import_mapping *mapping, struct import_job *job, struct error *err);

/* As form_key(); WIDGET_DONE only when no meaning is given twice and none that is needed is missing. Then
 * `job` has the mapping and can be checked. When another record was named as the header the form begins anew
 * with its columns. */
enum widget_answer import_mapping_key(
	struct import_mapping *mapping, struct import_job *job, const struct key_event *key);

void import_mapping_draw(struct import_mapping *mapping, struct canvas *canvas, struct rect area);

void import_mapping_free(struct import_mapping *mapping);

#endif
