package org.openspm.incentive.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is kept in memory for live figures.
 *
 * @param transactionsMax more lines in the open fiscal year are not held; a line takes about 60 bytes
 * @param patience how long somebody who asks waits for the first reading
 */
@ConfigurationProperties("spm.live")
record LiveLimits(
        @DefaultValue("5000000") long transactionsMax,
        @DefaultValue("3s") Duration patience) {}
