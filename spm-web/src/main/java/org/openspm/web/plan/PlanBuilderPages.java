package org.openspm.web.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The form beside the text: what is filled in is written into the text, and nothing is kept before it is saved. */
@Controller
class PlanBuilderPages {
    private final PlanBuilder builder;
    private final PlanEditorPages editor;
    private final EffectPanel panel;

    PlanBuilderPages(PlanBuilder builder, PlanEditorPages editor, EffectPanel panel) {
        this.builder = builder;
        this.editor = editor;
        this.panel = panel;
    }

    /** A field at a time; without JavaScript all that were filled in, then the whole page comes back. */
    @PostMapping("/plans/form")
    String fill(
            @RequestParam Map<String, String> fields,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var view = builder.take(PlanBuilder.Sent.of(fields));
        var form = new PlanEditorPages.Form(view.text(), fields.get("basedOn"), fields.get("code"));
        editor.show(form, model);
        model.addAttribute("builder", view);
        model.addAttribute("view", fields.get("view"));
        model.addAttribute("htmx", htmx != null);
        if (htmx != null) {
            return "plans/builder :: built";
        }
        panel.show(form, year, model);
        return "plans/editor";
    }
}
