package org.openspm.web.setup;

import org.openspm.domain.access.FirstAdministrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the one-time setup secret at each start until there is an administrator; the sample company has one. */
@Component
@ConditionalOnProperty(name = "spm.sample-company", havingValue = "false", matchIfMissing = true)
class SetupAnnouncement {
    private static final Logger LOG = LoggerFactory.getLogger(SetupAnnouncement.class);

    private final FirstAdministrator first;

    SetupAnnouncement(FirstAdministrator first) {
        this.first = first;
    }

    @EventListener
    void on(ServletWebServerInitializedEvent started) {
        // The port of the management server would be another event of the same kind.
        if (started.getApplicationContext().getServerNamespace() != null) {
            return;
        }
        var port = started.getWebServer().getPort();
        first.offerSecret()
                .ifPresent(secret -> LOG.warn(
                        "Nobody administers this installation yet. Open http://localhost:{}/setup and enter this one-time secret: {}",
                        port,
                        secret));
    }
}
