/* arbitrator_file.h — everything the office keeps of one arbitrator, section by section, in words: what his
 * file shows on the screen and on the command line. */
#ifndef OFFICE_ARBITRATOR_FILE_H
#define OFFICE_ARBITRATOR_FILE_H

#include "base/strbuf.h"
#include "office/office.h"
#include "store/roster.h"
#include "store/row.h"

enum file_section {
	FILE_REGISTER, /* his registration */
	FILE_LOAD, /* what he has in hand */
	FILE_TERMS, /* with what came of each */
	FILE_ASSESSMENTS,
	FILE_TRAININGS,
	FILE_TIES,
	FILE_ABSENCES,
	FILE_SECTIONS
};

/* Translated; five Hanzi at most. */
const char *file_section_label(enum file_section section);

/* What a line says of today. */
enum file_standing { FILE_HOLDS, FILE_PAST, FILE_CALLS /* something is to be done about it */ };

struct file_line {
	enum file_section section;
	char *name, *text; /* owned; `text` may be "" */
	enum file_standing standing;
	const struct table *table; /* of the row that the line is about, which acts can change; or NULL */
	int64_t id;
};

struct arbitrator_file {
	struct roster roster; /* of him alone */
	struct file_line *lines; /* owned; by section, the latest of each first */
	size_t count;
};

/* ERR_NOTFOUND when there is no such arbitrator. Goes through the cases of his terms (performance.h). */
bool arbitrator_file_load(
	struct office *office, int64_t arbitrator_id, struct arbitrator_file *out, struct error *err);
void arbitrator_file_free(struct arbitrator_file *file);

/* Appends his specialities as people write them: 追索劳动报酬、经济补偿金. */
void specialities_text(const struct office *office, const char *ids, struct strbuf *out);

#endif
