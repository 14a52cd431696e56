package org.openspm.incentive.plan;

import org.openspm.domain.incentive.FourEyes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether changes to pay need a second person. They do, unless the installation declares that it has one administrator
 * by {@code openspm.approval.single-admin=true}.
 */
@Component
public class ApprovalPolicy {
    private final FourEyes fourEyes;

    ApprovalPolicy(@Value("${openspm.approval.single-admin:false}") boolean singleAdmin) {
        this.fourEyes = singleAdmin ? FourEyes.WAIVED : FourEyes.REQUIRED;
    }

    public FourEyes fourEyes() {
        return fourEyes;
    }
}
