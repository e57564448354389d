package io.tieout.kota;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * The wire: RestClient over Apache HttpClient, whose pool holds as many connections as calls may be in
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
        this.api = api(properties, http);
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

    private static KotaApi api(KotaProperties properties, CloseableHttpClient http) {
        RestClient client = RestClient.builder()
                .baseUrl(properties.baseUrl())
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http))
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new ByteArrayHttpMessageConverter())
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(KotaJson.MAPPER)))
                .defaultHeaders(headers -> headers.setBearerAuth(String.valueOf(properties.apiKey())))
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), (request, response) -> {
                    throw Refusal.of(response);
                })
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(KotaApi.class);
    }

    private static CloseableHttpClient httpClient(KotaProperties properties, FarClock clock) {
        Timeout request = Timeout.of(properties.requestTimeout());
        return HttpClients.custom()
                .useSystemProperties()
                .setUserAgent("tieout")
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
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
                .addExecInterceptorFirst("whole-answer", new WholeAnswer(properties.requestTimeout()))
                .addResponseInterceptorLast(clock)
                // Retries and pacing are ours; a redirect would carry the key to somebody else.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }
}
