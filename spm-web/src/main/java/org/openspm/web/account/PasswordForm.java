package org.openspm.web.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.openspm.domain.access.Password;

/** The password one has and the one that shall replace it. */
record PasswordForm(
        @NotBlank String current,

        @Size(min = Password.LENGTH_MIN, max = Password.LENGTH_MAX)
        String wanted) {
    @Override
    public String toString() {
        return "PasswordForm[hidden]";
    }
}
