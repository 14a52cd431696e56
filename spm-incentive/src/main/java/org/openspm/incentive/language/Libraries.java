package org.openspm.incentive.language;

import java.util.List;
import java.util.Optional;

/** Where a plan finds the libraries that it uses. */
public interface Libraries {
    /** Where there are none. */
    Libraries NONE = new Libraries() {
        @Override
        public Optional<String> text(LibraryName name) {
            return Optional.empty();
        }

        @Override
        public List<LibraryName> names() {
            return List.of();
        }
    };

    Optional<String> text(LibraryName name);

    /** Those that there are, for sentences about one that is not there. */
    List<LibraryName> names();
}
