package org.promptrefinery.inference.loopback;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Decides what becomes of each call. All of it happens on the loop's thread. */
final class Service {

    private static final List<String> CREDENTIALS = List.of("authorization", "x-api-key", "x-goog-api-key");
    private static final String BEARER = "Bearer ";

    private final Profile profile;
    private final Tally tally;
    private final Pages pages;
    private final Queue<Visit> line = new ArrayDeque<>();
    private volatile Behaviour behaviour;
    private int seated;

    Service(Profile profile, Tally tally, Behaviour behaviour) {
        this.profile = profile;
        this.tally = tally;
        this.pages = new Pages(profile, tally);
        this.behaviour = behaviour;
    }

    void behave(Behaviour other) {
        behaviour = other;
    }

    void serve(Connection connection, Incoming incoming) {
        Map<String, String> headers = new HashMap<>(incoming.headers());
        recordKey(headers);
        Call call = new Call(0, 0, incoming.method(), incoming.path(), headers, incoming.body());
        boolean completions =
                call.asksCompletions() && (profile.batch() || !call.path().equals(Chats.BATCH_PATH));
        if (completions) {
            admit(connection, call);
        } else {
            connection.send(pages.answer(call.method(), call.path()), Manner.WHOLE, () -> {});
        }
    }

    private void recordKey(Map<String, String> headers) {
        String credentials = "";
        for (String name : CREDENTIALS) {
            String value = headers.remove(name);
            credentials = value == null ? credentials : value;
        }
        tally.authorized(credentials.startsWith(BEARER) ? credentials.substring(BEARER.length()) : credentials);
    }

    private void admit(Connection connection, Call call) {
        long number = tally.begin(call.body(), Chats.asked(call));
        int inFlight = (int) tally.counters().inFlight();
        Visit visit = new Visit(
                connection, new Call(number, inFlight, call.method(), call.path(), call.headers(), call.body()));
        connection.onClose(visit::leave);
        if (seated < profile.seats()) {
            visit.begin();
        } else {
            line.add(visit);
        }
    }

    /** One call for completions, from its arrival to its answer or to the client's leaving. */
    private final class Visit {

        private final Connection connection;
        private final Call call;
        private boolean working;
        private boolean over;

        Visit(Connection connection, Call call) {
            this.connection = connection;
            this.call = call;
        }

        void begin() {
            working = true;
            seated++;
            tally.run();
            Reaction reaction = reaction();
            if (reaction.gate().isDone()) {
                wait(reaction);
            } else {
                reaction.gate().whenComplete((_, _) -> connection.loop().execute(() -> wait(reaction)));
            }
        }

        /** A behaviour that throws is a mistake of the test, and must not leave it waiting. */
        private Reaction reaction() {
            try {
                return behaviour.react(call);
            } catch (RuntimeException mistake) {
                mistake.printStackTrace();
                return Reaction.of(Answer.page(500, "text/plain", "the behaviour failed: " + mistake));
            }
        }

        private void wait(Reaction reaction) {
            if (reaction.latency().isPositive()) {
                connection.loop().schedule(reaction.latency(), () -> answer(reaction));
            } else {
                answer(reaction);
            }
        }

        private void answer(Reaction reaction) {
            if (!over) {
                connection.send(reaction.answer(), reaction.manner(), () -> {
                    tally.answered(reaction.answer());
                    leave();
                });
            }
        }

        void leave() {
            if (over) {
                return;
            }
            over = true;
            tally.end();
            line.remove(this);
            if (working) {
                seated--;
                tally.rest();
                seatNext();
            }
        }
    }

    private void seatNext() {
        if (seated < profile.seats() && !line.isEmpty()) {
            line.remove().begin();
        }
    }
}
