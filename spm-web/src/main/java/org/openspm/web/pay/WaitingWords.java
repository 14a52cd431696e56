package org.openspm.web.pay;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in the reader's words what an amount waits for before it is paid. */
@Component
public class WaitingWords {
    private final MessageSource messages;

    WaitingWords(MessageSource messages) {
        this.messages = messages;
    }

    /** @param waits words of the plan, separated by commas: {@code payment, year end} */
    public String words(String waits) {
        return Stream.of(waits.split(", "))
                .map(word -> messages.getMessage(
                        "pay.waits." + word.replace(' ', '-'), null, word, LocaleContextHolder.getLocale()))
                .collect(Collectors.joining(", "));
    }
}
