package io.tieout.console;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in, and the answer for every address of the console that nobody knows. */
@Controller
@ConditionalOnWebApplication
class DoorController {

    private final ProviderSignIn provider;

    DoorController(ProviderSignIn provider) {
        this.provider = provider;
    }

    @GetMapping("/")
    void start(HttpServletResponse response) {
        ConsoleSecurity.to(response, SignedIn.START);
    }

    @GetMapping(ConsoleSecurity.SIGN_IN)
    String signIn(@RequestParam MultiValueMap<String, String> why, Model model) {
        model.addAttribute("refused", why.containsKey("refused"));
        model.addAttribute("out", why.containsKey("out"));
        model.addAttribute("failed", why.containsKey("provider"));
        model.addAttribute("noRole", why.containsKey("norole"));
        model.addAttribute("ways", provider.ways());
        return "sign-in";
    }

    @RequestMapping("/console/**")
    String nothing() {
        throw Refused.nothingHere("Nothing is here");
    }
}
