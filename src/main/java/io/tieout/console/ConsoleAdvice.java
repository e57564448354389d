package io.tieout.console;

import io.tieout.batch.GuardException;
import io.tieout.batch.RunBusyException;
import io.tieout.batch.UsageException;
import io.tieout.jobfile.JobFileException;
import io.tieout.kota.KotaException;
import io.tieout.payroll.UnusableFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page of the console shows, and the page that is shown when something can't be done. */
@ControllerAdvice(basePackageClasses = ConsoleAdvice.class)
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleAdvice {

    private static final Logger log = LoggerFactory.getLogger(ConsoleAdvice.class);

    private final Refusals refusals;
    private final Assets assets;
    private final Show show;

    ConsoleAdvice(Refusals refusals, Assets assets, Show show) {
        this.refusals = refusals;
        this.assets = assets;
        this.show = show;
    }

    @ModelAttribute("assets")
    Assets assets() {
        return assets;
    }

    @ModelAttribute("show")
    Show show() {
        return show;
    }

    /** Null on the page where one signs in. */
    @ModelAttribute("visitor")
    @Nullable
    Visitor visitor() {
        return Visitors.current().orElse(null);
    }

    @ExceptionHandler
    ModelAndView failed(Exception failure) {
        return refusals.page(words(failure));
    }

    private static Refused words(Exception failure) {
        if (failure instanceof Refused refused) {
            return refused;
        }
        if (failure instanceof RunBusyException busy) {
            return new Refused(
                    HttpStatus.CONFLICT,
                    "Something else is at work on this just now",
                    String.valueOf(busy.getMessage()));
        }
        if (failure instanceof GuardException guard) {
            return new Refused(
                    HttpStatus.CONFLICT,
                    "This was refused, and nothing was changed",
                    String.valueOf(guard.getMessage()));
        }
        if (failure instanceof UsageException
                || failure instanceof UnusableFileException
                || failure instanceof JobFileException) {
            return Refused.badRequest("This can't be done as it was asked", String.valueOf(failure.getMessage()));
        }
        if (failure instanceof KotaException kota) {
            log.warn("A page of the console needed Kota: {}", kota.getMessage());
            return new Refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Kota does not answer as it should",
                    "Nothing was changed here. Try again in a few minutes; the log of the server says what Kota said.");
        }
        if (failure instanceof ErrorResponse answer) {
            return answer.getStatusCode().value() == HttpStatus.NOT_FOUND.value()
                    ? Refused.nothingHere("Nothing is here")
                    : Refused.badRequest(
                            "The form came in a shape that is not understood", "Go back, and send it once more.");
        }
        log.warn("A page of the console failed ({}{})", failure.getClass().getName(), at(failure));
        return failure instanceof DataAccessException
                ? new Refused(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The database does not answer just now",
                        "Try again in a minute. If it stays so, tell whoever runs the server.")
                : new Refused(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "That failed on the server",
                        "It is no fault of yours. The log of the server says where; tell whoever runs it.");
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
