/* act_table.c — THE table of acts. A new act is one row here and, unless it is one event (procedure.c) or one
 * way of closing (closing.c), one function. */
#include "base/i18n.h"
#include "law/service.h"
#include "law/stage.h"
#include "office/acts.h"
#include "office/draw.h"

#define TODAY(text)                                                                                          \
	{                                                                                                    \
		.id = "date", .label = (text), .type = PARAM_DATE, .required = true, .initial = "today",     \
		.past = true                                                                                 \
	}
#define TEXT(name, text)                                                                                     \
	{                                                                                                    \
		.id = (name), .label = (text)                                                                \
	}
#define NEEDED(name, text)                                                                                   \
	{                                                                                                    \
		.id = (name), .label = (text), .required = true                                              \
	}
#define LONG(name, text)                                                                                     \
	{                                                                                                    \
		.id = (name), .label = (text), .type = PARAM_LONG_TEXT                                       \
	}
#define FLAG(name, text)                                                                                     \
	{                                                                                                    \
		.id = (name), .label = (text), .type = PARAM_FLAG                                            \
	}
#define TYPED(name, text, kind)                                                                              \
	{                                                                                                    \
		.id = (name), .label = (text), .type = (kind)                                                \
	}
#define CHOICE(name, text, list, first)                                                                      \
	{                                                                                                    \
		.id = (name), .label = (text), .type = PARAM_CHOICE, .required = true, .choices = (list),    \
		.initial = (first)                                                                           \
	}
#define SUBJECT(name, text, of)                                                                              \
	{                                                                                                    \
		.id = (name), .label = (text), .type = PARAM_SUBJECT, .subject = &subject_##of               \
	}
#define SUBJECT_NEEDED(name, text, of)                                                                       \
	{                                                                                                    \
		.id = (name), .label = (text), .type = PARAM_SUBJECT, .required = true,                      \
		.subject = &subject_##of                                                                     \
	}
#define RESPONDENT                                                                                           \
	{                                                                                                    \
		.id = "party", .label = N_("被申请人"), .type = PARAM_PARTY, .initial = "respondent"         \
	}
#define ID_NUMBER                                                                                            \
	{                                                                                                    \
		.id = "id_number", .label = N_("证件号码"),                                                  \
		.help = N_("个人写身份证件号码，单位写统一社会信用代码")                                     \
	}
#define CREDIT_CODE                                                                                          \
	{                                                                                                    \
		.id = "credit_code", .label = N_("信用代码"),                                                \
		.help = N_("单位的统一社会信用代码；更名之后凭它认出")                                       \
	}
#define MEDIATOR                                                                                             \
	{                                                                                                    \
		.id = "mediator", .label = N_("调解员"), .help = N_("曾经调解本案的人，不能再任仲裁员")      \
	}
#define FIRM                                                                                                 \
	{                                                                                                    \
		.id = "organisation", .label = N_("所在单位"), .help = N_("代理人所在的律师事务所或单位")    \
	}
#define NOTE LONG("note", N_("说明"))

/* ---- choices ---- */

static const struct act_choice party_roles[] = {{"applicant", N_("申请人")}, {"respondent", N_("被申请人")},
	{"third_party", N_("第三人")}, {"representative", N_("代理人")}, {0}};
static const struct act_choice sides[] = {
	{"applicant", N_("申请人")}, {"respondent", N_("被申请人")}, {"third_party", N_("第三人")}, {0}};
static const struct act_choice recusal_askers[] = {{"applicant", N_("申请人")},
	{"respondent", N_("被申请人")}, {"third_party", N_("第三人")}, {"self", N_("本人")}, {0}};
/* 调解仲裁法三十三 */
static const struct act_choice recusal_grounds[] = {{"relative", N_("本人或近亲属是当事人、代理人")},
	{"interest", N_("与本案有利害关系")}, {"relation", N_("其他关系，可能影响公正裁决")},
	{"contact", N_("私自会见或接受请客送礼")}, {0}};
static const struct act_choice absent_sides[] = {
	{"applicant", N_("申请人")}, {"respondent", N_("被申请人")}, {"both", N_("双方")}, {0}};
static const struct act_choice documents[] = {{"application", N_("申请书副本和应诉通知")},
	{"notice", N_("通知书")}, {"hearing_notice", N_("开庭通知")},
	{"application+notice", N_("应诉和开庭通知")}, {"tribunal_notice", N_("组庭通知")},
	{"defence", N_("答辩书副本")}, {"amended", N_("变更请求副本")}, {"award", N_("裁决书")},
	{"mediation", N_("调解书")}, {"decision", N_("决定书")}, {0}};
#define X(name, id, label) {id, label},
static const struct act_choice methods[] = {LAW_METHODS(X){0}};
#undef X
static const struct act_choice seats[] = {
	{"sole", N_("独任")}, {"presiding", N_("首席")}, {"member", N_("成员")}, {0}};
static const struct act_choice suspension_grounds[] = {
#define X(name, id, label, brief) {id, label},
	LAW_GROUNDS(X)
#undef X
		{0}};
static const struct act_choice award_kinds[] = {{"full", N_("全部裁决")}, {"partial", N_("先行裁决")}, {0}};
static const struct act_choice arbitrator_kinds[] = {
	{"full_time", N_("专职")}, {"part_time", N_("兼职")}, {0}};
static const struct act_choice sources[] = {{"commission", N_("仲裁院")}, {"sub_district", N_("街道")},
	{"enterprise", N_("企业")}, {"law_firm", N_("律所")}, {"university", N_("高校")},
	{"union", N_("工会")}, {"other", N_("其他")}, {0}};
static const struct act_choice ties[] = {{"liaison", N_("定点联系企业")}, {"employer", N_("任职单位")},
	{"firm", N_("律师事务所")}, {"relative", N_("近亲属")}, {0}};
/* 组织规则二十六, 调解仲裁法三十四 */
static const struct act_choice dismissal_grounds[] = {{"not_renewed", N_("聘期届满不再续聘")},
	{"left_post", N_("岗位变动等，不再履职")}, {"failed_assessment", N_("年度考核不合格")},
	{"breach", N_("违法违纪")}, {"other", N_("其他应当解聘的情形")}, {0}};
/* 组织规则二十五 */
static const struct act_choice assessment_grades[] = {
	{"excellent", N_("优秀")}, {"qualified", N_("合格")}, {"unqualified", N_("不合格")}, {0}};
static const struct act_choice arbitrator_suspensions[] = {{"investigation", N_("涉嫌违法违纪，正在调查")},
	{"untrained", N_("培训未达要求")}, {"own_request", N_("本人申请")}, {"other", N_("其他")}, {0}};
static const struct act_choice staff_roles[] = {
	{"clerk", N_("书记员")}, {"arbitrator", N_("仲裁员")}, {"director", N_("主任")}, {0}};
static const struct act_choice complaint_outcomes[] = {{"corrected", N_("责令改正后履行")},
	{"settled", N_("协商解决")}, {"penalised", N_("作出行政处理或处罚")},
	{"unfounded", N_("查无违法事实")}, {"withdrawn", N_("撤回投诉")}, {"transferred", N_("移送")}, {0}};
static const struct act_choice day_kinds[] = {{"off", N_("放假")}, {"work", N_("上班")}, {0}};
#define X(name, id, label, traits) {id, label},
static const struct act_choice event_kinds[] = {LAW_EVENTS(X){0}};
#undef X
/* The rows of law_whats and law_outcomes once more, as choices. */
static const struct act_choice announced_whats[] = {{"application", N_("应诉通知")}, {"notice", N_("通知")},
	{"application+notice", N_("应诉和开庭通知")}, {"award", N_("裁决书")}, {0}};
static const struct act_choice event_outcomes[] = {{"award", N_("裁决")}, {"mediated", N_("调解")},
	{"withdrawn", N_("撤回")}, {"deemed_withdrawn", N_("视为撤回")}, {"revoked", N_("撤销受理")},
	{"terminated", N_("终结")}, {"transferred", N_("移送")}, {"partial", N_("先行裁决")}, {0}};

#define X(name, id, label, watch, span, task, remind, missed) {id, label},
static const struct act_choice rules[] = {LAW_RULES(X){0}};
#undef X
static const struct act_choice rule_whens[] = {{"summary", N_("简易处理")}, {"collective", N_("集体争议")},
	{"final_award", N_("终局裁决")}, {"employer_applies", N_("用人单位申请")},
	{"wages", N_("追索劳动报酬")}, {0}};

static const struct act_choice tariff_kinds[] = {{"case", N_("每案")}, {"hearing", N_("每次开庭")}, {0}};
static const struct act_choice tariff_sizes[] = {{"yes", N_("集体争议")}, {"no", N_("非集体争议")}, {0}};

