package org.promptrefinery.search.bench;

import java.util.function.Consumer;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.genetic.EvolutionarySearch;

/** The search of this project with its default settings. */
record Ours() implements Strategy {

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public void run(Task task, long seed, Consumer<Chain> recommended) {
        Search search = EvolutionarySearch.of(
                SearchSettings.defaults(seed), task.train(), task.dev(), task.scorer(), task.operators());
        Generation current = search.start(task.seed());
        recommended.accept(current.best().candidate().chain());
        while (search.finished(current).isEmpty()) {
            current = search.next(current);
            recommended.accept(current.best().candidate().chain());
        }
    }
}
