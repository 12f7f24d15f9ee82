/* names.h — comparing names as people mean them, not as they typed them. */
#ifndef OFFICE_NAMES_H
#define OFFICE_NAMES_H

#include <stdbool.h>

/* The key under which a company's name is compared: full-width forms narrowed, spaces, brackets and dots
 * dropped, 重庆市 = 重庆 (likewise the other municipalities, and provinces and large cities where the name
 * begins with them), 有限责任公司 = 有限公司, 个体工商户 and kinds of partnership left out, Latin letters in
 * lower case. Two spellings of one company have the same key; the key is never shown. Owned by the caller
 * (free); NULL when out of memory or when `name` is not UTF-8. */
char *name_key(const char *name);

/* Are these two, by their keys, one company and its branch (分公司 and the like), or two branches of one? A
 * branch is no legal person of its own. False of one and the same name. */
bool name_keys_are_branches(const char *a, const char *b);

/* May two firms, by their keys, be of one group? When the names, without place and form, begin with the same
 * three Hanzi, or one of them calls itself 集团 and its whole name begins the other. A guess: it warns only.
 */
bool name_keys_are_kin(const char *a, const char *b);

/* Is this the name of an organisation rather than a person's (公司, 局, 医院, 店 …)? */
bool name_is_organisation(const char *name);

#endif
