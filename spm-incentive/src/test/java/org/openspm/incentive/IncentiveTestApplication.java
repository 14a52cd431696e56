package org.openspm.incentive;

import org.openspm.domain.access.AuditTrail;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** What a database test of this module stands on. */
@TestComponent
@SpringBootApplication
@AutoConfigurationPackage(basePackages = "org.openspm.domain")
@Import(AuditTrail.class)
class IncentiveTestApplication {}
