/* hash.h — FNV-1a: a number that tells texts apart in tables, caches and fingerprints; no guard against
 * anybody who looks for two that are alike. Stored numbers (ids in exported calendars, fingerprints) hang on
 * it. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(14695981039346656037)

/* The number of what went before (HASH_START: of nothing), followed by these bytes. */
uint64_t hash_bytes(uint64_t hash, const void *data, size_t size);

/* The same of a text without its end; NULL adds nothing. */
uint64_t hash_text(uint64_t hash, const char *text);

#endif
