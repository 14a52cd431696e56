package org.openspm.web.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last stop of a request that failed: a friendly page, or problem details under {@code /api}. */
@Controller
class ErrorPages implements ErrorController {
    @RequestMapping("/error")
    Object show(HttpServletRequest request) {
        var status = status(request);
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                        .startsWith(request.getContextPath() + "/api/")
                ? ResponseEntity.of(Problems.of(status, "http-" + status.value(), status.getReasonPhrase()))
                        .build()
                : PageProblems.page(status, "");
    }

    private static HttpStatus status(HttpServletRequest request) {
        // Opened by hand, there is no error to show.
        var resolved = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return resolved == null ? HttpStatus.INTERNAL_SERVER_ERROR : resolved;
    }
}
