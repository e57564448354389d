package io.tieout.console;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in, and the answer for every address of the console that nobody knows. */
@Controller
@ConditionalOnWebApplication
class DoorController {

    @GetMapping("/")
    void start(HttpServletResponse response) {
        ConsoleSecurity.to(response, SignedIn.START);
    }

    @GetMapping(ConsoleSecurity.SIGN_IN)
    String signIn(
            @RequestParam(name = "refused", required = false) @Nullable String refused,
            @RequestParam(name = "out", required = false) @Nullable String out,
            Model model) {
        model.addAttribute("refused", refused != null);
        model.addAttribute("out", out != null);
        return "sign-in";
    }

    @RequestMapping("/console/**")
    String nothing() {
        throw Refused.nothingHere("Nothing is here");
    }
}
