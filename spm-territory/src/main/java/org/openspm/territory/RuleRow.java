package org.openspm.territory;

import java.util.UUID;
import org.openspm.territory.calc.AddressRule;

/** A rule of engagement with the territory it leads to. */
public record RuleRow(UUID territoryId, String territoryCode, String territoryName, AddressRule rule) {}
