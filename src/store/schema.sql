-- The office's file, version 1.
--
-- Source tables are what people said; each change to them is a changeset in the journal. Rules that keep
-- journal, undo and merge sound: every source table has `id INTEGER PRIMARY KEY` first; one that belongs to
-- a case has `case_id` second; no cascades, no generated columns; later migrations only append columns.
-- Days count from 1970-01-01 (date(d*86400,'unixepoch')), hearing times are local minutes since then,
-- money is in 分.

CREATE TABLE commission (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  case_number_pattern TEXT NOT NULL CHECK (instr(case_number_pattern, '{serial}') > 0),
  jurisdiction TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

-- Who works here: secretaries, arbitrators, the director. `account` is the operating system's.
CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  account TEXT UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('clerk', 'arbitrator', 'director')),
  arbitrator_id INTEGER REFERENCES arbitrator (id),
  left_on INTEGER
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  id_number TEXT,
  phone TEXT,
  address TEXT
) STRICT;

-- name_key is the name as compared: width, brackets, spaces and company suffixes normalised.
CREATE TABLE employer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  credit_code TEXT, -- 统一社会信用代码, as credit_code_key()
  phone TEXT,
  address TEXT,
  legal_representative TEXT
) STRICT;
CREATE INDEX employer_by_key ON employer (name_key);
CREATE INDEX employer_by_code ON employer (credit_code) WHERE credit_code IS NOT NULL;

CREATE TABLE arb_case (
  id INTEGER PRIMARY KEY,
  case_number TEXT UNIQUE,            -- NULL until it is given
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL,            -- within the year; 0 until a number is given
  cause TEXT NOT NULL,                -- id of data/causes.tsv
  amount INTEGER NOT NULL DEFAULT 0 CHECK (amount >= 0),
  head_count INTEGER NOT NULL DEFAULT 1 CHECK (head_count >= 1),
  is_collective INTEGER NOT NULL DEFAULT 0 CHECK (is_collective IN (0, 1)),
  is_summary INTEGER NOT NULL DEFAULT 0 CHECK (is_summary IN (0, 1)),
  is_final_award INTEGER NOT NULL DEFAULT 0 CHECK (is_final_award IN (0, 1)),
  employer_applies INTEGER NOT NULL DEFAULT 0 CHECK (employer_applies IN (0, 1)),
  wages INTEGER NOT NULL DEFAULT 0 CHECK (wages IN (0, 1)),
  lead_id INTEGER REFERENCES arbitrator (id), -- 承办仲裁员
  clerk_id INTEGER REFERENCES staff (id),
  station_id INTEGER REFERENCES station (id), -- mediated there before
  remark TEXT,
  mediator TEXT,                              -- who mediated there
  joined_id INTEGER REFERENCES arb_case (id)  -- 并案: heard together with that case and all that joined it
) STRICT;
CREATE INDEX arb_case_by_number ON arb_case (year, serial);
CREATE INDEX arb_case_joined ON arb_case (joined_id) WHERE joined_id IS NOT NULL;

-- `name` is what the application says, kept although the person or employer is corrected later.
CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  role TEXT NOT NULL CHECK (role IN ('applicant', 'respondent', 'third_party', 'representative')),
  number INTEGER NOT NULL CHECK (number >= 1), -- 1, 2, … within the role
  name TEXT NOT NULL CHECK (name <> ''),
  person_id INTEGER REFERENCES person (id),
  employer_id INTEGER REFERENCES employer (id),
  represents_id INTEGER REFERENCES party (id),
  phone TEXT,
  address TEXT,
  organisation TEXT, -- of a representative: the firm or employer he comes from
  CHECK (person_id IS NULL OR employer_id IS NULL)
) STRICT;
-- Beyond the order: what the derivation reads of every party, so that a check of the whole file reads no rows.
CREATE INDEX party_by_case ON party (case_id, number, id, role, name);
CREATE INDEX party_by_name ON party (name);
CREATE INDEX party_by_employer ON party (employer_id) WHERE employer_id IS NOT NULL;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  number INTEGER NOT NULL,
  content TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 0 CHECK (amount >= 0)
) STRICT;
CREATE INDEX claim_by_case ON claim (case_id);

