package io.tieout;

import io.tieout.cli.TieoutCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Tieout's entry: the command line is parsed first, and only a command that needs Spring starts it. */
// Full names, because two rooms may well have a class of the same short name.
// No made-up user with a printed password either.
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = UserDetailsServiceAutoConfiguration.class)
public class Application {

    public static void main(String[] arguments) {
        System.exit(TieoutCommand.execute(Application.class, new InProcessStandIn(), arguments));
    }
}
