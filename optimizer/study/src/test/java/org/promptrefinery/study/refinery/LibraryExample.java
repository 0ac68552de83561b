package org.promptrefinery.study.refinery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;

/** What the README shows of the library. */
final class LibraryExample {

    private LibraryExample() {}

    static void optimize(Path folder, Path results, Path shipped) throws IOException {
        Job job = JobFile.read(folder, Map.of(), Map.of("search.generations", "2"));
        Optimized done = Refinery.in(results).run(job);
        System.out.println(done.summary());
        if (done.improved()) {
            Files.writeString(shipped, done.prompt());
        }
    }
}
