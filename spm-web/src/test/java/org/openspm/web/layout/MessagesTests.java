package org.openspm.web.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the pages: the same keys in each language, and a word for each key that a template names. */
class MessagesTests {
    private static final Path RESOURCES = Path.of("src/main/resources");
    // #{key}, #{key(…)} and #messages.msg('key'…); a key put together at run time has | or $ in it and is not looked
    // at.
    private static final Pattern KEY =
            Pattern.compile("#\\{([a-zA-Z0-9_.-]+)(?:\\(|})|#messages\\.msg\\('([^']+)'[,)]");

    @Test
    void haveTheSameKeysInEachLanguage() throws IOException {
        assertThat(new TreeSet<>(words("messages_nl.properties").keySet()))
                .isEqualTo(new TreeSet<>(words("messages.properties").keySet()));
    }

    @Test
    void areThereForEachKeyOfATemplate() throws IOException {
        var known = words("messages.properties");
        var missing = new TreeSet<String>();
        for (var template : templates()) {
            var keys = KEY.matcher(Files.readString(template));
            while (keys.find()) {
                var key = keys.group(1) == null ? keys.group(2) : keys.group(1);
                if (!known.containsKey(key)) {
                    missing.add(template.getFileName() + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void takeTheSameValuesInEachLanguage() throws IOException {
        var dutch = words("messages_nl.properties");
        var different = new ArrayList<String>();
        words("messages.properties").forEach((key, english) -> {
            var places = new MessageFormat(english).getFormatsByArgumentIndex().length;
            if (dutch.containsKey(key)
                    && new MessageFormat(dutch.get(key)).getFormatsByArgumentIndex().length != places) {
                different.add(key);
            }
        });
        assertThat(different).isEmpty();
    }

    @Test
    void haveNoStraightApostropheThatWouldSwallowAValue() throws IOException {
        for (var file : List.of("messages.properties", "messages_nl.properties")) {
            assertThat(words(file))
                    .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
        }
    }

    @Test
    void leaveNoTemplateWithInlineStyleOrScript() throws IOException {
        var inline = Pattern.compile("\\s(style|on[a-z]+|hx-on[^=]*)=\"|<style|<script(?![^>]*src=)");
        for (var template : templates()) {
            assertThat(inline.matcher(Files.readString(template)).find())
                    .as(template.toString())
                    .isFalse();
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static TreeMap<String, String> words(String file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file))) {
            properties.load(reader);
        }
        var words = new TreeMap<String, String>();
        properties.forEach((key, text) -> words.put(key.toString(), text.toString()));
        return words;
    }
}
