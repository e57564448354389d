package io.tieout.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.util.AntPathMatcher;
import org.springframework.util.unit.DataSize;

/** Who may do what in the console: sessions, roles, and what a browser may do with its pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ConsoleSecurity {

    static final String SIGN_IN = "/console/sign-in";

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String[] APPROVALS = {"/console/plans/*/release", "/console/periods/*/*/finalize"};

    /**
     * Before the chain that closes what no other chain takes. {@link SignIn} is the only provider of its kind, which
     * Spring Security finds by itself; named here as well, it would be asked twice and count each wrong password twice.
     */
    @Bean
    @Order(10)
    SecurityFilterChain console(
            HttpSecurity http,
            ConsoleUsers users,
            SignedIn signedIn,
            Refusals refusals,
            Trail trail,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize mostOfFile,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize mostOfAll,
            ProviderSignIn provider) {
        provider.addTo(http);
        return http.securityMatcher("/console", "/console/**", "/")
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGN_IN)
                        .usernameParameter("name")
                        .successHandler(signedIn)
                        .failureHandler((request, response, failure) -> to(response, SIGN_IN + "?refused")))
                .logout(out -> out.logoutUrl("/console/sign-out")
                        .addLogoutHandler((request, response, authentication) -> Visitors.of(authentication)
                                .ifPresent(visitor -> trail.record(visitor.name(), "sign out", "", "done")))
                        .logoutSuccessHandler((request, response, authentication) -> to(response, SIGN_IN + "?out")))
                .requestCache(cache -> cache.requestCache(signedIn.asked()))
                .addFilterBefore(new SessionCheck(users), CsrfFilter.class)
                // The token of a form with files lies within it, so it has to be read before.
                .addFilterBefore(new UploadGate(refusals, mostOfFile, mostOfAll), CsrfFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, SIGN_IN, "/console/assets/**", "/")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, APPROVALS)
                        .hasAuthority(Role.APPROVER.authority())
                        .requestMatchers(HttpMethod.GET)
                        .hasAuthority(Role.VIEWER.authority())
                        .anyRequest()
                        .hasAuthority(Role.PREPARER.authority()))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, failure) -> signInFirst(request, response))
                        .accessDeniedHandler((request, response, failure) ->
                                refusals.write(request, response, why(request, failure instanceof CsrfException))))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    private static Refused why(HttpServletRequest request, boolean withoutToken) {
        Visitor visitor = Visitors.current().orElse(null);
        return withoutToken || visitor == null
                ? tooOld()
                : Refused.role(visitor, isApproval(request) ? Role.APPROVER : Role.PREPARER);
    }

    private static boolean isApproval(HttpServletRequest request) {
        AntPathMatcher paths = new AntPathMatcher();
        return Arrays.stream(APPROVALS).anyMatch(path -> paths.match(path, request.getRequestURI()));
    }

    static Refused tooOld() {
        return new Refused(
                HttpStatus.FORBIDDEN,
                "This page was too old to send",
                "Nothing was done. You were signed out meanwhile, or the form did not come from the console."
                        + " Open the page again, sign in if it asks for that, and send it once more.");
    }

    /** A part of a page that is loaded by itself must not become a page within the page. */
    private static void signInFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", SIGN_IN);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        to(response, SIGN_IN);
    }

    /** As a path, so that no Host header of a request decides where the browser goes. */
    static void to(HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, path);
    }
}
