package io.tieout.kota;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The wire: declared operations over Apache HttpClient, whose pool holds as many connections as calls may be in
 * flight (its own default of 5 would be the real ceiling). HTTPS proxy and own CA come by Java's
 * standard properties ({@code https.proxyHost}, {@code javax.net.ssl.trustStore}).
 */
final class KotaHttp implements AutoCloseable {

    private final FarClock clock;
    private final CloseableHttpClient http;
    private final KotaApi api;

    KotaHttp(KotaProperties properties) {
        this.clock = new FarClock(properties.baseUrl().startsWith("http:"));
        this.http = httpClient(properties, clock);
        this.api = HttpServiceProxyFactory.builderFor(new DirectExchange(http, properties))
                .build()
                .createClient(KotaApi.class);
    }

    KotaApi api() {
        return api;
    }

    FarClock clock() {
        return clock;
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
    }

    private static CloseableHttpClient httpClient(KotaProperties properties, FarClock clock) {
        Timeout request = Timeout.of(properties.requestTimeout());
        HttpClientBuilder builder = HttpClients.custom();
        if (throughAProxy(properties)) {
            builder.useSystemProperties();
        }
        return builder.setUserAgent("tieout")
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        // One host, and no more callers than connections: nobody has to queue at one lock.
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnTotal(properties.inFlight())
                        .setMaxConnPerRoute(properties.inFlight())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                                .setSocketTimeout(request)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(request)
                        .setConnectionRequestTimeout(request)
                        .build())
                .addResponseInterceptorLast(clock)
                // Retries and pacing are ours; a redirect would carry the key to somebody else.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                // It would take each address apart to look for remembered passwords.
                .disableAuthCaching()
                .build();
    }

    /** Asked once: the client would ask the properties for each call again. */
    private static boolean throughAProxy(KotaProperties properties) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector != null
                && selector.select(URI.create(properties.baseUrl())).stream()
                        .anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }
}
