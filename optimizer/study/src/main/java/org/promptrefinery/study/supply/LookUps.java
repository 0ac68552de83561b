package org.promptrefinery.study.supply;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.retrieval.Passage;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;

/**
 * Looks up worked examples and passages by what a case asks. Documents are read when a passage is first wanted, and
 * each text is looked up once as long as there is room to keep it.
 */
final class LookUps implements Supplies {

    /** Cases that lengths are taken from. */
    private static final int SAMPLE = 16;

    private final Offer offer;
    private final Asked asked;
    private final List<Case> sample;
    private final Lazy<ExampleLookUp> examples;
    private final Lazy<Shelf> shelf;
    private final Remembered remembered = new Remembered();

    private LookUps(Offer offer, Asked asked, Split split, Lazy<ExampleLookUp> examples, Lazy<Shelf> shelf) {
        this.offer = offer;
        this.asked = asked;
        this.sample = Stream.of(split.train(), split.dev(), split.test())
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .limit(SAMPLE)
                .toList();
        this.examples = examples;
        this.shelf = shelf;
    }

    /**
     * The supplies of a job.
     *
     * @param split whose train part examples are taken from, and whose other parts nothing shown may hold
     * @param asked what of a case it is looked up by
     * @throws BadInput when there are no examples, though some are to be shown, or their file is wrong
     */
    static Supplies of(Sources sources, Split split, Asked asked, Indexing indexing) {
        if (sources.equals(Sources.NONE)) {
            return Supplies.NONE;
        }
        Supplier<ExampleLookUp> examples = () -> {
            throw new IllegalArgumentException("this job shows no examples");
        };
        if (sources.examples()) {
            ExamplePool pool = ExamplePool.of(sources, split, asked);
            pool.notices().forEach(indexing.notices());
            examples = () -> examples(pool, asked, indexing);
        }
        HeldOut held = new HeldOut(
                Stream.concat(split.dev().stream(), split.test().stream()).toList(), asked);
        return new LookUps(
                sources.offer(),
                asked,
                split,
                new Lazy<>(examples),
                new Lazy<>(() -> Shelf.of(
                        indexing.library(sources.documents()
                                .orElseThrow(() -> new IllegalArgumentException("this job has no documents"))),
                        held,
                        indexing.notices())));
    }

    private static ExampleLookUp examples(ExamplePool pool, Asked asked, Indexing indexing) {
        List<WorkedExample> shown = pool.cases().stream()
                .map(answered -> WorkedExample.of(answered, asked))
                .toList();
        return new ExampleLookUp(
                shown,
                indexing.neighbours(shown.stream().map(WorkedExample::question).toList()));
    }

    @Override
    public Offer offer() {
        return offer;
    }

    @Override
    public String lookUp(Supply wish, Case subject, Map<String, String> inputs) {
        String question = asked.by(subject);
        return remembered.get(List.of(wish.variable(), subject.id(), question), () -> switch (wish) {
            case NearestExamples near -> examples.get().text(near, subject, question);
            case Passages passages -> PassageText.of(shelf.get().passages(passages, question), passages.layout());
        });
    }

    @Override
    public List<String> usual(Supply wish) {
        return sample.stream()
                .map(subject -> lookUp(wish, subject, subject.inputs()))
                .toList();
    }

    @Override
    public List<Passage> passages(Passages wish, Case subject) {
        return shelf.get().passages(wish, asked.by(subject));
    }

    @Override
    public void prepare() {
        if (offer.passages()) {
            shelf.get();
        }
    }

    @Override
    public void close() {
        examples.forget().ifPresent(ExampleLookUp::close);
        shelf.forget().ifPresent(Shelf::close);
    }
}
