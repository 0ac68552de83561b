package org.promptrefinery.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.promptrefinery.evaluators.BadInput;

/** A small project that guards a prompt in its tests, with the embedded model. */
class PromptTestTest {

    private static final String EXAMPLE = "src/test/resources/example/prompts/romeo";
    private static final String COPY = "target/example/prompts/romeo";
    private static final String CACHE = "target/example/results";

    /** The examples, some of which fail, are for {@link #run} only, whoever else finds them. */
    private static boolean demanded;

    static boolean isDemanded() {
        return demanded;
    }

    @EnabledIf("org.promptrefinery.junit.PromptTestTest#isDemanded")
    static class Example {

        static final AtomicInteger RUN = new AtomicInteger();

        @PromptTest(lock = EXAMPLE, floor = 0.5, results = CACHE)
        void romeoIsAsGoodAsEver() {
            RUN.incrementAndGet();
        }
    }

    @EnabledIf("org.promptrefinery.junit.PromptTestTest#isDemanded")
    static class Spoilt {
        @PromptTest(lock = COPY, results = CACHE)
        void romeoIsAsGoodAsEver() {}
    }

    @EnabledIf("org.promptrefinery.junit.PromptTestTest#isDemanded")
    static class TooHigh {
        @PromptTest(lock = EXAMPLE + "/prompt.lock.yaml", floor = 1.5, results = CACHE)
        void romeoIsPerfect() {}
    }

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(Path.of(COPY));
        for (String name : new String[] {"romeo.prompt.yaml", "cases.jsonl", "prompt.lock.yaml"}) {
            Files.copy(Path.of(EXAMPLE, name), Path.of(COPY, name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aPromptThatIsAsGoodAsLockedPassesCaseByCase() throws IOException {
        long cases = Files.readAllLines(Path.of(EXAMPLE, "cases.jsonl")).size();
        Example.RUN.set(0);
        EngineExecutionResults results = run(Example.class);
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(1 + cases).failed(0));
        assertThat(Example.RUN.get())
                .isEqualTo(Math.toIntExact(results.testEvents().succeeded().count()));
        results.testEvents().assertThatEvents().haveAtLeastOne(event(displayName("the prompt as a whole")));
    }

    @Test
    void aSpoiltPromptFailsAsAWholeAndByCase() throws IOException {
        Files.writeString(Path.of(COPY, "romeo.prompt.yaml"), "system: Answer the question.\nuser: \"{{question}}\"\n");
        EngineExecutionResults results = run(Spoilt.class);
        assertThat(results.testEvents().failed().count()).isGreaterThan(5);
        results.testEvents()
                .assertThatEvents()
                .haveAtLeastOne(event(
                        displayName("the prompt as a whole"),
                        finishedWithFailure(
                                instanceOf(AssertionError.class),
                                message(text -> text.contains("the prompt is worse than locked")))))
                .haveAtLeastOne(event(
                        finishedWithFailure(message(text -> text.contains("expected:") && text.contains("answer:")))));
    }

    @Test
    void changedCasesAndAWrongFloorAreExplained() throws IOException {
        Path cases = Path.of(COPY, "cases.jsonl");
        Files.writeString(cases, Files.readString(cases).lines().findFirst().orElseThrow() + "\n");
        run(Spoilt.class)
                .containerEvents()
                .assertThatEvents()
                .haveAtLeastOne(event(finishedWithFailure(
                        instanceOf(BadInput.class), message(text -> text.contains("has changed since")))));
        run(TooHigh.class)
                .containerEvents()
                .assertThatEvents()
                .haveAtLeastOne(event(finishedWithFailure(
                        instanceOf(BadInput.class), message(text -> text.startsWith("floor is 1.5")))));
    }

    private static EngineExecutionResults run(Class<?> example) {
        demanded = true;
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(example))
                    .execute();
        } finally {
            demanded = false;
        }
    }
}
