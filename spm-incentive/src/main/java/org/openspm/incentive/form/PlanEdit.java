package org.openspm.incentive.form;

/** One change of a plan's text at a path such as {@code /components/0/rate}. */
public sealed interface PlanEdit {

    String path();

    /** Writes a single value, in the place of whatever is there; a key that is not there yet is added. */
    record Put(String path, String value) implements PlanEdit {}

    /** Writes a piece of YAML, in the place of whatever is there; a key that is not there yet is added. */
    record Write(String path, String yaml) implements PlanEdit {}

    /** Takes a key, or an item of a list, out. */
    record Remove(String path) implements PlanEdit {}

    /** Calls a key otherwise. */
    record Rename(String path, String key) implements PlanEdit {}

    /** Adds a piece of YAML to the end of the list at the path, which is begun when it is not there yet. */
    record Append(String path, String yaml) implements PlanEdit {}

    /** Repeats an item of a list below itself. */
    record Copy(String path) implements PlanEdit {}

    /** Exchanges an item of a list with the one below it. */
    record Lower(String path) implements PlanEdit {}
}
