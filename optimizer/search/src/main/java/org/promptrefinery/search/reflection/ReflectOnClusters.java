package org.promptrefinery.search.reflection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

/**
 * Asks for a lesson from each cluster of wrong answers, then for a prompt that heeds all lessons; thus more wrong
 * answers are read than fit into one brief (map-reduce: Dean and Ghemawat, 2004; clusters of errors as in ProTeGi:
 * Pryzant et al., "Automatic Prompt Optimization with 'Gradient Descent' and Beam Search", 2023, where the gradients
 * are several).
 */
final class ReflectOnClusters implements Proposer {

    private static final String USUAL_WHY = "lessons from clusters of wrong answers";
    private static final int MOST_CLUSTERS = 4;
    private static final int MOST_READ = 48;
    private static final int SHOWN = 4;

    private final Consultation consultation;

    ReflectOnClusters(Consultation consultation) {
        this.consultation = consultation;
    }

    @Override
    public boolean informed() {
        return true;
    }

    @Override
    public boolean isSilent() {
        return consultation.reflector().isSilent();
    }

    @Override
    public String name() {
        return "reflect-on-clusters";
    }

    /** At most; fewer when there are fewer clusters. */
    @Override
    public int asks() {
        return MOST_CLUSTERS + 1;
    }

    @Override
    public List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
        List<List<Clusters.Cluster>> clusters =
                batch.stream().map(parents -> clusters(parents, random)).toList();
        List<Optional<String>> briefs = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            for (Clusters.Cluster cluster : clusters.get(i)) {
                briefs.add(Optional.of(brief(batch.get(i), cluster, random)));
            }
        }
        Iterator<Thought> thoughts = consultation.ask(briefs, random).iterator();
        List<Optional<String>> lessons =
                clusters.stream().map(some -> lessons(some, thoughts)).toList();
        return join(batch, lessons, random);
    }

    private List<Optional<Proposal>> join(List<Parents> batch, List<Optional<String>> lessons, RandomGenerator random) {
        List<Optional<String>> briefs = IntStream.range(0, batch.size())
                .mapToObj(index -> lessons.get(index)
                        .map(all -> consultation.brief(MetaPrompt.JOIN, batch.get(index), Map.of("lessons", all))))
                .toList();
        List<Thought> thoughts = consultation.ask(briefs, random);
        return IntStream.range(0, batch.size())
                .mapToObj(
                        index -> Draft.in(thoughts.get(index), batch.get(index).prompt(), USUAL_WHY)
                                .map(draft -> batch.get(index).child(draft.prompt(), draft.why())))
                .toList();
    }

    private static List<Clusters.Cluster> clusters(Parents parents, RandomGenerator random) {
        List<CaseResult> wrong = parents.first().train().results().stream()
                .filter(CaseResult::failed)
                .toList();
        List<Clusters.Cluster> all = Clusters.of(ShownCases.some(wrong, MOST_READ, random), parents.patterns());
        return all.subList(0, Math.min(MOST_CLUSTERS, all.size()));
    }

    private String brief(Parents parents, Clusters.Cluster cluster, RandomGenerator random) {
        return consultation.brief(
                MetaPrompt.LESSON,
                parents,
                Map.of(
                        "pattern", Data.shown(cluster.what(), Lesson.LONGEST),
                        "wrong", ShownCases.answers(ShownCases.some(cluster.wrong(), SHOWN, random))));
    }

    /** The lessons of one parent's clusters, a line each; empty when there are none. */
    private static Optional<String> lessons(List<Clusters.Cluster> clusters, Iterator<Thought> thoughts) {
        String lines = clusters.stream()
                .flatMap(cluster -> Lesson.in(thoughts.next()).stream()
                        .map(lesson -> "- from " + cluster.wrong().size() + " answers: " + lesson))
                .collect(Collectors.joining("\n"));
        return Optional.of(lines).filter(text -> !text.isEmpty());
    }
}
