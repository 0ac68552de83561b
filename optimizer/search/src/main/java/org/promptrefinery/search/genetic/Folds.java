package org.promptrefinery.search.genetic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.racing.Cell;
import org.promptrefinery.search.racing.Course;

/**
 * Train and dev of each generation. With one fold they stay as they are. With more, the cases of both are dealt into so
 * many parts, and in each generation another part is train and all others are dev: thus every edit is selected on cases
 * that the operator which made it did not see, and yet each case of a small set serves as both (cross-fitting:
 * Chernozhukov et al. (2018), Double/debiased machine learning, The Econometrics Journal 21).
 *
 * @param views by turns
 */
record Folds(List<View> views) {

    Folds {
        views = List.copyOf(views);
    }

    static Folds of(List<Case> train, List<Case> dev, int folds, int samples, RandomGenerator random) {
        if (folds == 1) {
            return new Folds(List.of(new View(Course.of(train, 1, random), Course.of(dev, samples, random))));
        }
        List<Case> pool = Stream.concat(train.stream(), dev.stream()).toList();
        Course all = Course.of(pool, samples, random);
        List<Case> dealt =
                all.cells().subList(0, pool.size()).stream().map(Cell::original).toList();
        return new Folds(IntStream.range(0, Math.min(folds, pool.size()))
                .mapToObj(fold -> view(all, part(dealt, fold, Math.min(folds, pool.size()))))
                .toList());
    }

    private static Set<String> part(List<Case> dealt, int fold, int folds) {
        Set<String> ids = new HashSet<>();
        for (int i = fold; i < dealt.size(); i += folds) {
            ids.add(dealt.get(i).id());
        }
        return ids;
    }

    private static View view(Course all, Set<String> train) {
        List<Cell> own = new ArrayList<>();
        List<Cell> others = new ArrayList<>();
        for (Cell cell : all.cells()) {
            if (!train.contains(cell.original().id())) {
                others.add(cell);
            } else if (cell.sample() == 0) {
                own.add(cell);
            }
        }
        return new View(new Course(own), new Course(others));
    }

    View view(int generation) {
        return views.get(generation % views.size());
    }

    /** All cases that are train in some generation. */
    List<Case> train() {
        return views.stream()
                .flatMap(view -> view.train().cells().stream())
                .map(Cell::original)
                .toList();
    }
}
