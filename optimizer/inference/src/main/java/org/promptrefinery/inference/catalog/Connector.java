package org.promptrefinery.inference.catalog;

import java.net.URI;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.serving.Channel;

/** Opens the way to one server of a model. */
interface Connector {

    /**
     * A way that is open.
     *
     * @param fingerprint what decides the answers there besides the request
     */
    record Connection(Channel channel, String fingerprint) {}

    /**
     * Opens one.
     *
     * @throws ModelUnavailable when the server has no such model, refuses the key, or is not there
     */
    Connection connect(ModelSpec.Served spec, URI server, Keys.Credential credential);
}
