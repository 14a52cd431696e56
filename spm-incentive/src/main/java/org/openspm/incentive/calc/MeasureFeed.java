package org.openspm.incentive.calc;

import org.openspm.incentive.calc.plan.Measure;
import org.openspm.incentive.calc.vector.Frame;
import org.openspm.incentive.calc.vector.NumberProgram;
import org.openspm.incentive.calc.vector.TruthProgram;

/** What the credits of one rule add to one measure. */
record MeasureFeed(int measure, int rule, TruthProgram when, NumberProgram of) {

    static MeasureFeed compile(int number, Measure measure, int ruleNumber, Frame frame) {
        return new MeasureFeed(
                number,
                ruleNumber,
                TruthProgram.compile(measure.when(), frame),
                NumberProgram.compile(measure.of(), frame));
    }
}
