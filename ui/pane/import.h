/* import.h — opening the import pane from the first-run pane: there is no office yet. */
#ifndef PANE_IMPORT_H
#define PANE_IMPORT_H

/* Hand this to the pane's open() as the argument; without it the ledger goes into the office that is open. */
#define IMPORT_FIRST_RUN "first-run"

#endif
