package org.openspm.web.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Shows a refusal as a page of its own, or as a message above the page when htmx asked. */
@ControllerAdvice
class PageProblems {
    private static final Set<Integer> WITH_WORDS_OF_ITS_OWN = Set.of(400, 403, 404, 405, 409, 413, 422);

    private final MessageSource messages;

    PageProblems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ModelAndView on(NotFound refusal, HttpServletRequest request, HttpServletResponse response) {
        return show(HttpStatus.NOT_FOUND, sentence(refusal), request, response);
    }

    @ExceptionHandler
    ModelAndView on(Conflict refusal, HttpServletRequest request, HttpServletResponse response) {
        return show(HttpStatus.CONFLICT, sentence(refusal), request, response);
    }

    @ExceptionHandler
    ModelAndView on(RuleViolation refusal, HttpServletRequest request, HttpServletResponse response) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, sentence(refusal), request, response);
    }

    @ExceptionHandler
    ModelAndView on(
            OptimisticLockingFailureException refusal, HttpServletRequest request, HttpServletResponse response) {
        var sentence = messages.getMessage("problem.changed-meanwhile", null, LocaleContextHolder.getLocale());
        return show(HttpStatus.CONFLICT, sentence, request, response);
    }

    @ExceptionHandler
    ModelAndView on(
            MethodArgumentTypeMismatchException refusal, HttpServletRequest request, HttpServletResponse response) {
        var values = new Object[] {refusal.getName(), String.valueOf(refusal.getValue())};
        var sentence = messages.getMessage("problem.unreadable-value", values, LocaleContextHolder.getLocale());
        return show(HttpStatus.BAD_REQUEST, sentence, request, response);
    }

    /** The page for a status, with a sentence about the case at hand or an empty one. */
    static ModelAndView page(HttpStatus status, String sentence) {
        var known = WITH_WORDS_OF_ITS_OWN.contains(status.value()) ? status.value() : 500;
        return new ModelAndView("error/problem", Map.of("problem", known, "sentence", sentence), status);
    }

    private static ModelAndView show(
            HttpStatus status, String sentence, HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") == null) {
            return page(status, sentence);
        }
        response.setHeader("HX-Retarget", "#flash");
        response.setHeader("HX-Reswap", "innerHTML show:window:top");
        return new ModelAndView("layout/flash :: problem", Map.of("sentence", sentence), status);
    }

    private static String sentence(RuntimeException refusal) {
        return Objects.requireNonNullElse(refusal.getMessage(), "");
    }
}
