package io.tieout;

import io.tieout.cli.TieoutCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Tieout's entry: the command line is parsed first, and only a command that needs Spring starts it. */
@SpringBootApplication
public class Application {

    public static void main(String[] arguments) {
        System.exit(TieoutCommand.execute(Application.class, new InProcessStandIn(), arguments));
    }
}
