package org.promptrefinery.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.custom.CommandsAllowed;
import org.promptrefinery.evaluators.custom.CommandsRefused;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.export.gate.Gate;
import org.promptrefinery.export.gate.GateVerdict;
import org.promptrefinery.export.gate.GateXml;
import org.promptrefinery.export.gate.Guarded;
import org.promptrefinery.export.gate.LockFile;
import org.promptrefinery.export.gate.Surroundings;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.study.report.OneLine;
import org.promptrefinery.study.report.TestSuiteXml.Outcome;

/** Asks the gate once for a method, and makes a test of each thing that it says. */
final class PromptTestExtension implements TestTemplateInvocationContextProvider {

    private static final String ALLOW = "REFINERY_ALLOW_COMMANDS";
    private static final int LONGEST = 80;

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), PromptTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        PromptTest test = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), PromptTest.class)
                .orElseThrow();
        GateVerdict verdict = ask(test, context);
        Map<String, Outcome> worse = GateXml.worse(verdict);
        Stream<TestTemplateInvocationContext> cases = verdict.card().results().stream()
                .map(result -> new Invocation(
                        name(result.subject()),
                        worse.getOrDefault(result.subject().id(), new Outcome.Passed())));
        return Stream.concat(Stream.of(new Invocation("the prompt as a whole", GateXml.whole(verdict))), cases);
    }

    private static GateVerdict ask(PromptTest test, ExtensionContext context) {
        if (!(test.floor() >= 0 && test.floor() <= 1)) {
            throw new BadInput("floor is " + test.floor() + ", but must be a number from 0 to 1, such as 0.9");
        }
        Map<String, String> environment = System.getenv();
        Path lock = LockFile.locate(Path.of(test.lock()));
        Guarded guarded = Guarded.read(lock, services(lock, environment));
        guarded.requireSameCases();
        Surroundings surroundings = new Surroundings(
                environment,
                cache(environment.getOrDefault("REFINERY_RESULTS", test.results())),
                CompletionObserver.NONE,
                notice -> context.publishReportEntry("refinery", notice));
        GateVerdict verdict = new Gate(surroundings)
                .ask(guarded, test.floor() == 0 ? OptionalDouble.empty() : OptionalDouble.of(test.floor()));
        verdict.notices().forEach(notice -> context.publishReportEntry("refinery", notice));
        return verdict;
    }

    private static Services services(Path lock, Map<String, String> environment) {
        Path folder = lock.toAbsolutePath().normalize().getParent();
        return folder != null && "true".equals(environment.get(ALLOW))
                ? Services.NONE.with(CommandsAllowed.class, CommandsAllowed.in(folder))
                : Services.NONE.with(
                        CommandsRefused.class, new CommandsRefused("if you trust this lock, set " + ALLOW + "=true"));
    }

    private static Path cache(String results) {
        Path folder = Path.of(results);
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new StorageFailure("cannot write in " + folder + ": " + refused.getMessage(), refused);
        }
        return folder.resolve("completions.sqlite");
    }

    private static String name(Case subject) {
        String inputs = String.join(" | ", new TreeMap<>(subject.inputs()).values());
        return OneLine.of(subject.id() + "  " + inputs, LONGEST);
    }

    /** A test with what came of it already. */
    private record Invocation(String name, Outcome outcome) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            BeforeTestExecutionCallback tell = _ -> tell();
            return List.of(tell);
        }

        private void tell() {
            switch (outcome) {
                case Outcome.Passed() -> {}
                case Outcome.Skipped(String message) -> throw new TestAbortedException(message);
                case Outcome.Failed failed ->
                    throw new AssertionFailedError(failed.message() + "\n" + failed.details());
            }
        }
    }
}
