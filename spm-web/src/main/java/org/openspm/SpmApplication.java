package org.openspm;

import org.jspecify.annotations.NullMarked;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** OpenSPM: open, self-hosted sales performance management. */
@NullMarked
@SpringBootApplication
public class SpmApplication {
    public static void main(String[] args) {
        SpringApplication.run(SpmApplication.class, args);
    }
}
