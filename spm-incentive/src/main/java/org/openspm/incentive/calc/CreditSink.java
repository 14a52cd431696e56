package org.openspm.incentive.calc;

/** What takes the credits of one thread, some thousand at a time. */
interface CreditSink {
    /** @param feeds what the credits of the rule add to the measures */
    void add(int rule, RuleFeeds feeds, CreditBatch credits);
}