/* ---- parameters ---- */

typedef struct act_param P;

static const P no_params[] = {{0}};
static const P event_params[] = {TODAY(N_("日期")), NOTE, {0}};
static const P party_event_params[] = {TODAY(N_("日期")), RESPONDENT, NOTE, {0}};

static const P register_params[] = {{.id = "applicant",
					    .label = N_("申请人"),
					    .required = true,
					    .help = N_("多人用、隔开；“张伟等14人”按人数登记")},
	{.id = "head_count", .label = N_("人数"), .type = PARAM_INT}, TEXT("phone", N_("申请人电话")),
	TEXT("address", N_("申请人地址")),
	{.id = "respondent", .label = N_("被申请人"), .required = true, .help = N_("多个用；隔开")},
	TEXT("respondent_phone", N_("被申请人电话")), TEXT("respondent_address", N_("被申请人地址")),
	{.id = "credit_code", .label = N_("信用代码"), .help = N_("用人单位的统一社会信用代码")},
	TEXT("third_party", N_("第三人")),
	{.id = "cause", .label = N_("案由"), .type = PARAM_CAUSE, .required = true},
	{.id = "claims",
		.label = N_("仲裁请求"),
		.type = PARAM_LONG_TEXT,
		.help = N_("一项一行，或用；隔开")},
	TYPED("amount", N_("标的额"), PARAM_MONEY), TODAY(N_("收到申请")),
	{.id = "employer_applies",
		.label = N_("单位申请"),
		.type = PARAM_FLAG,
		.help = N_("用人单位为申请人")},
	{.id = "clerk", .label = N_("书记员"), .type = PARAM_CLERK, .initial = "me"},
	TYPED("station", N_("曾经调解"), PARAM_STATION), LONG("remark", N_("备注")), MEDIATOR, {0}};

static const P accept_params[] = {TODAY(N_("受理日期")),
	{.id = "serial", .label = N_("序号"), .type = PARAM_INT, .help = N_("留空则用本年下一个序号")},
	FLAG("collective", N_("集体争议")), FLAG("summary", N_("简易处理")),
	TYPED("clerk", N_("书记员"), PARAM_CLERK), {0}};
static const P reason_params[] = {TODAY(N_("日期")),
	{.id = "note", .label = N_("理由"), .type = PARAM_LONG_TEXT, .required = true}, {0}};

static const P edit_case_params[] = {TYPED("cause", N_("案由"), PARAM_CAUSE),
	TYPED("amount", N_("标的额"), PARAM_MONEY), TYPED("head_count", N_("人数"), PARAM_INT),
	FLAG("collective", N_("集体争议")), FLAG("summary", N_("简易处理")),
	FLAG("final_award", N_("终局裁决")), FLAG("employer_applies", N_("单位申请")),
	FLAG("wages", N_("涉及劳动报酬")), TYPED("lead", N_("承办仲裁员"), PARAM_ARBITRATOR),
	TYPED("clerk", N_("书记员"), PARAM_CLERK), TYPED("station", N_("曾经调解"), PARAM_STATION),
	LONG("remark", N_("备注")), MEDIATOR, {0}};

static const P add_party_params[] = {CHOICE("role", N_("身份"), party_roles, NULL),
	NEEDED("name", N_("名称")), TEXT("phone", N_("电话")), TEXT("address", N_("地址")), ID_NUMBER,
	TYPED("represents", N_("代理谁"), PARAM_PARTY), FIRM, {0}};
static const P edit_party_params[] = {
	{.id = "party", .label = N_("当事人"), .type = PARAM_PARTY, .required = true},
	TEXT("name", N_("名称")), TEXT("phone", N_("电话")), TEXT("address", N_("地址")), ID_NUMBER, FIRM,
	{0}};
static const P remove_party_params[] = {
	{.id = "party", .label = N_("当事人"), .type = PARAM_PARTY, .required = true}, {0}};
static const P add_claim_params[] = {
	{.id = "content", .label = N_("请求内容"), .type = PARAM_LONG_TEXT, .required = true},
	TYPED("amount", N_("金额"), PARAM_MONEY), {0}};
static const P edit_claim_params[] = {SUBJECT("claim", N_("仲裁请求"), claim),
	LONG("content", N_("请求内容")), TYPED("amount", N_("金额"), PARAM_MONEY), {0}};
static const P remove_claim_params[] = {SUBJECT("claim", N_("仲裁请求"), claim), {0}};
static const P add_note_params[] = {
	{.id = "content", .label = N_("笔记"), .type = PARAM_LONG_TEXT, .required = true}, {0}};
static const P edit_note_params[] = {SUBJECT("note", N_("笔记"), note),
	{.id = "content", .label = N_("内容"), .type = PARAM_LONG_TEXT, .required = true}, {0}};
static const P remove_note_params[] = {SUBJECT("note", N_("笔记"), note), {0}};

#define EVENT_FIELDS                                                                                         \
	{.id = "party", .label = N_("被申请人"), .type = PARAM_PARTY}, TYPED("days", N_("天数"), PARAM_INT), \
		{.id = "what", .label = N_("公告内容"), .type = PARAM_CHOICE, .choices = announced_whats},   \
		{.id = "who", .label = N_("哪一方"), .type = PARAM_CHOICE, .choices = sides},                \
		TYPED("award", N_("第几份裁决"), PARAM_INT),                                                 \
		{.id = "outcome", .label = N_("结果"), .type = PARAM_CHOICE, .choices = event_outcomes},     \
		NOTE
static const P add_event_params[] = {CHOICE("kind", N_("事件"), event_kinds, NULL),
	{.id = "date", .label = N_("日期"), .type = PARAM_DATE, .required = true, .initial = "today"},
	EVENT_FIELDS, {0}};
static const P edit_event_params[] = {
	SUBJECT("event", N_("事件"), event), TYPED("date", N_("日期"), PARAM_DATE), EVENT_FIELDS, {0}};
static const P remove_event_params[] = {SUBJECT("event", N_("事件"), event), {0}};

/* What the law wants on record of an attempt (law/service_step.h). */
#define ADDRESS                                                                                              \
	{                                                                                                    \
		.id = "address", .label = N_("地址"),                                                        \
		.help = N_("留空则送往上次送达成功的地址或当事人的地址")                                     \
	}
#define CONSENT                                                                                              \
	{                                                                                                    \
		.id = "consent", .label = N_("同意依据"), .help = N_("电子送达：送达地址确认书的编号或日期") \
	}
#define GROUNDS                                                                                              \
	{                                                                                                    \
		.id = "grounds", .label = N_("理由"), .help = N_("留置、公告：原因和经过")                   \
	}
#define CONTENT LONG("content", N_("公告文本"))
#define FILE_PATH                                                                                            \
	{                                                                                                    \
		.id = "file", .label = N_("文件"), .help = N_("回证或照片的文件路径")                        \
	}
#define WITNESSES                                                                                            \
	{                                                                                                    \
		.id = "witnesses", .label = N_("见证人"), .help = N_("留置送达时在场的见证人")               \
	}
static const P serve_params[] = {CHOICE("document", N_("文书"), documents, "application"),
	{.id = "party",
		.label = N_("受送达人"),
		.type = PARAM_PARTY,
		.required = true,
		.initial = "respondent"},
	CHOICE("method", N_("方式"), methods, "mail"), TODAY(N_("发出日期")),
	{.id = "carrier",
		.label = N_("经手单位"),
		.help = N_("邮递公司；委托送达的受委托机关；转交送达的单位")},
	{.id = "tracking",
		.label = N_("单号或媒体"),
		.help = N_("邮件单号，多件案件写首号-末号，按登记先后各得一号；公告写媒体"),
		.serial = true},
	ADDRESS, CONSENT, GROUNDS, CONTENT, {0}};
static const P served_params[] = {SUBJECT("attempt", N_("送达"), attempt_out), TODAY(N_("送达日期")),
	{.id = "proof", .label = N_("回证"), .help = N_("送达回证编号；留置的照片或录像")}, FILE_PATH,
	WITNESSES, {0}};
static const P serve_failed_params[] = {SUBJECT("attempt", N_("送达"), attempt_out), TODAY(N_("退回日期")),
	{.id = "reason",
		.label = N_("原因"),
		.required = true,
		.help = N_("照退条写：拒收、查无此单位、已搬迁、停业、下落不明、无人签收等")},
	FILE_PATH, {0}};

static const P announce_params[] = {CHOICE("what", N_("内容"), announced_whats, "application+notice"),
	TODAY(N_("刊登日期")),
	{.id = "medium", .label = N_("媒体"), .required = true, .help = N_("报纸、网站，如 重庆日报 第3版")},
	{.id = "content",
		.label = N_("公告文本"),
		.type = PARAM_LONG_TEXT,
		.help = N_("公告的文本，或者它的文号")},
	{.id = "grounds", .label = N_("理由"), .help = N_("留空则照各次送达未果的经过写")},
	{.id = "party",
		.label = N_("被申请人"),
		.type = PARAM_PARTY,
		.help = N_("留空即每一名送达未果的被申请人")},
	{0}};
