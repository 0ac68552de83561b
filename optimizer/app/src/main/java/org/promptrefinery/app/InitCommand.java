package org.promptrefinery.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.draft.ExampleJob;
import org.promptrefinery.study.draft.JobDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the folder of a first job. */
@Command(
        name = "init",
        description = "Writes a job: from cases that you have (JSON, CSV, YAML, promptfoo, OpenAI evals, Inspect,"
                + " Langfuse, LangSmith, logs with votes), or an example.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:  refinery init my-job", "           refinery init --from wrong-answers.csv my-job"})
final class InitCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder to write; with --from, the name of the file by default.")
    private @Nullable Path folder;

    @Option(names = "--from", paramLabel = "FILE", description = "Cases to write a job for.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Overwrite job.yaml, cases.jsonl and README.md if they are there.")
    private boolean force;

    InitCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = surroundings.console().out();
        Path target = target();
        if (file == null) {
            ExampleJob.write(target, force);
        } else {
            JobDraft.write(file, target, force).forEach(remark -> out.println("- " + remark));
        }
        out.println("Written: " + target.resolve("job.yaml") + ", which says how to change it. Next:");
        out.println("  refinery evaluate " + target);
        out.println("  refinery optimize " + target);
        return ExitCode.DONE;
    }

    private Path target() {
        if (folder != null) {
            return folder;
        }
        if (file == null) {
            throw new BadInput("init needs a folder to write into, such as: refinery init my-job");
        }
        String name = String.valueOf(file.getFileName());
        return Path.of(name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name + "-job");
    }
}
