#include "term/keymap.h"

#include "base/i18n.h"

#include <stdlib.h>
#include <string.h>

static void clear_binding(struct keymap_binding *binding)
{
	free(binding->context);
	free(binding->act);
}

void keymap_free(struct keymap *map)
{
	for (size_t i = 0; i < map->count; i++)
		clear_binding(&map->bindings[i]);
	free(map->bindings);
	memset(map, 0, sizeof *map);
}

static struct keymap_binding *find_binding(const struct keymap *map, const char *context, key_code code)
{
	for (size_t i = 0; i < map->count; i++)
		if (map->bindings[i].code == code && strcmp(map->bindings[i].context, context) == 0)
			return &map->bindings[i];
	return NULL;
}

static bool add_binding(struct keymap *map, struct keymap_binding binding)
{
	if (map->count == map->capacity) {
		size_t capacity = map->capacity ? map->capacity * 2 : 32;
		struct keymap_binding *bindings = realloc(map->bindings, capacity * sizeof *bindings);
		if (!bindings)
			return false;
		map->bindings = bindings;
		map->capacity = capacity;
	}
	map->bindings[map->count++] = binding;
	return true;
}

/* Up to `max` words of a line, blanks between; returns how many there are (one more than max when too many).
 */
static int split_words(const char *line, size_t length, const char **words, size_t *lengths, int max)
{
	int count = 0;
	size_t at = 0;
	for (;;) {
		while (at < length && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r'))
			at++;
		/* '#' is a key as well: only as the first word it begins a comment. */
		if (at == length || (count == 0 && line[at] == '#'))
			return count;
		if (count == max)
			return line[at] == '#' ? count : count + 1;
		words[count] = line + at;
		size_t start = at;
		while (at < length && line[at] != ' ' && line[at] != '\t' && line[at] != '\r')
			at++;
		lengths[count++] = at - start;
	}
}

static bool load_line(struct keymap *fresh, const char *line, size_t length, const char *source, int number,
	struct error *err)
{
	const char *words[3];
	size_t lengths[3];
	int count = split_words(line, length, words, lengths, 3);
	if (count == 0)
		return true;
	if (count != 3)
		return error_set(err, ERR_INPUT, _("%s 第 %d 行应为“场合 按键 操作”三项；键位未更改。"),
			source, number);
	key_code code = key_parse(words[1], lengths[1]);
	if (code == K_NONE)
		return error_set(err, ERR_INPUT, _("%s 第 %d 行的按键“%.*s”无法识别；键位未更改。"), source,
			number, (int)lengths[1], words[1]);
	struct keymap_binding binding = {strndup(words[0], lengths[0]), code, strndup(words[2], lengths[2])};
	if (!binding.context || !binding.act) {
		clear_binding(&binding);
		return error_set(err, ERR_NOMEM, _("内存不足。"));
	}
	const struct keymap_binding *twice = find_binding(fresh, binding.context, code);
	if (twice) {
		error_set(err, ERR_INPUT, _("%s 第 %d 行：按键 %.*s 在 %s 中已用于 %s；键位未更改。"), source,
			number, (int)lengths[1], words[1], binding.context, twice->act);
		clear_binding(&binding);
		return false;
	}
	if (!add_binding(fresh, binding)) {
		clear_binding(&binding);
		return error_set(err, ERR_NOMEM, _("内存不足。"));
	}
	return true;
}

bool keymap_load(struct keymap *map, const char *text, size_t length, const char *source, struct error *err)
{
	struct keymap fresh = {0};
	int number = 0;
	for (size_t at = 0; at < length;) {
		const char *newline = memchr(text + at, '\n', length - at);
		size_t end = newline ? (size_t)(newline - text) : length;
		if (!load_line(&fresh, text + at, end - at, source, ++number, err)) {
			keymap_free(&fresh);
			return false;
		}
		at = end + 1;
	}
	for (size_t i = 0; i < fresh.count; i++) {
		struct keymap_binding *old =
			find_binding(map, fresh.bindings[i].context, fresh.bindings[i].code);
		if (old) {
			clear_binding(old);
			*old = fresh.bindings[i];
		} else if (!add_binding(map, fresh.bindings[i])) {
			for (; i < fresh.count; i++)
				clear_binding(&fresh.bindings[i]);
			free(fresh.bindings);
			return error_set(err, ERR_NOMEM, _("内存不足。"));
		}
	}
	free(fresh.bindings);
	return true;
}

const char *keymap_find(const struct keymap *map, const char *context, key_code code)
{
	const struct keymap_binding *binding = find_binding(map, context, code);
	if (!binding)
		binding = find_binding(map, KEYMAP_GENERAL, code);
	return binding && strcmp(binding->act, "-") != 0 ? binding->act : NULL;
}

void keymap_keys(const struct keymap *map, const char *context, const char *act, struct strbuf *out)
{
	bool first = true;
	for (size_t i = 0; i < map->count; i++) {
		const struct keymap_binding *binding = &map->bindings[i];
		bool here = strcmp(binding->context, context) == 0;
		bool general = strcmp(binding->context, KEYMAP_GENERAL) == 0;
		if (strcmp(binding->act, act) != 0 ||
			(!here && (!general || find_binding(map, context, binding->code))))
			continue;
		char name[KEY_NAME_SIZE];
		strbuf_add(out, first ? "" : ", ");
		strbuf_add(out, key_name(binding->code, name));
		first = false;
	}
}
