/* arbitrators_json.h — an arbitrator as JSON. */
#ifndef CLI_ARBITRATORS_JSON_H
#define CLI_ARBITRATORS_JSON_H

#include "office/office.h"
#include "store/roster.h"

#include <jansson.h>

/* As the roster shows him, with his assessments and the figures of his term. NULL with err. */
json_t *arbitrator_json(struct office *office, const struct roster_row *row, struct error *err);

/* … and with every term, training, tie and absence. NULL with err. */
json_t *arbitrator_file_json(struct office *office, const struct roster_row *row, struct error *err);

#endif
