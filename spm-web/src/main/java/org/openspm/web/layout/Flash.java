package org.openspm.web.layout;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A message that survives the redirect after a change: {@code Flash.done(redirect, "users.created", name)}. */
public final class Flash {
    private Flash() {}

    public static void done(RedirectAttributes redirect, String messageKey, Object... values) {
        redirect.addFlashAttribute("flashDone", messageKey);
        redirect.addFlashAttribute("flashValues", new ArrayList<>(List.of(values)));
    }
}
