/* file_out.h — a file written whole or not at all. */
#ifndef EXCHANGE_FILE_OUT_H
#define EXCHANGE_FILE_OUT_H

#include "base/error.h"

#include <stddef.h>

/* Writes the bytes beside `path` first and puts the file in its place when all of them are on the disk: what
 * was there before stays until then. ERR_IO says why it could not be. */
bool file_write(const char *path, const char *data, size_t length, struct error *err);

#endif