-- A procedural event; kinds and parameters are those of law/event.h. Hearings are not here: a hearing that
-- is planned or held is the event (store/timeline.c).
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  kind TEXT NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
  party INTEGER NOT NULL DEFAULT 0, -- number of the respondent, of a request for recusal; 0 = not said
  days INTEGER NOT NULL DEFAULT 0,
  what TEXT,    -- of an announcement: application, notice, application+notice, award
  who TEXT,     -- to= or by=: applicant, respondent, third_party
  award INTEGER NOT NULL DEFAULT 0,
  outcome TEXT, -- of closed; 'partial' of award_made
  note TEXT
) STRICT;
-- With all that the law asks of an event: a case's stand together here, in the table they lie as they were entered,
-- each on another page.
CREATE INDEX event_by_case ON event (case_id, day, id, kind, party, days, what, who, award, outcome);

CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  document TEXT NOT NULL, -- application, notice, hearing_notice, defence, amended, award, mediation …
  party_id INTEGER NOT NULL REFERENCES party (id)
) STRICT;
CREATE INDEX service_by_case ON service (case_id);

CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  service_id INTEGER NOT NULL REFERENCES service (id),
  method TEXT NOT NULL CHECK (method IN
    ('direct', 'leave', 'mail', 'electronic', 'entrusted', 'forwarded', 'announcement')),
  sent_on INTEGER NOT NULL,
  result TEXT NOT NULL DEFAULT 'out' CHECK (result IN ('out', 'served', 'failed')),
  result_on INTEGER,
  reason TEXT,   -- why it failed
  proof TEXT,    -- number of the receipt (送达回证), file of the photograph
  carrier TEXT,  -- who carries it: of the mail, the authority entrusted, the unit it is forwarded by
  tracking TEXT, -- number of the mailing; medium of an announcement
  actor TEXT,
  address TEXT,  -- where it went; NULL: to the party's
  consent TEXT,  -- to electronic service: the confirmation of the address
  grounds TEXT,  -- why it may be left or announced
  content TEXT,  -- the text of an announcement
  witnesses TEXT,
  file TEXT      -- path of the receipt or photograph
) STRICT;
CREATE INDEX attempt_by_service ON attempt (service_id);
CREATE INDEX attempt_by_case ON attempt (case_id);
CREATE INDEX attempt_by_tracking ON attempt (tracking) WHERE tracking IS NOT NULL;
-- What the derivation asks of every case, and nearly always is answered: nothing.
CREATE INDEX attempt_unsettled ON attempt (case_id, service_id) WHERE result <> 'served' OR method = 'leave';

CREATE TABLE arbitrator (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('full_time', 'part_time')),
  source TEXT NOT NULL DEFAULT 'commission' CHECK (source IN
    ('commission', 'sub_district', 'enterprise', 'law_firm', 'university', 'union', 'other')),
  organisation TEXT,   -- the employer or firm; compared with the parties
  certificate TEXT,
  phone TEXT,
  sub_district TEXT,
  specialities TEXT,   -- cause ids, comma separated
  yearly_limit INTEGER NOT NULL DEFAULT 0 CHECK (yearly_limit >= 0), -- cases a year, 0 = no limit
  languages TEXT,      -- beside Mandarin
  week INTEGER NOT NULL DEFAULT 1023 CHECK (week BETWEEN 1 AND 1023), -- half-days he can come: base/week.h
  organisation_code TEXT, -- 统一社会信用代码 of the organisation, as credit_code_key()
  id_number TEXT          -- by which he is known again under another row
) STRICT;

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  arbitrator_id INTEGER NOT NULL REFERENCES arbitrator (id),
  from_day INTEGER NOT NULL,
  until_day INTEGER NOT NULL,
  dismissed_on INTEGER,
  ground TEXT,           -- of the dismissal
  suspended_on INTEGER,  -- the latest suspension of the term …
  resumed_on INTEGER,    -- … and the day from which on he sits again
  suspension TEXT,       -- its ground
  note TEXT,
  CHECK (until_day > from_day)
) STRICT;
CREATE INDEX appointment_by_arbitrator ON appointment (arbitrator_id);

