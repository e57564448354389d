package io.tieout;

import io.tieout.cli.TieoutCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Tieout's entry: the command line is parsed first, and only a command that needs Spring starts it. */
// Full names, because two rooms may well have a class of the same short name.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Application {

    public static void main(String[] arguments) {
        System.exit(TieoutCommand.execute(Application.class, new InProcessStandIn(), arguments));
    }
}
