package org.promptrefinery.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.promptrefinery.inference.cache.CacheFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether the cache is sound. */
@Command(
        name = "verify",
        description = "Looks for damage in the cache, without changing it; the exit code is 1 when there is any.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:  refinery cache verify"})
final class CacheVerifyCommand implements Callable<Integer> {

    private final Commands surroundings;

    @Mixin
    private ResultsFlag results = new ResultsFlag();

    CacheVerifyCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CacheFile file = results.existingCache();
        List<String> findings = file.verify();
        PrintWriter out = surroundings.console().out();
        if (findings.isEmpty()) {
            out.println(file.path() + " is sound");
            return ExitCode.DONE;
        }
        out.println(file.path() + " is damaged; move it aside, and the next run starts a new one:");
        findings.forEach(finding -> out.println("  " + finding));
        return ExitCode.OUR_FAULT;
    }
}
