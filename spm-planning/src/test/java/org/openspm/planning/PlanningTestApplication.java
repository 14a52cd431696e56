package org.openspm.planning;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;

/** What a database test of this module stands on. */
@TestComponent
@SpringBootApplication(scanBasePackages = {"org.openspm.planning", "org.openspm.domain.organization"})
class PlanningTestApplication {}
