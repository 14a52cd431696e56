package org.openspm.planning;

import org.openspm.domain.access.AuditTrail;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** What a database test of this module stands on. */
@TestComponent
@Import(AuditTrail.class)
@SpringBootApplication(scanBasePackages = {"org.openspm.planning", "org.openspm.domain.organization"})
class PlanningTestApplication {}
