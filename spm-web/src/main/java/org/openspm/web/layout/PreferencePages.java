package org.openspm.web.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.UserAccounts;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Remembers the reader's language and colour scheme, and returns to the page at hand. */
@Controller
class PreferencePages {
    private final LocaleResolver locales;
    private final UserAccounts accounts;

    PreferencePages(LocaleResolver locales, UserAccounts accounts) {
        this.locales = locales;
        this.accounts = accounts;
    }

    @PostMapping("/preferences")
    String change(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(defaultValue = "/") String back,
            @AuthenticationPrincipal @Nullable SignedInUser user,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (language != null) {
            locales.setLocale(request, response, Locale.forLanguageTag(language));
            if (user != null) {
                accounts.prefer(user.id(), language);
            }
        }
        if (theme != null) {
            response.addCookie(ReaderLocale.cookie(Theme.COOKIE, Theme.of(theme).word(), request));
        }
        return "redirect:" + (isOwnAddress(back) ? back : "/");
    }

    // "//elsewhere" and "/\elsewhere" would leave this site.
    private static boolean isOwnAddress(String address) {
        return address.startsWith("/") && !address.startsWith("//") && address.indexOf('\\') < 0;
    }
}
