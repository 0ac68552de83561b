package org.promptrefinery.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Settings;
import org.promptrefinery.study.run.RunRecord;

/**
 * The jobs behind the two sides of a comparison. A prompt or a model alone is put on the job that {@code --job} names,
 * or else on the job of the other side.
 *
 * @param flags settings from the command line
 * @param commands whether evaluators may run programs
 * @param environment variables
 */
record Opponents(Map<String, String> flags, CommandFlag commands, Map<String, String> environment) {

    private static final String TASK = "model.task";

    /**
     * The job of each side, with its prompt and its model.
     *
     * @throws BadInput when a side has no job, or the two are not judged alike
     */
    List<Job> jobs(List<Operand> operands, Optional<Path> named) {
        List<Job> jobs = operands.stream()
                .map(operand -> job(operand, named, other(operands, operand)))
                .toList();
        requireSameJudgement(jobs.getFirst(), jobs.getLast());
        return jobs;
    }

    private Job job(Operand operand, Optional<Path> named, Operand other) {
        return switch (operand) {
            case Operand.Run _, Operand.Whole _ -> own(operand, flags).orElseThrow();
            case Operand.Words(Path prompt) -> base(named, other, flags).with(ChainReader.file(prompt));
            case Operand.Model(String spec) -> base(named, other, with(spec));
        };
    }

    private static Operand other(List<Operand> operands, Operand operand) {
        return operands.getFirst().equals(operand) ? operands.getLast() : operands.getFirst();
    }

    private Job base(Optional<Path> named, Operand other, Map<String, String> settings) {
        return named.map(path -> read(path, settings))
                .or(() -> own(other, settings))
                .orElseThrow(() -> new BadInput("neither A nor B says on which cases to compare; name a job, such as"
                        + " --job datasets/romeo"));
    }

    private Optional<Job> own(Operand operand, Map<String, String> settings) {
        return switch (operand) {
            case Operand.Run(var folder) ->
                Optional.of(RunRecord.read(folder, settings, commands.services(folder.record(), environment)));
            case Operand.Whole(Path job) -> Optional.of(read(job, settings));
            case Operand.Words _, Operand.Model _ -> Optional.empty();
        };
    }

    private Job read(Path job, Map<String, String> settings) {
        return JobFile.read(job, Settings.of(environment), settings, commands.services(job, environment));
    }

    private Map<String, String> with(String spec) {
        Map<String, String> settings = new LinkedHashMap<>(flags);
        settings.put(TASK, spec);
        return settings;
    }

    private static void requireSameJudgement(Job first, Job second) {
        boolean same =
                first.evaluation().fingerprint().equals(second.evaluation().fingerprint())
                        && first.judges().equals(second.judges());
        if (!same) {
            throw new BadInput("A and B are judged by different evaluators, so that their scores cannot be compared;"
                    + " give the prompts themselves and one --job for both");
        }
    }
}
