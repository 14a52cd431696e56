package org.openspm.incentive.run.snapshot;

import java.util.EnumMap;
import java.util.Map;

/** A hash for each part of the input, so that it shows which part differs between two readings. */
final class InputHashes {
    private final Map<InputPart, InputHash> parts = new EnumMap<>(InputPart.class);

    InputHash of(InputPart part) {
        return parts.computeIfAbsent(part, _ -> new InputHash());
    }

    Map<InputPart, String> each() {
        var each = new EnumMap<InputPart, String>(InputPart.class);
        parts.forEach((part, hash) -> each.put(part, hash.toString()));
        return each;
    }
}
