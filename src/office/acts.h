/* acts.h — the functions behind the rows of the act table, by the file they live in. Only act_table.c (and
 * tests) name them; everybody else goes through act_run(). */
#ifndef OFFICE_ACTS_H
#define OFFICE_ACTS_H

#include "office/act.h"

/* What the acts are about, beside the acts that need it. */
extern const struct subject subject_claim; /* parties.c */
extern const struct subject subject_note, subject_event; /* records.c */
extern const struct subject subject_attempt,
	subject_attempt_out, /* serve.c: any; sent, nothing came back yet */
	subject_announcement; /* … an announcement among these */
extern const struct subject subject_hearing_planned, subject_hearing_over; /* schedule.c */
extern const struct subject subject_seat_offered, subject_seat_taken; /* assign.c */
extern const struct subject subject_recusal_open; /* recusal.c */
extern const struct subject subject_complaint, subject_station; /* window.c */
extern const struct subject subject_unavailability; /* absences.c */
extern const struct subject subject_staff; /* roster.c */
extern const struct subject subject_room; /* rooms.c */
extern const struct subject subject_local_rule; /* allowance.c */
extern const struct subject subject_tariff, subject_statement_draft, subject_allowance;
act_function act_add_tariff, act_end_tariff, act_remove_tariff, act_draw_allowances, act_approve_allowances,
	act_reverse_allowance;

/* local_rules.c */
extern const struct subject subject_clerk; /* roster.c: staff who have not left */

/* register.c */
act_function act_register, act_accept, act_reject;
act_fill fill_accept;

/* parties.c */
act_function act_add_party, act_edit_party, act_remove_party, act_add_claim, act_edit_claim, act_remove_claim;
act_fill fill_party, fill_claim;

/* records.c: the case's own fields, notes, and events put right by hand */
act_function act_edit_case, act_add_note, act_edit_note, act_remove_note, act_add_event, act_edit_event,
	act_remove_event;
act_fill fill_case, fill_note, fill_event;

/* serve.c */
act_function act_serve, act_served, act_serve_failed;

/* announce.c */
act_function act_announce, act_complete_announcement;
act_fill suggest_completion;

/* offers.c: what the forms begin with */
act_offer_values offer_register, offer_serve;
act_fill suggest_service;

/* correct.c: what was noted of services, and of hearings that are over, put right */
act_function act_edit_attempt, act_edit_hearing;
act_fill fill_attempt, fill_hearing_over;

/* procedure.c: whatever is one event */
act_function act_procedure;
act_function act_join_party, act_amend_claims, act_require_summary;

/* recusal.c */
act_function act_request_recusal, act_decide_recusal;

/* schedule.c */
act_function act_schedule, act_schedule_all, act_record_hearing;
act_fill suggest_hearing;

/* court_day.c */
act_function act_cancel_hearing, act_hold_hearing;

/* joinder.c */
act_function act_join_cases, act_split_case;

/* postponement.c */
act_function act_request_postponement, act_decide_postponement;

/* rehearing.c */
act_function act_move_hearing, act_replan;
act_fill fill_hearing, fill_replan;

/* assign.c */
act_function act_assign_week, act_assign, act_offer, act_accept_seat, act_decline_seat, act_replace;

/* draw_acts.c */
act_function act_draw, act_redraw;

/* ties.c */
extern const struct subject subject_tie, subject_training;
act_function act_add_tie, act_edit_tie, act_remove_tie, act_add_training, act_edit_training,
	act_remove_training;
act_fill fill_tie, fill_training;

/* closing.c */
act_function act_close, act_award;

/* window.c */
act_function act_complaint_register, act_complaint_file, act_complaint_extend, act_complaint_close,
	act_complaint_refer, act_add_station, act_edit_station;
act_fill fill_station;

/* assessment.c */
extern const struct subject subject_assessment;
act_function act_assess, act_edit_assessment, act_remove_assessment;
act_fill fill_assessment;

/* terms.c */
extern const struct subject subject_term;
act_function act_appoint, act_edit_term, act_remove_term, act_dismiss, act_suspend_arbitrator,
	act_reinstate_arbitrator;
act_fill fill_term;

/* roster.c */
act_function act_add_arbitrator, act_edit_arbitrator, act_add_staff, act_edit_staff;
act_fill fill_arbitrator, fill_staff;

/* absences.c */
act_function act_unavailable, act_edit_unavailable, act_available;
act_fill fill_unavailable;

/* rooms.c */
act_function act_add_room, act_edit_room;
act_fill fill_room;

/* local_rules.c */
extern const struct act_choice local_rule_units[];
act_function act_add_rule, act_remove_rule;

/* settings.c */
act_function act_commission, act_setting, act_holiday, act_undo, act_redo;
act_fill fill_commission;

#endif
