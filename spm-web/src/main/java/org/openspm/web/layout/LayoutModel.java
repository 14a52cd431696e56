package org.openspm.web.layout;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page {@code here}: Thymeleaf allows no beans in links and other attributes, but model attributes. */
@ControllerAdvice(annotations = Controller.class)
class LayoutModel {
    private final Here here;

    LayoutModel(Here here) {
        this.here = here;
    }

    @ModelAttribute("here")
    Here here() {
        return here;
    }
}