static const P completion_params[] = {SUBJECT("attempt", N_("公告"), announcement),
	{.id = "date",
		.label = N_("送达日期"),
		.type = PARAM_DATE,
		.past = true,
		.help = N_("留空即各件公告期满之日")},
	FILE_PATH, {0}};

static const P edit_attempt_params[] = {SUBJECT("attempt", N_("送达"), attempt),
	{.id = "date", .label = N_("发出日期"), .type = PARAM_DATE, .past = true},
	TEXT("carrier", N_("经手单位")), TEXT("tracking", N_("单号或媒体")),
	{.id = "result_date", .label = N_("退回日期"), .type = PARAM_DATE, .past = true},
	TEXT("reason", N_("未果原因")), TEXT("proof", N_("回证")), FILE_PATH, WITNESSES, ADDRESS, CONSENT,
	GROUNDS, CONTENT, {0}};

static const P date_any_params[] = {
	{.id = "date", .label = N_("届满日"), .type = PARAM_DATE, .required = true}, NOTE, {0}};
static const P defence_agreed_params[] = {TODAY(N_("日期")), RESPONDENT,
	{.id = "days", .label = N_("工作日数"), .type = PARAM_INT, .required = true}, NOTE, {0}};
static const P join_params[] = {TODAY(N_("日期")),
	{.id = "role", .label = N_("身份"), .type = PARAM_CHOICE, .choices = sides}, TEXT("name", N_("名称")),
	TEXT("phone", N_("电话")), TEXT("address", N_("地址")), ID_NUMBER, NOTE, {0}};
static const P amend_params[] = {TODAY(N_("日期")), TYPED("amount", N_("变更后标的额"), PARAM_MONEY),
	LONG("content", N_("新增请求")), NOTE, {0}};
static const P recusal_params[] = {TODAY(N_("申请日期")),
	CHOICE("who", N_("谁提出"), recusal_askers, "applicant"),
	{.id = "arbitrator",
		.label = N_("被申请回避人"),
		.type = PARAM_ARBITRATOR,
		.help = N_("留空即本案唯一的仲裁员；几人的，一人登记一次")},
	{.id = "clerk", .label = N_("或书记员"), .type = PARAM_CLERK},
	CHOICE("ground", N_("事由"), recusal_grounds, NULL),
	{.id = "note", .label = N_("理由"), .type = PARAM_LONG_TEXT, .required = true}, {0}};
static const P recusal_decided_params[] = {SUBJECT("recusal", N_("回避申请"), recusal_open),
	TODAY(N_("决定日期")),
	{.id = "granted", .label = N_("准予回避"), .type = PARAM_FLAG, .required = true}, NOTE, {0}};
static const P suspend_params[] = {
	TODAY(N_("中止日期")), CHOICE("reason", N_("事由"), suspension_grounds, "work_injury"), NOTE, {0}};
static const P extend_params[] = {TODAY(N_("批准日期")),
	{.id = "days",
		.label = N_("延长天数"),
		.type = PARAM_INT,
		.required = true,
		.initial = "15",
		.help = N_("至多十五日")},
	NOTE, {0}};
static const P by_params[] = {TODAY(N_("日期")), CHOICE("who", N_("哪一方"), sides, "respondent"),
	TYPED("award", N_("第几份裁决"), PARAM_INT), NOTE, {0}};
static const P award_served_params[] = {TODAY(N_("送达日期")),
	CHOICE("who", N_("送达哪一方"), sides, "respondent"),
	{.id = "party", .label = N_("当事人"), .type = PARAM_PARTY},
	TYPED("award", N_("第几份裁决"), PARAM_INT), NOTE, {0}};

/* Plans keep clear of it; by hand it may be agreed. */
#define DOUBLE_BOOKED                                                                                        \
	{                                                                                                    \
		.id = "double_booked", .label = N_("同时有庭"), .type = PARAM_FLAG,                          \
		.help = N_("当事人或代理人同时另有庭、已商定由谁到庭的，写“是”")                             \
	}
#define HEARING_FIELDS                                                                                       \
	{.id = "minutes",                                                                                    \
		.label = N_("时长（分钟）"),                                                                 \
		.type = PARAM_INT,                                                                           \
		.help = N_("留空则按程序和案由通常的时长")},                                                 \
		TYPED("room", N_("庭室"), PARAM_ROOM), TYPED("clerk", N_("书记员"), PARAM_CLERK)
static const P schedule_params[] = {
	{.id = "start", .label = N_("开庭时间"), .type = PARAM_TIME, .required = true}, HEARING_FIELDS, NOTE,
	DOUBLE_BOOKED, {0}};
static const P record_hearing_params[] = {
	{.id = "start", .label = N_("开庭时间"), .type = PARAM_TIME, .required = true}, HEARING_FIELDS, NOTE,
	{0}};
static const P move_hearing_params[] = {SUBJECT("hearing", N_("庭审"), hearing_planned),
	{.id = "start", .label = N_("新的时间"), .type = PARAM_TIME, .required = true},
	TYPED("minutes", N_("时长（分钟）"), PARAM_INT), TYPED("room", N_("庭室"), PARAM_ROOM),
	TYPED("clerk", N_("书记员"), PARAM_CLERK), TEXT("reason", N_("原因")), DOUBLE_BOOKED, {0}};
static const P replan_params[] = {SUBJECT("hearing", N_("庭审"), hearing_planned),
	{.id = "start",
		.label = N_("新的时间"),
		.type = PARAM_TIME,
		.help = N_("留空即最早合法而人员庭室都空的时间")},
	TYPED("minutes", N_("时长（分钟）"), PARAM_INT), TYPED("room", N_("庭室"), PARAM_ROOM),
	TYPED("clerk", N_("书记员"), PARAM_CLERK), TEXT("reason", N_("原因")), DOUBLE_BOOKED, {0}};
static const P cancel_hearing_params[] = {
	SUBJECT("hearing", N_("庭审"), hearing_planned), NEEDED("reason", N_("原因")), {0}};
static const P hold_hearing_params[] = {SUBJECT("hearing", N_("庭审"), hearing_planned),
	{.id = "absent",
		.label = N_("谁未到庭"),
		.type = PARAM_CHOICE,
		.choices = absent_sides,
		.help = N_("无正当理由未到庭或中途退庭的一方；都到了就留空")},
	{.id = "again",
		.label = N_("续庭时间"),
		.type = PARAM_TIME,
		.help = N_("没有开完的，写明下次开庭的时间，庭室、书记员、时长照旧")},
	LONG("note", N_("庭审情况")), DOUBLE_BOOKED, {0}};
static const P request_postponement_params[] = {SUBJECT("hearing", N_("庭审"), hearing_planned),
	TODAY(N_("申请日期")), CHOICE("who", N_("哪一方"), sides, "respondent"),
	{.id = "note", .label = N_("理由"), .type = PARAM_LONG_TEXT, .required = true}, {0}};
static const P decide_postponement_params[] = {TODAY(N_("决定日期")),
	{.id = "granted", .label = N_("准予延期"), .type = PARAM_FLAG, .required = true},
	SUBJECT("hearing", N_("庭审"), hearing_planned),
	{.id = "start",
		.label = N_("新的时间"),
		.type = PARAM_TIME,
		.help = N_("准予的，写明即一并改期；留空则原定的庭取消，另排")},
	TYPED("room", N_("庭室"), PARAM_ROOM), TYPED("clerk", N_("书记员"), PARAM_CLERK), NOTE, DOUBLE_BOOKED,
	{0}};
static const P join_cases_params[] = {
	{.id = "with", .label = N_("并入的案件"), .required = true, .help = N_("与之合并审理的案件的案号")},
	{0}};

static const P edit_hearing_params[] = {SUBJECT("hearing", N_("庭审"), hearing_over),
	TYPED("room", N_("庭室"), PARAM_ROOM), TYPED("clerk", N_("书记员"), PARAM_CLERK),
	LONG("note", N_("庭审情况")), {0}};

static const P assign_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	CHOICE("seat", N_("席位"), seats, "sole"), TODAY(N_("日期")), NEEDED("reason", N_("理由")), {0}};
static const P draw_params[] = {{.id = "three",
					.label = N_("三人庭"),
					.type = PARAM_FLAG,
					.help = N_("重大或疑难案件；十人以上的不必写")},
	{.id = "reason", .label = N_("理由"), .help = N_("本案抽取过的须写明；有人谢绝或退出的不必写")}, {0}};
