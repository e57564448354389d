package io.tieout.kota;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilderFactory;
import tools.jackson.databind.ObjectReader;

/**
 * Carries out the declared operations with Apache HttpClient itself. RestClient in between took a fifth of what a
 * first sync spends on its calls, and this client wants nothing of it: bodies are bytes on both ways, errors, retries
 * and pacing are ours.
 */
final class DirectExchange implements HttpExchangeAdapter {

    private final CloseableHttpClient http;
    private final Duration limit;
    private final String baseUrl;
    private final String authorization;
    private final UriBuilderFactory uris;
    /** Addresses without a variable; as many as there are such operations. */
    private final Map<String, URI> constant = new ConcurrentHashMap<>();

    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

    DirectExchange(CloseableHttpClient http, KotaProperties properties) {
        this.http = http;
        this.limit = properties.requestTimeout();
        this.baseUrl = properties.baseUrl();
        this.authorization = "Bearer " + properties.apiKey();
        this.uris = new DefaultUriBuilderFactory(baseUrl);
    }

    /**
     * @return null when the answer is empty
     * @throws Refusal when it is not of 2xx
     * @throws NotJson when it does not say that it is JSON
     */
    @Override
    public <T> @Nullable T exchangeForBody(HttpRequestValues values, ParameterizedTypeReference<T> type) {
        Answer answer = answer(request(values));
        if (!answer.good()) {
            throw Refusal.of(answer);
        }
        if (answer.body().length == 0) {
            return null;
        }
        if (!answer.json()) {
            throw new NotJson();
        }
        return reader(type.getType()).readValue(answer.body());
    }

    private ObjectReader reader(Type type) {
        return readers.computeIfAbsent(type, one -> KotaJson.MAPPER.readerFor(KotaJson.MAPPER.constructType(one)));
    }

    private HttpUriRequestBase request(HttpRequestValues values) {
        HttpUriRequestBase request = new HttpUriRequestBase(String.valueOf(values.getHttpMethod()), address(values));
        request.setHeader(HttpHeaders.AUTHORIZATION, authorization);
        values.getHeaders().forEach((name, all) -> all.forEach(value -> request.addHeader(name, value)));
        if (values.getBodyValue() instanceof byte[] body) {
            // The type is among the headers.
            request.setEntity(new ByteArrayEntity(body, null));
        }
        return request;
    }

    private URI address(HttpRequestValues values) {
        String template = String.valueOf(values.getUriTemplate());
        return values.getUriVariables().isEmpty()
                ? constant.computeIfAbsent(template, one -> URI.create(baseUrl + one))
                : uris.expand(template, values.getUriVariables());
    }

    private Answer answer(HttpUriRequestBase request) {
        try (Deadlines.Running running = Deadlines.begin(request, limit)) {
            try {
                return http.execute(request, Answer::of);
            } catch (IOException | RuntimeException e) {
                if (running.over()) {
                    // What the cancelled request says about itself is by chance.
                    throw new SocketTimeoutException("the time of one try is over");
                }
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsRequestAttributes() {
        return false;
    }

    @Override
    public void exchange(HttpRequestValues values) {
        throw onlyBodies();
    }

    @Override
    public HttpHeaders exchangeForHeaders(HttpRequestValues values) {
        throw onlyBodies();
    }

    @Override
    public ResponseEntity<Void> exchangeForBodilessEntity(HttpRequestValues values) {
        throw onlyBodies();
    }

    @Override
    public <T> ResponseEntity<T> exchangeForEntity(HttpRequestValues values, ParameterizedTypeReference<T> type) {
        throw onlyBodies();
    }

    private static UnsupportedOperationException onlyBodies() {
        return new UnsupportedOperationException("every operation of Kota is declared to answer a body");
    }

    /** An answer of 2xx that is something else than JSON. */
    static final class NotJson extends RuntimeException {
        NotJson() {
            super("not JSON", null, false, false);
        }
    }
}
