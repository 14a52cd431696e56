package org.openspm.web.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the sample company is to be seen and who can sign in, once everything is set up. */
@Component
@ConditionalOnProperty(name = "spm.sample-company", havingValue = "true")
class SampleAnnouncement {
    private static final Logger LOG = LoggerFactory.getLogger(SampleAnnouncement.class);

    private static final String TEXT = """

            OpenSPM is ready: http://localhost:{}
            Sign in with one of these names; the password is the name.
              mira    administrator: data, plans, runs
              ana     rep: what she earned and why
              jonas   manager: his team
              fatima  finance: approves and publishes
              otto    auditor: sees everything, changes nothing
            """;

    @EventListener
    void on(ApplicationReadyEvent ready) {
        LOG.info(TEXT, ready.getApplicationContext().getEnvironment().getProperty("local.server.port"));
    }
}
