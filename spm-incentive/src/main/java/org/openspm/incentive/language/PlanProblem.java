package org.openspm.incentive.language;

import org.openspm.incentive.calc.expression.Mark;

/** Why a plan's text cannot be used: where, and a sentence with the value and the remedy. */
public record PlanProblem(Mark at, String sentence) {

    public int line() {
        return at.line();
    }

    public int column() {
        return at.column();
    }

    /** The sentence, behind the place in a library that it is about. */
    public String sentenceWithOrigin() {
        return at.origin() == null ? sentence : "(" + at.origin() + ") " + sentence;
    }

    @Override
    public String toString() {
        return at + ": " + sentence;
    }
}
