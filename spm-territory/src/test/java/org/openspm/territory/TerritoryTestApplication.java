package org.openspm.territory;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.TestComponent;

/** What a database test of this module stands on. */
@TestComponent
@SpringBootApplication
class TerritoryTestApplication {}
