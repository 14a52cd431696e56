package org.openspm.domain.persistence.embedded;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operating system account that the server runs under. PostgreSQL refuses to run as root, so a root start hands the
 * server to an unprivileged account; where that account cannot reach the folder, to a user namespace without rights.
 */
record ServerAccount(List<String> prefix, @Nullable UserPrincipal owner) {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    /** The server stops with the process that started it, even when that one is killed. */
    private static final String DIES_WITH_US = "--pdeathsig=INT";

    static ServerAccount forHome(Path home) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new ServerAccount(works(SETPRIV.toString(), DIES_WITH_US, "true") ? boundToUs() : List.of(), null);
        }
        for (var name : UNPRIVILEGED) {
            var account = unprivileged(name);
            if (account != null && account.reaches(home)) {
                return account;
            }
        }
        if (works("unshare", "-U", "true")) {
            var prefix = new ArrayList<>(List.of("unshare", "-U"));
            if (Files.isExecutable(SETPRIV)) {
                prefix.addAll(boundToUs());
            }
            return new ServerAccount(prefix, account("root"));
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL does not run as root, and none of the accounts %s may enter %s."
                        .formatted(String.join(", ", UNPRIVILEGED), home),
                "Start OpenSPM as an ordinary user, or choose a folder that every user may enter, such as /var/lib/openspm,"
                        + " with spm.embedded-postgres.home (SPM_EMBEDDED_POSTGRES_HOME).");
    }

    List<String> command(List<String> program) {
        var command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Hands a folder of the server to its account. */
    void take(Path folder) throws IOException {
        if (owner != null) {
            Folders.giveTo(owner, folder);
        }
    }

    private static List<String> boundToUs() {
        return List.of(SETPRIV.toString(), DIES_WITH_US);
    }

    private static @Nullable ServerAccount unprivileged(String name) throws IOException {
        var owner = account(name);
        if (owner == null || !Files.isExecutable(SETPRIV)) {
            return null;
        }
        var account = List.of("--reuid=" + name, "--regid=" + group(name), "--clear-groups", "--no-new-privs");
        var prefix = new ArrayList<>(List.of(SETPRIV.toString()));
        prefix.addAll(account);
        prefix.add(DIES_WITH_US);
        return new ServerAccount(List.copyOf(prefix), owner);
    }

    private boolean reaches(Path home) {
        return works(command(List.of("test", "-x", home.toString())).toArray(String[]::new));
    }

    private static @Nullable UserPrincipal account(String name) throws IOException {
        try {
            return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
        } catch (UserPrincipalNotFoundException e) {
            return null;
        }
    }

    private static String group(String name) throws IOException {
        var process = new ProcessBuilder("id", "-g", name).start();
        try (var output = process.inputReader()) {
            return String.valueOf(output.readLine());
        }
    }

    private static boolean works(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            // The program is not installed.
            return false;
        }
    }
}
