/* setup_form.c — nobody has to learn what {year} means: a case number is copied from any file, and the form
 * says what the next one will be. */
#include "pane/setup_form.h"

#include "base/i18n.h"
#include "exchange/ledger_values.h"
#include "office/act.h"

#include <stdio.h>
#include <string.h>

/* The pattern that the text describes; false with err when it describes none. */
static bool read_pattern(const char *text, struct strbuf *pattern, struct error *err)
{
	struct value_context context = {0};
	bool ok = value_case_pattern(&context, text, strlen(text), pattern) == VALUE_GIVEN;
	if (pattern->failed || context.why.failed)
		ok = error_set(err, ERR_NOMEM, _("内存不足"));
	else if (!ok)
		error_set(err, ERR_INPUT, "%s", strbuf_text(&context.why));
	value_context_free(&context);
	return ok;
}

static bool check(void *data, const struct form_field *field, const char *value, struct error *err)
{
	struct setup_form *setup = data;
	return strcmp(field->id, "pattern") != 0 || read_pattern(value, &setup->pattern, err);
}

/* The line under the field of the pattern. */
static void show_example(struct setup_form *setup)
{
	struct error err = ERROR_INIT;
	struct strbuf number = {0};
	const char *typed = form_value(&setup->form, "pattern");
	if (typed && *typed && read_pattern(typed, &setup->pattern, &err)) {
		value_write_case_number(
			&number, strbuf_text(&setup->pattern), civil_split(setup->today).year, 1);
		snprintf(setup->example, sizeof setup->example, _("新案号如：%.200s"), strbuf_text(&number));
	} else {
		snprintf(setup->example, sizeof setup->example, "%s",
			_("照写一个案号即可，如 渝两江劳人仲案字〔2020〕第2876号"));
	}
	strbuf_free(&number);
	error_clear(&err);
}

/* The roles are those of the act that registers people. */
static size_t read_roles(struct setup_form *setup)
{
	const struct act_param *param = act_find("add_staff")->params;
	while (param->id && strcmp(param->id, "role") != 0)
		param++;
	size_t count = 0;
	for (const struct act_choice *role = param->choices; role && role->id && count < SETUP_ROLES; role++)
		setup->roles[count++] = (struct form_choice){.id = role->id, .label = _(role->label)};
	return count;
}

bool setup_form_open(struct setup_form *setup, const char *commission, const char *number, civil_date today,
	struct error *err)
{
	*setup = (struct setup_form){.today = today};
	size_t roles = read_roles(setup);
	const struct form_field fields[SETUP_FIELDS] = {
		{.id = "commission",
			.label = _("仲裁委员会"),
			.required = true,
			.initial = commission,
			.help = _("全称，如 两江新区劳动人事争议仲裁委员会")},
		{.id = "pattern",
			.label = _("案号"),
			.required = true,
			.initial = number,
			.help = setup->example},
		{.id = "person",
			.label = _("您的姓名"),
			.required = true,
			.help = _("办理的每一步都记在这个姓名下")},
		{.id = "role",
			.label = _("职务"),
			.kind = FORM_CHOICE,
			.required = true,
			.initial = "clerk",
			.choices = setup->roles,
			.choice_count = roles,
			.help = _("以后可以登记其他人员")},
	};
	memcpy(setup->fields, fields, sizeof fields);
	const struct form_options options = {
		.title = _("新建机构"), .check = check, .data = setup, .today = today};
	if (!form_open(&setup->form, setup->fields, SETUP_FIELDS, &options, err))
		return false;
	show_example(setup);
	return true;
}

enum widget_answer setup_form_key(struct setup_form *setup, const struct key_event *key)
{
	enum widget_answer answer = form_key(&setup->form, key);
	if (answer == WIDGET_CHANGED)
		show_example(setup);
	return answer;
}

void setup_form_get(struct setup_form *setup, struct setup *out)
{
	struct error err = ERROR_INIT;
	*out = (struct setup){.commission = form_value(&setup->form, "commission"),
		.pattern = form_value(&setup->form, "pattern"),
		.person = form_value(&setup->form, "person"),
		.role = form_value(&setup->form, "role")};
	if (read_pattern(out->pattern, &setup->pattern, &err))
		out->pattern = strbuf_text(&setup->pattern);
	error_clear(&err); /* what is no pattern is refused as it was typed */
}

void setup_form_refuse(struct setup_form *setup, struct error *err)
{
	form_refuse(&setup->form, err->field ? err->field : "commission", error_text(err));
	error_clear(err);
}

void setup_form_draw(struct setup_form *setup, struct canvas *canvas, struct rect area)
{
	int rows, columns;
	form_size(&setup->form, &rows, &columns);
	form_draw(&setup->form, canvas, rect_middle(area, rows, columns));
}

void setup_form_free(struct setup_form *setup)
{
	if (setup->form.inputs)
		form_free(&setup->form);
	strbuf_free(&setup->pattern);
	*setup = (struct setup_form){0};
}
