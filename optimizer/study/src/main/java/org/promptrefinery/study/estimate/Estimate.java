package org.promptrefinery.study.estimate;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.supply.Supplies;

/**
 * What a run will take, by the purpose of its models, with an empty cache and within its budget. What is assumed stands
 * at {@link SearchCourse}, {@link TaskRequests}, {@link ReflectorRequests} and {@link JudgeRequests}.
 *
 * @param ranges at least that of the model that is prompted; those of a reflector and of judges where there are any
 */
public record Estimate(Map<Purpose, Range> ranges) {

    public Estimate {
        ranges = new EnumMap<>(ranges);
    }

    /** Of a search with its proof. */
    public static Estimate ofSearch(Job job, Material material) {
        Split split = material.split();
        SearchCourse course = SearchCourse.of(job.search(), split);
        Sum sum = new Sum(job, true, material.supplies());
        sum.add(split.train(), course.train());
        sum.add(split.dev(), course.dev());
        sum.add(split.test(), course.test());
        return sum.estimate().with(job, split);
    }

    /**
     * Of scoring one prompt.
     *
     * @param job with that prompt
     * @param supplies what it may have looked up
     * @param compared whether it may be compared with the answers of another one
     */
    public static Estimate ofEvaluation(Job job, Supplies supplies, List<Case> cases, boolean compared) {
        Sum sum = new Sum(job, false, supplies);
        boolean others = compared && !job.evaluation().calls().isEmpty();
        sum.add(cases, Frequency.ONCE);
        return others ? sum.estimate().withTaskTwice(job) : sum.estimate();
    }

    private Estimate with(Job job, Split split) {
        Map<Purpose, Range> more = new EnumMap<>(ranges);
        job.reflector()
                .map(model -> new ReflectorRequests(job, model).of(split))
                .ifPresent(range -> more.put(Purpose.REFLECTOR, within(job, Purpose.REFLECTOR, range)));
        return new Estimate(more);
    }

    /** In the worst case another prompt answers all cases as well. */
    private Estimate withTaskTwice(Job job) {
        Map<Purpose, Range> more = new EnumMap<>(ranges);
        more.computeIfPresent(
                Purpose.TASK, (_, range) -> within(job, Purpose.TASK, range.times(new Frequency(1, 1, 2))));
        return new Estimate(more);
    }

    private static Range within(Job job, Purpose purpose, Range range) {
        return range.within(job.budget().limits(purpose)).within(job.budget().all());
    }

    /** Adds up cases; of requests that may be equal only the first one is sure to be asked. */
    private static final class Sum {

        private final Job job;
        private final TaskRequests task;
        private final JudgeRequests judges;
        private final Set<Request> seen = new HashSet<>();
        private Range answers = Range.NOTHING;
        private Range verdicts = Range.NOTHING;

        Sum(Job job, boolean growing, Supplies supplies) {
            this.job = job;
            this.task = TaskRequests.of(job, growing, supplies);
            this.judges = new JudgeRequests(job, task);
        }

        void add(List<Case> cases, Frequency frequency) {
            for (Case subject : cases) {
                Frequency often = frequency;
                for (int step = 0; step < job.chain().size(); step++) {
                    Request request = task.request(subject, step);
                    often = seen.add(request) ? frequency : frequency.again();
                    answers = answers.plus(task.of(subject, request, step).times(often));
                }
                verdicts = verdicts.plus(judges.of(subject).times(often));
            }
        }

        Estimate estimate() {
            Map<Purpose, Range> ranges = new EnumMap<>(Purpose.class);
            ranges.put(Purpose.TASK, within(job, Purpose.TASK, answers));
            if (!job.evaluation().calls().isEmpty()) {
                ranges.put(Purpose.JUDGE, within(job, Purpose.JUDGE, verdicts));
            }
            return new Estimate(ranges);
        }
    }
}
