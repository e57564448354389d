package io.tieout.console;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Signing in at an identity provider (OpenID Connect), when Spring's properties name one. The roles are the values
 * {@code tieout-viewer}, {@code tieout-preparer} and {@code tieout-approver} of a claim; without one nobody comes in.
 */
@Component
@ConditionalOnWebApplication
class ProviderSignIn {

    static final String BASE = "/console/oidc";
    private static final String PREFIX = "tieout-";

    /** @param link where the sign-in begins. @param name for people */
    record Way(String link, String name) {}

    private final ObjectProvider<ClientRegistrationRepository> registrations;
    private final String roleClaim;
    private final String nameClaim;
    private final Trail trail;
    private final SignedIn signedIn;

    ProviderSignIn(
            ObjectProvider<ClientRegistrationRepository> registrations,
            @Value("${tieout.console.role-claim:roles}") String roleClaim,
            @Value("${tieout.console.name-claim:preferred_username}") String nameClaim,
            Trail trail,
            SignedIn signedIn) {
        this.registrations = registrations;
        this.roleClaim = roleClaim;
        this.nameClaim = nameClaim;
        this.trail = trail;
        this.signedIn = signedIn;
    }

    /** Those that are set up, for the page where one signs in. */
    List<Way> ways() {
        return registrations.getIfAvailable() instanceof Iterable<?> all
                ? stream(all)
                        .map(one -> new Way(BASE + "/" + one.getRegistrationId(), one.getClientName()))
                        .toList()
                : List.of();
    }

    private static Stream<ClientRegistration> stream(Iterable<?> all) {
        Stream.Builder<ClientRegistration> found = Stream.builder();
        all.forEach(one -> found.add((ClientRegistration) one));
        return found.build();
    }

    void addTo(HttpSecurity http) {
        if (registrations.getIfAvailable() == null) {
            return;
        }
        http.oauth2Login(provider -> provider.loginPage(ConsoleSecurity.SIGN_IN)
                .authorizationEndpoint(endpoint -> endpoint.baseUri(BASE))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(BASE + "/code/*"))
                .failureHandler((request, response, failure) ->
                        ConsoleSecurity.to(response, ConsoleSecurity.SIGN_IN + "?provider"))
                .successHandler((request, response, authentication) -> {
                    Optional<Visitor> visitor = visitor(authentication);
                    if (visitor.isEmpty()) {
                        request.getSession().invalidate();
                        SecurityContextHolder.clearContext();
                        ConsoleSecurity.to(response, ConsoleSecurity.SIGN_IN + "?norole");
                        return;
                    }
                    // From here on the session holds who it is, and none of the provider's words about the person.
                    Authentication ours = authenticated(visitor.get());
                    SecurityContext context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(ours);
                    SecurityContextHolder.setContext(context);
                    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
                    trail.record(visitor.get().name(), "sign in", "by the identity provider", "done");
                    signedIn.onAuthenticationSuccess(request, response, ours);
                }));
    }

    private static AbstractAuthenticationToken authenticated(Visitor visitor) {
        return UsernamePasswordAuthenticationToken.authenticated(
                visitor, null, AuthorityUtils.createAuthorityList(visitor.role().authorities()));
    }

    /** Empty when no claim gives a role. */
    Optional<Visitor> visitor(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof OidcUser user)) {
            return Optional.empty();
        }
        Object name = user.getClaims().get(nameClaim);
        String account = name instanceof String text && !text.isBlank() ? text.strip() : user.getSubject();
        return roles(user.getClaims().get(roleClaim))
                .max(Role::compareTo)
                .map(role -> new Visitor(account, role, null, 0));
    }

    private static Stream<Role> roles(@Nullable Object claim) {
        Collection<?> words = claim instanceof Collection<?> several
                ? several
                : claim instanceof String text ? List.of(text.split("[ ,]+")) : List.of();
        return words.stream()
                .map(Objects::toString)
                .filter(word -> word.startsWith(PREFIX))
                .flatMap(word -> Role.of(word.substring(PREFIX.length())).stream());
    }
}
