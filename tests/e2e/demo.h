/* demo.h — the program opened on a small demo office, as the tests of its screens need it. */
#ifndef E2E_DEMO_H
#define E2E_DEMO_H

#include "harness.h"

/* Builds a demo office of so many cases in e2e_folder(); 0 when it could. */
int demo_build(const char *cases);

/* Its file; static. */
const char *demo_path(void);

#define DEMO_DIRECTOR "黄志远"

/* Opens it as clerk 李娟; `language` is "zh" or "en", `set` more of the environment or NULL. */
struct e2e *demo_open(int rows, int columns, const char *language, const char *const *set);

/* The same, as the director. */
struct e2e *demo_open_as_director(int rows, int columns, const char *language, const char *const *set);

/* Runs `zhongcai ARGUMENTS…` (NULL-terminated) on the file as the director; its exit status. */
int demo_run(const char *const *arguments, char *output, size_t size);

/* Ends the program, which must leave without complaint. */
void demo_leave(struct e2e *e);

#endif