static const P redraw_params[] = {SUBJECT("seat", N_("席位"), seat_taken),
	{.id = "reason", .label = N_("理由"), .help = N_("过期未答复的不必写")}, {0}};
static const P accept_seat_params[] = {SUBJECT("seat", N_("席位"), seat_offered), TODAY(N_("答复日期")), {0}};
static const P decline_seat_params[] = {
	SUBJECT("seat", N_("席位"), seat_offered), TODAY(N_("答复日期")), NEEDED("reason", N_("原因")), {0}};
static const P replace_params[] = {SUBJECT("seat", N_("席位"), seat_taken),
	{.id = "arbitrator", .label = N_("新仲裁员"), .type = PARAM_ARBITRATOR}, TODAY(N_("日期")),
	NEEDED("reason", N_("原因")), {0}};

static const P award_params[] = {TODAY(N_("裁决日期")), CHOICE("kind", N_("种类"), award_kinds, "full"),
	FLAG("final_award", N_("终局裁决")), NOTE, {0}};

static const P complaint_params[] = {NEEDED("complainant", N_("投诉人")),
	NEEDED("employer", N_("被投诉单位")), NEEDED("subject", N_("投诉事项")),
	{.id = "head_count", .label = N_("人数"), .type = PARAM_INT, .initial = "1"}, TODAY(N_("投诉日期")),
	TEXT("number", N_("编号")), {0}};
#define COMPLAINT SUBJECT_NEEDED("complaint", N_("举报投诉"), complaint)
static const P complaint_date_params[] = {COMPLAINT, TODAY(N_("日期")), {0}};
static const P complaint_close_params[] = {
	COMPLAINT, TODAY(N_("办结日期")), CHOICE("outcome", N_("结果"), complaint_outcomes, NULL), {0}};
static const P complaint_refer_params[] = {COMPLAINT, TODAY(N_("移送日期")),
	{.id = "case", .label = N_("仲裁案号"), .help = N_("已在仲裁立案的，写案号")}, {0}};
static const P station_params[] = {
	NEEDED("name", N_("名称")), NEEDED("sub_district", N_("街道")), TEXT("phone", N_("电话")), {0}};
static const P edit_station_params[] = {SUBJECT_NEEDED("station", N_("调解站"), station),
	TEXT("name", N_("名称")), TEXT("sub_district", N_("街道")), TEXT("phone", N_("电话")), {0}};

#define ARBITRATOR_FIELDS                                                                                    \
	TEXT("organisation", N_("所在单位")),                                                                \
		{.id = "organisation_code",                                                                  \
			.label = N_("单位代码"),                                                             \
			.help = N_("所在单位的统一社会信用代码；单位更名之后凭它认出")},                     \
		{.id = "id_number", .label = N_("证件号码"), .help = N_("身份证件号码；同名的人凭它分清")},  \
		TEXT("certificate", N_("证号")), TEXT("phone", N_("电话")),                                  \
		TEXT("sub_district", N_("街道")),                                                            \
		{.id = "specialities",                                                                       \
			.label = N_("擅长案由"),                                                             \
			.help = N_("用顿号隔开，如 追索劳动报酬、经济补偿金")},                              \
		TYPED("yearly_limit", N_("每年上限"), PARAM_INT), TEXT("languages", N_("语言")),             \
	{                                                                                                    \
		.id = "week", .label = N_("每周时间"),                                                       \
		.help = N_("可开庭的半天，如 周一上午 周三 周五下午；留空即不限")                            \
	}
static const P add_arbitrator_params[] = {NEEDED("name", N_("姓名")),
	CHOICE("kind", N_("专职兼职"), arbitrator_kinds, "part_time"),
	CHOICE("source", N_("来源"), sources, "other"), ARBITRATOR_FIELDS,
	{.id = "from", .label = N_("聘期自"), .type = PARAM_DATE},
	{.id = "until", .label = N_("聘期至"), .type = PARAM_DATE, .help = N_("留空为五年")}, {0}};
static const P edit_arbitrator_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	TEXT("name", N_("姓名")),
	{.id = "kind", .label = N_("专职兼职"), .type = PARAM_CHOICE, .choices = arbitrator_kinds},
	{.id = "source", .label = N_("来源"), .type = PARAM_CHOICE, .choices = sources}, ARBITRATOR_FIELDS,
	{0}};
static const P appoint_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	{.id = "from", .label = N_("聘期自"), .type = PARAM_DATE, .required = true, .initial = "today"},
	{.id = "until", .label = N_("聘期至"), .type = PARAM_DATE, .help = N_("留空为五年")}, {0}};
static const P edit_term_params[] = {SUBJECT_NEEDED("term", N_("聘期"), term),
	TYPED("from", N_("聘期自"), PARAM_DATE),
	{.id = "until", .label = N_("聘期至"), .type = PARAM_DATE, .help = N_("留空为五年")},
	TYPED("dismissed_on", N_("解聘日期"), PARAM_DATE),
	{.id = "ground", .label = N_("解聘事由"), .type = PARAM_CHOICE, .choices = dismissal_grounds},
	TYPED("suspended_on", N_("暂停日期"), PARAM_DATE),
	{.id = "suspension",
		.label = N_("暂停事由"),
		.type = PARAM_CHOICE,
		.choices = arbitrator_suspensions},
	TYPED("resumed_on", N_("恢复日期"), PARAM_DATE), NOTE, {0}};
static const P remove_term_params[] = {SUBJECT_NEEDED("term", N_("聘期"), term), {0}};
static const P dismiss_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	TODAY(N_("解聘日期")), CHOICE("ground", N_("事由"), dismissal_grounds, NULL), NOTE, {0}};
static const P suspend_arbitrator_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	TODAY(N_("暂停日期")), CHOICE("ground", N_("事由"), arbitrator_suspensions, NULL), NOTE, {0}};
static const P reinstate_arbitrator_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	TODAY(N_("恢复日期")), {0}};
static const P assess_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	{.id = "year", .label = N_("年度"), .type = PARAM_INT, .help = N_("留空即今年")},
	CHOICE("grade", N_("等次"), assessment_grades, NULL), NOTE, {0}};
static const P edit_assessment_params[] = {SUBJECT_NEEDED("assessment", N_("年度考核"), assessment),
	{.id = "grade", .label = N_("等次"), .type = PARAM_CHOICE, .choices = assessment_grades}, NOTE, {0}};
static const P remove_assessment_params[] = {SUBJECT_NEEDED("assessment", N_("年度考核"), assessment), {0}};
static const P unavailable_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	{.id = "from", .label = N_("自"), .type = PARAM_DATE, .required = true, .initial = "today"},
	{.id = "until", .label = N_("至"), .type = PARAM_DATE}, TEXT("reason", N_("原因")), {0}};
static const P edit_unavailable_params[] = {
	SUBJECT_NEEDED("unavailability", N_("不可用时段"), unavailability),
	TYPED("from", N_("自"), PARAM_DATE), TYPED("until", N_("至"), PARAM_DATE), TEXT("reason", N_("原因")),
	{0}};
static const P available_params[] = {SUBJECT_NEEDED("unavailability", N_("不可用时段"), unavailability), {0}};
static const P tie_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	CHOICE("kind", N_("关系"), ties, "liaison"), NEEDED("name", N_("名称")), CREDIT_CODE,
	{.id = "from", .label = N_("自"), .type = PARAM_DATE},
	{.id = "until", .label = N_("至"), .type = PARAM_DATE, .help = N_("留空即现在仍是")},
	TEXT("note", N_("说明")), {0}};
static const P edit_tie_params[] = {SUBJECT_NEEDED("tie", N_("利害关系"), tie),
	{.id = "kind", .label = N_("关系"), .type = PARAM_CHOICE, .choices = ties}, TEXT("name", N_("名称")),
	CREDIT_CODE, TYPED("from", N_("自"), PARAM_DATE),
	{.id = "until", .label = N_("至"), .type = PARAM_DATE, .help = N_("留空即现在仍是")},
	TEXT("note", N_("说明")), {0}};
static const P remove_tie_params[] = {SUBJECT_NEEDED("tie", N_("利害关系"), tie), {0}};
static const P training_params[] = {
	{.id = "arbitrator", .label = N_("仲裁员"), .type = PARAM_ARBITRATOR, .required = true},
	TODAY(N_("结束日期")), {.id = "hours", .label = N_("学时"), .type = PARAM_INT, .required = true},
	TEXT("subject", N_("内容")), {0}};
static const P edit_training_params[] = {SUBJECT_NEEDED("training", N_("培训"), training),
	{.id = "date", .label = N_("结束日期"), .type = PARAM_DATE, .past = true},
	TYPED("hours", N_("学时"), PARAM_INT), TEXT("subject", N_("内容")), {0}};
