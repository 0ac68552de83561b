package org.promptrefinery.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.export.KnownSecrets;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.gate.Bundle;
import org.promptrefinery.export.repository.Committed;
import org.promptrefinery.export.repository.PullRequest;
import org.promptrefinery.export.repository.RepositoryExport;
import org.promptrefinery.export.repository.Target;
import org.promptrefinery.study.run.RunFolder;
import picocli.CommandLine.Option;

/** Flags that bring the winner of a run into a git repository. */
final class RepositoryFlags {

    private static final String PULL_REQUEST = "pull-request.md";
    private static final int ALL = Integer.MAX_VALUE;

    @Option(names = "--repo", paramLabel = "DIR", description = "A git repository to bring the prompt into.")
    private @Nullable Path repository;

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "The branch to commit to; made from HEAD where it is new. Nothing is pushed.")
    private @Nullable String branch;

    @Option(names = "--commit", description = "Commit; without it, only say what would be committed.")
    private boolean commit;

    @Option(
            names = "--path",
            paramLabel = "FOLDER",
            description = "Folder in the repository for the prompt and what guards it (prompts/NAME-OF-THE-JOB).")
    private @Nullable String folder;

    @Option(names = "--gate-cases", paramLabel = "N", description = "Most test cases for the gate to ask (all).")
    private int cases = ALL;

    /** Whether there is a repository to write to. */
    boolean wanted() {
        if (repository == null && (branch != null || commit || folder != null || cases != ALL)) {
            throw new BadInput("--branch, --commit, --path and --gate-cases mean nothing without --repo DIR");
        }
        return repository != null;
    }

    /**
     * Commits, or says what would be committed.
     *
     * @param more files to put beside the prompt
     * @param force whether edits by hand may be overwritten
     */
    void export(RunFolder run, List<ExportFile> more, boolean force, Services services, Console console) {
        if (repository == null || branch == null) {
            throw new BadInput("--repo needs --branch NAME, such as --branch prompts/romeo");
        }
        if (cases < 1) {
            throw new BadInput("--gate-cases is " + cases + ", but must be at least 1");
        }
        Bundle bundle = Bundle.of(run, cases, services);
        String place = folder == null ? "prompts/" + bundle.lock().name() : folder;
        Target target = new Target(repository, branch, place, force);
        List<String> known = KnownSecrets.in(console.environment());
        Committed committed = commit
                ? RepositoryExport.commit(bundle, target, more, known)
                : RepositoryExport.preview(bundle, target, more, known);
        print(committed, console.out());
        committed.notices().forEach(notice -> console.err().println("note: " + notice));
        if (commit) {
            run.write(PULL_REQUEST, PullRequest.of(bundle, committed));
            console.err().println("a text for the pull request: " + run.path().resolve(PULL_REQUEST));
        }
    }

    private void print(Committed committed, PrintWriter out) {
        String what = committed
                .id()
                .map(id -> "Committed " + id + " on " + committed.branch())
                .orElse(
                        commit
                                ? "Nothing to commit: " + committed.branch() + " holds just this already"
                                : "Would commit on " + committed.branch() + " (--commit does it)");
        out.println(what);
        committed.paths().forEach(path -> out.println("  " + path));
        out.println();
        committed.message().lines().forEach(line -> out.println(line.isEmpty() ? "" : "    " + line));
        out.flush();
    }
}
