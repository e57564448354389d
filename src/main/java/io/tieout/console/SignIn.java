package io.tieout.console;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Lets somebody in by name and password. Whatever is wrong, the answer is the same and takes as long: nobody learns
 * which names exist, which are locked, or which wait after wrong passwords.
 */
@Component
@ConditionalOnWebApplication
class SignIn implements AuthenticationProvider {

    private final ConsoleUsers users;
    private final Passwords passwords;
    private final Guesses guesses;
    private final Trail trail;

    SignIn(ConsoleUsers users, Passwords passwords, Guesses guesses, Trail trail) {
        this.users = users;
        this.passwords = passwords;
        this.guesses = guesses;
        this.trail = trail;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName().replace("\0", "").strip();
        String password =
                given.getCredentials() == null ? "" : given.getCredentials().toString();
        Guesses.Turn turn = guesses.begin(name);
        Optional<ConsoleUser> found = users.named(name);
        boolean right = passwords.matches(password, found.flatMap(users::hashOf).orElse(null));
        if (!right || turn == Guesses.Turn.BARRED || found.get().locked()) {
            found.ifPresentOrElse(user -> note(user, turn), () -> guesses.takeAsLong(name, turn));
            throw new BadCredentialsException("refused");
        }
        ConsoleUser user = found.get();
        guesses.right(name);
        users.signedIn(user);
        trail.record(user.name(), "sign in", "", "done");
        Visitor visitor = new Visitor(user.name(), user.role(), user.id(), user.version());
        return UsernamePasswordAuthenticationToken.authenticated(
                visitor, null, AuthorityUtils.createAuthorityList(user.role().authorities()));
    }

    /** A name that nobody has is not written down: people type other things into that field. */
    private void note(ConsoleUser user, Guesses.Turn turn) {
        switch (turn) {
            case ALLOWED -> trail.record(user.name(), "sign in", "", user.locked() ? "refused: locked" : "refused");
            case LAST ->
                trail.record(
                        user.name(),
                        "sign in",
                        "",
                        "refused, and for " + Guesses.BAR.toMinutes() + " minutes: " + Guesses.TRIES
                                + " wrong passwords");
            case BARRED -> {
                // Told once, with the last try.
            }
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
