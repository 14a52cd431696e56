package org.openspm.web.layout;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The reader's locale: the language chosen on the page, else the browser's, each with the browser's region, so that dates
 * and numbers look as that reader is used to.
 */
@Component("localeResolver")
public class ReaderLocale implements LocaleResolver {
    /** The languages there are messages for; the first is what a reader of another language gets. */
    public static final List<Locale> LANGUAGES = List.of(Locale.UK, Locale.of("nl", "NL"));

    static final String COOKIE = "spm-language";
    private static final int COOKIE_SECONDS = (int) Duration.ofDays(365).toSeconds();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        var chosen = cookie == null ? null : supported(cookie.getValue());
        if (request.getHeader("Accept-Language") != null) {
            for (var wanted : Collections.list(request.getLocales())) {
                var language = supported(wanted.getLanguage());
                if (language != null && (chosen == null || chosen.equals(language))) {
                    return wanted.getCountry().isEmpty() ? language : wanted;
                }
            }
        }
        return chosen == null ? LANGUAGES.getFirst() : chosen;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null || supported(locale.getLanguage()) == null) {
            return;
        }
        response.addCookie(cookie(COOKIE, locale.getLanguage(), request));
    }

    static Cookie cookie(String name, String value, HttpServletRequest request) {
        var cookie = new Cookie(name, value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(COOKIE_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static @Nullable Locale supported(String language) {
        return LANGUAGES.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst()
                .orElse(null);
    }
}
