package io.tieout.serving;

import io.tieout.console.ConsoleUsers;
import io.tieout.console.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the console: keeps cookies, sends forms with the token that their page holds. Follows nothing by itself. */
public final class Browser {

    public static final String PASSWORD = "correct horse battery staple";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final String base;
    private final HttpClient http;

    /** @param base where the server is, like http://127.0.0.1:8080 */
    public Browser(String base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(cookies)
                .build();
    }

    /** A new user of that role, signed in. */
    static Browser signedIn(Office office, String name, Role role) {
        office.spring.getBean(ConsoleUsers.class).create(name, role, PASSWORD);
        return new Browser(office.url("").toString()).in(name);
    }

    /** Signed in under that name. */
    public Browser in(String name) {
        HttpResponse<String> answer = signIn(name, PASSWORD);
        if (answer.statusCode() != 303
                || !answer.headers().firstValue("location").orElse("").equals("/console")) {
            throw new AssertionError(
                    answer.statusCode() + " " + answer.headers().map());
        }
        return this;
    }

    public HttpResponse<String> signIn(String name, String password) {
        get("/console/sign-in");
        return post("/console/sign-in", "/console/sign-in", "name", name, "password", password);
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form that stands on a page. @param fields name, value, name, value ... */
    public HttpResponse<String> post(String page, String path, String... fields) {
        StringBuilder form = new StringBuilder("_csrf=").append(encoded(token(page)));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return postRaw(path, form.toString());
    }

    public HttpResponse<String> postRaw(String path, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** One file of a form. */
    public record Part(String field, String fileName, byte[] content) {}

    /** Sends a form with files. @param fields name, value, name, value ... */
    public HttpResponse<String> upload(String page, String path, List<Part> files, String... fields) {
        String boundary = "----tieout-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        line(
                body,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token(page) + "\r\n");
        for (int i = 0; i < fields.length; i += 2) {
            line(
                    body,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n");
        }
        for (Part file : files) {
            line(
                    body,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field() + "\"; filename=\""
                            + file.fileName() + "\"\r\nContent-Type: text/csv\r\n\r\n");
            body.writeBytes(file.content());
            line(body, "\r\n");
        }
        line(body, "--" + boundary + "--\r\n");
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static void line(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The token of a page's form, as it stands in its HTML. */
    public String token(String page) {
        HttpResponse<String> shown = get(page);
        Matcher token = TOKEN.matcher(shown.body());
        if (!token.find()) {
            throw new AssertionError("no token on " + page + ": " + shown.statusCode() + " " + shown.body());
        }
        return token.group(1);
    }

    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("tieout-session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