static const P remove_training_params[] = {SUBJECT_NEEDED("training", N_("培训"), training), {0}};
static const P add_staff_params[] = {NEEDED("name", N_("姓名")),
	CHOICE("role", N_("职务"), staff_roles, "clerk"), TEXT("account", N_("系统账号")),
	TYPED("arbitrator", N_("对应仲裁员"), PARAM_ARBITRATOR), {0}};
static const P edit_staff_params[] = {SUBJECT_NEEDED("staff", N_("工作人员"), staff),
	TEXT("name", N_("姓名")),
	{.id = "role", .label = N_("职务"), .type = PARAM_CHOICE, .choices = staff_roles},
	TEXT("account", N_("系统账号")), TYPED("arbitrator", N_("对应仲裁员"), PARAM_ARBITRATOR),
	TYPED("left_on", N_("离职日期"), PARAM_DATE), {0}};
#define ROOM_FIELDS                                                                                          \
	{.id = "opens", .label = N_("开放自"), .help = N_("如 9:00；留空即不限")},                           \
		{.id = "closes", .label = N_("开放至"), .help = N_("如 17:00；留空即不限")},                 \
		TEXT("equipment", N_("设备"))
static const P add_room_params[] = {NEEDED("name", N_("名称")), TYPED("capacity", N_("座位"), PARAM_INT),
	FLAG("online", N_("网上庭")), ROOM_FIELDS, {0}};
static const P edit_room_params[] = {SUBJECT_NEEDED("room", N_("庭室"), room), TEXT("name", N_("名称")),
	TYPED("capacity", N_("座位"), PARAM_INT), FLAG("online", N_("网上庭")), ROOM_FIELDS, {0}};

static const P commission_params[] = {TEXT("name", N_("名称")),
	{.id = "pattern", .label = N_("案号格式"), .help = N_("{year} 为年份，{serial} 为序号")},
	{.id = "jurisdiction", .label = N_("省份"), .help = N_("适用地方规定的省份，如 浙江")}, {0}};
static const P setting_params[] = {NEEDED("key", N_("设置")), TEXT("value", N_("值")), {0}};
static const P holiday_params[] = {{.id = "date", .label = N_("日期"), .type = PARAM_DATE, .required = true},
	CHOICE("kind", N_("安排"), day_kinds, "off"), NEEDED("name", N_("节日")), {0}};

static const P add_rule_params[] = {CHOICE("rule", N_("期限"), rules, NULL),
	{.id = "value", .label = N_("长度"), .type = PARAM_INT, .required = true},
	CHOICE("unit", N_("单位"), local_rule_units, "cd"),
	{.id = "when",
		.label = N_("只在"),
		.type = PARAM_CHOICE,
		.choices = rule_whens,
		.help = N_("只适用于这样的案件；留空即全部案件")},
	{.id = "from", .label = N_("施行自"), .type = PARAM_DATE, .required = true},
	{.id = "until", .label = N_("施行至"), .type = PARAM_DATE, .help = N_("留空即一直有效")},
	{.id = "basis", .label = N_("依据"), .required = true, .help = N_("条例或办法的名称和条号")}, {0}};
static const P remove_rule_params[] = {SUBJECT_NEEDED("rule", N_("本省规定"), local_rule), {0}};

static const P add_tariff_params[] = {CHOICE("kind", N_("按什么"), tariff_kinds, "case"),
	{.id = "amount", .label = N_("金额"), .type = PARAM_MONEY, .required = true},
	{.id = "seat",
		.label = N_("席位"),
		.type = PARAM_CHOICE,
		.choices = seats,
		.help = N_("留空即不分独任、首席、成员")},
	{.id = "collective",
		.label = N_("集体争议"),
		.type = PARAM_CHOICE,
		.choices = tariff_sizes,
		.help = N_("留空即不分")},
	{.id = "from", .label = N_("施行自"), .type = PARAM_DATE, .required = true, .initial = "today"},
	{.id = "until", .label = N_("施行至"), .type = PARAM_DATE, .help = N_("留空即一直有效")}, {0}};
static const P end_tariff_params[] = {SUBJECT_NEEDED("tariff", N_("补助标准"), tariff),
	{.id = "until", .label = N_("施行至"), .type = PARAM_DATE, .required = true, .initial = "today"},
	{0}};
static const P remove_tariff_params[] = {SUBJECT_NEEDED("tariff", N_("补助标准"), tariff), {0}};
#define MONTH                                                                                                \
	{                                                                                                    \
		.id = "month", .label = N_("月份"), .help = N_("如 2020-11、11月；留空为本月")               \
	}
static const P draw_allowances_params[] = {MONTH,
	{.id = "arbitrator",
		.label = N_("仲裁员"),
		.type = PARAM_ARBITRATOR,
		.help = N_("留空即全部兼职仲裁员")},
	{0}};
static const P approve_allowances_params[] = {
	SUBJECT("statement", N_("清单"), statement_draft), MONTH, TODAY(N_("批准日期")), {0}};
static const P reverse_allowance_params[] = {
	SUBJECT_NEEDED("item", N_("补助"), allowance), NEEDED("reason", N_("原因")), {0}};

static const P assign_week_params[] = {{.id = "week",
					       .label = N_("哪一周"),
					       .type = PARAM_DATE,
					       .required = true,
					       .initial = "today",
					       .help = N_("受理在这一周的案件；写其中任何一天")},
	{0}};

/* ---- the table ---- */

enum {
	WRITE = NEED_WRITABLE,
	IN_CASE = NEED_WRITABLE | NEED_CASE,
	IN_OPEN = IN_CASE | NEED_OPEN,
	IN_PROCEEDINGS = IN_OPEN | NEED_ACCEPTED
};

#define ACT(name, set, text, line, bits, list, function)                                                     \
	.id = (name), .group = (set), .label = (text), .help = (line), .needs = (bits), .params = (list),    \
	.run = (function)

