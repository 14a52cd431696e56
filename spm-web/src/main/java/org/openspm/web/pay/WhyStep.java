package org.openspm.web.pay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a derivation in the reader's words.
 *
 * @param figure the amount as written, null when the step has none
 * @param planLine line of the plan's text that says so, or 0
 * @param open whether the steps below are shown at once
 * @param deal code of the transaction that the step is; null when it is none
 * @param left how many further steps are not listed
 */
public record WhyStep(
        String sentence,
        @Nullable String figure,
        boolean adds,
        int planLine,
        boolean open,
        @Nullable String deal,
        int left,
        List<WhyStep> children) {}
