package org.openspm.web.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openspm.incentive.language.Libraries;
import org.openspm.incentive.language.LibraryName;
import org.openspm.incentive.language.LibraryReader;
import org.openspm.incentive.language.LibraryReading;

/** The libraries among files: those that are named are checked, those that lie beside a plan can be used. */
final class LibraryFiles implements Libraries {
    private final Map<LibraryName, String> texts = new TreeMap<>();
    private final List<LibraryFile> named = new ArrayList<>();

    /** A file with a library. */
    record LibraryFile(String name, String text) {}

    void add(String name, String text) {
        named.add(new LibraryFile(name, text));
        addBeside(text);
    }

    /** The first file with a library counts. */
    void addBeside(String text) {
        LibraryReader.nameOf(text).ifPresent(name -> texts.putIfAbsent(name, text));
    }

    List<LibraryFile> named() {
        return named;
    }

    LibraryReading read(LibraryFile file) {
        return LibraryReader.read(file.text(), this);
    }

    @Override
    public Optional<String> text(LibraryName name) {
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public List<LibraryName> names() {
        return List.copyOf(texts.keySet());
    }
}
