package org.openspm;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {
    private final ApplicationModules modules = ApplicationModules.of(SpmApplication.class);

    @Test
    void keepsEachModuleToTheSubjectsAndFeaturesItMaySee() {
        modules.verify();
    }

    @Test
    void drawsTheModulesForTheDocumentation() {
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
