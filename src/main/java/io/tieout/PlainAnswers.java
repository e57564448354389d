package io.tieout;

import io.tieout.kota.KotaException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is answered when a request can't be: a problem body in our words, never a stack trace or a library's message. */
@RestController
@RestControllerAdvice
@ConditionalOnWebApplication
class PlainAnswers implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(PlainAnswers.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception failure) {
        if (failure instanceof ErrorResponse refused) {
            HttpStatus status = known(refused.getStatusCode().value());
            return ResponseEntity.status(status)
                    .headers(refused.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatusAndDetail(status, words(status)));
        }
        if (failure instanceof KotaException kota) {
            log.warn("Answered without Kota: {}", kota.getMessage());
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "Kota does not answer as it should. Try again later.");
        }
        log.warn("A request failed ({}{})", failure.getClass().getName(), at(failure));
        return failure instanceof DataAccessException
                ? problem(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer just now. Try again.")
                : problem(HttpStatus.INTERNAL_SERVER_ERROR, "That failed here, and the log says where.");
    }

    /** What was refused before a controller saw it. */
    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? known(number) : HttpStatus.NOT_FOUND;
        return problem(status, words(status));
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, words));
    }

    private static HttpStatus known(int number) {
        HttpStatus status = HttpStatus.resolve(number);
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String words(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "Nothing is here.";
            case METHOD_NOT_ALLOWED -> "This path is asked in another way; see the Allow header.";
            case BAD_REQUEST -> "The request has a form that is not understood.";
            default -> status.is5xxServerError() ? "That failed here, and the log says where." : "Refused.";
        };
    }

    private static String at(Throwable failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().startsWith("io.tieout")) {
                return " at " + element.getFileName() + ":" + element.getLineNumber();
            }
        }
        return "";
    }
}
