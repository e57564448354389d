package io.tieout.kota;

import io.tieout.kota.KotaException.Code;
import io.tieout.kota.KotaException.Facts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Why there was no usable answer, told apart as far as it changes what to do. */
final class Reachability {

    private final String url;
    private final Duration connectTimeout;
    private final Duration requestTimeout;

    Reachability(KotaProperties properties) {
        this.url = properties.baseUrl();
        this.connectTimeout = properties.connectTimeout();
        this.requestTimeout = properties.requestTimeout();
    }

    KotaException broken(Operation operation, IOException failure) {
        // A time-out while connecting is also an InterruptedIOException, so it is asked first.
        if (failure instanceof ConnectTimeoutException || failure instanceof NoRouteToHostException) {
            return unreachable(
                    operation,
                    "no connection to " + url + " within " + words(connectTimeout)
                            + ". Check KOTA_BASE_URL, the network and the proxy (https.proxyHost).",
                    true);
        }
        if (failure instanceof UnknownHostException) {
            return unreachable(
                    operation,
                    "there is no host of that name: " + url + ". Check KOTA_BASE_URL and the network.",
                    true);
        }
        if (failure instanceof ConnectException) {
            return unreachable(
                    operation, "nothing is listening at " + url + ". Check KOTA_BASE_URL and that Kota is up.", true);
        }
        if (failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException) {
            return unreachable(
                    operation,
                    "no secure connection to " + url
                            + ". Check KOTA_BASE_URL, and the CA (javax.net.ssl.trustStore) if a proxy has its own.",
                    true);
        }
        if (failure instanceof InterruptedIOException) {
            return unreachable(
                    operation,
                    "no whole answer from " + url + " within " + words(requestTimeout)
                            + ". It may have been carried out; try again later.",
                    false);
        }
        String how = failure instanceof NoHttpResponseException ? "was closed without an answer" : "broke";
        return unreachable(
                operation,
                "the connection to " + url + " " + how + ". It may have been carried out; try again later.",
                false);
    }

    /** The thread was told to stop before or while waiting. */
    static KotaException stopped(Operation operation) {
        return unreachable(operation, "stopped before Kota answered; the same command goes on from here.", false);
    }

    private static KotaException unreachable(Operation operation, String what, boolean neverConnected) {
        return new KotaException(
                Code.UNREACHABLE,
                0,
                operation.name() + ": " + what,
                new Facts(operation.name(), null, List.of(), null, null, neverConnected, false, false));
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
