/* codes.h — numbers by which an organisation or a person is known, compared as they are meant:
 * 统一社会信用代码 (GB 32100-2015), numbers of certificates and identity cards. */
#ifndef OFFICE_CODES_H
#define OFFICE_CODES_H

#include <stdbool.h>

/* The form under which such a number is compared and kept: full-width forms narrowed, spaces, hyphens and
 * hidden characters dropped, letters large. Owned by the caller (free); NULL when out of memory. */
char *code_key(const char *text);

/* The same of a credit code, whose alphabet has neither I nor O: they are read as 1 and 0. */
char *credit_code_key(const char *text);

/* Why a credit_code_key() is no credit code (length, a character, the check digit): a msgid; NULL when it is
 * one. */
const char *credit_code_flaw(const char *key);

/* Have two codes the same organisation number (their characters 9 to 17)? Then they were given to one
 * organisation, or to it and its branches, at different places. False where one of them is flawed. */
bool credit_codes_are_kin(const char *a, const char *b);

#endif
