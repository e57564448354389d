package io.tieout.kota;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Reads each answer to its last byte, within the time one try may take. So an answer that was cut is
 * seen as a broken connection and not as bad JSON, and one that drips is ended: the socket's own
 * time-out starts anew with every byte.
 */
final class WholeAnswer implements ExecChainHandler {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final long millis;

    WholeAnswer(Duration limit) {
        this.millis = limit.toMillis();
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        AtomicBoolean over = new AtomicBoolean();
        Future<?> end = CLOCK.schedule(
                () -> {
                    // Before the request ends by it: the thread that wakes up then asks why.
                    over.set(true);
                    cancel(scope.originalRequest);
                },
                millis,
                TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            return whole(response);
        } catch (IOException | RuntimeException e) {
            if (over.get()) {
                // What the cancelled request says about itself is by chance.
                throw new SocketTimeoutException("the time of one try is over");
            }
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private static ClassicHttpResponse whole(ClassicHttpResponse response) throws IOException {
        try {
            HttpEntity entity = response.getEntity();
            if (entity != null) {
                byte[] body = EntityUtils.toByteArray(entity);
                response.setEntity(new ByteArrayEntity(
                        body == null ? new byte[0] : body,
                        ContentType.parseLenient(entity.getContentType()),
                        entity.getContentEncoding()));
            }
            return response;
        } catch (IOException | RuntimeException e) {
            response.close();
            throw e;
        }
    }

    private static void cancel(ClassicHttpRequest request) {
        if (request instanceof Cancellable cancellable) {
            cancellable.cancel();
        }
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "kota-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
