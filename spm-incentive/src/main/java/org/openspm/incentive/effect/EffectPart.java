package org.openspm.incentive.effect;

/**
 * The part of an effect that falls to one period, or to one component.
 *
 * @param name code of the period or name of the component
 */
public record EffectPart(String name, EffectSum sum) {}
