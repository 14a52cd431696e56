package org.openspm.web.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.util.WebUtils;

/** The colour scheme a reader chose; {@code AUTO} follows the device. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    static final String COOKIE = "spm-theme";

    static Theme of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? AUTO : of(cookie.getValue());
    }

    static Theme of(String word) {
        for (var theme : values()) {
            if (theme.word().equals(word)) {
                return theme;
            }
        }
        return AUTO;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
