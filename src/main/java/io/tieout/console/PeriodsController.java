package io.tieout.console;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where one arrives: the periods. */
@Controller
@ConditionalOnWebApplication
class PeriodsController {

    private final JdbcClient jdbc;

    PeriodsController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/console")
    String periods(Model model) {
        List<String> periods = jdbc.sql(
                        "select distinct period from run where kind = 'reconcile' order by period desc limit 36")
                .query(String.class)
                .list();
        model.addAttribute("periods", periods);
        return "periods";
    }
}
