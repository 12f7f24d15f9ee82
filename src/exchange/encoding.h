/* encoding.h — the edge where other character sets end: everything inside is UTF-8.
 *
 * A byte that cannot be decoded is never dropped and never guessed: it stands in the decoded text as a marker
 * (see undecoded_find()), so that whoever reads a cell can refuse it, name the byte, and write it back as it
 * was. */
#ifndef EXCHANGE_ENCODING_H
#define EXCHANGE_ENCODING_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdint.h>
#include <stdio.h>

enum { ENCODING_NAME_SIZE = 32 };

struct encoding {
	char name[ENCODING_NAME_SIZE]; /* as iconv knows it: UTF-8, GB18030, UTF-16LE … */
	unsigned char mark[4]; /* byte order mark at the start of the file */
	size_t mark_length; /* 0 when there is none */
};

/* Finds out from the file's first megabytes: byte order mark, UTF-16 without one, UTF-8, GB18030 (which
 * includes GBK and GB2312). Leaves the file at its start; it must be seekable. ERR_INPUT for a workbook, a
 * PDF or other binary data, with what to do; ERR_IO when it cannot be read. */
bool encoding_detect(FILE *file, struct encoding *out, struct error *err);

/* The encoding of that name as users give it (utf8, GBK, gb2312, ansi, utf-16 …) for this file, with the mark
 * that the file really has. ERR_USAGE when there is none of that name. */
bool encoding_named(FILE *file, const char *name, struct encoding *out, struct error *err);

struct decoder;

/* Decodes `file` from its start. The file must outlive the decoder. */
bool decoder_open(FILE *file, const struct encoding *encoding, struct decoder **out, struct error *err);

/* The next piece of UTF-8 text (with markers), valid until the next call. `length` is 0 at the end. */
bool decoder_read(struct decoder *decoder, const char **text, size_t *length, struct error *err);

/* Bytes of the file consumed so far. */
uint64_t decoder_offset(const struct decoder *decoder);

/* Back to the start. */
bool decoder_rewind(struct decoder *decoder, struct error *err);
void decoder_close(struct decoder *decoder);

/* A marker: 0xFF, two hex digits of the byte, twelve of its offset in the file. No UTF-8 text has 0xFF. */
enum { UNDECODED_LENGTH = 15 };

struct undecoded {
	const char *at; /* the marker in the text */
	unsigned char byte;
	uint64_t offset; /* in the file, from 0 */
};

/* The first marker in the text; false when there is none. */
bool undecoded_find(const char *text, size_t length, struct undecoded *out);

struct encoder;

/* From UTF-8 back to an encoding. A character it does not have becomes ?; markers become their bytes. */
bool encoder_open(const struct encoding *encoding, struct encoder **out, struct error *err);
bool encoder_add(
	struct encoder *encoder, const char *text, size_t length, struct strbuf *out, struct error *err);
void encoder_close(struct encoder *encoder);

#endif
