package org.openspm.incentive.calc.input;

/** A position by code and name, with the number of its title. */
public record Seat(String code, String name, int title) {}
