package org.promptrefinery.inference.serving;

import java.util.List;
import org.promptrefinery.inference.Request;

/**
 * Requests that travel in one call.
 *
 * @param requests at least one; several have the same sampling and constraint, and either one conversation with
 *     different samples or different conversations
 */
public record Parcel(List<Request> requests) {

    public Parcel {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("a parcel holds a request");
        }
    }

    /** A parcel of one. */
    public static Parcel of(Request request) {
        return new Parcel(List.of(request));
    }
}
