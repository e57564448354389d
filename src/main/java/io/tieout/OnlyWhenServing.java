package io.tieout;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Health, metrics and pages are for a server: no other command waits for them to be put together. */
class OnlyWhenServing implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String[] SERVED = {
        ".actuate.", ".health.", ".micrometer.", ".metrics.", ".observation.", ".thymeleaf.", ".oauth2."
    };

    private boolean serving;

    @Override
    public void setEnvironment(Environment environment) {
        serving = !environment
                .getProperty("spring.main.web-application-type", "none")
                .equals("none");
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            wanted[i] = serving || !isServed(names[i]);
        }
        return wanted;
    }

    private static boolean isServed(@Nullable String name) {
        for (String word : SERVED) {
            if (name != null && name.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
