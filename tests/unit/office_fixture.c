#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "office_fixture.h"
#include "store/derive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char last_message[2048], last_warning[2048];

const char *fixture_message(void)
{
	return last_message;
}

const char *fixture_warning(void)
{
	return last_warning;
}

static bool run(struct office *office, const char *id, int64_t case_id, va_list args,
	struct act_result *result, struct error *err)
{
	const struct act *act = act_find(id);
	assert_non_null(act);
	struct act_call call;
	act_call_init(&call, act, case_id);
	bool good = true;
	const char *pair;
	while (good && (pair = va_arg(args, const char *)) != NULL) {
		char key[64];
		const char *equals = strchr(pair, '=');
		assert_non_null(equals);
		snprintf(key, sizeof key, "%.*s", (int)(equals - pair), pair);
		good = act_call_set(office, &call, key, equals + 1, err);
	}
	good = good && act_run(office, &call, result, err);
	act_call_clear(&call);
	return good;
}

int64_t fixture_act(struct office *office, const char *id, int64_t case_id, ...)
{
	struct error err = ERROR_INIT;
	struct act_result result = {0};
	va_list args;
	va_start(args, case_id);
	bool good = run(office, id, case_id, args, &result, &err);
	va_end(args);
	if (!good)
		fail_msg("%s: %s", id, error_text(&err));
	snprintf(last_message, sizeof last_message, "%s", result.message ? result.message : "");
	snprintf(last_warning, sizeof last_warning, "%s", result.warning ? result.warning : "");
	int64_t answer = case_id == 0 && result.case_id ? result.case_id : result.row_id;
	act_result_clear(&result);
	return answer;
}

void fixture_refused(struct office *office, const char *id, int64_t case_id, const char *part, ...)
{
	struct error err = ERROR_INIT;
	struct act_result result = {0};
	va_list args;
	va_start(args, part);
	bool good = run(office, id, case_id, args, &result, &err);
	va_end(args);
	if (good)
		fail_msg("%s was done: %s", id, result.message);
	if (!strstr(error_text(&err), part))
		fail_msg("%s: expected %s, got %s", id, part, error_text(&err));
	assert_null(result.message);
	error_clear(&err);
}

int64_t fixture_case(struct office *office, const char *day)
{
	char date[32];
	snprintf(date, sizeof date, "date=%s", day);
	return fixture_act(office, "register", 0, "applicant=张伟", "phone=13800000000",
		"respondent=重庆甲建筑有限公司", "cause=追索劳动报酬", "amount=1.2万",
		"claims=支付工资；支付补偿", date, NULL);
}

int64_t fixture_accepted(struct office *office, const char *day)
{
	char date[32];
	int64_t case_id = fixture_case(office, day);
	snprintf(date, sizeof date, "date=%s", day);
	fixture_act(office, "accept", case_id, date, NULL);
	return case_id;
}

int64_t fixture_busy_case(struct office *office)
{
	office->today = civil_make(2020, 11, 23);
	int64_t id = fixture_act(office, "register", 0, "applicant=张伟等14人",
		"respondent=重庆某某建设工程有限公司", "cause=追索劳动报酬", "amount=1268400",
		"claims=支付2020年6月至8月工资；支付经济补偿", "phone=13800000000",
		"respondent_phone=02367890000", "respondent_address=重庆市渝北区金开大道999号附12号",
		"date=2020-09-24", NULL);
	fixture_act(office, "accept", id, "date=2020-09-27", "collective=是", "clerk=李娟", NULL);
	fixture_act(office, "serve", id, "document=application+notice", "party=respondent", "method=mail",
		"date=2020-09-28", "carrier=EMS", "tracking=1098765432109", NULL);
	fixture_act(office, "serve_failed", id, "date=2020-10-09", "reason=拒收", NULL);
	fixture_act(office, "serve", id, "document=application+notice", "party=respondent",
		"method=announcement", "date=2020-10-11", "tracking=重庆日报", NULL);
	fixture_act(office, "notify_tribunal", id, "date=2020-09-30", NULL);
	fixture_act(office, "schedule", id, "start=2020-12-30T09:00", "room=一庭", NULL);
	fixture_act(office, "assign", id, "arbitrator=何勇", "seat=presiding", "reason=轮到", NULL);
	fixture_act(
		office, "add_note", id, "content=双方约定公告期内再谈一次，用人单位愿意先付一部分。", NULL);
	return id;
}

const char *fixture_due(struct office *office, int64_t case_id, const char *rule)
{
	static char due[CIVIL_TEXT_SIZE];
	struct error err = ERROR_INIT;
	struct law_result *law = malloc(sizeof *law);
	assert_non_null(law);
	assert_true(store_deadlines(office->store, case_id, office->today, law, &err));
	int id = law_rule_find(rule);
	assert_true(id >= 0);
	const struct law_deadline *deadline = law_deadline_of(law, (enum law_rule_id)id);
	if (deadline)
		civil_format(deadline->due, due);
	free(law);
	return deadline ? due : NULL;
}

int office_fixture_setup(void **state)
{
	struct office_fixture *fixture = calloc(1, sizeof *fixture);
	struct error err = ERROR_INIT;
	if (!fixture)
		return -1;
	snprintf(fixture->directory, sizeof fixture->directory, "/tmp/zhongcai-office-XXXXXX");
	if (!mkdtemp(fixture->directory))
		return -1;
	snprintf(fixture->path, sizeof fixture->path, "%s/office.db", fixture->directory);
	struct office_options options = {
		.path = fixture->path, .user = "黄主任", .today = civil_make(2020, 9, 24), .create = true};
	struct office *office = &fixture->office;
	if (!office_open(office, &options, &err))
		fail_msg("%s", error_text(&err));
	fixture_act(office, "commission", 0, "name=两江新区劳动人事争议仲裁委员会",
		"pattern=渝两江劳人仲案字〔{year}〕第{serial}号", NULL);
	fixture_act(office, "add_staff", 0, "name=黄主任", "role=director", NULL);
	fixture_act(office, "add_staff", 0, "name=李娟", "role=clerk", NULL);
	fixture_act(office, "add_room", 0, "name=一庭", NULL);
	fixture_act(office, "add_room", 0, "name=二庭", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=何勇", "kind=专职", "source=commission",
		"from=2018-01-01", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=林晓燕", "source=高校", "organisation=西南大学",
		"from=2018-05-01", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=赵敏", "source=enterprise",
		"organisation=重庆市甲建筑有限责任公司", "from=2018-05-01", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=陈静", "source=law_firm", "from=2014-05-01", NULL);
	fixture_act(office, "add_arbitrator", 0, "name=张伟", "source=union", "from=2018-05-01",
		"yearly_limit=1", NULL);
	assert_true(office_refresh(office, &err));
	*state = fixture;
	return 0;
}

int office_fixture_teardown(void **state)
{
	struct office_fixture *fixture = *state;
	char path[160];
	office_close(&fixture->office);
	static const char *const endings[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		snprintf(path, sizeof path, "%s%s", fixture->path, endings[i]);
		unlink(path);
	}
	rmdir(fixture->directory);
	free(fixture);
	return 0;
}

struct office *office_of(void **state)
{
	return &((struct office_fixture *)*state)->office;
}

int64_t heard_case(struct office *office, const char *arbitrator, const char *start, const char *room)
{
	int64_t id = fixture_accepted(office, "2020-09-24");
	fixture_act(office, "assign", id, arbitrator, "reason=轮到", NULL);
	fixture_act(office, "schedule", id, start, room, NULL);
	return id;
}
