package io.tieout;

import io.tieout.hosted.ApiGate;
import io.tieout.hosted.Problems;
import io.tieout.hosted.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask the server for what. Only {@code serve} starts it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebConfiguration {

    // Nothing of it is about forms: Kota's pages lie behind a redirect of one, and browsers would stop that.
    private static final String CONTENT =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    /** What no other chain takes. A path that stands nowhere here is closed. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain withoutSession(HttpSecurity http, ApiGate gate) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(gate.filter(), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        // Proved by a signature.
                        .requestMatchers("/webhooks/kota", "/links/*")
                        .permitAll()
                        // What can be asked is no secret.
                        .requestMatchers(HttpMethod.GET, "/api", "/api/openapi.json", "/api/page.css")
                        .permitAll()
                        // Whatever the method: a HEAD tells a part of what a GET does.
                        .requestMatchers("/api/employees/*/hosted-link")
                        .hasAuthority(Scope.HOSTED_LINKS.authority())
                        .requestMatchers("/api/actions")
                        .hasAuthority(Scope.ACTIONS.authority())
                        .requestMatchers("/api/readiness")
                        .hasAuthority(Scope.READINESS.authority())
                        .requestMatchers("/api/runs", "/api/runs/*")
                        .hasAuthority(Scope.RUNS.authority())
                        .requestMatchers("/api/runs/*/files", "/api/runs/*/files/*/*")
                        .hasAuthority(Scope.FILES.authority())
                        // Whether it works is no secret; its parts are shown to who has a token.
                        .requestMatchers(
                                HttpMethod.GET,
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                        .hasAuthority(Scope.HEALTH.authority())
                        .requestMatchers("/api/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, failure) -> withoutToken(request, response))
                        .accessDeniedHandler((request, response, failure) -> otherScope(request, response)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    private static void withoutToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isApi(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Problems.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "No token that holds came with the call. Send one as \"Authorization: Bearer ...\"; \"token create\""
                            + " makes one.");
        } else {
            Problems.write(response, HttpStatus.NOT_FOUND, "Nothing is here.");
        }
    }

    private static void otherScope(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isApi(request)) {
            Problems.write(
                    response, HttpStatus.FORBIDDEN, "This token is not for that. \"token list\" shows what it is for.");
        } else {
            Problems.write(response, HttpStatus.NOT_FOUND, "Nothing is here.");
        }
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().equals("/api")
                || request.getRequestURI().equals("/actuator/prometheus");
    }
}
