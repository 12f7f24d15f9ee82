/* plan_solver.h — on which half-day each of many cases is best heard, as one optimisation (GLPK). Pure.
 *
 * Sought are half-days for all of them at once, such that as few as possible are heard past their award
 * limit, then as few as possible with too little time for the award; then rooms stand idle as little as
 * possible in half-days for which they are opened; then hearings are early. No half-day gets more minutes
 * than its rooms have, nor more than anybody has who is needed in several of the cases. It is solved as a
 * linear program, in which a case may be heard in parts: nearly none is, and that takes a hundredth of the
 * time that whole cases would. What it says of whole cases is then done, hour and room being those that leave
 * least idle; the others, those that can only be late and those that can only be heard in more than a year
 * are left to whoever asked (plan_search.h). */
#ifndef OFFICE_PLAN_SOLVER_H
#define OFFICE_PLAN_SOLVER_H

#include "office/plan_search.h"

enum {
	PLAN_BLOCK =
		300, /* cases that are solved together; what takes more time grows with their number alone */
	PLAN_CHOICES = 60 /* half-days that are looked at for each, from its first lawful one on */
};

/* Takes the items in blocks of PLAN_BLOCK, which should be those of the nearest limits first; each has its
 * hear_by and can be planned. Marks those that it finds a place for as scheduled and enters them in the
 * house's book. False when out of memory. */
bool plan_solve(struct slot_house *house, struct plan_item **order, size_t count);

#endif
