package org.openspm.domain.access;

/** A token just made, with its text, which is shown this once. */
public record IssuedToken(ApiToken token, String text) {
    @Override
    public String toString() {
        return "IssuedToken[hidden]";
    }
}
