package org.openspm.web.command;

import org.openspm.incentive.language.Libraries;
import org.openspm.incentive.language.PlanReader;
import org.openspm.incentive.language.PlanReading;

/** A file with the text of a plan, and what reading it gave. */
record PlanFile(String name, String text, PlanReading reading) {

    static PlanFile read(String name, String text, Libraries libraries) {
        return new PlanFile(name, text, PlanReader.read(text, libraries));
    }

    /** The code and title, or only the file's name while the text is not sound. */
    String title() {
        return reading.plan()
                .map(plan -> plan.code() + " “" + plan.title() + "”")
                .orElse(name);
    }
}
