package io.tieout.reconciliation;

import java.util.List;

/** Looks at one row and says which parts of its variance this cause could be, in an order that inputs can't change. */
interface CauseRule {

    List<Candidate> candidates(Position position);
}
