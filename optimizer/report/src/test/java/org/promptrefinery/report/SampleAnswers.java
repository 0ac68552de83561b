package org.promptrefinery.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.promptrefinery.study.history.Answer;

/** What both prompts of the sample run answered. */
final class SampleAnswers {

    static final int TEST_CASES = 200;
    static final int DEV_CASES = 150;
    static final String[] TAGS = {"account", "billing", "delivery", "praise", "returns", "technical"};
    static final String[] CODES = {"W", "K", "M", "V", "Z", "X"};
    static final String[] TEXTS = {
        "I cannot sign in with my new password.",
        "I paid, but the bill still shows a debt of 42.10 EUR.",
        "Where is my parcel? It was to come on Tuesday.",
        "Your people at the shop were so friendly, thank you!",
        "How do I send this lamp back?",
        "The button does not react since the last update."
    };

    private SampleAnswers() {}

    /** Answers of both prompts to all cases, a few of them without a score. */
    static List<Answer> all() {
        Random random = new Random(3);
        List<Answer> before = new ArrayList<>();
        List<Answer> after = new ArrayList<>();
        for (int i = 0; i < TEST_CASES + DEV_CASES; i++) {
            String split = i < TEST_CASES ? "test" : "dev";
            int topic = random.nextInt(TAGS.length);
            boolean was = topic == 1 || topic == 2 ? random.nextDouble() < 0.9 : random.nextDouble() < 0.05;
            boolean is = random.nextDouble() < 0.95;
            before.add(answer("baseline", split, i, topic, was));
            after.add(i % 67 == 66 ? unscored(split, i, topic) : answer("winner", split, i, topic, is));
        }
        before.addAll(after);
        return before;
    }

    private static Answer answer(String prompt, String split, int i, int topic, boolean right) {
        String text = right ? CODES[topic] : TAGS[topic];
        String reason = right ? "right" : "expected '" + CODES[topic] + "', got '" + text + "'";
        OptionalDouble score = OptionalDouble.of(right ? 1 : 0);
        return of(prompt, split, i, topic, text, score, reason);
    }

    private static Answer unscored(String split, int i, int topic) {
        return of("winner", split, i, topic, "", OptionalDouble.empty(), "the server did not answer in 60 s");
    }

    private static Answer of(
            String prompt, String split, int i, int topic, String text, OptionalDouble score, String reason) {
        String ticket = (i % 2 == 0 ? "Hello there, " : "To whom it may concern: ") + TEXTS[topic] + " Ticket " + i
                + (i % 40 == 7 ? " What happened before, in all detail.".repeat(40) : "");
        List<String> tags = i % 10 == 0 ? List.of(TAGS[topic], "urgent") : List.of(TAGS[topic]);
        return new Answer(
                prompt,
                split,
                String.format("%012x", i * 7919L + 13),
                Map.of("ticket", ticket),
                CODES[topic],
                tags,
                text,
                Map.of(),
                score,
                reason,
                true,
                Map.of(
                        "exact(trim,whitespace)", new Answer.Opinion(score, reason),
                        "length(most=1)", new Answer.Opinion(OptionalDouble.of(1), "short enough")));
    }
}
