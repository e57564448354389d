package io.tieout.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the API can be asked, for programs (OpenAPI) and for people. For anybody: it tells nothing of anybody. */
@RestController
@ConditionalOnWebApplication
class DescriptionController {

    private static final String CONTENT =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String document = text("openapi.json");
    private final String style = text("page.css");
    private final String page = DescriptionPage.of(document);

    @GetMapping("/api/openapi.json")
    ResponseEntity<String> document() {
        return answer(MediaType.APPLICATION_JSON, document);
    }

    @GetMapping("/api")
    ResponseEntity<String> page() {
        return answer(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8), page);
    }

    @GetMapping("/api/page.css")
    ResponseEntity<String> style() {
        return answer(MediaType.parseMediaType("text/css;charset=UTF-8"), style);
    }

    private static ResponseEntity<String> answer(MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Content-Security-Policy", CONTENT)
                .body(text);
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(DescriptionController.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
