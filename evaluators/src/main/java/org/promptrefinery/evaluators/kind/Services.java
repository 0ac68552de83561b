package org.promptrefinery.evaluators.kind;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What evaluators may need from outside, such as a judge model; empty while a job is only checked. */
public final class Services {

    /** Nothing is there: evaluators can be made and described, and say "unscored" where they lack something. */
    public static final Services NONE = new Services(Map.of());

    private final Map<Class<?>, Object> services;

    private Services(Map<Class<?>, Object> services) {
        this.services = Map.copyOf(services);
    }

    /** These services and one more. */
    public <T> Services with(Class<T> type, T service) {
        Map<Class<?>, Object> more = new HashMap<>(services);
        more.put(type, service);
        return new Services(more);
    }

    /** These services and others; the others win. */
    public Services and(Services others) {
        Map<Class<?>, Object> more = new HashMap<>(services);
        more.putAll(others.services);
        return new Services(more);
    }

    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(services.get(type)).map(type::cast);
    }
}
