package org.openspm.incentive;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;

/** What a database test of this module stands on. */
@TestComponent
@SpringBootApplication
@AutoConfigurationPackage(basePackages = "org.openspm.domain")
class IncentiveTestApplication {}