-- 年度考核: one a year.
CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  arbitrator_id INTEGER NOT NULL REFERENCES arbitrator (id),
  year INTEGER NOT NULL,
  grade TEXT NOT NULL CHECK (grade IN ('excellent', 'qualified', 'unqualified')),
  note TEXT
) STRICT;
CREATE UNIQUE INDEX assessment_by_year ON assessment (arbitrator_id, year);

CREATE TABLE unavailability (
  id INTEGER PRIMARY KEY,
  arbitrator_id INTEGER NOT NULL REFERENCES arbitrator (id),
  from_day INTEGER NOT NULL,
  until_day INTEGER NOT NULL,
  reason TEXT,
  CHECK (until_day >= from_day)
) STRICT;
CREATE INDEX unavailability_by_arbitrator ON unavailability (arbitrator_id, from_day);

-- Hours that an arbitrator's own calendar says are taken: minutes as in hearing.
CREATE TABLE busy_time (
  id INTEGER PRIMARY KEY,
  arbitrator_id INTEGER NOT NULL REFERENCES arbitrator (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  reason TEXT,
  CHECK (end > start)
) STRICT;
CREATE INDEX busy_time_by_arbitrator ON busy_time (arbitrator_id, start, end);

-- Whom an arbitrator is bound to besides his own organisation: declared by him, or learned of.
CREATE TABLE arbitrator_tie (
  id INTEGER PRIMARY KEY,
  arbitrator_id INTEGER NOT NULL REFERENCES arbitrator (id),
  kind TEXT NOT NULL CHECK (kind IN ('liaison', 'employer', 'firm', 'relative')),
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  from_day INTEGER,
  until_day INTEGER, -- NULL: still
  note TEXT,
  credit_code TEXT   -- of an organisation, as credit_code_key()
) STRICT;
CREATE INDEX arbitrator_tie_by_arbitrator ON arbitrator_tie (arbitrator_id);

CREATE TABLE training (
  id INTEGER PRIMARY KEY,
  arbitrator_id INTEGER NOT NULL REFERENCES arbitrator (id),
  day INTEGER NOT NULL, -- its last one
  hours INTEGER NOT NULL CHECK (hours > 0),
  subject TEXT
) STRICT;
CREATE INDEX training_by_arbitrator ON training (arbitrator_id);

CREATE TABLE room (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  capacity INTEGER NOT NULL DEFAULT 0,
  is_online INTEGER NOT NULL DEFAULT 0 CHECK (is_online IN (0, 1)),
  opens INTEGER NOT NULL DEFAULT 0,      -- minutes of the day between which hearings may be held in it
  closes INTEGER NOT NULL DEFAULT 1440,
  equipment TEXT,
  CHECK (opens >= 0 AND closes <= 1440 AND opens < closes)
) STRICT;

-- A hearing of which only the day is known (an imported ledger's) has start at 00:00 and no end.
CREATE TABLE hearing (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  start INTEGER NOT NULL,
  end INTEGER,
  room_id INTEGER REFERENCES room (id),
  clerk_id INTEGER REFERENCES staff (id),
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
  note TEXT,
  notice_from INTEGER, -- it was moved: a notice from before that day told of another time or place
  absent TEXT CHECK (absent IN ('applicant', 'respondent', 'both')), -- who stayed away from it
  CHECK (end IS NULL OR end > start)
) STRICT;
CREATE INDEX hearing_by_case ON hearing (case_id, id, start, state, notice_from);
-- Beyond the time: what a month's grid asks of many hearings at once.
CREATE INDEX hearing_by_start ON hearing (start, id, state, end, room_id, clerk_id, case_id);
CREATE INDEX hearing_planned ON hearing (start, case_id) WHERE state = 'planned';
CREATE INDEX hearing_by_room ON hearing (room_id, start) WHERE room_id IS NOT NULL;

-- A seat in a case's tribunal: offered to an arbitrator, then accepted or declined; replaced after a recusal.
CREATE TABLE tribunal (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  arbitrator_id INTEGER NOT NULL REFERENCES arbitrator (id),
  seat TEXT NOT NULL CHECK (seat IN ('sole', 'presiding', 'member')),
  state TEXT NOT NULL CHECK (state IN ('offered', 'accepted', 'declined', 'replaced')),
  offered_on INTEGER NOT NULL,
  answered_on INTEGER,
  reason TEXT,
  answer_by INTEGER,                      -- of an offer: the last day for its answer
  draw_id INTEGER REFERENCES draw (id)    -- that gave him the seat; NULL: chosen by hand
) STRICT;
CREATE INDEX tribunal_by_case ON tribunal (case_id, arbitrator_id, state, seat, answered_on, offered_on);
CREATE INDEX tribunal_by_arbitrator ON tribunal (arbitrator_id, offered_on, state, draw_id);
CREATE INDEX tribunal_offered ON tribunal (answer_by, id) WHERE state = 'offered';

-- 回避: whom a party asked to stay away, on which ground, and what was decided. The days are those of the events,
-- whose `party` is the number of the request within the case.
CREATE TABLE recusal (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  request_id INTEGER NOT NULL REFERENCES event (id),
  arbitrator_id INTEGER REFERENCES arbitrator (id),
  clerk_id INTEGER REFERENCES staff (id),
  asked_by TEXT NOT NULL CHECK (asked_by IN ('applicant', 'respondent', 'third_party', 'self')),
  ground TEXT NOT NULL CHECK (ground IN ('relative', 'interest', 'relation', 'contact')), -- 法三十三
  decision_id INTEGER REFERENCES event (id), -- NULL: not decided yet
  granted INTEGER NOT NULL DEFAULT 0 CHECK (granted IN (0, 1)),
  CHECK ((arbitrator_id IS NULL) <> (clerk_id IS NULL))
) STRICT;
CREATE INDEX recusal_by_case ON recusal (case_id);

-- A draw of seats. Seed, record and commitment are in the journal before anybody is drawn from them; a draw is
-- never taken out again. What `record` says, line by line: office/draw_record.h.
CREATE TABLE draw (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  day INTEGER NOT NULL,
  seed TEXT NOT NULL CHECK (length(seed) = 64),             -- 32 bytes in hex
  record TEXT NOT NULL,
  commitment TEXT NOT NULL CHECK (length(commitment) = 64), -- SHA-256 of seed and record, hex
  reason TEXT,                                              -- why the case is drawn for again
  state TEXT NOT NULL CHECK (state IN ('committed', 'drawn', 'abandoned')),
  outcome TEXT                                              -- a line a seat: seat, id, name
) STRICT;
CREATE INDEX draw_by_case ON draw (case_id);

-- 办案补助: what an arbitrator gets for a case or a hearing, by the day it is for; NULL = whatever it is.
CREATE TABLE allowance_tariff (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('case', 'hearing')),
  seat TEXT CHECK (seat IN ('sole', 'presiding', 'member')),
  collective TEXT CHECK (collective IN ('yes', 'no')),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  from_day INTEGER NOT NULL,
  until_day INTEGER,
  CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;

-- One arbitrator's month, drawn up, then approved.
CREATE TABLE allowance_statement (
  id INTEGER PRIMARY KEY,
  arbitrator_id INTEGER NOT NULL REFERENCES arbitrator (id),
  month INTEGER NOT NULL, -- its first day
  made_on INTEGER NOT NULL,
  approved_on INTEGER,
  approved_by TEXT
) STRICT;
CREATE UNIQUE INDEX allowance_statement_by_month ON allowance_statement (month, arbitrator_id);

-- An item of it. A reversal has the amount of the item it reverses, below zero; only after it may the same thing
-- be paid for again, in the next round: the two indexes keep anything from being paid or reversed twice.
CREATE TABLE allowance (
  id INTEGER PRIMARY KEY,
  statement_id INTEGER NOT NULL REFERENCES allowance_statement (id),
  arbitrator_id INTEGER NOT NULL REFERENCES arbitrator (id),
  kind TEXT NOT NULL CHECK (kind IN ('case', 'hearing')),
  about_case INTEGER NOT NULL REFERENCES arb_case (id),
  hearing_id INTEGER NOT NULL DEFAULT 0, -- 0: for the case
  seat TEXT NOT NULL,
  day INTEGER NOT NULL, -- of the hearing, of the closing
  amount INTEGER NOT NULL,
  round INTEGER NOT NULL DEFAULT 1,
  reverses INTEGER REFERENCES allowance (id),
  reason TEXT
) STRICT;
CREATE INDEX allowance_by_statement ON allowance (statement_id);
CREATE UNIQUE INDEX allowance_once ON allowance (about_case, arbitrator_id, kind, hearing_id, round)
  WHERE reverses IS NULL;
CREATE UNIQUE INDEX allowance_reversed_once ON allowance (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  kind TEXT NOT NULL,
  made_on INTEGER NOT NULL,
  number TEXT,
  content TEXT
) STRICT;
CREATE INDEX document_by_case ON document (case_id);

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES arb_case (id),
  written_on INTEGER NOT NULL,
  author TEXT NOT NULL,
  content TEXT NOT NULL CHECK (content <> '')
) STRICT;
CREATE INDEX note_by_case ON note (case_id);

-- 举报投诉（劳动监察）, registered at the shared window.
CREATE TABLE inspection_complaint (
  id INTEGER PRIMARY KEY,
  number TEXT UNIQUE,
  complainant TEXT NOT NULL CHECK (complainant <> ''),
  employer_id INTEGER REFERENCES employer (id),
  subject TEXT NOT NULL,
  head_count INTEGER NOT NULL DEFAULT 1 CHECK (head_count >= 1),
  complained_on INTEGER NOT NULL,
  filed_on INTEGER,
  extended_on INTEGER,
  closed_on INTEGER,
  outcome TEXT,
  referred_case_id INTEGER REFERENCES arb_case (id)
) STRICT;
CREATE INDEX inspection_complaint_by_day ON inspection_complaint (complained_on);

-- 街道调解站: where disputes are mediated before arbitration.
CREATE TABLE station (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  sub_district TEXT NOT NULL,
  phone TEXT
) STRICT;

-- The office's own days: of a year's schedule, which stands in the place of the shipped one, or single days,
-- which are laid over it.
CREATE TABLE holiday (
  id INTEGER PRIMARY KEY,
  day INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('off', 'work')),
  name TEXT NOT NULL,
  is_single INTEGER NOT NULL DEFAULT 0 CHECK (is_single IN (0, 1))
) STRICT;

