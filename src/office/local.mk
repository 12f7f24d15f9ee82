libzhongcai_a_SOURCES += \
	src/office/absences.c \
	src/office/act.c src/office/act.h \
	src/office/act_batch.c src/office/act_batch.h \
	src/office/act_change.c src/office/act_change.h \
	src/office/act_preview.c src/office/act_preview.h \
	src/office/act_table.c \
	src/office/act_value.c \
	src/office/acts.h \
	src/office/address_book.c src/office/address_book.h \
	src/office/allowance.c src/office/allowance.h \
	src/office/arbitrator_file.c src/office/arbitrator_file.h \
	src/office/assign_plan.c src/office/assign_plan.h \
	src/office/assign_search.c src/office/assign_search.h \
	src/office/announce.c \
	src/office/announce_hearing.c src/office/announce_hearing.h \
	src/office/assign.c \
	src/office/candidates.c \
	src/office/casework.c src/office/casework.h \
	src/office/clash.c src/office/clash.h \
	src/office/closing.c \
	src/office/correct.c \
	src/office/day_private.h \
	src/office/day_sheet.c src/office/day_sheet.h \
	src/office/day_text.c \
	src/office/day_window.c \
	src/office/eligibility.c src/office/eligibility.h \
	src/office/filter.c src/office/filter.h \
	src/office/import_busy.c src/office/import_busy.h \
	src/office/input.c src/office/input.h \
	src/office/hearing_check.c \
	src/office/joint_acts.c \
	src/office/joint_hearing.c src/office/joint_hearing.h \
	src/office/local_rules.c src/office/local_rules.h \
	src/office/names.c src/office/names.h \
	src/office/offers.c \
	src/office/office.c src/office/office.h \
	src/office/parties.c \
	src/office/people.c src/office/people.h \
	src/office/procedure.c \
	src/office/records.c \
	src/office/register.c \
	src/office/rooms.c \
	src/office/roster.c \
	src/office/schedule.c \
	src/office/seats.c src/office/seats.h \
	src/office/serve.c \
	src/office/service_chain.c src/office/service_chain.h \
	src/office/service_completion.c src/office/service_completion.h \
	src/office/settings.c \
	src/office/setup.c src/office/setup.h \
	src/office/assessment.c src/office/assessment.h \
	src/office/terms.c src/office/terms.h \
	src/office/tracking.c src/office/tracking.h \
	src/office/window.c
libzhongcai_a_SOURCES += src/office/ledger_record.h src/office/words.c src/office/words.h
libzhongcai_a_SOURCES += \
	src/office/demo.c src/office/demo.h \
	src/office/demo_acts.c \
	src/office/demo_build.h \
	src/office/demo_carry.h \
	src/office/demo_stale.c \
	src/office/demo_diary.c src/office/demo_diary.h \
	src/office/demo_seats.c \
	src/office/demo_setup.c \
	src/office/demo_course.c src/office/demo_course.h \
	src/office/demo_course_hearing.c \
	src/office/demo_course_parts.h \
	src/office/demo_course_service.c \
	src/office/demo_course_steps.c \
	src/office/demo_course_tribunal.c \
	src/office/demo_fate.c \
	src/office/demo_life.c src/office/demo_life.h \
	src/office/demo_plan.c src/office/demo_plan.h \
	src/office/demo_random.c src/office/demo_random.h \
	src/office/demo_slots.c src/office/demo_slots.h \
	src/office/demo_staff.c src/office/demo_staff.h \
	src/office/demo_ties.c src/office/demo_ties.h \
	src/office/demo_words.c src/office/demo_words.h
libzhongcai_a_SOURCES += src/office/import_ledger.c src/office/import_ledger.h
libzhongcai_a_SOURCES += src/office/import_tables.c src/office/import_tables.h
libzhongcai_a_SOURCES += \
	src/office/busy.c src/office/busy.h \
	src/office/hearing_acts.h \
	src/office/hearing_touch.c src/office/hearing_touch.h \
	src/office/court_day.c \
	src/office/joinder.c src/office/joinder.h \
	src/office/postponement.c \
	src/office/barred.c src/office/barred.h \
	src/office/codes.c src/office/codes.h \
	src/office/party_code.c src/office/party_code.h \
	src/office/recusal.c src/office/recusal.h \
	src/office/rehearing.c \
	src/office/hearing_house.c src/office/hearing_house.h \
	src/office/hearing_need.c src/office/hearing_need.h \
	src/office/plan_search.c src/office/plan_search.h \
	src/office/plan_solver.c src/office/plan_solver.h \
	src/office/schedule_plan.c src/office/schedule_plan.h \
	src/office/slot_text.c src/office/slot_text.h \
	src/office/slots.c src/office/slots.h
libzhongcai_a_SOURCES += \
	src/office/draw.c src/office/draw.h \
	src/office/draw_acts.c \
	src/office/draw_pick.c src/office/draw_pick.h \
	src/office/draw_record.c src/office/draw_record.h \
	src/office/draw_verify.c \
	src/office/eligibility_facts.c src/office/eligibility_facts.h \
	src/office/eligibility_rules.c src/office/eligibility_rules.h \
	src/office/seating.c src/office/seating.h \
	src/office/ties.c src/office/ties.h
