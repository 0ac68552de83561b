package org.promptrefinery.inference.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in a few words why a server gave no reply. */
public final class Breakage {

    private static final int LONGEST = 120;

    private Breakage() {}

    /** The cause of a failed exchange, for a person, without anything that was sent. */
    public static String of(Exception failure) {
        if (chain(failure).anyMatch(Breakage::isReset)) {
            return "connection reset";
        }
        return chain(failure)
                .map(Breakage::known)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> unknown(failure));
    }

    /** What to say of a reply that did not come in time. */
    public static String late(Duration patience) {
        return patience.toMillis() % 1000 == 0
                ? "no answer within " + patience.toSeconds() + " s"
                : "no answer within " + patience.toMillis() + " ms";
    }

    /** Whether there was no connection at all, so that what was to be sent has no part in it. */
    public static boolean unconnected(Exception failure) {
        return List.of("connection refused", "unknown host", "no route to the host", "no connection within 10 s")
                .contains(of(failure));
    }

    /** Whether a status says that the server, or what stands before it, is down: RFC 9110, 15.6. */
    public static boolean down(int status) {
        return status >= 502 && status <= 504;
    }

    /** Whether nothing listens at the other end. */
    public static boolean refused(Exception failure) {
        return of(failure).equals("connection refused");
    }

    private static Optional<String> known(Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ -> Optional.of("no connection within 10 s");
            case TimeoutException _ -> Optional.of("no answer in time");
            case UnresolvedAddressException _, UnknownHostException _ -> Optional.of("unknown host");
            case NoRouteToHostException _ -> Optional.of("no route to the host");
            case SSLException broken -> Optional.of("TLS failed: " + message(broken));
            default -> byMessage(failure);
        };
    }

    private static Optional<String> byMessage(Throwable failure) {
        String text = text(failure);
        if (text.contains("refused")) {
            return Optional.of("connection refused");
        }
        if (text.contains("exceeds capacity") || text.contains("exceeded")) {
            return Optional.of("the answer is larger than 64 MB");
        }
        if (text.contains("header parser received no bytes")) {
            return Optional.of("the server closed the connection without an answer");
        }
        boolean cut = text.contains("bytes received") || text.contains("chunked") || text.contains("eof reached");
        return cut ? Optional.of("the answer broke off") : Optional.empty();
    }

    private static boolean isReset(Throwable failure) {
        String text = text(failure);
        return text.contains("connection reset") || text.contains("broken pipe");
    }

    private static String text(Throwable failure) {
        return Objects.toString(failure.getMessage(), "").toLowerCase(Locale.ROOT);
    }

    /** The client gives no reason for a connection that is refused. */
    private static String unknown(Exception failure) {
        boolean silent = chain(failure).anyMatch(one -> one instanceof ConnectException && one.getMessage() == null);
        return silent ? "connection refused" : "connection failed: " + message(failure);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(10);
    }

    private static String message(Throwable failure) {
        String text = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName())
                .replaceAll("[\\p{Cntrl}\\s]+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
