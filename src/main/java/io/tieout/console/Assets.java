package io.tieout.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.util.StreamUtils;

/** Where the style and the scripts of the pages lie. Each address changes with the content, so it may be kept for long. */
// Its methods are public for the pages, whose expressions see no others.
@Component
@ConditionalOnWebApplication
class Assets {

    static final String PATH = "/console/assets/";
    static final String OURS = "io/tieout/console/assets/";

    private final String css = address(OURS, "console.css");
    private final String script = address(OURS, "console.js");
    private final String htmx = address(htmxFolder(), "htmx.min.js");

    public String css() {
        return css;
    }

    public String script() {
        return script;
    }

    public String htmx() {
        return htmx;
    }

    /** The version stands in the pom alone. */
    static String htmxFolder() {
        try (InputStream about =
                new ClassPathResource("META-INF/maven/org.webjars.npm/htmx.org/pom.properties").getInputStream()) {
            Properties properties = new Properties();
            properties.load(about);
            return "META-INF/resources/webjars/htmx.org/" + properties.getProperty("version") + "/dist/";
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String address(String folder, String name) {
        try (InputStream content = new ClassPathResource(folder + name).getInputStream()) {
            byte[] bytes = StreamUtils.copyToByteArray(content);
            return PATH + name + "?v=" + DigestUtils.md5DigestAsHex(bytes).substring(0, 12);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
