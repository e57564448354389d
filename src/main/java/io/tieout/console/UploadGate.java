package io.tieout.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before anything reads a form with files: who is not signed in for it, or sends more than is taken, is told so
 * before the body is on the disk. A body that says no length is cut off at the same limit by the server.
 */
// No bean: a filter that is one would stand before every path.
final class UploadGate extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UploadGate.class);

    /** At the same moment; each may fill the disk by its limit. */
    private static final int AT_ONCE = 3;
    /** Read and thrown away after a refusal, for a browser shows no answer while it still sends. */
    private static final long DRAINED = DataSize.ofMegabytes(8).toBytes();

    private final Refusals refusals;
    private final DataSize mostOfFile;
    private final DataSize mostOfAll;
    private final Semaphore places = new Semaphore(AT_ONCE);

    UploadGate(Refusals refusals, DataSize mostOfFile, DataSize mostOfAll) {
        this.refusals = refusals;
        this.mostOfFile = mostOfFile;
        this.mostOfAll = mostOfAll;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.regionMatches(true, 0, MediaType.MULTIPART_FORM_DATA_VALUE, 0, 19);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Visitor visitor = Visitors.current().orElse(null);
        if (visitor == null) {
            refuse(request, response, ConsoleSecurity.tooOld());
            return;
        }
        if (!visitor.mayPrepare()) {
            refuse(request, response, Refused.role(visitor, Role.PREPARER));
            return;
        }
        if (request.getContentLengthLong() > mostOfAll.toBytes()) {
            refuse(request, response, tooLarge());
            return;
        }
        if (!places.tryAcquire()) {
            refuse(
                    request,
                    response,
                    new Refused(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Others are sending files just now",
                            "Nothing was kept of yours. Try again in a minute."));
            return;
        }
        try {
            if (read(request, response)) {
                chain.doFilter(request, response);
            }
        } finally {
            places.release();
        }
    }

    /** Now, while it can be told in words what is wrong with it. */
    private boolean read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.getParts();
            return true;
        } catch (IOException | ServletException | RuntimeException unreadable) {
            if (isTooLarge(unreadable)) {
                refuse(request, response, tooLarge());
                return false;
            }
            log.debug(
                    "A form with files could not be read ({})",
                    unreadable.getClass().getName());
            refuse(
                    request,
                    response,
                    Refused.badRequest(
                            "The files did not arrive whole",
                            "Nothing was kept. The connection may have broken: go back, and send them once more."));
        }
        return false;
    }

    /** The server's own exceptions for that have no common type that others may name. */
    private static boolean isTooLarge(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at.getClass().getSimpleName().contains("Size")) {
                return true;
            }
        }
        return false;
    }

    private Refused tooLarge() {
        return new Refused(
                HttpStatus.CONTENT_TOO_LARGE,
                "That is larger than is taken here",
                "Nothing was kept. A file may have " + mostOfFile.toMegabytes() + " MB, and all of a form together "
                        + mostOfAll.toMegabytes() + " MB. Check that it is the right file; a register of that size"
                        + " can be split by employer, or run by the command \"reconcile\" on the server.");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Refused refused) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        refusals.write(request, response, refused);
        response.flushBuffer();
        try {
            InputStream rest = request.getInputStream();
            byte[] buffer = new byte[1 << 16];
            long left = DRAINED;
            for (int read = rest.read(buffer); read >= 0 && left > 0; read = rest.read(buffer)) {
                left -= read;
            }
        } catch (IOException | IllegalStateException gone) {
            log.debug("The sender of a refused file has gone");
        }
    }
}
