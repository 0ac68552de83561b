package org.promptrefinery.inference.serving;

import java.util.List;
import java.util.stream.IntStream;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** Numbered questions for a {@link FakeChannel} that answers each with itself. */
final class Quiz {

    private Quiz() {}

    static Request request(int number) {
        return new Request(List.of(Message.system("Be brief."), Message.user("q" + number)), Sampling.greedy(200), 0);
    }

    static List<Request> requests(int count) {
        return IntStream.range(0, count).mapToObj(Quiz::request).toList();
    }

    static List<String> expected(int count) {
        return IntStream.range(0, count).mapToObj(i -> "q" + i).toList();
    }

    static String text(Reply reply) {
        return reply instanceof Completion completion ? completion.text() : reply.toString();
    }

    static List<String> texts(Parcel parcel) {
        return parcel.requests().stream()
                .map(request -> request.messages().getLast().text())
                .toList();
    }
}
