package io.tieout.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** The page of a refusal, for controllers and for filters that stand before them. */
@Component
@ConditionalOnWebApplication
class Refusals {

    private static final String PAGE = "refused";

    private final ThymeleafViewResolver views;
    private final Assets assets;

    Refusals(ThymeleafViewResolver views, Assets assets) {
        this.views = views;
        this.assets = assets;
    }

    ModelAndView page(Refused refused) {
        ModelAndView page = new ModelAndView(PAGE, model(refused));
        page.setStatus(refused.status());
        return page;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Refused refused) {
        response.setStatus(refused.status().value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            View view = views.resolveViewName(PAGE, Locale.ENGLISH);
            if (view == null) {
                throw new IllegalStateException("there is no page " + PAGE);
            }
            view.render(model(refused), request, response);
        } catch (Exception unwritable) {
            throw new IllegalStateException("a refusal could not be written", unwritable);
        }
    }

    private Map<String, Object> model(Refused refused) {
        Map<String, Object> model = new HashMap<>();
        model.put("happened", String.valueOf(refused.getMessage()));
        model.put("next", refused.next());
        model.put("assets", assets);
        Visitors.current().ifPresent(visitor -> model.put("visitor", visitor));
        return model;
    }
}
