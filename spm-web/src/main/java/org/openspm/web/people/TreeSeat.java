package org.openspm.web.people;

import java.util.List;
import org.openspm.domain.organization.SeatNode;

/** A seat of the tree on the page with those below it; {@code more} says that these are fetched when it is opened. */
record TreeSeat(SeatNode seat, List<TreeSeat> reports, boolean more) {
    TreeSeat {
        reports = List.copyOf(reports);
    }
}