-- A province's own rule rows, as lines of the same columns as data/rules.tsv.
CREATE TABLE local_rule (
  id INTEGER PRIMARY KEY,
  line TEXT NOT NULL UNIQUE
) STRICT;

-- Trust. Not source, not derived: the record of every change to the source tables.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,          -- real time, UTC, YYYY-MM-DDTHH:MM:SSZ
  today INTEGER NOT NULL,    -- the day it was taken to be
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  case_id INTEGER,
  summary TEXT,
  undoes INTEGER REFERENCES journal (seq),
  changeset BLOB NOT NULL,
  previous BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX journal_by_case ON journal (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX journal_by_actor ON journal (actor, seq);
CREATE UNIQUE INDEX journal_by_undone ON journal (undoes) WHERE undoes IS NOT NULL;

-- Next free number of this site's ids; never recorded, so that a merge cannot move it.
CREATE TABLE counter (
  site INTEGER PRIMARY KEY,
  next INTEGER NOT NULL
) STRICT;

-- What the derived rows were derived with: 'law' counts the changes of calendar, rules and settings, 'build'
-- is a fingerprint of the program's own tables. A difference makes the program derive again.
CREATE TABLE derived_from (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived tables: dropped and rebuilt at will, never recorded, never edited. A program that knows others makes
-- everything below this line anew.

-- Unmet deadlines of open cases (those of closed ones are derived when looked at): duties and waits that are
-- pending, and rights that will lapse. Clerk and arbitrator are the case's, for whom the day sheet sorts them.
CREATE TABLE deadline (
  case_id INTEGER NOT NULL,
  rule TEXT NOT NULL,
  start_day INTEGER NOT NULL,
  party INTEGER NOT NULL,       -- number of the respondent, or 0
  who TEXT NOT NULL,            -- applicant, respondent, third_party or ''
  award INTEGER NOT NULL,       -- number of the award, or 0
  due INTEGER,                  -- NULL while open
  watch INTEGER NOT NULL,       -- enum law_watch
  provisional INTEGER NOT NULL,
  clerk_id INTEGER NOT NULL,    -- 0 = none
  lead_id INTEGER NOT NULL,
  PRIMARY KEY (case_id, rule, start_day, party, who, award)
) STRICT, WITHOUT ROWID;
-- The day sheet goes through spans of days and reads nothing but the index. Duties have one of their own: those
-- of other kinds that passed unmet lie among the overdue ones.
CREATE INDEX deadline_by_due ON deadline (due, case_id, rule, start_day, party, who, award,
  watch, provisional, clerk_id, lead_id)
  WHERE due IS NOT NULL;
CREATE INDEX deadline_of_duty ON deadline (watch, due, case_id, rule, start_day, party, who, award,
  provisional, clerk_id, lead_id)
  WHERE watch = 0;
CREATE INDEX deadline_provisional ON deadline (provisional, due) WHERE provisional = 1;
CREATE INDEX announcement_by_due ON deadline (due, case_id) WHERE rule = 'announcement_completion';

-- What is still to be done to have documents served: the attempts that are out, the last that came back of a
-- service that nothing is out for, copies left that are not complete yet, and what had to be sent and was not.
-- Of closed cases only what is served after the end.
CREATE TABLE service_state (
  case_id INTEGER NOT NULL,
  item INTEGER NOT NULL,        -- the attempt; of what was not sent, minus the number of its rule
  service_id INTEGER NOT NULL,  -- 0: not sent
  party_id INTEGER NOT NULL,    -- 0: whoever has not got it
  document TEXT NOT NULL,
  stand INTEGER NOT NULL,       -- enum service_stand
  since INTEGER NOT NULL,       -- sent, came back, was left, had to be sent from then on
  due INTEGER,                  -- until when it had to be served, while that is not done
  completes INTEGER,            -- of an announcement, of a copy left
  hearing INTEGER,              -- the planned hearing that it stands in the way of: its start …
  notice_by INTEGER,            -- … and, of a notice of it, the last day
  PRIMARY KEY (case_id, item)
) STRICT, WITHOUT ROWID;
-- One for each part of a view (services.c).
CREATE INDEX service_out ON service_state (since, case_id, item) WHERE stand IN (1, 2);
CREATE INDEX service_back ON service_state (since, case_id, item) WHERE stand = 3;
CREATE INDEX service_completes ON service_state (completes, case_id, item, stand) WHERE completes IS NOT NULL;
CREATE INDEX service_due ON service_state (due, case_id, item) WHERE due IS NOT NULL;
CREATE INDEX service_out_long ON service_state (since, case_id, item) WHERE stand = 1 AND due IS NULL;
CREATE INDEX service_before_hearing ON service_state (hearing, case_id, item) WHERE hearing IS NOT NULL;

-- The one row a docket line reads. Dates are NULL where there is none.
CREATE TABLE case_state (
  case_id INTEGER PRIMARY KEY,
  case_key INTEGER NOT NULL,   -- year << 32 | serial: the order of case numbers
  case_number TEXT,
  applicant TEXT NOT NULL,     -- the first of them
  respondent TEXT NOT NULL,
  other_names TEXT,            -- of further parties, one a line
  cause TEXT NOT NULL,
  amount INTEGER NOT NULL,
  head_count INTEGER NOT NULL,
  is_collective INTEGER NOT NULL,
  lead_id INTEGER NOT NULL,    -- 0 = none
  clerk_id INTEGER NOT NULL,
  stage INTEGER NOT NULL,      -- enum law_stage
  is_open INTEGER NOT NULL,
  applied INTEGER,
  accepted INTEGER,
  closed INTEGER,
  outcome TEXT,
  next_rule TEXT,              -- what to watch next; 'hearing' for a planned hearing
  next_due INTEGER,
  duty_due INTEGER,            -- the earliest unmet duty of the office
  award_due INTEGER,           -- while it runs; of a closed case, when it was due
  block INTEGER NOT NULL,      -- enum law_block
  block_until INTEGER,
  hearing_start INTEGER,       -- the next planned hearing
  has_tribunal INTEGER NOT NULL,
  last_act INTEGER,            -- of an open case, the latest day on which something was done
  hold INTEGER NOT NULL,       -- enum law_hold: the block, else what an accepted case waits for
  hold_since INTEGER,          -- the day from which on that holds it
  ground INTEGER NOT NULL,     -- of a suspended case, enum law_ground
  seats TEXT                   -- taken or offered: "arbitrator/year" each, with "?" while an answer is awaited
) STRICT;

-- docket_plan.c chooses among these indexes. case_id comes behind what an index is ordered by: a docket's order
-- is that of a column, then of case_id. The columns behind it let an entry answer the docket's conditions, which
-- spares a look at the row; an open case answers all of them, and there are few of those.
CREATE INDEX state_by_key ON case_state (case_key, case_id, lead_id, clerk_id, cause, is_collective, is_open);
CREATE INDEX state_by_accepted ON case_state (accepted, case_id,
  lead_id, clerk_id, cause, is_collective, is_open);
CREATE INDEX state_by_amount ON case_state (amount, case_id,
  lead_id, clerk_id, cause, is_collective, is_open, case_key);
CREATE INDEX state_by_year_accepted ON case_state (case_key >> 32, accepted, case_id,
  case_key, lead_id, clerk_id,
  cause, is_collective, is_open);
CREATE INDEX closed_by_key ON case_state (case_key, case_id, lead_id, clerk_id, cause, is_collective, is_open)
  WHERE is_open = 0;
CREATE INDEX closed_by_closed ON case_state (closed, case_id, lead_id, clerk_id, cause, is_collective, is_open)
  WHERE is_open = 0;
CREATE INDEX closed_by_year_closed ON case_state (case_key >> 32, closed, case_id, case_key, lead_id, clerk_id,
  cause, is_collective, is_open)
  WHERE is_open = 0;
CREATE INDEX state_by_cause ON case_state (cause, case_key, case_id, is_collective, is_open);
CREATE INDEX state_by_cause_amount ON case_state (cause, amount, case_id, is_collective, is_open);
CREATE INDEX state_by_lead ON case_state (lead_id, case_key, case_id, is_collective, is_open);
CREATE INDEX state_by_clerk ON case_state (clerk_id, case_key, case_id, is_collective, is_open);
CREATE INDEX collective_by_key ON case_state (case_key, case_id,
  lead_id, clerk_id, cause, is_collective, is_open)
  WHERE is_collective = 1;
CREATE INDEX collective_by_accepted ON case_state (accepted, case_id,
  lead_id, clerk_id, cause, is_collective, is_open)
  WHERE is_collective = 1;
CREATE INDEX collective_by_amount ON case_state (amount, case_id,
  lead_id, clerk_id, cause, is_collective, is_open)
  WHERE is_collective = 1;
CREATE INDEX state_not_accepted ON case_state (case_key, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, duty_due, last_act,
  accepted, amount, is_open)
  WHERE accepted IS NULL;
CREATE INDEX open_by_due ON case_state (next_due, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, duty_due, last_act, accepted,
  amount, case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_not_due ON case_state (case_key, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, duty_due, last_act,
  accepted, amount, is_open)
  WHERE is_open = 1 AND next_due IS NULL;
CREATE INDEX open_by_key ON case_state (case_key, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, duty_due, last_act,
  accepted, amount, is_open)
  WHERE is_open = 1;
CREATE INDEX open_by_accepted ON case_state (accepted, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, duty_due, last_act,
  amount, case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_by_amount ON case_state (amount, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, duty_due, last_act,
  accepted, case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_by_duty ON case_state (duty_due, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, last_act, accepted,
  amount, case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_by_act ON case_state (last_act, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, duty_due, accepted,
  amount, case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_by_stage ON case_state (stage, next_due, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, duty_due, last_act, accepted, amount,
  case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_by_cause ON case_state (cause, next_due, case_id,
  lead_id, clerk_id, is_collective, has_tribunal, block, stage, duty_due, last_act, accepted, amount,
  case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_by_lead ON case_state (lead_id, next_due, case_id,
  clerk_id, cause, is_collective, has_tribunal, block, stage, duty_due, last_act, accepted, amount, case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_by_clerk ON case_state (clerk_id, next_due, case_id,
  lead_id, cause, is_collective, has_tribunal, block, stage, duty_due, last_act, accepted, amount,
  case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_by_block ON case_state (block, next_due, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, stage, duty_due, last_act, accepted, amount,
  case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_collective ON case_state (next_due, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, duty_due, last_act, accepted,
  amount, case_key, is_open)
  WHERE is_open = 1 AND is_collective = 1;
CREATE INDEX open_no_tribunal ON case_state (next_due, case_id,
  lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, duty_due, last_act, accepted,
  amount, case_key, is_open)
  WHERE is_open = 1 AND has_tribunal = 0;
-- The backlog: open cases by the day the award is due, those that have none (suspended, award made), and by what
-- holds them.
CREATE INDEX open_by_limit ON case_state (award_due, case_id,
  hold, ground, lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, duty_due, last_act,
  accepted, amount, case_key, is_open)
  WHERE is_open = 1;
CREATE INDEX open_no_limit ON case_state (case_key, case_id,
  hold, ground, lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, duty_due, last_act,
  accepted, amount, award_due, is_open)
  WHERE is_open = 1 AND award_due IS NULL;
CREATE INDEX open_by_hold ON case_state (hold, award_due, case_id,
  ground, lead_id, clerk_id, cause, is_collective, has_tribunal, block, stage, next_due, duty_due, last_act,
  accepted, amount, case_key, is_open)
  WHERE is_open = 1 AND hold > 0;

-- Bigrams of the names of a case's parties and of its number, without the text itself (search.h).
CREATE VIRTUAL TABLE name_search USING fts5 (grams, content = '', detail = none, columnsize = 0,
  tokenize = 'ascii');

-- Counts kept for titles: dimension ('stage', 'cause', 'year' …) × value → open and all cases.
CREATE TABLE tally (
  dimension TEXT NOT NULL,
  value TEXT NOT NULL,
  open_cases INTEGER NOT NULL,
  all_cases INTEGER NOT NULL,
  days INTEGER NOT NULL,       -- of dimension 'hold', the days since which its cases are held, summed
  PRIMARY KEY (dimension, value)
) STRICT, WITHOUT ROWID;
