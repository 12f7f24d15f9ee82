/* names.h — comparing names as people mean them, not as they typed them. */
#ifndef OFFICE_NAMES_H
#define OFFICE_NAMES_H

#include <stdbool.h>

/* The key under which a company's name is compared: full-width forms narrowed, spaces, brackets and dots
 * dropped, 重庆市 = 重庆 (likewise the other municipalities), 有限责任公司 = 有限公司, Latin letters in lower
 * case. Two spellings of one company have the same key; the key is never shown. Owned by the caller (free);
 * NULL when out of memory or when `name` is not UTF-8. */
char *name_key(const char *name);

/* Is this the name of an organisation rather than a person's (公司, 局, 医院, 店 …)? */
bool name_is_organisation(const char *name);

#endif