const struct act acts[] = {
	{ACT("register", GROUP_CASE, N_("登记"), N_("收案登记：登记一件仲裁申请"), WRITE, register_params,
		 act_register),
		.offers = offer_register, .keys = "docket:A"},
	{ACT("correct", GROUP_CASE, N_("补正"), N_("申请人已补正材料，受理决定的期限重新起算"),
		 IN_OPEN | NEED_PENDING, event_params, act_procedure),
		.event = LAW_CORRECTED},
	{ACT("accept", GROUP_CASE, N_("受理"), N_("决定受理，给出案号"), IN_OPEN | NEED_PENDING,
		 accept_params, act_accept),
		.fill = fill_accept, .keys = "docket:a case:a"},
	{ACT("reject", GROUP_CASE, N_("不予受理"), N_("决定不予受理，写明理由"), IN_OPEN | NEED_PENDING,
		reason_params, act_reject)},
	{ACT("receive_transfer", GROUP_CASE, N_("移送收案"),
		 N_("收到其他仲裁委员会移送的案件，裁决期限重新起算"), IN_OPEN, event_params, act_procedure),
		.event = LAW_TRANSFERRED},
	{ACT("edit_case", GROUP_CASE, N_("编辑"), N_("修改案由、标的额、人数、承办人等"), IN_CASE,
		 edit_case_params, act_edit_case),
		.fill = fill_case, .keys = "docket:e backlog:e today:e case:E"},
	{ACT("add_party", GROUP_CASE, N_("加当事人"), N_("登记一名申请人、被申请人、第三人或代理人"), IN_CASE,
		add_party_params, act_add_party)},
	{ACT("edit_party", GROUP_CASE, N_("改当事人"), N_("修改当事人的名称、电话、地址"), IN_CASE,
		 edit_party_params, act_edit_party),
		.fill = fill_party},
	{ACT("remove_party", GROUP_CASE, N_("删当事人"), N_("删去登记错的当事人"), IN_CASE,
		remove_party_params, act_remove_party)},
	{ACT("add_claim", GROUP_CASE, N_("加请求"), N_("登记一项仲裁请求"), IN_CASE, add_claim_params,
		act_add_claim)},
	{ACT("edit_claim", GROUP_CASE, N_("改请求"), N_("修改一项仲裁请求"), IN_CASE, edit_claim_params,
		 act_edit_claim),
		.fill = fill_claim},
	{ACT("remove_claim", GROUP_CASE, N_("删请求"), N_("删去登记错的仲裁请求"), IN_CASE,
		remove_claim_params, act_remove_claim)},
	{ACT("add_note", GROUP_CASE, N_("笔记"), N_("写一条办案笔记"), IN_CASE, add_note_params,
		 act_add_note),
		.keys = "docket:n backlog:n today:n case:n"},
	{ACT("edit_note", GROUP_CASE, N_("改笔记"), N_("修改一条笔记"), IN_CASE, edit_note_params,
		 act_edit_note),
		.fill = fill_note},
	{ACT("remove_note", GROUP_CASE, N_("删笔记"), N_("删去一条笔记"), IN_CASE, remove_note_params,
		act_remove_note)},

	{ACT("serve", GROUP_SERVICE, N_("送达"), N_("发出一份文书：文书、受送达人、方式"),
		 IN_CASE | NEED_ACCEPTED, serve_params, act_serve),
		.suggest = suggest_service, .offers = offer_serve,
		.keys = "docket:s backlog:s today:s case:s calendar:s"},
	{ACT("served", GROUP_SERVICE, N_("已送达"), N_("登记送达回证，相应期限起算"), IN_CASE | NEED_ACCEPTED,
		 served_params, act_served),
		.preview = true, .keys = "case:v service:v"},
	{ACT("serve_failed", GROUP_SERVICE, N_("送达未果"), N_("登记退回或未能送达及其原因"),
		 IN_CASE | NEED_ACCEPTED, serve_failed_params, act_serve_failed),
		.keys = "case:x service:x"},
	{ACT("announce", GROUP_SERVICE, N_("公告"),
		 N_("公告送达：应诉和开庭一并公告的，先排定公告期满后合法的开庭；多件案件同登一次"),
		 IN_CASE | NEED_ACCEPTED, announce_params, act_announce),
		.preview = true, .batch = true, .keys = "docket:N backlog:N case:N service:N"},
	{ACT("complete_announcement", GROUP_SERVICE, N_("公告期满"),
		 N_("登记已经期满的公告视为送达，可以多件一起"), IN_CASE | NEED_ACCEPTED, completion_params,
		 act_complete_announcement),
		.suggest = suggest_completion, .preview = true, .batch = true},
	{ACT("edit_attempt", GROUP_SERVICE, N_("改送达"),
		 N_("修改一次送达的日期、地址、单号、回证、未果原因"), IN_CASE, edit_attempt_params,
		 act_edit_attempt),
		.fill = fill_attempt},
	{ACT("notify_tribunal", GROUP_SERVICE, N_("组庭通知"), N_("组庭情况已书面通知当事人"), IN_PROCEEDINGS,
		 event_params, act_procedure),
		.event = LAW_TRIBUNAL_NOTIFIED},
	{ACT("notify_hearing", GROUP_SERVICE, N_("开庭通知"), N_("开庭日期、地点已书面通知双方"),
		 IN_PROCEEDINGS, event_params, act_procedure),
		.event = LAW_HEARING_NOTIFIED},
	{ACT("serve_amended", GROUP_SERVICE, N_("送达变更"), N_("变更后的请求已送达被申请人"), IN_PROCEEDINGS,
		 party_event_params, act_procedure),
		.event = LAW_SERVED_AMENDED},
	{ACT("award_served", GROUP_SERVICE, N_("裁决送达"), N_("裁决书已送达一方，起诉期限起算"),
		 IN_CASE | NEED_AWARD, award_served_params, act_procedure),
		.event = LAW_AWARD_SERVED},
	{ACT("mediation_served", GROUP_SERVICE, N_("调解书送达"), N_("调解书已由双方签收"),
		 IN_CASE | NEED_ACCEPTED, event_params, act_procedure),
		.event = LAW_MEDIATION_SERVED},

	{ACT("set_evidence", GROUP_PROCEDURE, N_("举证期限"), N_("确定举证期限届满之日"), IN_PROCEEDINGS,
		 date_any_params, act_procedure),
		.event = LAW_EVIDENCE_UNTIL, .warns = true},
	{ACT("receive_defence", GROUP_PROCEDURE, N_("收到答辩"), N_("收到被申请人的答辩书"), IN_PROCEEDINGS,
		 party_event_params, act_procedure),
		.event = LAW_DEFENCE_RECEIVED},
	{ACT("serve_defence", GROUP_PROCEDURE, N_("送达答辩书"), N_("答辩书副本已送达申请人"), IN_PROCEEDINGS,
		 party_event_params, act_procedure),
		.event = LAW_DEFENCE_SERVED},
	{ACT("waive_defence", GROUP_PROCEDURE, N_("放弃答辩期"), N_("被申请人书面放弃答辩期"), IN_PROCEEDINGS,
		 party_event_params, act_procedure),
		.event = LAW_DEFENCE_WAIVED},
	{ACT("agree_defence", GROUP_PROCEDURE, N_("协商答辩期"), N_("简易处理中双方约定答辩期"),
		 IN_PROCEEDINGS, defence_agreed_params, act_procedure),
		.event = LAW_DEFENCE_AGREED},
	{ACT("file_counterclaim", GROUP_PROCEDURE, N_("提出反申请"), N_("被申请人提出反申请"), IN_PROCEEDINGS,
		 party_event_params, act_procedure),
		.event = LAW_COUNTERCLAIM_FILED},
	{ACT("accept_counterclaim", GROUP_PROCEDURE, N_("受理反申请"), N_("受理反申请，裁决期限重新起算"),
		 IN_PROCEEDINGS, event_params, act_procedure),
		.event = LAW_COUNTERCLAIM_ACCEPTED, .preview = true, .warns = true},
	{ACT("reject_counterclaim", GROUP_PROCEDURE, N_("不受理反申请"), N_("不受理反申请，写明理由"),
		 IN_PROCEEDINGS, reason_params, act_procedure),
		.event = LAW_COUNTERCLAIM_REJECTED, .warns = true},
	{ACT("join", GROUP_PROCEDURE, N_("追加当事人"), N_("追加当事人，裁决期限重新起算"), IN_PROCEEDINGS,
		 join_params, act_procedure),
		.event = LAW_JOINED, .also = act_join_party, .preview = true, .warns = true},
	{ACT("amend", GROUP_PROCEDURE, N_("变更请求"), N_("受理增加、变更的仲裁请求，裁决期限重新起算"),
		 IN_PROCEEDINGS, amend_params, act_procedure),
		.event = LAW_AMENDED, .also = act_amend_claims, .preview = true, .warns = true},
	{ACT("request_recusal", GROUP_PROCEDURE, N_("申请回避"),
		N_("申请仲裁员或书记员回避，三个工作日内决定，决定之前他暂停参与"), IN_PROCEEDINGS,
		recusal_params, act_request_recusal)},
	{ACT("decide_recusal", GROUP_PROCEDURE, N_("回避决定"), N_("主任决定是否回避；准予的让出席位"),
		 IN_PROCEEDINGS | NEED_DIRECTOR, recusal_decided_params, act_decide_recusal),
		.keys = "case:R today:R"},
	{ACT("simplify", GROUP_PROCEDURE, N_("转简易"), N_("决定简易处理"), IN_OPEN, event_params,
		 act_procedure),
		.event = LAW_SIMPLIFIED, .warns = true},
	{ACT("convert", GROUP_PROCEDURE, N_("转普通"), N_("简易处理转为普通程序，裁决期限仍自受理起算"),
		 IN_PROCEEDINGS, event_params, act_procedure),
		.event = LAW_CONVERTED, .also = act_require_summary, .warns = true},
	{ACT("entrust_mediation", GROUP_PROCEDURE, N_("委托调解"), N_("双方同意委托调解组织调解"),
		 IN_PROCEEDINGS, event_params, act_procedure),
		.event = LAW_MEDIATION_AGREED},
	{ACT("refuse_mediation", GROUP_PROCEDURE, N_("调解反悔"), N_("调解书签收前一方反悔，应当及时裁决"),
		 IN_PROCEEDINGS, event_params, act_procedure),
		.event = LAW_MEDIATION_REFUSED},
	{ACT("suspend", GROUP_PROCEDURE, N_("中止"), N_("主任批准中止审理，期间不计入裁决期限"),
		 IN_PROCEEDINGS | NEED_DIRECTOR, suspend_params, act_procedure),
		.event = LAW_SUSPENDED, .preview = true, .warns = true},
	{ACT("resume", GROUP_PROCEDURE, N_("恢复"), N_("中止事由消除，恢复审理"), IN_PROCEEDINGS,
		 event_params, act_procedure),
		.event = LAW_RESUMED, .preview = true, .warns = true},
	{ACT("extend", GROUP_PROCEDURE, N_("延期"), N_("主任批准延长裁决期限，至多十五日"),
		 IN_PROCEEDINGS | NEED_DIRECTOR, extend_params, act_procedure),
		.event = LAW_EXTENDED, .preview = true, .warns = true},
	{ACT("sue", GROUP_PROCEDURE, N_("起诉"), N_("登记当事人向法院起诉"), IN_CASE | NEED_AWARD, by_params,
		 act_procedure),
		.event = LAW_SUED},
	{ACT("file_set_aside", GROUP_PROCEDURE, N_("申请撤裁"), N_("登记用人单位申请撤销终局裁决"),
		 IN_CASE | NEED_AWARD, by_params, act_procedure),
		.event = LAW_SET_ASIDE_FILED},
	{ACT("rule_set_aside", GROUP_PROCEDURE, N_("裁定撤裁"), N_("登记法院裁定撤销裁决"),
		 IN_CASE | NEED_AWARD, event_params, act_procedure),
		.event = LAW_SET_ASIDE_RULED},
	{ACT("interrupt", GROUP_PROCEDURE, N_("时效中断"), N_("登记仲裁时效中断，自次日起重新计算"), IN_CASE,
		 event_params, act_procedure),
		.event = LAW_INTERRUPTED, .keys = "case:L"},
	{ACT("set_performance", GROUP_PROCEDURE, N_("履行期限"), N_("登记裁决书或调解书确定的履行期限"),
		 IN_CASE, date_any_params, act_procedure),
		.event = LAW_PERFORMANCE_DUE},
	{ACT("add_event", GROUP_PROCEDURE, N_("加事件"), N_("补登任何一种程序事件"), IN_CASE,
		add_event_params, act_add_event)},
	{ACT("edit_event", GROUP_PROCEDURE, N_("改事件"), N_("更正一个程序事件，期限随之重算"), IN_CASE,
		 edit_event_params, act_edit_event),
		.fill = fill_event},
	{ACT("remove_event", GROUP_PROCEDURE, N_("删事件"), N_("删去登记错的程序事件"), IN_CASE,
		remove_event_params, act_remove_event)},

	{ACT("schedule", GROUP_HEARING, N_("排期"), N_("排定开庭的时间、庭室、书记员"), IN_PROCEEDINGS,
		 schedule_params, act_schedule),
		.suggest = suggest_hearing, .keys = "docket:p backlog:p today:p case:p"},
	{ACT("schedule_all", GROUP_HEARING, N_("一起排期"),
		N_("全部待排案件一起排期：先裁决期限近的，不浪费庭室"), WRITE, no_params, act_schedule_all)},
	{ACT("move_hearing", GROUP_HEARING, N_("改期"), N_("改变已排定的开庭"), IN_OPEN | NEED_PLANNED,
		 move_hearing_params, act_move_hearing),
		.fill = fill_hearing, .preview = true, .keys = "case:m"},
	{ACT("replan", GROUP_HEARING, N_("重排"),
		 N_("开庭不能照常进行的，改到最早合法的时间，说明哪些通知须重发"), IN_OPEN | NEED_PLANNED,
		 replan_params, act_replan),
		.fill = fill_replan, .preview = true},
	{ACT("cancel_hearing", GROUP_HEARING, N_("取消开庭"), N_("取消已排定的开庭，写明原因"),
		 IN_CASE | NEED_PLANNED, cancel_hearing_params, act_cancel_hearing),
		.keys = "calendar:x"},
	{ACT("hold_hearing", GROUP_HEARING, N_("已开庭"), N_("登记已经开过的庭：谁未到庭，何时续庭"),
		 IN_CASE | NEED_PLANNED, hold_hearing_params, act_hold_hearing),
		.keys = "case:H calendar:v today:H"},
	{ACT("request_postponement", GROUP_HEARING, N_("申请延期开庭"),
		 N_("当事人有正当理由，开庭三日前申请延期开庭"), IN_PROCEEDINGS | NEED_PLANNED,
		 request_postponement_params, act_request_postponement),
		.keys = "case:y calendar:y today:y"},
	{ACT("decide_postponement", GROUP_HEARING, N_("延期开庭决定"),
		 N_("决定是否准予延期开庭；写明新的时间即一并改期，不写则取消原定的庭另排"),
		 IN_PROCEEDINGS | NEED_PLANNED, decide_postponement_params, act_decide_postponement),
		.preview = true, .keys = "case:Y calendar:Y today:Y"},
	{ACT("join_cases", GROUP_HEARING, N_("并案"),
		 N_("与另一案合并审理，同时同庭开庭：一起排期，一起改期"), IN_OPEN, join_cases_params,
		 act_join_cases),
		.keys = "case:&"},
	{ACT("split_case", GROUP_HEARING, N_("分案"), N_("不再与别的案件合并审理"), IN_OPEN, no_params,
		act_split_case)},
	{ACT("edit_hearing", GROUP_HEARING, N_("改庭审"), N_("修改已开或已取消的庭审的庭室、书记员、情况"),
		 IN_CASE, edit_hearing_params, act_edit_hearing),
		.fill = fill_hearing_over},
	{ACT("record_hearing", GROUP_HEARING, N_("补登开庭"), N_("补登一次未经排期而已经开过的庭"),
		IN_CASE | NEED_ACCEPTED, record_hearing_params, act_record_hearing)},

	{ACT("draw", GROUP_ASSIGNMENT, N_("抽取"), N_("随机抽取空着的席位，种子和名单先入日志，任何人可复核"),
		 IN_PROCEEDINGS, draw_params, act_draw),
		.possible = draw_has_seat, .keys = "docket:r backlog:r today:r case:r assignment:r",
		.own_transaction = true},
	{ACT("redraw", GROUP_ASSIGNMENT, N_("重抽"), N_("过期未答复或须更换的席位，重新随机抽取"),
		 IN_PROCEEDINGS, redraw_params, act_redraw),
		.keys = "assignment:d today:d", .own_transaction = true},
	{ACT("assign", GROUP_ASSIGNMENT, N_("指定"), N_("主任直接指定仲裁员组庭，写明理由，计入统计"),
		 IN_PROCEEDINGS | NEED_DIRECTOR, assign_params, act_assign),
		.keys = "docket:t backlog:t today:t case:t"},
	{ACT("offer", GROUP_ASSIGNMENT, N_("邀请"), N_("主任直接邀请兼职仲裁员，写明理由，等待答复"),
		IN_PROCEEDINGS | NEED_DIRECTOR, assign_params, act_offer)},
	{ACT("assign_week", GROUP_ASSIGNMENT, N_("一起分案"),
		N_("为一周的新案一起分案：可选的人里负荷最均匀的方案，兼职的先邀请；由主任决定"),
		WRITE | NEED_DIRECTOR, assign_week_params, act_assign_week)},
	{ACT("accept_seat", GROUP_ASSIGNMENT, N_("应允"), N_("登记仲裁员同意承办"), IN_PROCEEDINGS,
		 accept_seat_params, act_accept_seat),
		.keys = "assignment:v today:v"},
	{ACT("decline_seat", GROUP_ASSIGNMENT, N_("谢绝"), N_("登记仲裁员谢绝及其原因"), IN_PROCEEDINGS,
		 decline_seat_params, act_decline_seat),
		.keys = "assignment:x today:x"},
	{ACT("replace", GROUP_ASSIGNMENT, N_("更换"), N_("更换仲裁员，写明原因；接任的人由主任指定"),
		IN_PROCEEDINGS | NEED_TRIBUNAL, replace_params, act_replace)},

	{ACT("mediate", GROUP_CLOSING, N_("调解结案"), N_("达成调解协议，制作调解书结案"), IN_PROCEEDINGS,
		event_params, act_close)},
	{ACT("award", GROUP_CLOSING, N_("裁决"), N_("作出裁决；全部裁决即结案"), IN_PROCEEDINGS, award_params,
		 act_award),
		.preview = true, .keys = "case:J"},
	{ACT("withdraw", GROUP_CLOSING, N_("撤回"), N_("申请人撤回申请结案"), IN_OPEN, event_params,
		act_close)},
	{ACT("deem_withdrawn", GROUP_CLOSING, N_("视为撤回"), N_("申请人无故不到庭，按撤回处理"),
		IN_PROCEEDINGS, event_params, act_close)},
	{ACT("terminate", GROUP_CLOSING, N_("终结"), N_("当事人已就同一争议起诉等，终结审理"), IN_PROCEEDINGS,
		reason_params, act_close)},
	{ACT("transfer_out", GROUP_CLOSING, N_("移送"), N_("移送有管辖权的仲裁委员会"), IN_PROCEEDINGS,
		reason_params, act_close)},
	{ACT("revoke", GROUP_CLOSING, N_("撤销受理"), N_("受理后发现不应受理，撤销案件"), IN_PROCEEDINGS,
		reason_params, act_close)},

	{ACT("register_complaint", GROUP_WINDOW, N_("投诉登记"), N_("登记一件劳动监察举报投诉"), WRITE,
		complaint_params, act_complaint_register)},
	{ACT("file_complaint", GROUP_WINDOW, N_("投诉立案"), N_("举报投诉立案调查"), WRITE,
		complaint_date_params, act_complaint_file)},
	{ACT("extend_complaint", GROUP_WINDOW, N_("投诉延长"), N_("批准延长调查三十个工作日"), WRITE,
		complaint_date_params, act_complaint_extend)},
	{ACT("close_complaint", GROUP_WINDOW, N_("投诉办结"), N_("举报投诉办结及结果"), WRITE,
		complaint_close_params, act_complaint_close)},
	{ACT("refer_complaint", GROUP_WINDOW, N_("转仲裁"), N_("举报投诉转劳动仲裁处理"), WRITE,
		complaint_refer_params, act_complaint_refer)},
	{ACT("add_station", GROUP_WINDOW, N_("加调解站"), N_("登记一个街道调解站"), WRITE, station_params,
		act_add_station)},
	{ACT("edit_station", GROUP_WINDOW, N_("改调解站"), N_("修改街道调解站"), WRITE, edit_station_params,
		 act_edit_station),
		.fill = fill_station},

	{ACT("add_arbitrator", GROUP_OFFICE, N_("加仲裁员"), N_("登记一名仲裁员"), WRITE,
		 add_arbitrator_params, act_add_arbitrator),
		.keys = "assignment:A"},
	{ACT("edit_arbitrator", GROUP_OFFICE, N_("改仲裁员"), N_("修改仲裁员的登记"), WRITE,
		 edit_arbitrator_params, act_edit_arbitrator),
		.fill = fill_arbitrator},
	{ACT("appoint", GROUP_OFFICE, N_("聘任"), N_("聘任或续聘仲裁员"), WRITE, appoint_params,
		act_appoint)},
	{ACT("edit_term", GROUP_OFFICE, N_("改聘期"), N_("更正登记错的聘期、解聘、暂停"),
		 WRITE | NEED_DIRECTOR, edit_term_params, act_edit_term),
		.fill = fill_term},
	{ACT("remove_term", GROUP_OFFICE, N_("删聘期"), N_("删去登记错的聘期"), WRITE | NEED_DIRECTOR,
		remove_term_params, act_remove_term)},
	{ACT("dismiss", GROUP_OFFICE, N_("解聘"), N_("解聘仲裁员，写明事由"), WRITE | NEED_DIRECTOR,
		dismiss_params, act_dismiss)},
	{ACT("suspend_arbitrator", GROUP_OFFICE, N_("暂停办案"), N_("暂停仲裁员办案，写明事由"),
		WRITE | NEED_DIRECTOR, suspend_arbitrator_params, act_suspend_arbitrator)},
	{ACT("reinstate_arbitrator", GROUP_OFFICE, N_("恢复办案"), N_("暂停的仲裁员恢复办案"),
		WRITE | NEED_DIRECTOR, reinstate_arbitrator_params, act_reinstate_arbitrator)},
	{ACT("assess", GROUP_OFFICE, N_("年度考核"), N_("登记仲裁员的年度考核；同一年度再登记即更正"),
		WRITE | NEED_DIRECTOR, assess_params, act_assess)},
	{ACT("edit_assessment", GROUP_OFFICE, N_("改考核"), N_("更正一个年度的考核"), WRITE | NEED_DIRECTOR,
		 edit_assessment_params, act_edit_assessment),
		.fill = fill_assessment},
	{ACT("remove_assessment", GROUP_OFFICE, N_("删考核"), N_("删去登记错的年度考核"),
		WRITE | NEED_DIRECTOR, remove_assessment_params, act_remove_assessment)},
	{ACT("unavailable", GROUP_OFFICE, N_("不可用"), N_("登记仲裁员不能承办的一段日子"), WRITE,
		unavailable_params, act_unavailable)},
	{ACT("edit_unavailable", GROUP_OFFICE, N_("改不可用"), N_("修改一段不可用的日子"), WRITE,
		 edit_unavailable_params, act_edit_unavailable),
		.fill = fill_unavailable},
	{ACT("available", GROUP_OFFICE, N_("可用"), N_("删去一段不可用的登记"), WRITE, available_params,
		act_available)},
	{ACT("add_tie", GROUP_OFFICE, N_("加关系"), N_("登记仲裁员的定点联系企业、曾任职单位、律所或近亲属"),
		WRITE, tie_params, act_add_tie)},
	{ACT("edit_tie", GROUP_OFFICE, N_("改关系"), N_("修改一条利害关系，或写明它到哪一天为止"), WRITE,
		 edit_tie_params, act_edit_tie),
		.fill = fill_tie},
	{ACT("remove_tie", GROUP_OFFICE, N_("删关系"), N_("删去一条利害关系"), WRITE, remove_tie_params,
		act_remove_tie)},
	{ACT("add_training", GROUP_OFFICE, N_("加培训"), N_("登记仲裁员的一次培训和学时"), WRITE,
		training_params, act_add_training)},
	{ACT("edit_training", GROUP_OFFICE, N_("改培训"), N_("修改一次培训的日期、学时、内容"), WRITE,
		 edit_training_params, act_edit_training),
		.fill = fill_training},
	{ACT("remove_training", GROUP_OFFICE, N_("删培训"), N_("删去一次培训"), WRITE, remove_training_params,
		act_remove_training)},
	{ACT("add_staff", GROUP_OFFICE, N_("加人员"), N_("登记书记员、仲裁员或主任的账号"),
		WRITE | NEED_DIRECTOR, add_staff_params, act_add_staff)},
	{ACT("edit_staff", GROUP_OFFICE, N_("改人员"), N_("修改工作人员的登记"), WRITE | NEED_DIRECTOR,
		 edit_staff_params, act_edit_staff),
		.fill = fill_staff},
	{ACT("add_room", GROUP_OFFICE, N_("加庭室"), N_("登记一个庭室"), WRITE, add_room_params,
		act_add_room)},
	{ACT("edit_room", GROUP_OFFICE, N_("改庭室"), N_("修改庭室的名称、座位、开放时间、设备"), WRITE,
		 edit_room_params, act_edit_room),
		.fill = fill_room},
	{ACT("commission", GROUP_OFFICE, N_("仲裁委"), N_("设定仲裁委员会的名称、案号格式、省份"),
		 WRITE | NEED_DIRECTOR, commission_params, act_commission),
		.fill = fill_commission},
	{ACT("set", GROUP_OFFICE, N_("设置"),
		N_("改一项设置；值留空即恢复缺省；remind.期限 是提前几天提醒，如 remind.award"),
		WRITE | NEED_DIRECTOR, setting_params, act_setting)},
	{ACT("holiday", GROUP_OFFICE, N_("节假日"), N_("登记一天放假或调休上班"), WRITE, holiday_params,
		act_holiday)},

	{ACT("add_tariff", GROUP_OFFICE, N_("加补助标准"), N_("登记办案补助的一条标准"),
		WRITE | NEED_DIRECTOR, add_tariff_params, act_add_tariff)},
	{ACT("end_tariff", GROUP_OFFICE, N_("止补助标准"), N_("一条补助标准施行到哪一天"),
		WRITE | NEED_DIRECTOR, end_tariff_params, act_end_tariff)},
	{ACT("remove_tariff", GROUP_OFFICE, N_("删补助标准"), N_("删去登记错的一条补助标准"),
		WRITE | NEED_DIRECTOR, remove_tariff_params, act_remove_tariff)},
	{ACT("draw_allowances", GROUP_OFFICE, N_("编制补助"), N_("编制一个月的办案补助清单，已付的不再列"),
		WRITE, draw_allowances_params, act_draw_allowances)},
	{ACT("approve_allowances", GROUP_OFFICE, N_("批准补助"), N_("主任批准补助清单，批准后不再改动"),
		WRITE | NEED_DIRECTOR, approve_allowances_params, act_approve_allowances)},
	{ACT("reverse_allowance", GROUP_OFFICE, N_("冲销补助"), N_("冲销已批准清单中的一项，写明原因"),
		WRITE | NEED_DIRECTOR, reverse_allowance_params, act_reverse_allowance)},

	{ACT("add_rule", GROUP_OFFICE, N_("加规定"), N_("登记本省自己的一条期限，先于国家规定适用"),
		WRITE | NEED_DIRECTOR, add_rule_params, act_add_rule)},
	{ACT("remove_rule", GROUP_OFFICE, N_("删规定"), N_("删去本省的一条期限"), WRITE | NEED_DIRECTOR,
		remove_rule_params, act_remove_rule)},

	{ACT("undo", GROUP_JOURNAL, N_("撤销"), N_("撤销本人最近一次办理"), WRITE, no_params, act_undo),
		.keys = "*:u", .own_transaction = true},
	{ACT("redo", GROUP_JOURNAL, N_("重做"), N_("取回本人刚才的撤销"), WRITE, no_params, act_redo),
		.keys = "*:U", .own_transaction = true},
	{0},
};
