package org.openspm.domain;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;

/** What a database test of this module stands on. A test component, so that scans of other modules pass it by. */
@TestComponent
@SpringBootApplication
class DomainTestApplication {}
