/* text_file.h — a small text file, read whole, whatever its encoding. */
#ifndef EXCHANGE_TEXT_FILE_H
#define EXCHANGE_TEXT_FILE_H

#include "base/error.h"
#include "base/strbuf.h"

enum { TEXT_FILE_MOST = 1 << 20 }; /* bytes of UTF-8: a table by hand is a hundredth of that */

/* Appends the file at `path` as UTF-8; the encoding is found out, or is the one named (NULL: none is). ERR_IO
 * when it cannot be read, ERR_INPUT for what is no text or too long, and for a byte that cannot be decoded,
 * which is named. */
bool text_file_read(const char *path, const char *encoding, struct strbuf *out, struct error *err);

#endif
