package org.promptrefinery.inference.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.promptrefinery.inference.ModelUnavailable;

/** URLs of servers as users write them. */
final class ServerAddress {

    private static final Pattern USER = Pattern.compile("(https?://)[^/?#]*@", Pattern.CASE_INSENSITIVE);
    private static final Pattern FROM_QUERY_ON = Pattern.compile("[?#].*");
    private static final Pattern BARE = Pattern.compile(
            "(localhost|\\d+(\\.\\d+){3}|\\[[0-9a-fA-F:]+]|[\\w.-]+:\\d{2,5}|[\\w-]+(\\.[\\w-]+)*\\.[a-z]{2,})(:\\d+)?(/.*)?");
    private static final int HIGHEST_PORT = 65_535;

    private ServerAddress() {}

    /**
     * Several addresses with commas between them.
     *
     * @return as they are needed: a host in small letters, the protocol's path where none is written, no slash at the
     *     end
     */
    static List<URI> all(String addresses, Protocol protocol) {
        List<URI> servers = Arrays.stream(addresses.split(",", -1))
                .map(address -> normal(checked(address), protocol))
                .toList();
        for (int i = 1; i < servers.size(); i++) {
            if (servers.subList(0, i).contains(servers.get(i))) {
                throw new ModelUnavailable("the server " + servers.get(i) + " is named twice.");
            }
        }
        return servers;
    }

    /** What a message may show: nothing that could be a password or a key. */
    static String shown(String text) {
        return FROM_QUERY_ON.matcher(USER.matcher(text).replaceAll("$1...@")).replaceFirst("...");
    }

    /** Whether it could be the address of a server whose scheme was forgotten. */
    static boolean looksLike(String text) {
        return BARE.matcher(text).matches();
    }

    private static URI checked(String address) {
        URI uri = parsed(address);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw bad(address, "does not begin with http:// or https://");
        }
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw bad(address, "names a user or a key, which would end up in files; put the key into the environment");
        }
        if (uri.getHost() == null) {
            throw bad(address, "has no host, or one that is no name of a host");
        }
        if (uri.getPort() > HIGHEST_PORT || uri.getPort() == 0) {
            throw bad(address, "has no port from 1 to " + HIGHEST_PORT);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw bad(
                    address,
                    "has a part after '?' or '#'; the server's path is enough, and a key belongs into the environment");
        }
        return uri;
    }

    private static URI parsed(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException wrong) {
            throw bad(address, "is no URL (" + wrong.getReason().toLowerCase(Locale.ROOT) + ")");
        }
    }

    private static ModelUnavailable bad(String address, String reason) {
        return new ModelUnavailable("the server '" + shown(address) + "' " + reason + ".");
    }

    private static URI normal(URI uri, Protocol protocol) {
        String path = uri.getRawPath().replaceAll("/+$", "");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://"
                + uri.getHost().toLowerCase(Locale.ROOT) + port
                + (path.isEmpty() ? protocol.home().getRawPath() : path));
    }
}
