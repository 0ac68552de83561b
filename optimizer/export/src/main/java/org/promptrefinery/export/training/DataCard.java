package org.promptrefinery.export.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a reader of the data should know of it.
 *
 * @param job name of the job
 * @param facts about the run, each on one line, by short names in snake case
 * @param models names of all models whose answers or verdicts are in it, by what they were for
 * @param evaluators what verdicts rest on, as one line
 * @param recipe what was wanted
 * @param files what it is in
 * @param tally what was taken and what was left out
 * @param warnings what speaks against using it as it is
 */
record DataCard(
        String job,
        SequencedMap<String, String> facts,
        SequencedMap<String, String> models,
        String evaluators,
        Recipe recipe,
        List<DataFile> files,
        Tally tally,
        List<String> warnings) {

    DataCard {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
        models = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(models));
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /**
     * A file with examples.
     *
     * @param bytes how long it is
     * @param sha256 of all of it, in hexadecimal digits
     */
    record DataFile(Part part, long rows, long bytes, String sha256) {}
}
