package io.tieout.standin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which handler answers which method and path. Each group of endpoints adds its own. */
final class Routes {

    interface Handler {
        Answer handle(Request request);
    }

    /** One that takes the lock on the state itself, and only for as long as it needs it. */
    interface Unlocked extends Handler {}

    /** @param template such as <code>/employees/{}/offboard</code>; also the name in the counts */
    record Route(String method, String template, List<String> segments, Handler handler) {

        @Nullable
        List<String> match(Request request) {
            if (!method.equals(request.method())
                    || segments.size() != request.path().size()) {
                return null;
            }
            List<String> ids = new ArrayList<>(2);
            for (int i = 0; i < segments.size(); i++) {
                if (segments.get(i).equals("{}")) {
                    ids.add(request.path().get(i));
                } else if (!segments.get(i).equals(request.path().get(i))) {
                    return null;
                }
            }
            return ids;
        }
    }

    /** A route with the request that fits it. */
    record Found(Route route, Request request) {}

    private final List<Route> routes = new ArrayList<>();

    Routes add(String method, String template, Handler handler) {
        routes.add(new Route(method, template, List.of(template.substring(1).split("/")), handler));
        return this;
    }

    Routes addUnlocked(String method, String template, Unlocked handler) {
        return add(method, template, handler);
    }

    @Nullable
    Found find(Request request) {
        for (Route route : routes) {
            List<String> ids = route.match(request);
            if (ids != null) {
                return new Found(route, request.with(ids));
            }
        }
        return null;
    }
}
