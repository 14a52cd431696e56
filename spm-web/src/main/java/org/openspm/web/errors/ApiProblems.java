package org.openspm.web.errors;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.web.errors.Problems.FieldProblem;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Answers each refusal of the API as problem details; wrong fields are listed in {@code errors}. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems extends ResponseEntityExceptionHandler {
    private static final String ERRORS = "errors";

    @ExceptionHandler
    ProblemDetail on(NotFound refusal) {
        return Problems.of(HttpStatus.NOT_FOUND, "not-found", sentence(refusal));
    }

    @ExceptionHandler
    ProblemDetail on(Conflict refusal) {
        return Problems.of(HttpStatus.CONFLICT, "conflict", sentence(refusal));
    }

    @ExceptionHandler
    ProblemDetail on(RuleViolation refusal) {
        return Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "rule-violation", sentence(refusal));
    }

    @ExceptionHandler
    ProblemDetail on(OptimisticLockingFailureException refusal) {
        return Problems.of(
                HttpStatus.CONFLICT, "changed-meanwhile", "Somebody changed this meanwhile; read it again and retry.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = invalid.getBindingResult().getAllErrors().stream()
                .map(error -> wrong(error, request.getLocale()))
                .toList();
        return answer(invalid, invalid(status, errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldProblem(
                                Objects.requireNonNullElse(
                                        result.getMethodParameter().getParameterName(), "parameter"),
                                String.valueOf(result.getArgument()),
                                said(error, request.getLocale()))))
                .toList();
        return answer(invalid, invalid(status, errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = Problems.of(status, "unreadable", "The body is not the JSON that is expected here.");
        if (unreadable.getCause() instanceof JacksonException cause) {
            problem.setProperty(ERRORS, List.of(UnreadableBody.problem(cause)));
        }
        return answer(unreadable, problem, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && "about:blank".equals(String.valueOf(problem.getType()))) {
            problem.setType(URI.create("urn:openspm:problem:http-" + status.value()));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception cause, ProblemDetail problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(cause, problem, headers, status, request);
    }

    private static ProblemDetail invalid(HttpStatusCode status, List<FieldProblem> errors) {
        var problem = Problems.of(status, "invalid", "Some fields are not valid; see errors.");
        problem.setProperty(ERRORS, errors);
        return problem;
    }

    private FieldProblem wrong(ObjectError error, Locale locale) {
        return error instanceof FieldError field
                ? new FieldProblem(field.getField(), String.valueOf(field.getRejectedValue()), said(error, locale))
                : new FieldProblem(error.getObjectName(), "", said(error, locale));
    }

    private String said(MessageSourceResolvable error, Locale locale) {
        var messages = getMessageSource();
        return messages == null
                ? Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid")
                : messages.getMessage(error, locale);
    }

    private static String sentence(RuntimeException refusal) {
        return Objects.requireNonNullElse(refusal.getMessage(), "");
    }
}
